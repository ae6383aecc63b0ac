"""A card for any table with HXL tags, made from the tags.

What the columns of one row are to each other is told by their tags alone: ``+min`` and ``+max``
beside a plain tag are its low and high, children are part of all, households are the same people
once more. What nobody can know from tags is not guessed: a table whose only date is that of the
report gives flows without a period.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from metrics.sources.card import ISO, Card, card
from metrics.sources.expressions import EXCEL
from metrics.sources.tables import Table
from metrics.sources.tags import Tagged, tagged, vocabulary

UNNAMED = "unnamed-table"  # of originators.toml, weak; the user may name a publisher
DATES = (*ISO, "%Y/%m/%d", "%d %b %Y", "%d %B %Y", "%d-%b-%Y", "%Y-%m", "%b %Y", "%B %Y", "%Y")
PARTS = ("sex", "age", "group", "sector", "facility", "cause")  # what makes a part of a whole
SAME = ("measure", "unit", "kind")
SHOWN = 20
Roles = Mapping[tuple[str, str], str]  # (role, side) -> column


class Number(NamedTuple):
    """One number of a row: what it counts, and the columns of its low, best and high."""

    says: dict[str, str]
    columns: dict[str, str]

    @property
    def name(self) -> str:
        """A name for its entry: the measure, and what else it says."""
        rest = sorted(value for key, value in self.says.items() if key != "measure")
        return " ".join((self.says["measure"], *rest))

    @property
    def parts(self) -> set[tuple[str, str]]:
        """What it says of the people (or sites) that it counts: nothing, of all."""
        return {(key, self.says[key]) for key in PARTS if key in self.says}


def card_of(table: Table, publisher: str | None = None) -> Card | None:
    """The card that a table's own tags make; None where no tag is a number of ours.

    Tables of one publisher with the same head are one dataset.
    """
    columns = dict(zip(table.columns, map(tagged, table.tags), strict=False))
    roles = _roles(columns)
    numbers, twice = _numbers(columns)
    if not numbers:
        return None
    name = f"hxl-{_hash(table.columns, table.tags, publisher)}"
    data = _data(numbers, roles) | {
        "recognise": {"tags": sorted(filter(None, map(str.strip, table.tags)))},
        "publisher": publisher or UNNAMED,
    }
    made = card(data, name)
    left = _left(table, columns, made, twice)
    return made.model_copy(update={"ignored": left, "version": _hash(made, vocabulary())})


def none_of_ours(table: Table) -> str:
    """Why no card could be made: the tags that the table has."""
    tags = [" ".join(tag.split()) for tag in table.tags if tag.strip()]
    told = ", ".join(tags[:SHOWN]) + (", …" if len(tags) > SHOWN else "")
    return f"no HXL tag of a number that is counted here, among {told}"


def _hash(*told: object) -> str:
    return sha256(repr(told).encode()).hexdigest()[:8]


def _data(numbers: list[Number], roles: Roles) -> dict[str, Any]:
    measures = ", ".join(dict.fromkeys(number.says["measure"] for number in numbers))
    data: dict[str, Any] = {
        "title": f"Table with HXL tags ({measures})",
        "about": "Read by its own tags; the publisher is who the user says it is.",
        "licence": "not stated",
        "redistribute": "excerpt",
        "dates": (*DATES, EXCEL),
        "period": _period(roles),
        "published": roles.get(("reported", "")),
        "sources": roles.get(("sources", "")),
        "claims": [_claim(number, numbers, roles) for number in numbers],
    }
    return {key: value for key, value in data.items() if value}


def _roles(columns: Mapping[str, Tagged]) -> Roles:
    """The column of each role; the first, where several have it."""
    found: dict[tuple[str, str], str] = {}
    for column, one in columns.items():
        if one.role:
            found.setdefault((one.role, one.side), column)
    return found


def _numbers(columns: Mapping[str, Tagged]) -> tuple[list[Number], dict[str, str]]:
    """The numbers of a row, and the columns that say what another says already."""
    found: dict[tuple[tuple[str, str], ...], Number] = {}
    twice: dict[str, str] = {}
    for column, one in columns.items():
        if not one.says:
            continue
        says = {key: value for key, value in one.says.items() if key != "range"}
        number = found.setdefault(tuple(sorted(says.items())), Number(says, {}))
        end = one.says.get("range", "best")
        if end in number.columns:
            twice[column] = f"the same tag as {number.columns[end]!r}"
        else:
            number.columns[end] = column
    return list(found.values()), twice


def _claim(number: Number, numbers: list[Number], roles: Roles) -> dict[str, Any]:
    says = dict(number.says)
    if says.get("kind") == "by dates":
        says["kind"] = "flow" if ("start", "") in roles and ("end", "") in roles else "stock"
    told: dict[str, Any] = {"name": number.name, **says, **number.columns}
    for word in ("sex", "age", "sector"):
        if word not in says and (column := roles.get((word, ""))):
            told[word] = {"column": column, "map": vocabulary()["cells"][word], "default": "*"}
    for word in ("cause", "round"):
        if word not in says and (column := roles.get((word, ""))):
            told[word] = {"column": column}
    told |= {"event": roles[("event", "")]} if ("event", "") in roles else {}
    told |= _places(says, roles) | _kin(number, numbers)
    return told


def _kin(number: Number, numbers: list[Number]) -> dict[str, Any]:
    """The whole that it is part of, the nearest one; the same people where it counts households."""
    wholes = [one for one in numbers if one.parts < number.parts and _alike(one, number, SAME)]
    kin: dict[str, Any] = {}
    if wholes:
        kin["part_of"] = {"claim": max(wholes, key=lambda one: len(one.parts)).name}
    persons = {key: value for key, value in number.says.items() if key != "unit"}
    if number.says.get("unit") == "household":
        same = next((one.name for one in numbers if one.says == persons), None)
        kin |= {"same_as": same} if same else {}
    return kin


def _alike(one: Number, other: Number, keys: tuple[str, ...]) -> bool:
    return all(one.says.get(key) == other.says.get(key) for key in keys)


def _places(says: Mapping[str, str], roles: Roles) -> dict[str, Any]:
    """Where the row was so; of people who move also from where to where."""
    sides = {side: _place(roles, side) for side in ("", "origin", "destination")}
    flight = says["measure"] == "displaced" and says.get("kind") == "flow"
    order = ("", "origin", "destination") if flight else ("", "destination", "origin")
    found = {side: place for side, place in sides.items() if side and place}
    here = next((sides[side] for side in order if sides[side]), None)
    return found | ({"place": here} if here else {})


def _place(roles: Roles, side: str) -> dict[str, Any]:
    """Its columns of codes and names, the finest first; a tag that says neither may be both."""
    finest = range(5, 0, -1)
    codes = [f"{kind} {level}" for level in finest for kind in ("code", "either")]
    names = [f"{kind} {level}" for level in finest for kind in ("name", "either")]
    country = roles.get(("country", side)) or roles.get(("country name", side))
    place = {
        "codes": [roles[(role, side)] for role in codes if (role, side) in roles],
        "names": [roles[(role, side)] for role in names if (role, side) in roles],
        "country": country,
    }
    return {key: value for key, value in place.items() if value}


def _period(roles: Roles) -> dict[str, str]:
    for wanted in (("start", "end"), ("day",), ("year", "month")):
        found = {role: roles[(role, "")] for role in wanted if (role, "") in roles}
        if found and found.keys() != {"month"}:
            return found
    return {}


def _left(
    table: Table, columns: Mapping[str, Tagged], made: Card, twice: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The columns that the card does not take, by the reason."""
    found: dict[str, list[str]] = {}
    for column, reason in _reasons(table, columns, twice):
        if column not in made.taken:
            found.setdefault(reason, []).append(column)
    return {reason: tuple(names) for reason, names in found.items()}


def _reasons(
    table: Table, columns: Mapping[str, Tagged], twice: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for column in table.columns:
        one = columns.get(column, Tagged({}, why="no tag"))
        yield column, twice.get(column) or one.why or "another column says it already"
