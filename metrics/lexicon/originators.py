"""Who counts and who prints: names folded into families, from originators.toml.

Reuters citing the Observatory is the Observatory; unnamed activists are one weak source for each
document; an office ("the interior ministry") is the government of the country spoken of.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from metrics.errors import DataError
from metrics.model import Frozen

Reliability = Literal["verified", "fair", "weak", "discounted"]
Redistribute = Literal["yes", "excerpt", "aggregate", "no"]
RELAYS = ("agency", "media")
BRACKETS = re.compile(r"\(([^()]*)\)")
NOT_A_LETTER = re.compile(r"[^\w']+")


class Source(Frozen):
    """One family of names: a row of the table `source`, without its counts."""

    source: str
    name: str
    kind: str = "other"
    reliability: Reliability = "fair"
    party: tuple[str, ...] = ()
    redistribute: Redistribute = "excerpt"


class Originators:
    """The table of families; `of` finds the one that a name belongs to."""

    def __init__(self, data: Mapping[str, Mapping[str, object]]) -> None:
        rows = {key: row for key, row in data.items() if key not in ("unnamed", "offices")}
        self.sources = {key: _source(key, row) for key, row in rows.items()}
        self._names = _names(rows)
        self._unnamed = _words(data, "unnamed")
        self._offices = _words(data, "offices")

    def of(self, name: str, *, country: str | None = None, document: str = "") -> Source:
        """Give the family of a name; `country` and `document` tell offices and activists apart."""
        known = self.known(name)
        if known:
            return known
        folded = fold(name)
        if _has(folded, self._offices) and country:
            return self._government(country)
        if not folded or (_has(folded, self._unnamed) and not _proper(name)):
            return Source(
                source=f"unnamed:{document}", name=name, kind="unnamed", reliability="weak"
            )
        return Source(source=f"name:{folded}", name=name)

    def counted(self, chain: Iterable[str], publisher: str | None, **where: str | None) -> Source:
        """Give who counted: the first credited who is no relay, else a relay, else the printer."""
        document, country = where.get("document") or "", where.get("country")
        credited = [self.of(name, country=country, document=document) for name in chain]
        counters = [source for source in credited if source.kind not in RELAYS]
        if counters or credited:
            return (counters or credited)[0]
        if publisher:
            return self.publisher(publisher)
        return Source(source=f"document:{document}", name="not named", kind="unnamed")

    def publisher(self, name: str) -> Source:
        """Give the family of who printed; an unknown one is a medium of its own."""
        return self.known(name) or Source(source=f"name:{fold(name)}", name=name, kind="media")

    def known(self, name: str) -> Source | None:
        """Give the family that lists this name, its long form or the short one in brackets."""
        forms = (name, BRACKETS.sub(" ", name), *BRACKETS.findall(name))
        for folded in map(fold, forms):
            found = self._names.get(folded) or self._names.get(folded.removeprefix("the "))
            if found:
                return self.sources[found]
        return None

    def by_key(self, code: str, name: str) -> Source:
        """Give the family of a key that `of`, `counted` or `publisher` gave before."""
        if code in self.sources:
            return self.sources[code]
        kind, _, rest = code.partition(":")
        if kind == "government":
            return self._government(rest)
        if kind in ("unnamed", "document"):
            weak: Reliability = "weak" if kind == "unnamed" else "fair"
            return Source(source=code, name=name, kind="unnamed", reliability=weak)
        return Source(source=code, name=name)

    def _government(self, country: str) -> Source:
        key = f"government:{country}"
        return self.sources.get(key) or Source(
            source=key, name=f"Government of {country}", kind="government"
        )


@cache
def default() -> Originators:
    """Give the families that the package ships."""
    return Originators(_shipped())


def beside(path: Path) -> Originators:
    """Give the families that the package ships, with those of a file added or put in place."""
    if not path.is_file():
        return default()
    try:
        return Originators({**_shipped(), **tomllib.loads(path.read_text("utf-8"))})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise DataError(f"{path}: {error}") from error


def _shipped() -> dict[str, Any]:
    text = files("metrics.lexicon").joinpath("originators.toml").read_text("utf-8")
    return tomllib.loads(text)


def fold(name: str) -> str:
    """Write a name in the form that is compared: lower case, one blank, no signs around it."""
    return NOT_A_LETTER.sub(" ", name.replace("’", "'").casefold()).strip()


def _source(key: str, row: Mapping[str, object]) -> Source:
    fields = {name: value for name, value in row.items() if name != "names"}
    return Source.model_validate({"source": key, **fields})


def _names(rows: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    names: dict[str, str] = {}
    for key, row in rows.items():
        listed = row.get("names", [])
        if not isinstance(listed, list):
            raise DataError(f"originators.toml: names of {key} is not a list")
        for name in {fold(str(name)) for name in (key, row["name"], *listed)}:
            if names.setdefault(name, key) != key:
                raise DataError(f"originators.toml: {name!r} is a name of {names[name]} and {key}")
    return names


def _words(data: Mapping[str, Mapping[str, object]], table: str) -> re.Pattern[str]:
    words = data[table]["words"]
    if not isinstance(words, list):
        raise DataError(f"originators.toml: words of {table} is not a list")
    longest_first = sorted((fold(str(word)) for word in words), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _has(folded: str, words: re.Pattern[str]) -> bool:
    return words.search(folded) is not None


def _proper(name: str) -> bool:
    """Say whether a name holds a proper name behind its first word ("Radio Okapi sources")."""
    return any(word[:1].isupper() for word in name.split()[1:])
