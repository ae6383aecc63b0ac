"""Names that a client gives, checked: an unknown one is an error that says what exists."""

import tomllib
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from importlib import resources

from api.deps import Data
from api.params import MAX_NAMES, names
from api.problems import WrongParametersError
from metrics.errors import UnknownNameError

_LISTED = 30


def regions(data: Data, text: str | None) -> list[str] | None:
    """P-codes of a comma-separated list; None where none is asked for."""
    return [region(data, name) for name in _few("region", text)] or None


def region(data: Data, name: str) -> str:
    """A P-code that exists, whatever the case it was written in."""
    places = data.snapshot.places
    for spelling in (name, name.upper()):
        if spelling in places:
            return spelling
    raise UnknownNameError("P-code", name[:64], _close(name.upper(), places))


def indicators(known: Sequence[str], text: str | None) -> tuple[str, ...]:
    """Indicator codes of a comma-separated list; all of them where none is asked for."""
    return tuple(indicator(known, name) for name in _few("indicator", text)) or tuple(known)


def indicator(known: Sequence[str], name: str) -> str:
    """An indicator code that exists, whatever the case it was written in."""
    if name.upper() in known:
        return name.upper()
    raise UnknownNameError("indicator", name[:64], known)


def among(parameter: str, text: str | None, known: Iterable[str]) -> list[str] | None:
    """The values of a filter; one that no row can have is an error, not an empty answer."""
    found, known = _few(parameter, text), sorted(known)
    wrong = [name for name in found if name not in known]
    if wrong:
        message = f"no such value {wrong[0][:64]!r}; there are: {', '.join(known)}"
        raise WrongParametersError([(parameter, message)], known)
    return list(found) or None


def free(parameter: str, text: str | None) -> list[str] | None:
    """The values of a filter whose values the data makes: keys of documents, sources, estimates."""
    return list(_few(parameter, text)) or None


@cache
def measures() -> tuple[str, ...]:
    """All measures, in the order of the vocabulary."""
    file = resources.files("metrics") / "lexicon" / "measures.toml"
    return tuple(tomllib.loads(file.read_text(encoding="utf-8")))


def _few(parameter: str, text: str | None) -> tuple[str, ...]:
    found = names(text)
    if len(found) > MAX_NAMES:
        raise WrongParametersError([(parameter, f"more than {MAX_NAMES} values")])
    return found


def _close(name: str, known: Iterable[str]) -> list[str]:
    """The nearest names, and failing that the countries: never a list of thousands."""
    known = list(known)
    near = get_close_matches(name[:20], known, 8, 0.6)
    return near or sorted(code for code in known if len(code) == 3 and code.isalpha())[:_LISTED]
