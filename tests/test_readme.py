"""README is true: its commands run, its tables are those of the code, its paths exist."""

import json
import re
import shlex
from pathlib import Path

import pytest

from metrics import indicators
from metrics.documents import jsonl
from metrics.settings import Settings, variable

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
DEMO = re.search(r"^DEMO_HOME \?= (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1]
COMMANDS = re.findall(r"^\$ humetrics (.*)$", README, re.MULTILINE)
WEEK = (
    "Bombing over the past week has killed at least 50 people in Idlib province, the Union of "
    "Medical Care and Relief Organisations (UOSSM) told Reuters."
)


def settings_table():
    yield "| variable | default | what |"
    yield "|---|---|---|"
    for name, field in Settings.model_fields.items():
        yield f"| `{variable(name)}` | {field.default} | {field.description} |"


TABLES = {"settings": settings_table}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_the_codes_own(name):
    after = README.split(f"<!-- table: {name} -->\n", 1)[1]
    assert after.split("\n\n", 1)[0].strip() == "\n".join(TABLES[name]())


def test_the_number_of_indicators_is_theirs():
    (told,) = re.findall(r"(\d+) indicators", README)
    assert int(told) == len(indicators.catalogue())


def test_the_commands_run_as_they_stand(humetrics, tmp_path):
    assert len(COMMANDS) >= 9
    (tmp_path / "report.txt").write_text(WEEK)
    line = {"id": "r-1", "lang": "en", "published": "2019-05-06", "text": WEEK}
    (tmp_path / "documents.jsonl").write_text(json.dumps(line))
    (tmp_path / "tolls.csv").write_text(
        "place,country,day,dead\n#adm1+name,#country+code,#date+occurred,#affected+killed\n"
        "Idlib,SYR,2019-05-03,5\n"
    )
    (tmp_path / "names.jsonl").write_text(json.dumps({"doc": "r-1", "place": "Idlib"}))
    humetrics("demo", "--no-serve", "--home", DEMO)
    for command in COMMANDS:
        ran = humetrics(*shlex.split(command))
        assert ran.code == 0, f"humetrics {command}\n{ran.err}"
    assert (tmp_path / "figures.jsonl").exists()
    assert (tmp_path / "humetrics-data").is_dir()


def test_the_keys_of_a_document_line_are_the_readers_own():
    told = README.split("A line of JSONL has the keys ", 1)[1].split(";", 1)[0]
    assert set(re.findall(r"`(\w+)`", told)) == set(jsonl.KEYS)


def test_the_demo_names_its_folder_in_what_it_says_to_run(humetrics):
    told = humetrics("--home", DEMO, "demo", "--no-serve").out
    command = re.search(r"humetrics (--home .* show .*)", told)[1]
    assert f"$ humetrics {command}\n" in README
    assert "at least 50" in humetrics(*shlex.split(command)).out


def test_the_walk_ends_where_it_says(humetrics, tmp_path):
    assert WEEK in " ".join(README.replace("**", "").replace("\n> ", " ").split())
    (tmp_path / "report.txt").write_text(WEEK)
    ran = humetrics(
        *("read", "report.txt", "--date", "2019-05-06", "--lang", "en", "--format", "jsonl")
    )
    (figure,) = json.loads(ran.out)["figures"]
    assert (figure["low"], figure["best"], figure["high"]) == (50, 50, None)
    assert (figure["measure"], figure["unit"], figure["status"]) == ("killed", "person", "reported")
    assert figure["regions"][0]["pcode"] == "SY07"
    assert figure["time"] == {"start": "2019-04-29", "end": "2019-05-06"}
    assert figure["sources"] == ["UOSSM", "Reuters"]


def test_every_path_that_is_named_exists():
    named = set(re.findall(r"`((?:metrics|api|sql|tests|\.ci)(?:/[\w.<>*]+)*)`", README))
    assert len(named) > 10
    for path in named:
        parts = path.replace("<language>", "en").split("*")[0]
        assert (ROOT / parts).exists(), path


def test_every_make_target_that_is_named_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"make ([a-z]+)", README)) <= targets


def test_it_can_be_read_at_a_sitting():
    assert len(README.splitlines()) <= 300
