"""``load``, ``build``, ``indicators``, ``show`` and ``sql``, on a folder of their own."""

import csv
import io
import json

import pytest

SPANS = [("2019", "2019", 1), ("2019-05", "2019-05", 1), ("2019-06", "2019", 0)]
REPORT = "Shelling in Idlib, Syria, killed at least 50 people on Sunday, UOSSM said."


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A data folder with the one report, published; read it, never change it."""
    from metrics import build, documents, store

    home = store.Home(tmp_path_factory.mktemp("built"))
    told = {"lang": "en", "published": "2019-05-06"}
    store.load_documents(home, [documents.document(REPORT, told)])
    build.build(home)
    return home.path


@pytest.fixture
def ask(humetrics, built):
    return lambda *arguments, **given: humetrics("--home", built, *arguments, **given)


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_the_same_report_again_or_from_a_second_file_changes_nothing(humetrics, tmp_path):
    query = ("sql", "SELECT * FROM claim ORDER BY claim", "--format", "csv")
    (tmp_path / "report.txt").write_text(REPORT)
    (tmp_path / "second.txt").write_text(REPORT + "\n")
    told = ("--date", "2019-05-06", "--lang", "en")
    assert humetrics("load", "report.txt", *told).code == 0
    assert humetrics("build").code == 0
    before = humetrics(*query).out
    assert len(rows(before)) == 1
    assert "1 known already" in humetrics("load", "report.txt", *told).out
    assert humetrics("load", "second.txt", *told).code == 0
    assert humetrics("build").code == 0
    assert humetrics(*query).out == before


def test_a_broken_line_does_not_keep_the_rest_out(humetrics, tmp_path):
    good = json.dumps({"lang": "en", "published": "2019-05-06", "text": REPORT})
    (tmp_path / "in.jsonl").write_text("{broken\n" + good)
    ran = humetrics("load", "in.jsonl", "missing.txt")
    assert ran.code == 11
    assert "in.jsonl: line 1" in ran.err
    assert "missing.txt: no such file" in ran.err
    humetrics("build")
    assert humetrics("sql", "SELECT count(*) FROM claim", "--format", "csv").out.split()[1] == "1"


def test_a_text_that_is_not_read_is_named_with_the_reason(humetrics, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "fr.txt").write_text("Cinquante morts à Idlib.", "utf-8")
    line = {"id": "r-7", "lang": "xx", "published": "2019-05-06", "text": "x"}
    (tmp_path / "in.jsonl").write_text(json.dumps(line))
    ran = humetrics("load", "folder", "in.jsonl", "--lang", "fr", "--date", "2019-05-06")
    assert "2 refused" in ran.out
    assert "folder/fr.txt: not read: no lexicon for the language 'fr'" in ran.err
    assert "in.jsonl: r-7: not read: no lexicon for the language 'xx'" in ran.err


def test_show_gives_low_best_high_and_the_sentence(ask):
    ran = ask("show", "CAS-01", "--region", "SY07", "--from", "2019-05-01", "--to", "2019-05-31")
    assert ran.code == 0
    assert "no upper bound" in ran.out
    assert REPORT in ran.out.replace("\n", " ")
    assert "UOSSM" in ran.out


@pytest.mark.parametrize(("first", "last", "found"), SPANS)
def test_show_takes_a_month_or_a_year(ask, first, last, found):
    days = ("--from", first, "--to", last, "--format", "csv")
    assert len(rows(ask("show", "CAS-01", "--region", "SY07", *days).out)) == found


def test_show_can_look_at_the_same_claims_in_another_way(ask):
    seen = ask("show", "CAS-01", "--region", "SY07", "--as-of", "2019-05-05")
    assert "no report" in seen.out
    other = ask("show", "CAS-01", "--region", "SY07", "--policy", "acled_floor", "--format", "csv")
    assert rows(other.out)[0]["low"] == "50"


def test_show_says_what_was_not_counted_and_why(humetrics, demo_home):
    ran = humetrics("--home", demo_home, "show", "DIS-01", "--region", "SY07")
    assert ran.code == 0
    assert "feared" in ran.out[ran.out.index("Not counted here") :]


def test_show_for_other_programs_leaves_the_open_end_empty(ask):
    (row,) = rows(ask("show", "CAS-01", "--region", "SY07", "--format", "csv").out)
    assert (row["low"], row["best"], row["high"]) == ("50", "50", "")
    assert (row["bound"], row["open"], row["sources"]) == ("open_above", "1", "1")


def test_a_figure_of_two_regions_is_told_where_it_does_not_count(humetrics, tmp_path):
    text = "Some 300 people were killed in Idlib and Hama governorates in May 2019 in Syria."
    (tmp_path / "a.txt").write_text(text)
    humetrics("load", "a.txt", "--lang", "en", "--date", "2019-06-02")
    humetrics("build")
    ran = humetrics("show", "CAS-01", "--region", "SY07")
    assert "no report" in ran.out
    assert "'Some 300' (shared with other regions: it counts in SYR)" in ran.err


def test_no_report_is_not_zero(ask):
    ran = ask("show", "CAS-01", "--region", "SY02")
    assert ran.code == 0
    assert "no report" in ran.out
    assert "0" not in ran.out
    assert rows(ask("show", "CAS-01", "--region", "SY02", "--format", "csv").out) == []


WRONG = [
    (("show", "CAS-99", "--region", "SY07"), 2, "CAS-01"),
    (("show", "CAS-01", "--region", "SY99"), 2, "SY99"),
    (("show", "CAS-01", "--region", "Idlib"), 2, "did you mean SY07 Idlib"),
    (("show", "CAS-01", "--region", "Qwertyuiop"), 2, "no region 'Qwertyuiop'"),
    (("show", "CAS-01", "--region", "SY07", "--to", "2019-13"), 2, "'2019-13' is no date"),
    (
        ("show", "CAS-01", "--region", "SY07", "--from", "2019-06-01", "--to", "2019-05-01"),
        2,
        "is after",
    ),
    (("show", "CAS-01", "--region", "SY07", "--from", "June"), 2, "'June' is no date"),
    (("show", "CAS-01", "--region", "SY07", "--policy", "guess"), 2, "ucdp_like"),
    (("sql", "DROP TABLE claim"), 2, "one SELECT at a time"),
    (("sql", "SELECT nothing FROM nowhere"), 2, "nowhere"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), WRONG)
def test_a_wrong_question_says_what_exists(ask, arguments, code, words):
    ran = ask(*arguments)
    assert ran.code == code
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_nothing_published_is_an_error_that_says_what_to_do(humetrics):
    ran = humetrics("show", "CAS-01", "--region", "SY07")
    assert ran.code == 12
    assert "humetrics build" in ran.err


def test_home_may_stand_before_or_behind_the_command_or_in_the_environment(
    humetrics, built, monkeypatch
):
    query = ("sql", "SELECT count(*) AS n FROM claim", "--format", "jsonl")
    assert humetrics("--home", built, *query).out == '{"n":1}\n'
    assert humetrics(*query, "--home", built).out == '{"n":1}\n'
    monkeypatch.setenv("HUMETRICS_HOME", str(built))
    assert humetrics(*query).out == '{"n":1}\n'


def test_whatever_a_query_answers_can_be_written(ask):
    import json

    query = "SELECT 1.5::DECIMAL(4, 1) AS d, map([1], [2]) AS m, 'inf'::DOUBLE AS f"
    row = json.loads(ask("sql", query, "--format", "jsonl").out)
    assert row == {"d": "1.5", "m": {"1": 2}, "f": None}
    huge = "SELECT 99999999999999999999::HUGEINT AS h"
    assert json.loads(ask("sql", huge, "--format", "jsonl").out) == {"h": "99999999999999999999"}


def test_sql_says_when_rows_were_cut(ask, monkeypatch):
    monkeypatch.setenv("HUMETRICS_SQL_ROWS", "2")
    ran = ask("sql", "-", "--format", "csv", stdin=b"SELECT range AS n FROM range(9)")
    assert ran.out == "n\n0\n1\n"
    assert "only the first 2 rows" in ran.err


def test_indicators_lists_the_catalogue(humetrics):
    codes = [row["code"] for row in rows(humetrics("indicators", "--format", "csv").out)]
    assert len(codes) >= 12
    assert {"CAS-01", "CAS-02", "CAS-03", "CAS-09", "DIS-01", "DIS-02", "DIS-06", "DIS-08"} <= {
        *codes
    }
    assert {"POP-01", "POP-02", "FAC-02", "INC-02"} <= {*codes}


def test_indicators_are_listed_and_one_is_shown_whole(humetrics):
    listed = humetrics("indicators").out
    assert "CAS-01" in listed
    assert "QLT-02" in listed
    whole = humetrics("indicators", "dis-01").out
    assert ">= 30000 or >= 0.01 x baseline" in whole
    assert "threshold_edition" in whole
    table = rows(humetrics("indicators", "--format", "csv").out)
    assert len(table) == 39
    assert {row["threshold"] for row in table if row["code"] == "DIS-06"} == {">= 25"}
    assert humetrics("indicators", "CAS-99").code == 2


def test_a_point_is_explained_by_the_name_that_show_gives(ask):
    month = ("show", "CAS-01", "--region", "SY07", "--period", "month")
    [shown] = rows(ask(*month, "--format", "csv").out)
    assert shown["point"] == "CAS-01:SY07:2019-05"
    assert shown["point"] in ask(*month).out
    ran = ask("explain", shown["point"])
    assert REPORT in ran.out.replace("\n", " ")
    assert "At least 50" in ran.out
    assert "Threshold > 2 x baseline: not known" in ran.out
    [row] = rows(ask("explain", shown["point"], "--format", "csv").out)
    assert (row["role"], row["low"], row["high"], row["quote"]) == (
        *("counted", "50", ""),
        "at least 50",
    )
    silent = ask("explain", "CAS-01:SY07:2018")
    assert "no report" in silent.out
    assert ask("explain", "CAS-01").code == 2
    assert "write one like CAS-01:SY07" in ask("explain", "CAS-01").err


def test_what_was_loaded_by_a_day_is_explained_by_what_it_saw(ask):
    shown = ask("show", "CAS-01", "--region", "SY07", "--known-by", "2100")
    assert "CAS-01:SY07 --known-by 2100-12-31" in shown.out
    assert "At least 50" in ask("explain", "CAS-01:SY07", "--known-by", "2100-12-31").out
    assert "no report" in ask("explain", "CAS-01:SY07", "--known-by", "2019").out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--region", "Idlib"), "did you mean SY07 Idlib"),
        (("--region", "XX99"), "no region 'XX99'"),
        (("--indicator", "CAS-99"), "no indicator 'CAS-99'"),
    ],
)
def test_diff_knows_what_it_is_asked_about(ask, asked, said):
    ran = ask("diff", "--from", "2019-05-06", "--to", "2019-05-07", *asked)
    assert ran.code != 0
    assert said in ran.err
    assert "nothing changed" not in ran.err


def test_many_answers_are_a_table_and_the_way_to_the_words_behind_one(humetrics, tmp_path):
    months = [f"2019-{month:02}" for month in range(1, 13)]
    days = [f"{month}-{day:02}" for month in months for day in (3, 17)]
    texts = [f"Shelling in Idlib, Syria, killed 5 people on {day}, SOHR said." for day in days]
    lines = [
        json.dumps({"lang": "en", "published": day, "text": text})
        for day, text in zip(days, texts, strict=True)
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    assert humetrics("load", "in.jsonl").code == humetrics("build").code == 0
    ran = humetrics("show", "CAS-01", "--region", "SY07", "--period", "day")
    assert "killed 5 people" not in ran.out
    assert "humetrics explain CAS-01:SY07:2019-12-17" in ran.err
    ran = humetrics("show", "CAS-01", "--region", "SY07", "--period", "year")
    assert "killed 5 people" in ran.out
