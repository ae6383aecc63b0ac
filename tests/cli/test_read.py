"""``humetrics read``: texts in, figures out, in three forms; bad input named, good input read."""

import csv
import io
import json

import pytest

REPORT = (
    "Shelling in Idlib, Syria, killed at least 50 people on Sunday, UOSSM said. "
    "Around 3 million people live there, 12 kilometres from the border."
)
GUIDE_KEYS = [
    *("quote", "start", "end", "measure", "unit", "bound", "low", "best", "high", "group"),
    *("facility", "places", "country", "time", "kind", "sources", "status"),
]


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    return path


def documents(path, *records):
    path.write_text("".join(r if isinstance(r, str) else json.dumps(r) + "\n" for r in records))
    return path


def test_a_table_shows_each_figure_with_its_doubt(humetrics, report):
    ran = humetrics("read", report, "--date", "2019-05-06", "--lang", "en")
    assert ran.code == 0
    row = next(line for line in ran.out.splitlines() if "at least 50" in line)
    assert "killed" in row
    assert "no upper bound" in row
    assert "Idlib SY07" in row
    assert "12" not in [word for line in ran.out.splitlines() for word in line.split()]


def test_why_lists_what_was_left_out_and_the_rules(humetrics, report):
    ran = humetrics("read", report, "--lang", "en", "--why")
    left_out = ran.out[ran.out.index("left out") :]
    assert "12" in left_out
    assert "rules" in ran.out


def test_json_lines_hold_the_keys_of_the_guide_and_more(humetrics, report):
    ran = humetrics("read", report, "--format", "jsonl", "--date", "2019-05-06", "--lang", "en")
    (line,) = lines(ran.out)
    first = line["figures"][0]
    assert list(first)[: len(GUIDE_KEYS)] == GUIDE_KEYS
    assert first["quote"] == REPORT[first["start"] : first["end"]] == "at least 50"
    assert (first["low"], first["best"], first["high"]) == (50, 50, None)
    assert isinstance(first["low"], int)
    assert first["interval"]["low"] == 50
    assert first["interval"]["high"] is None
    assert first["interval"]["rule"]
    assert first["regions"][0]["pcode"] == "SY07"
    assert first["time"] == {"start": "2019-05-05", "end": "2019-05-05"}
    assert line["zeros"] == []


def test_csv_leaves_what_is_unknown_empty(humetrics, report):
    ran = humetrics("read", report, "--format", "csv", "--lang", "en")
    first = next(csv.DictReader(io.StringIO(ran.out)))
    assert (first["low"], first["high"], first["pcodes"]) == ("50", "", "SY07")


def test_csv_without_a_figure_is_a_header(humetrics, tmp_path):
    (tmp_path / "a.txt").write_text("Nothing happened.")
    ran = humetrics("read", "a.txt", "--format", "csv", "--lang", "en")
    assert ran.out.startswith("document,title,")
    assert len(ran.out.splitlines()) == 1


def test_a_cell_never_becomes_a_formula(humetrics, tmp_path):
    front = '---\ntitle: =HYPERLINK("http://example.org")\nlang: en\n---\n'
    (tmp_path / "a.txt").write_text(front + REPORT)
    ran = humetrics("read", "a.txt", "--format", "csv")
    assert next(csv.DictReader(io.StringIO(ran.out)))["title"].startswith("'=HYPERLINK")


def test_standard_input(humetrics):
    ran = humetrics("read", "-", "--format", "jsonl", "--lang", "en", stdin=REPORT.encode())
    assert [one["measure"] for one in lines(ran.out)[0]["figures"]] == ["killed", "population"]


def test_reported_zeros_are_shown_apart(humetrics):
    ran = humetrics("read", "-", "--lang", "en", stdin=b"No casualties were reported in Idlib.")
    assert "reported to be none" in ran.out


ONE = {"id": "one", "lang": "en", "published": "2019-05-06", "text": REPORT, "figures": [{"x": 1}]}
EMPTY = {"id": "empty", "lang": "en", "published": "2019-05-06", "text": ""}
NONE = EMPTY | {"id": "none", "text": "The talks go on in Geneva."}


def test_one_line_a_document_in_order(humetrics, tmp_path):
    source = documents(tmp_path / "in.jsonl", ONE, EMPTY, NONE, ONE | {"id": "again"})
    ran = humetrics("read", "--input", source, "--output", tmp_path / "out.jsonl")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    found = lines((tmp_path / "out.jsonl").read_text())
    assert [line["id"] for line in found] == ["one", "empty", "none", "again"]
    assert [len(line["figures"]) for line in found] == [2, 0, 0, 2]
    assert found[0]["figures"] == found[3]["figures"]


def test_without_an_output_the_lines_go_to_standard_output(humetrics, tmp_path):
    ran = humetrics("read", "--input", documents(tmp_path / "in.jsonl", ONE))
    assert [line["id"] for line in lines(ran.out)] == ["one"]


def test_an_empty_file_of_documents_gives_an_empty_file_of_figures(humetrics, tmp_path):
    source = documents(tmp_path / "in.jsonl")
    assert humetrics("read", "--input", source, "--output", tmp_path / "out.jsonl").code == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_a_broken_line_is_named_the_rest_is_read_and_the_exit_code_says_so(humetrics, tmp_path):
    source = documents(tmp_path / "in.jsonl", ONE, '{"id": "cut", "te\n', "[]\n", NONE)
    ran = humetrics("read", "--input", source, "--output", tmp_path / "out.jsonl")
    assert ran.code == 11
    assert "line 2: broken JSON" in ran.err
    assert "line 3: not a JSON object" in ran.err
    assert [line["id"] for line in lines((tmp_path / "out.jsonl").read_text())] == ["one", "none"]


def test_a_language_without_words_is_refused_with_the_reason(humetrics, tmp_path):
    source = documents(tmp_path / "in.jsonl", ONE | {"lang": "xx"}, NONE)
    ran = humetrics("read", "--input", source)
    refused, read = lines(ran.out)
    assert refused["figures"] == []
    assert "xx" in refused["refused"]
    assert "refused" not in read
    assert ran.code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", "a.jsonl"),
        ("read", "a.jsonl", "--format", "csv"),
        ("read", "--input", "a.jsonl"),
        ("quantities", "a.jsonl"),
        ("load", "a.jsonl"),
    ],
)
def test_a_run_that_could_read_no_text_is_no_success(humetrics, tmp_path, arguments):
    documents(tmp_path / "a.jsonl", ONE | {"lang": "xx"})
    ran = humetrics(*arguments)
    assert ran.code == 11
    assert "no lexicon for the language 'xx'" in ran.out + ran.err


@pytest.mark.parametrize("command", ["read", "quantities", "load"])
def test_a_language_that_looks_wrong_is_told_of_in_a_line(humetrics, tmp_path, command):
    (tmp_path / "fr.txt").write_text(FRENCH, "utf-8")
    (tmp_path / "en.txt").write_text(REPORT)
    ran = humetrics(command, "fr.txt", "--lang", "en")
    assert ran.code == 0
    told = "humetrics: read as 'en' by --lang, though the text looks like: 'fr' (1)"
    assert ran.err.splitlines().count(told) == 1
    assert "looks like" not in humetrics(command, "en.txt", "--lang", "en").err


def test_several_processes_give_the_same_bytes_in_the_same_order(humetrics, tmp_path):
    many = [ONE | {"id": str(n), "text": f"{n} people were killed in Homs."} for n in range(150)]
    source = documents(tmp_path / "in.jsonl", *many)
    one, two = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    assert humetrics("read", "--input", source, "--output", one).code == 0
    assert humetrics("read", "--input", source, "--output", two, "--jobs", 2).code == 0
    assert one.read_bytes() == two.read_bytes()
    assert len(one.read_bytes().splitlines()) == 150


WRONG = [
    (("read",), 2, "nothing to read"),
    (("read", "a.txt", "--input", "b.jsonl"), 2, "not both"),
    (("read", "empty.txt", "--output", "o.jsonl"), 2, "--output goes with --input"),
    (("read", "--input", "b.jsonl", "--format", "csv"), 2, "for CSV: humetrics read FILE"),
    (("read", "missing.txt"), 11, "missing.txt: no such file"),
    (("read", "--input", "missing.jsonl"), 11, "missing.jsonl"),
    (("read", "--input", "empty.jsonl", "--output", "no/such/folder.jsonl"), 12, "no/such/folder"),
    (("read", "empty.jsonl", "--date", "yesterday"), 2, "'yesterday' is no date"),
    (("read", "empty.txt"), 11, "empty.txt: empty"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), WRONG)
def test_what_goes_wrong_is_said_in_a_line(humetrics, tmp_path, arguments, code, words):
    (tmp_path / "empty.jsonl").write_text("")
    (tmp_path / "empty.txt").write_text("")
    ran = humetrics(*arguments)
    assert ran.code == code
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_a_bad_file_does_not_keep_the_next_from_being_read(humetrics, report, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    ran = humetrics("read", "empty.txt", report, "--lang", "en")
    assert ran.code == 11
    assert "at least 50" in ran.out


def test_quantities_are_every_number_with_what_it_states(humetrics, report):
    ran = humetrics("quantities", report, "--format", "jsonl")
    (line,) = lines(ran.out)
    first, second = line["quantities"][:2]
    words = [REPORT[slice(*one["modifier"])] + " " + one["quote"] for one in (first, second)]
    assert words == ["at least 50", "Around 3 million"]
    assert (second["bound"], second["best"]) == ("approx", 3_000_000)
    table = humetrics("quantities", report).out
    row = next(line for line in table.splitlines() if "at_least" in line)
    assert row.split()[:3] == ["50", "people", "at_least"]
    first = next(
        csv.DictReader(io.StringIO(humetrics("quantities", report, "--format", "csv").out))
    )
    assert (first["quote"], first["modifier"], first["counted"]) == ("50", "at least", "people")


def test_a_text_without_a_quantity_is_said_to_have_none(humetrics, tmp_path):
    (tmp_path / "a.txt").write_text("The talks go on in the old town.")
    assert "no quantity" in humetrics("quantities", "a.txt").out


FRENCH = (
    "Au moins 50 personnes sont mortes dans les inondations dans le nord du pays, "
    "et des centaines de familles ont quitté la ville, selon les autorités."
)


def test_quantities_of_a_language_without_words_are_refused_with_the_reason(humetrics, tmp_path):
    (tmp_path / "a.txt").write_text(FRENCH, "utf-8")
    ran = humetrics("quantities", "a.txt")
    assert "not read: no lexicon for the language 'fr'; --lang takes: en" in ran.out
    (line,) = lines(humetrics("quantities", "a.txt", "--format", "jsonl").out)
    assert (line["quantities"], "'fr'" in line["refused"]) == ([], True)
    ran = humetrics("quantities", "a.txt", "--format", "csv")
    assert ran.out.count("\n") == 1
    assert "'fr'" in ran.err
    assert "50" in humetrics("quantities", "a.txt", "--lang", "en").out


def test_a_terminal_shows_a_bar_and_a_file_does_not(humetrics, tmp_path, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    source = documents(tmp_path / "in.jsonl", ONE)
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert humetrics("read", "--input", source, "--output", tmp_path / "out.jsonl").code == 0
    assert "reading" in terminal.getvalue()


def test_the_table_says_why_a_text_was_not_read(humetrics, report):
    ran = humetrics("read", report, "--lang", "xx")
    assert ran.code == 11
    assert "not read: no lexicon for the language 'xx'" in ran.out


@pytest.mark.parametrize("arguments", [("read", "a.txt", "b.txt"), ("load", "a.txt", "b.txt")])
def test_a_missing_date_of_publication_is_said_once(humetrics, tmp_path, arguments):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text("---\npublished: 2019-05-06\n---\n" + REPORT + " Again.")
    ran = humetrics(*arguments, "--lang", "en")
    assert ran.code == 0
    assert ran.err.startswith("humetrics: 1 of 2 documents have no date of publication")
    assert "--date YYYY-MM-DD" in ran.err
    assert humetrics(*arguments, "--lang", "en", "--date", "2019-05-06").err == ""


def test_a_missing_date_is_said_of_lines_too(humetrics, tmp_path):
    source = documents(tmp_path / "in.jsonl", ONE, {"lang": "en", "text": REPORT})
    assert "1 of 2 documents have no date" in humetrics("read", "--input", source).err
