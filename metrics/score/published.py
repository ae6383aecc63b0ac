"""What other systems reach, from published.toml, with where each number comes from."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

Origin = Literal["measured", "paper", "repository"]


class Claim(NamedTuple):
    """The value that a system reaches by one measure on one set."""

    system: str
    value: float
    origin: Origin
    note: str


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    set: str
    measure: str
    system: str
    value: float
    origin: Origin
    note: str = ""


@cache
def _entries() -> tuple[_Entry, ...]:
    raw = files("metrics.score").joinpath("published.toml").read_text(encoding="utf-8")
    return tuple(_Entry.model_validate(entry) for entry in tomllib.loads(raw)["claim"])


def claims(name: str, measure: str) -> tuple[Claim, ...]:
    """Every other system known on a set by a measure, the best first."""
    found = [e for e in _entries() if (e.set, e.measure) == (name, measure)]
    found.sort(key=lambda entry: -entry.value)
    return tuple(Claim(e.system, e.value, e.origin, e.note) for e in found)
