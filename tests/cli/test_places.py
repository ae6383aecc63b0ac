"""``humetrics places``: what a name may mean, and gazetteers of one's own."""

import csv
import io
import json

import pytest


def test_a_name_is_ranked_with_how_it_was_matched(humetrics):
    ran = humetrics("places", "find", "southern Idlib", "--country", "SYR", "--format", "csv")
    first = next(csv.DictReader(io.StringIO(ran.out)))
    assert (ran.code, first["pcode"], first["country"]) == (0, "SY07", "SYR")
    assert first["method"]


def test_a_ranking_says_why_and_what_a_report_would_get(humetrics):
    ran = humetrics("places", "find", "Hama", "--country", "syr", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [row["pcode"] for row in rows[:2]] == ["SY05", "SY0501"]
    assert rows[1]["within"] == "Hama SY05; Syria SYR"
    assert "country +20" in rows[0]["why"]
    assert "is placed in: SY05 (name)" in ran.err


def test_an_area_is_shown_with_its_members(humetrics):
    ran = humetrics("places", "find", "Eastern Ghouta", "--format", "csv")
    assert "SY0302; SY0301" in ran.out


def test_what_is_cut_off_is_counted(humetrics):
    assert "more; --limit" in humetrics("places", "find", "Hama", "--limit", "1").err


@pytest.mark.parametrize("country", ["Syria", "syrian arab republic", "SYR"])
def test_a_country_is_given_by_code_or_name(humetrics, country):
    ran = humetrics("places", "find", "Khan Shaykhun", "--country", country)
    assert ran.code == 0
    assert "is placed in: SY0702" in ran.err


@pytest.mark.parametrize(("name", "said"), [("Caspian Sea", "a sea"), ("Syrian", "a people")])
def test_what_is_no_region_says_what_it_is(humetrics, name, said):
    ran = humetrics("places", "find", name)
    assert (ran.code, said in ran.err) == (2, True)


def test_misses_are_a_table_to_fill_in_and_to_load(humetrics, tmp_path):
    for name, country in (("Qwertyville", "Syria"), ("Asdfghton", "Yemen")):
        text = f"At least 50 people were killed in {name} in {country} on Monday."
        (tmp_path / f"{name}.txt").write_text(text)
        humetrics("load", f"{name}.txt", "--lang", "en", "--date", "2019-05-06")
    humetrics("build")
    table = humetrics("places", "misses", "--format", "csv").out
    assert "Qwertyville,place,,SYR,unresolved,1" in table
    filled = table.replace("Qwertyville,place,,", "Qwertyville,place,SY0702,")
    (tmp_path / "misses.csv").write_text(filled)
    assert (
        "misses.csv: names of a list of misses without a code yet, left out: 1"
        in humetrics("places", "load", "misses.csv").err
    )
    humetrics("build")
    left = humetrics("places", "misses", "--format", "csv").out
    assert ("Qwertyville" in left, "Asdfghton" in left) == (False, True)


@pytest.mark.parametrize("country", ["Idlib", "XXX", "SY07"])
def test_a_country_that_is_none_is_said(humetrics, country):
    ran = humetrics("places", "find", "Idlib", "--country", country)
    assert ran.code == 2
    assert f"no country '{country}'" in ran.err


def test_near_spellings_are_told_of_and_found_in_a_country(humetrics):
    assert "--country" in humetrics("places", "find", "Khan Shikhun").err
    assert "SY0702 (fuzzy)" in humetrics("places", "find", "Khan Shikhun", "--country", "SY").err


def test_a_name_that_nothing_bears(humetrics):
    ran = humetrics("places", "find", "Qwertyuiopasdf")
    assert ran.code == 2
    assert "no place 'Qwertyuiopasdf'" in ran.err


@pytest.fixture
def loaded(humetrics, tmp_path):
    """A data folder that knows a camp by the name its people use."""
    (tmp_path / "aliases.csv").write_text("name,kind,code\nQwertyville Camp,place,SY0702\n")
    ran = humetrics("places", "load", "aliases.csv")
    assert ran.code == 0
    assert ran.out.startswith("aliases.csv: 1 alias\n")
    return humetrics


def test_a_loaded_name_is_found_and_loading_again_changes_nothing(loaded):
    assert "SY0702" in loaded("places", "find", "Qwertyville Camp").out
    assert "already loaded" in loaded("places", "load", "aliases.csv").out


def test_a_loaded_name_is_read_and_built_with(loaded, tmp_path):
    text = "At least 50 people were killed in Qwertyville Camp, Syria."
    (tmp_path / "report.txt").write_text(text)
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "lang": "en", "text": text}))
    for arguments in (("report.txt", "--lang", "en", "--format", "jsonl"), ("--input", "in.jsonl")):
        (figure,) = json.loads(loaded("read", *arguments).out)["figures"]
        assert figure["regions"][0]["pcode"] == "SY0702"
    assert loaded("load", "report.txt", "--lang", "en", "--date", "2019-05-06").code == 0
    assert loaded("build").code == 0
    assert "50" in loaded("show", "CAS-01", "--region", "SY0702", "--format", "csv").out


def test_a_name_loaded_later_places_what_is_loaded_already(humetrics, tmp_path):
    text = "At least 50 people were killed in Qwertyville Camp, Syria."
    (tmp_path / "report.txt").write_text(text)
    show = ("show", "CAS-01", "--region", "SY0702", "--format", "csv")
    humetrics("load", "report.txt", "--lang", "en", "--date", "2019-05-06")
    assert (humetrics("build").err, humetrics(*show).out.count("50")) == ("", 0)
    (tmp_path / "aliases.csv").write_text("name,kind,code\nQwertyville Camp,place,SY0702\n")
    assert "humetrics build" in humetrics("places", "load", "aliases.csv").out
    assert "1 documents read again" in humetrics("build").err
    assert "50" in humetrics(*show).out
    assert humetrics("build").err == ""


def test_a_wrong_alias_ends_in_the_code_of_a_bad_source(humetrics, tmp_path):
    (tmp_path / "mine.csv").write_text("name,kind,code\nX,foo,ZZ9999\n")
    ran = humetrics("places", "load", "mine.csv")
    assert ran.code == 11
    assert "mine.csv: line 2: 'foo' is no kind" in ran.err
    assert "'ZZ9999'" in ran.err
    assert not (tmp_path / "humetrics-data").exists()


def test_an_empty_gazetteer_is_said_to_be_empty(humetrics, tmp_path):
    (tmp_path / "a.csv").write_text("")
    ran = humetrics("places", "load", "a.csv")
    assert (ran.code, ran.err) == (11, "humetrics: a.csv: empty, nothing to load\n")


def test_a_file_that_is_no_gazetteer_is_named(humetrics, tmp_path):
    (tmp_path / "a.csv").write_text("colour,shape\nred,round\n")
    ran = humetrics("places", "load", "a.csv")
    assert ran.code == 11
    assert "a.csv" in ran.err


def test_names_are_resolved_in_their_documents(humetrics, tmp_path):
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": "a", "text": "Shelling in Idlib, Syria."}))
    (tmp_path / "names.jsonl").write_text(json.dumps({"doc": "a", "place": "Idlib"}))
    ran = humetrics(
        *("places", "resolve", "--input", "in.jsonl", "--places", "names.jsonl"),
        *("--output", "out.jsonl"),
    )
    assert ran.code == 0
    found = json.loads((tmp_path / "out.jsonl").read_text())
    assert (found["country"], found["admin1"]) == ("SYR", "SY07")


def test_a_broken_line_is_named_and_the_rest_resolved(humetrics, tmp_path):
    good = {"id": "a", "text": "Shelling in Idlib, Syria."}
    (tmp_path / "in.jsonl").write_text('{"id": "b", "te\n' + json.dumps(good))
    rows = [{"doc": "a", "place": "Idlib"}, {"doc": "b", "place": "Idlib"}, {"place": "Idlib"}]
    (tmp_path / "names.jsonl").write_text("[]\n" + "\n".join(map(json.dumps, rows)))
    ran = humetrics(
        *("places", "resolve", "--input", "in.jsonl", "--places", "names.jsonl"),
        *("--output", "out.jsonl"),
    )
    assert ran.code == 11
    assert "in.jsonl: line 1: broken JSON" in ran.err
    assert "names.jsonl: line 1: no object" in ran.err
    assert "without their document in in.jsonl, resolved by the name alone: 2, of" in ran.err
    assert "'b' (1), no doc (1)" in ran.err
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [row.get("doc") for row in found] == ["a", "b", None]
    assert found[0]["admin1"] == "SY07"


def test_check_lists_what_is_doubtful(humetrics):
    ran = humetrics("places", "check")
    assert ran.code == 0
    assert ran.err.startswith("humetrics: ")


def test_boundaries_are_published_for_the_map(humetrics, tmp_path):
    ring = [[36, 35], [37, 35], [37, 36], [36, 35]]
    feature = {
        "type": "Feature",
        "properties": {"adm1_pcode": "SY07", "adm1_name": "Idleb"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    (tmp_path / "b.geojson").write_text(json.dumps({"features": [feature]}))
    (tmp_path / "a.txt").write_text("At least 50 people were killed in Idlib, Syria.")
    assert "1 boundary" in humetrics("places", "load", "b.geojson").out
    humetrics("load", "a.txt", "--lang", "en", "--date", "2019-05-06")
    humetrics("build")
    ran = humetrics("sql", "SELECT region, rings FROM region_shape", "--format", "csv")
    assert "SY07" in ran.out
    assert "3600,3500,100,0,0,100,-100,-100" in ran.out
