"""Settings: options before environment before default, and a slip is named."""

from pathlib import Path

import pytest

from metrics.errors import BadParameterError
from metrics.settings import Settings, variable


def test_defaults():
    settings = Settings.load({})
    assert settings.home == Path("humetrics-data")
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)


def test_options_go_before_the_environment_and_that_before_the_default():
    environ = {"HUMETRICS_PORT": "9000", "HUMETRICS_HOME": "/srv/data", "PATH": "/bin"}
    settings = Settings.load(environ, port=9100, host=None)
    assert (settings.port, settings.home) == (9100, Path("/srv/data"))
    assert settings.host == "127.0.0.1"


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"HUMETRICS_PORT": "eighty"}, "HUMETRICS_PORT='eighty'"),
        ({"HUMETRICS_PORT": "70000"}, "less than or equal to 65535"),
        ({"HUMETRICS_SQL_MEMORY": "all"}, "HUMETRICS_SQL_MEMORY='all'"),
        ({"HUMETRICS_HOMME": "x"}, "did you mean HUMETRICS_HOME?"),
    ],
)
def test_a_slip_is_named(environ, words):
    with pytest.raises(BadParameterError, match="HUMETRICS_") as caught:
        Settings.load(environ)
    assert words in str(caught.value)


def test_a_wrong_option_is_named_as_it_was_typed():
    with pytest.raises(BadParameterError, match=r"^--jobs 0: "):
        Settings.load({"HUMETRICS_JOBS": "2"}, jobs=0)


def test_every_setting_says_what_it_means_and_is_used():
    code = "\n".join(
        path.read_text()
        for folder in ("metrics", "api")
        for path in (Path(__file__).parents[1] / folder).rglob("*.py")
        if path.name != "settings.py"
    )
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert f"settings.{name}" in code, f"{variable(name)} changes nothing"
