"""The command itself: help that reads well, a quick start, errors in one line."""

import subprocess
import sys

import pytest
import typer

from metrics import errors
from metrics.cli import app, main

COMMANDS = [one.callback.__name__ for one in app.registered_commands]


def test_help_names_every_command(humetrics):
    ran = humetrics("--help")
    assert ran.code == 0
    for name in COMMANDS:
        assert f"\n│ {name}" in ran.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_its_options(humetrics, name):
    ran = humetrics(name, "--help")
    assert ran.code == 0
    command = typer.main.get_command(app).commands[name]
    assert command.help
    for option in command.params:
        assert option.name == "help" or option.help, f"{name} {option.name} says nothing"


def test_help_needs_nothing_heavy():
    code = (
        "import sys, metrics.cli; "
        "heavy = {'duckdb', 'numpy', 'pyarrow', 'pint', 'fastapi', 'uvicorn', 'pydantic'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_an_unknown_command_is_an_error(humetrics):
    ran = humetrics("foretell")
    assert ran.code == 2
    assert "foretell" in ran.err


def every(error):
    return [error, *(one for child in error.__subclasses__() for one in every(child))]


OURS = [one for one in every(errors.MetricsError) if one.__module__ == errors.__name__]


@pytest.mark.parametrize("error", OURS, ids=lambda error: error.__name__)
def test_every_error_ends_with_its_text_and_its_code(error, monkeypatch, capsys):
    raised = error("region", "SY99") if error is errors.UnknownNameError else error("it broke")

    def fail(_):
        raise raised

    monkeypatch.setattr("metrics.cli.app", fail)
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == error.exit_code
    assert ended.value.code != 0
    assert capsys.readouterr().err == f"humetrics: {raised}\n"


def test_settings_are_listed_with_their_values(humetrics, monkeypatch):
    monkeypatch.setenv("HUMETRICS_PORT", "9000")
    assert "port,HUMETRICS_PORT,9000,8000," in humetrics("settings", "--format", "csv").out
    assert "HUMETRICS_PORT" in humetrics("settings").out


def test_a_misspelt_setting_is_named(humetrics, monkeypatch):
    monkeypatch.setenv("HUMETRICS_PROT", "9000")
    ran = humetrics("settings")
    assert ran.code == 2
    assert "no setting HUMETRICS_PROT; did you mean HUMETRICS_PORT?" in ran.err
