"""A card as SQL: for each entry of ``[[claims]]`` one statement over the rows of the table.

The rows stand in the table ``cells`` (``row``, ``row_key`` and the columns that the card takes,
cleaned); what they say goes to the table ``said``, one row for each number, or what is wrong with
it in ``fault``.
"""

from collections.abc import Iterator, Sequence

from metrics.sources import periods
from metrics.sources.card import Card, Said
from metrics.sources.expressions import (
    LATER,
    SEPARATOR,
    amount,
    day,
    holds,
    joined,
    listed,
    name,
    number,
    of_key,
    text,
    word,
)
from metrics.sources.fields import Cell, Places

# Two blanks stand in no name of a column, so these cannot be taken for one.
WORDED, OF_CELL = '"worded  number"', '"worded  cell"'
NUMBERS_IN_WORDS = (
    f"(SELECT cell AS {OF_CELL}, {{'bound': bound, 'low': low, 'best': best, 'high': high}} "
    f"AS {WORDED} FROM worded)"
)
ROLES = ("place", "origin", "destination")


def entries(card: Card, dataset: str) -> Iterator[str]:
    """The statements that fill ``said``."""
    for said in card.claims:
        yield _Statement(card, said, dataset).sql()


def specs(card: Card) -> list[Places]:
    """The ways in which the card names places; ``said`` refers to them by their number."""
    found = (spec for said in card.claims for spec in _specs(card, said))
    return list({spec.model_dump_json(): spec for spec in found if spec}.values())


def _specs(card: Card, said: Said) -> tuple[Places | None, ...]:
    return (card.where(said), said.origin, said.destination)


def row_key(card: Card, changed: dict[str, str] | None = None) -> str:
    """The key of a row, as an expression; with some columns as they are in another row."""
    parts = [
        text(changed[column]) if changed and column in changed else of_key(column)
        for column in card.key
    ]
    return f"concat_ws('|', {', '.join(parts)})"


class _Statement:
    """Writes the statement of one entry."""

    def __init__(self, card: Card, said: Said, dataset: str) -> None:
        self.card, self.said, self.dataset = card, said, dataset
        self.dates = card.when(said)

    def sql(self) -> str:
        columns = {
            **self._itself(),
            **self._numbers(),
            **self._words(),
            **self._period(),
            **self._places(),
            "quote": self._quote(),
            "fault": self._fault(),
        }
        listed_columns = ",\n    ".join(f"{value} AS {key}" for key, value in columns.items())
        where = f"{holds(self.said.only)} AND {self._not_unless()}"
        rows = f"FROM cells{self._worded()}"
        return f"INSERT INTO said BY NAME SELECT\n    {listed_columns}\n{rows} WHERE {where}"

    def _worded(self) -> str:
        """What cells of the number word, beside them."""
        best = self.said.worded
        return f" LEFT JOIN {NUMBERS_IN_WORDS} ON {OF_CELL} = {name(best)}" if best else ""

    def _not_unless(self) -> str:
        return f"NOT {holds(self.said.unless)}" if self.said.unless else "true"

    def _itself(self) -> dict[str, str]:
        said, card = self.said, self.card
        part = said.part_of
        whole = row_key(card, part.where) if part and part.where else "row_key"
        above = self._claim(whole, part.claim or said.name) if part else "NULL"
        apart = " OR ".join(
            f"{name(c)} IS DISTINCT FROM {text(v)}" for c, v in (part.where if part else {}).items()
        )
        return {
            "row": "row",
            "entry": text(said.name),
            "row_key": "row_key",
            "claim": self._claim("row_key", said.name),
            "slice": self._slice(),
            "part_of": f"CASE WHEN {apart} THEN {above} END" if apart else above,
            "same_as": self._claim("row_key", said.same_as) if said.same_as else "NULL",
        }

    def _slice(self) -> str:
        """What one edition replaces whole, as one text."""
        card = self.card
        parts = [of_key(column) for column in card.slice]
        if card.slice_month:
            parts.append(f"strftime({day(card.slice_month, card.dates)}, '%Y-%m')")
        return joined(parts) if parts else "NULL"

    def _claim(self, key: str, entry: str) -> str:
        parts = (text(self.dataset), key, text(entry))
        return f"left(sha256(concat_ws({SEPARATOR}, {', '.join(parts)})), 20)"

    def _numbers(self) -> dict[str, str]:
        said = self.said
        best = str(said.count) if said.count is not None else None
        if said.worded:
            best = f"coalesce({WORDED}.best, {number(said.worded)})"
        return {
            "number_low": amount(said.low) if said.low else self._mark(0),
            "number_best": best or (amount(said.best) if said.best else "NULL"),
            "number_high": amount(said.high) if said.high else self._mark(1),
            "own_range": self._own() if said.low or said.high else self._ranged(),
            "silent_zero": str(said.zero == "silent").lower(),
        }

    def _own(self) -> str:
        """Whether the publisher gives an end of the range; a number that stands alone is exact."""
        ends = [amount(end) for end in (self.said.low, self.said.high) if end]
        return f"coalesce({', '.join(ends)}) IS NOT NULL"

    def _ranged(self) -> str:
        """Whether the cell itself gives two ends."""
        hidden = self._hidden(self.said.best)
        if not self.said.worded:
            return hidden
        return f"coalesce({WORDED}.bound IN ('range', 'vague'), false) OR {hidden}"

    def _hidden(self, number: object) -> str:
        """Whether a cell holds a mark that stands for a range."""
        if not isinstance(number, str) or not self.card.hidden:
            return "false"
        return f"coalesce({name(number)} IN ({listed(self.card.hidden)}), false)"

    def _mark(self, end: int) -> str:
        """One end of the range that a mark stands for."""
        best = self.said.best
        said = f"{WORDED}.{('low', 'high')[end]}" if self.said.worded else "NULL"
        if not isinstance(best, str) or not self.card.hidden:
            return said
        cases = [f"WHEN {text(k)} THEN {ends[end]}" for k, ends in self.card.hidden.items()]
        return f"CASE {name(best)} {' '.join(cases)} ELSE {said} END"

    def _words(self) -> dict[str, str]:
        said, card = self.said, self.card
        flags = [
            f"CASE WHEN {holds(only)} THEN {text(flag)} END" for flag, only in said.flags.items()
        ]
        return {
            "measure": word(said.measure),
            "unit": text(said.unit) if said.unit else "NULL",
            "kind": text(said.kind) if said.kind else "NULL",
            "population_group": word(said.group),
            "facility": word(said.facility),
            "bound": self._bound(),
            "status": word(said.status),
            "event": name(said.event) if said.event else "NULL",
            "cause": word(said.cause),
            "sex": word(said.sex),
            "age": word(said.age),
            "sector": word(said.sector),
            "round": word(said.round),
            "originator": word(card.originator),
            "sources": name(card.sources) if card.sources else "NULL",
            "published": day(card.published, _plain(card.dates)) if card.published else "NULL",
            "flags": f"list_filter([{', '.join(flags)}], lambda f: f IS NOT NULL)"
            if flags
            else "[]",
        }

    def _bound(self) -> str:
        told = word(self.said.bound)
        return f"coalesce({WORDED}.bound, {told})" if self.said.worded else told

    def _period(self) -> dict[str, str]:
        start, end = periods.period(self.dates, self.card.dates)
        return {"period_start": start, "period_end": end}

    def _places(self) -> dict[str, str]:
        known = specs(self.card)
        found = zip(ROLES, _specs(self.card, self.said), strict=True)
        return {f"{role}_key": _place(spec, known) for role, spec in found}

    def _quote(self) -> str:
        named = [
            f"{text(f'{column}: ')} || {name(column)}"
            for column in self.said.numbers or self.said.only or self.card.key
        ]
        return f"concat_ws('; ', {', '.join(named)})" if named else "NULL"

    def _fault(self) -> str:
        cases = [
            f"WHEN {wrong} THEN {{'column': {self._called(column)}, 'value': {name(column)}, "
            f"'reason': {text(reason)}}}"
            for column, wrong, reason in self._faults()
        ]
        return f"CASE {' '.join(cases)} END" if cases else "NULL"

    def _called(self, column: str) -> str:
        """The column as the file has it; of a wide table made long its cell stood under a name."""
        long = self.card.long
        return name(long.name) if long and column == long.value else text(column)

    def _faults(self) -> Iterator[tuple[str, str, str]]:
        said, forms = self.said, self.card.dates
        for column in said.numbers:
            told = f"{name(column)} IS NOT NULL AND NOT {self._hidden(column)}"
            if column == said.worded:
                told += f" AND {OF_CELL} IS NULL"
            yield column, f"{told} AND {number(column)} IS NULL", "not a number"
            yield column, f"{number(column)} < 0", "below zero"
        yield from periods.faults(self.dates, forms)
        for cell in (said.measure, said.bound, said.status, said.group):
            if cell.column and (cell.words or cell.find):
                yield cell.column, f"{word(cell)} IS NULL", "a word that the card does not know"


def _plain(forms: Sequence[str]) -> list[str]:
    """The forms that shift no hours: a time of publication is no midnight of another zone."""
    return [form for form in forms if not LATER.fullmatch(form)]


def _place(spec: Places | None, known: Sequence[Places]) -> str:
    """The cells of a place as one text: the number of the spec, codes, names, country, level."""
    if spec is None:
        return "NULL"
    cells = [name(column) for column in spec.named]
    return joined([text(str(known.index(spec))), *cells, *_finest(spec)])


def _finest(spec: Places) -> list[str]:
    """The finest level that the row is sure of, as text; none where the card does not say."""
    if spec.finest is None:
        return []
    levels = {key: str(level) for key, level in spec.finest.levels.items()}
    return [word(Cell.model_validate({"column": spec.finest.column, "map": levels}))]


def whole_rows(rows: str, absent: Sequence[str]) -> str:
    """The rows, with the columns that this edition of the table lacks, empty."""
    lacking = "".join(f", CAST(NULL AS VARCHAR) AS {name(column)}" for column in absent)
    return f"SELECT *{lacking} FROM ({rows})"


def content_keys(card: Card) -> str:
    """Keys of rows that have none of their own: their words, and which of alike they are.

    Numbers are no part of it: a newer edition that corrects one takes the old one's place.
    """
    numbers = {column for said in card.claims for column in said.numbers}
    filled = joined([name(column) for column in card.taken if column not in numbers])
    return (
        "SELECT row, content || '-' || row_number() OVER (PARTITION BY content ORDER BY row) "
        f"AS row_key FROM (SELECT row, left(sha256({filled}), 16) AS content FROM rows)"
    )


def keyed(card: Card) -> str:
    """The rows that no rule leaves out, with their keys."""
    kept = " AND ".join(f"NOT {holds(rule.only)}" for rule in card.leave) or "true"
    if card.key:
        return f"SELECT *, {row_key(card)} AS row_key FROM rows WHERE {kept}"
    return f"SELECT rows.*, k.row_key FROM rows JOIN keys AS k ON k.row = rows.row WHERE {kept}"


def left_out(card: Card) -> Iterator[str]:
    """The statements that write down the rows that a rule leaves out, each under its first."""
    before = "true"
    for rule in card.leave:
        column = next(iter(rule.only))
        yield (
            "INSERT INTO rejected BY NAME SELECT row, "
            f"{text(column)} AS column_name, {name(column)} AS value, "
            f"{text(rule.reason)} AS reason, true AS by_rule "
            f"FROM rows WHERE {holds(rule.only)} AND {before}"
        )
        before += f" AND NOT {holds(rule.only)}"


def unpivot(card: Card, columns: Sequence[str]) -> str:
    """The statement that makes a wide table long."""
    assert card.long is not None
    long = card.long
    wide = [c for c in columns if c not in long.keep and (not long.only or c in long.only)]
    kept = ", ".join(name(column) for column in long.keep)
    return (
        f"SELECT row, {kept}, {name(long.name)}, {name(long.value)} FROM "
        f"(UNPIVOT laid ON {', '.join(map(name, wide))} "
        f"INTO NAME {name(long.name)} VALUE {name(long.value)})"
    )
