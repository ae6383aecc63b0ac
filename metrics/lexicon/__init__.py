"""Words as data: the TOML files of a language, checked, inflected and compiled.

`load("en")` gives the `Lexicon` of a language, built once and kept; `languages()` lists what there
is; `measures()` are the neutral measures. A wrong file is a `DataError` that names file and key.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from metrics.errors import DataError, UnknownNameError
from metrics.lexicon import inflect
from metrics.lexicon.compile import phrases
from metrics.lexicon.forms import table
from metrics.lexicon.schema import FILES, Modifier, Tables
from metrics.lexicon.words import Cue, Lexicon, Mark, Marks, Noun

__all__ = ["Cue", "Lexicon", "Mark", "Marks", "Measure", "Noun", "languages", "load", "measures"]

FOLDER = Path(__file__).parent


@table
class Measure:
    """What a figure counts, in no language; see the head of measures.toml."""

    family: str
    title: str
    unit: str
    kind: str


@cache
def languages() -> tuple[str, ...]:
    """The languages that can be read, by their ISO 639-1 codes."""
    return tuple(sorted(p.parent.name for p in FOLDER.glob("*/measures.toml")))


@cache
def measures() -> Mapping[str, Measure]:
    """The measures of the guide: family, title, unit and kind of each, in the file's order."""
    return TypeAdapter(dict[str, Measure]).validate_python(_toml(FOLDER / "measures.toml"))


@cache
def load(language: str) -> Lexicon:
    """The compiled words of a language; raises UnknownNameError where it has no lexicon."""
    if language not in languages():
        raise UnknownNameError("lexicon", language, languages())
    tables = _tables(language)
    unknown = set(tables.measures) - set(measures())
    if unknown:
        raise DataError(f"lexicon {language}/measures.toml: no measure {sorted(unknown)}")
    words = phrases(tables, inflect.of(language))
    return Lexicon(language, tables, words, dict(_glued(tables.modifiers)))


def _tables(language: str) -> Tables:
    raw = {name: _toml(FOLDER / language / f"{name}.toml") for name in FILES}
    try:
        return TypeAdapter(Tables).validate_python(raw)
    except ValidationError as error:
        first = error.errors()[0]
        file, *keys = (str(part) for part in first["loc"])
        where = f"lexicon {language}/{file}.toml {'.'.join(keys)}"
        raise DataError(f"{where}: {first['msg']}") from error


def _glued(bounds: Mapping[str, Modifier]) -> Iterator[tuple[str, str]]:
    for bound, words in bounds.items():
        for sign in (*words.glued, *(f"{s}$" for s in words.glued_after)):
            yield sign, bound


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"lexicon {path.parent.name}/{path.name}: {error}") from error
