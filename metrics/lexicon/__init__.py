"""Words as data: the TOML files of a language, checked, inflected and compiled.

`load("en")` gives the `Lexicon` of a language, built once and kept; `languages()` lists what there
is; `measures()` are the neutral measures. A wrong file is a `DataError` that names file and key.
"""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from metrics.errors import DataError, UnknownNameError
from metrics.lexicon import schema
from metrics.lexicon.compile import phrases
from metrics.lexicon.words import Cue, Lexicon, Mark, Marks, Noun

__all__ = ["Cue", "Lexicon", "Mark", "Marks", "Noun", "languages", "load", "measures"]

FOLDER = Path(__file__).parent
_FILES: dict[str, type[schema.Table]] = {
    "numbers": schema.Numbers,
    "nouns": schema.Nouns,
    "attribution": schema.Attribution,
    "status": schema.StatusWords,
    "times": schema.Times,
    "grammar": schema.Function,
    "rejects": schema.Rejects,
}
_T = TypeVar("_T", bound=schema.Table)


def languages() -> tuple[str, ...]:
    """The languages that can be read, by their ISO 639-1 codes."""
    return tuple(sorted(p.parent.name for p in FOLDER.glob("*/measures.toml")))


@cache
def measures() -> dict[str, dict[str, str]]:
    """The measures of the guide: family, title, unit and kind of each, in the file's order."""
    return _toml(FOLDER / "measures.toml")


@cache
def load(language: str) -> Lexicon:
    """The compiled words of a language; raises UnknownNameError where it has no lexicon."""
    if language not in languages():
        raise UnknownNameError("lexicon", language, languages())
    tables = {name: _check(language, name, form) for name, form in _FILES.items()}
    bounds = _many(language, "modifiers", schema.Modifier)
    words = _many(language, "measures", schema.MeasureWords)
    unknown = set(words) - set(measures())
    if unknown:
        raise DataError(f"lexicon {language}/measures.toml: no measure {sorted(unknown)}")
    numbers: schema.Numbers = tables["numbers"]  # type: ignore[assignment]
    grammar: schema.Function = tables["grammar"]  # type: ignore[assignment]
    return Lexicon(
        language,
        phrases(tables, bounds, words),
        glued=dict(_glued(bounds)),
        suffixes=numbers.suffixes,
        abbreviations=frozenset(grammar.abbreviations),
        single=frozenset(numbers.single),
        ordinal_endings=frozenset(numbers.ordinals.endings),
    )


def _glued(bounds: dict[str, schema.Modifier]) -> Iterator[tuple[str, str]]:
    for bound, table in bounds.items():
        for sign in (*table.glued, *(f"{s}$" for s in table.glued_after)):
            yield sign, bound


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"lexicon {path.parent.name}/{path.name}: {error}") from error


def _check(language: str, name: str, form: type[_T]) -> _T:
    path = FOLDER / language / f"{name}.toml"
    return _validated(form, _toml(path), f"{language}/{name}.toml")


def _many(language: str, name: str, form: type[_T]) -> dict[str, _T]:
    tables = _toml(FOLDER / language / f"{name}.toml")
    where = f"{language}/{name}.toml"
    return {key: _validated(form, table, f"{where} [{key}]") for key, table in tables.items()}


def _validated(form: type[_T], table: object, where: str) -> _T:
    try:
        return form.model_validate(table)
    except ValidationError as error:
        raise DataError(f"lexicon {where}: {_first(error.errors())}") from error


def _first(errors: Iterable[Any]) -> str:
    error = next(iter(errors))
    return f"{'.'.join(str(p) for p in error['loc'])}: {error['msg']}"
