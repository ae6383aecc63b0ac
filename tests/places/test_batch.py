"""Files of place strings, the check of a gazetteer and the scores."""

import json
from pathlib import Path

import pytest

from metrics.errors import SourceError, StoreError
from metrics.places import add, default, loaded
from metrics.places.batch import check, records, resolve_file
from metrics.places.score import main, score_names, score_places

DOCUMENTS = [
    {"id": "a", "text": "Syria: five killed in Khan Sheikhoun, Idlib province."},
    {"id": "b", "text": "Floods in Derna and Tobruk displaced many.", "title": "Libya: floods"},
]
PLACES = [
    {"doc": "a", "place": "Khan Sheikhoun", "country": "SYR", "admin1": "SY07"},
    {"doc": "b", "place": "Derna", "country": "LBY", "admin1": "LY01"},
    {"doc": "b", "place": "Nowhere", "country": "LBY", "admin1": None, "admin1_any": ["LY01"]},
    {"doc": "gone", "place": "Nowhere", "country": "LBY", "admin1": None},
]


def lines(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_places_are_resolved_in_their_documents(tmp_path: Path) -> None:
    documents = lines(tmp_path / "d.jsonl", DOCUMENTS)
    given = [{"doc": row["doc"], "place": row["place"]} for row in PLACES]
    output = tmp_path / "o.jsonl"
    places = lines(tmp_path / "p.jsonl", given)
    counts = resolve_file(documents, places, output, default())
    found = list(records(output))
    assert [row["place"] for row in found] == [row["place"] for row in PLACES]
    assert [(row["country"], row["admin1"], row["admin2"]) for row in found] == [
        ("SYR", "SY07", "SY0702"),
        ("LBY", "LY01", "LY0101"),
        ("LBY", None, None),
        (None, None, None),
    ]
    assert counts.methods["unresolved"] == 2
    assert counts.missed == [(("Nowhere", "LBY"), 1), (("Nowhere", "?"), 1)]
    assert counts.lost == [("gone", 1)]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    documents = lines(tmp_path / "d.jsonl", DOCUMENTS)
    with pytest.raises(StoreError, match=r"no/o\.jsonl: No such file"):
        resolve_file(documents, documents, tmp_path / "no" / "o.jsonl", default())


@pytest.mark.parametrize("line", ["{", "[1]"])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text('{"id": "a"}\n' + line, encoding="utf-8")
    with pytest.raises(SourceError, match=r"d\.jsonl: line 2"):
        list(records(path))
    with pytest.raises(SourceError, match="gone"):
        list(records(tmp_path / "gone"))


def test_the_score_of_places() -> None:
    texts = {str(row["id"]): row for row in DOCUMENTS}
    score = score_places(PLACES, texts, default())
    assert (score.places, score.country, score.with_admin1, score.admin1) == (3, 3, 2, 2)
    assert (score.wrong, score.slips) == (0, ())
    wrong = [{**PLACES[0], "admin1": "SY05", "country": "TUR"}]
    assert str(score_places(wrong, texts, default())) == (
        "places: 1; right country 0.000; right admin1 0.000 of 1, wrong 1.000"
    )


def test_the_score_of_names() -> None:
    text = "Syrian troops entered Idlib and Kafr Nowhere; Libya paid."
    spans = {"Idlib": "LOC", "Kafr Nowhere": "LOC", "Libya": "AST"}
    labels = [
        {"start": text.index(name), "end": text.index(name) + len(name), "label": label}
        for name, label in spans.items()
    ]
    score = score_names([{"text": text, "expect": {"toponyms": labels}}], default())
    assert (score.found, score.places, score.used) == (2, 1, 1)
    assert (
        str(score)
        == "names: 2; precision 0.500 (1.000 with names of offices and peoples), recall 0.500 of 2"
    )


def test_scores_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = lines(tmp_path / "d.jsonl", DOCUMENTS)
    places = lines(tmp_path / "p.jsonl", PLACES)
    arguments = ["score", "--documents", str(documents), "--places", str(places), "--slips"]
    monkeypatch.setattr("sys.argv", arguments)
    main()
    assert capsys.readouterr().out.startswith("places: 3; right country 1.000")


def test_the_check_names_what_is_odd(tmp_path: Path) -> None:
    text = "pcode,level,name,parent\nTD88,1,Northland,\nTD8801,2,Twin,TD88\nTX9902,2,Twin,TD88\n"
    path = tmp_path / "l.csv"
    path.write_text(text, encoding="utf-8")
    add(path, tmp_path / "places")
    found = {(f.kind, f.code) for f in check(loaded(tmp_path / "places"))}
    assert ("irregular", "TX9902") in found
    assert not any(f.kind == "orphan" for f in check(default()))
