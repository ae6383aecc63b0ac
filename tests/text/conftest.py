"""The cases of tests/cases/en, as parameters: a test with a `case` reads the file of its name.

`test_quantities.py` reads quantities.toml; `@pytest.mark.cases("scope")` names another file.
"""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from metrics import read
from metrics.model import Document, Reading

CASES = Path(__file__).parents[1] / "cases" / "en"
PUBLISHED = date(2017, 5, 10)


def lines(table: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The lines of a file: a phrase and what it means, under sections or not."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from lines(value)
        else:
            yield key, value


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "case" not in metafunc.fixturenames:
        return
    mark = metafunc.definition.get_closest_marker("cases")
    name = mark.args[0] if mark else metafunc.module.__name__.rpartition("test_")[2]
    table = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))
    found = list(lines(table))
    metafunc.parametrize("case", found, ids=[phrase for phrase, _ in found])


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """What a text says, published on Wednesday 10 May 2017 where nothing else is given."""

    def read_it(text: str, **fields: Any) -> Reading:
        return read(
            Document(id="case", text=text, **{"published": PUBLISHED, "lang": "en"} | fields)
        )

    return read_it
