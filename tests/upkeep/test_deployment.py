"""The unit, the image and the page of deployment fit the command, its settings and these files."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import typer

from metrics import upkeep
from metrics.cli import app
from metrics.settings import Settings, variable

FOLDER = Path(upkeep.__file__).parent
ROOT = FOLDER.parents[1]
PAGE = (FOLDER / "README.md").read_text()
UNIT = (FOLDER / "humetrics.service").read_text()
IMAGE = (FOLDER / "Containerfile").read_text()
COMMANDS = set(typer.main.get_command(app).commands)


def test_the_unit_starts_a_command_that_there_is():
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read_string(UNIT)
    program, command = unit["Service"]["ExecStart"].split()
    assert (Path(program).name, command in COMMANDS) == ("humetrics", True)
    assert unit["Install"]["WantedBy"] == "multi-user.target"


def test_systemd_finds_no_fault(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd-analyze here")
    unit = tmp_path / "humetrics.service"
    unit.write_text(UNIT.replace("/opt/humetrics/bin/humetrics", "/bin/true"))
    ran = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )
    assert "humetrics.service" not in ran.stderr


def test_the_image_copies_what_there_is_and_ends_in_the_command():
    copied = re.findall(r"^COPY (.*) \S+$", IMAGE, re.MULTILINE)
    assert copied
    for path in " ".join(copied).split():
        assert (ROOT / path).exists(), path
    assert 'ENTRYPOINT ["humetrics"]' in IMAGE
    assert re.search(r'^CMD \["(\w+)"\]', IMAGE, re.MULTILINE)[1] in COMMANDS


@pytest.mark.parametrize("text", [PAGE, UNIT, IMAGE], ids=["page", "unit", "image"])
def test_settings_and_commands_that_are_named_exist(text):
    known = {variable(name) for name in Settings.model_fields}
    assert set(re.findall(r"HUMETRICS_[A-Z_]+", text)) <= known
    named = set(re.findall(r"`humetrics (?:--home \S+ )?([a-z]+)", text))
    assert named <= COMMANDS, named - COMMANDS
