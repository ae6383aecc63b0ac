"""What is wrong in a card, for whoever wrote it: where it stands, and what may have been meant."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from metrics.model import Bound, Kind, Status, Unit

GROUPS = (
    *("all", "civilian", "children", "women", "women_children", "men", "elderly", "combatant"),
    *("aid_worker", "health_worker", "journalist", "refugee", "idp"),
)  # the labelling guide's
FACILITIES = (
    *("health", "school", "water", "power", "housing", "market", "worship", "shelter_camp"),
    *("road_bridge", "food", "government", "aid", "other"),
)
WORDS: Mapping[str, Sequence[str]] = {
    "group": GROUPS,
    "facility": FACILITIES,
    "bound": tuple(Bound),
    "status": tuple(Status),
    "unit": tuple(Unit),
    "kind": tuple(Kind),
    "redistribute": ("yes", "excerpt", "aggregate", "no"),
    "zero": ("none", "silent"),
}


def meant(name: str, known: Iterable[str]) -> str:
    """A close name, as a question; nothing where none is close."""
    found = get_close_matches(name.casefold(), [str(one) for one in known], n=1, cutoff=0.6)
    return f"; did you mean {found[0]!r}?" if found else ""


def keys(model: type[BaseModel]) -> list[str]:
    """The keys that a table of a card may have."""
    return [field.alias or name for name, field in model.model_fields.items()]


def told(
    error: Mapping[str, Any],
    data: Mapping[str, Any],
    model_at: Callable[[Sequence[str | int]], type[BaseModel]],
) -> str:
    """One mistake: the entry by its name, the key, what is wrong with it."""
    loc: Sequence[str | int] = error["loc"]
    where = _where(loc, data)
    last = str(loc[-1]) if loc else ""
    if error["type"] == "extra_forbidden":
        return f"{where}: no such key{meant(last, keys(model_at(loc[:-1])))}"
    if error["type"] == "missing":
        return f"{where}: is needed"
    message = str(error["msg"]).removeprefix("Value error, ")
    given = error["input"]
    if isinstance(given, str):
        message = f"{given!r}: {message}{meant(given, WORDS.get(last, ()))}"
    return f"{where}: {message}" if where else message


def _where(loc: Sequence[str | int], data: Mapping[str, Any]) -> str:
    """The place of a mistake; entries by name: "claims 'killed', best"."""
    parts = [str(part) for part in loc]
    if len(loc) > 1 and isinstance(loc[1], int):
        entry = data[str(loc[0])][loc[1]]
        name = entry.get("name") if isinstance(entry, Mapping) else None
        parts[:2] = [f"{loc[0]} {name!r}" if name else f"{loc[0]} number {loc[1] + 1}"]
    return ", ".join(parts)
