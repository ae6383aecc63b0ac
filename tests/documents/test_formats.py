"""The table of formats is that of the code, and every format in it can be read as told."""

from pathlib import Path

import pytest

from metrics import documents
from metrics.documents.formats import FORMATS
from metrics.settings import Settings, variable

README = (Path(documents.__file__).parent / "README.md").read_text(encoding="utf-8")


def table():
    yield "| format | files | text | what it says of itself | refused |"
    yield "|---|---|---|---|---|"
    for one in FORMATS:
        names = " ".join(f"`{suffix}`" for suffix in one.suffixes)
        yield f"| {one.title} | {names} | {one.text} | {one.says} | {one.refused} |"


def test_the_table_is_the_codes_own():
    after = README.split("<!-- table: formats -->\n", 1)[1]
    assert after.split("\n\n", 1)[0] == "\n".join(table())


def test_every_limit_is_a_setting_and_named():
    for name in documents.Limits._fields:
        assert name in Settings.model_fields
        assert f"`{variable(name)}`" in README


def test_limits_are_those_of_the_settings():
    given = {name: number for number, name in enumerate(documents.Limits._fields, start=10**9)}
    assert documents.Limits.of(Settings(**given)) == tuple(given.values())


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.name)
def test_a_reader_is_there_for_each(one):
    assert callable(one.reader())
