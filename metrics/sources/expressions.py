"""SQL for what one cell says: numbers, days, words and conditions, from the names of columns.

All names and texts of a card are quoted here, so that a card can hold any of them.
"""

import re
from collections.abc import Iterable, Sequence

from metrics.sources.fields import Cell, Number, Only

SEPARATOR = "chr(31)"
MARK = "\x1f"  # in no name of a column: it is a blank there
PARSED = re.compile(rf'"(?:[^"{MARK}]|"")*{MARK}(?:number|day|last)(?:[^"]|"")*"')
LATER = re.compile(r"(.+) \+(\d{1,2})h")
LARGEST = 1e100  # no count comes near; sums of such numbers are numbers
EXCEL = "excel"  # days since 1899-12-30, as workbooks store dates
EPOCH = "epoch"  # seconds since 1970
SECONDS = 86_400.0
EARLIEST = 10**8  # 1973; a smaller number is a year or a serial day
LATEST = 253_402_300_799  # 9999
LEAP = 60  # 1900-02-29, a day that workbooks count and that never was
YEARS = (1800, 2200)  # a date outside is a slip: 0024 for 2024, 20245 for 2024
SPECIAL = ("epoch", "infinity", "-infinity")  # DuckDB takes them for dates
PARTING = r"[, \x{a0}\x{202f}]"  # between thousands: commas, blanks that break no line
GROUPED = rf"[+-]?\d{{1,3}}({PARTING}\d{{3}})+(\.\d*)?"  # 1,234,567.8
TAKEN = ("row", "row_key")  # columns of ours beside those of the table


def name(column: str) -> str:
    """A column's name, quoted; one of our own gets a blank, which no other ends with."""
    plain = f"{column} " if column.casefold() in TAKEN else column
    return '"' + plain.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text, quoted."""
    return "'" + value.replace("'", "''") + "'"


def listed(values: Iterable[str]) -> str:
    """Texts as a list of SQL."""
    return ", ".join(text(value) for value in values)


def of_key(column: str) -> str:
    """A cell as part of a key: "1968.0" of one program is the "1968" of another."""
    cell = f"coalesce({name(column)}, '')"
    whole = f"regexp_replace({cell}, '^(\\d+)\\.0$', '\\1')"
    return f"CASE WHEN ends_with({cell}, '.0') THEN {whole} ELSE {cell} END"


def number(column: str) -> str:
    """A cell as a number, NULL if it is none; parsed once for each row, see `parsed`."""
    return name(f"{column}{MARK}number")


def day(column: str, forms: Sequence[str], *, last: bool = False) -> str:
    """A cell as a day in one of the forms, NULL if it is none; parsed once for each row.

    A form without a day ("%Y-%m") means the whole month, one without a month the whole year: their
    first day, or their last.
    """
    return name(MARK.join((column, "last" if last else "day", *forms)))


def parsed(statements: Iterable[str]) -> dict[str, str]:
    """The numbers and days that statements ask for: the quoted name of each, and its expression."""
    found: dict[str, str] = {}
    for statement in statements:
        for quoted in PARSED.findall(statement):
            column, kind, *forms = quoted[1:-1].replace('""', '"').split(MARK)
            if kind == "number":
                found[quoted] = _number(column)
            else:
                found[quoted] = _parsed_day(column, forms, last=kind == "last")
    return found


def _number(column: str) -> str:
    """A cell as a number: commas or blanks that part thousands left out; NULL if it is none.

    "3,5" and "1.234,5" are none: whether three and a half or 35 is meant cannot be known.
    """
    cell = name(column)
    parted = f"try_cast(regexp_replace({cell}, {text(PARTING)}, '', 'g') AS DOUBLE)"
    grouped = f"CASE WHEN regexp_full_match({cell}, {text(GROUPED)}) THEN {parted} END"
    cast = f"coalesce(try_cast({cell} AS DOUBLE), {grouped})"
    return f"CASE WHEN abs({cast}) <= {LARGEST} THEN {cast} END"


def amount(said: Number) -> str:
    """A number of a card: one column, or several added and taken away."""
    if isinstance(said, str):
        return number(said)
    added = " + ".join(f"({number(column)})" for column in said.add)
    less = "".join(f" - ({number(column)})" for column in said.less)
    total = f"{added}{less}"
    return f"CASE WHEN {total} < 0 THEN 0 ELSE {total} END"


def _parsed_day(column: str, forms: Sequence[str], *, last: bool = False) -> str:
    """A cell as a day in one of the forms; of a time stamp its day; NULL if it is none."""
    found = [_day(name(column), form, last) for form in forms]
    sure = f"coalesce({', '.join(found)})"
    plain = f"lower({name(column)}) NOT IN ({listed(SPECIAL)})"
    return f"CASE WHEN {plain} AND {in_years(f'year({sure})')} THEN {sure} END"


def in_years(year: str) -> str:
    """The condition that a year is one that a report can speak of."""
    return f"{year} BETWEEN {YEARS[0]} AND {YEARS[1]}"


def _day(cell: str, form: str, last: bool) -> str:
    if form == "%Y-%m-%d":
        told = f"left({cell}, 1) BETWEEN '0' AND '9' AND substr({cell}, 11, 1) IN ('', 'T', ' ')"
        return f"CASE WHEN {told} THEN try_cast(left({cell}, 10) AS DATE) END"
    if form == EXCEL:
        return _serial(cell)
    if form == EPOCH:
        return _seconds(cell)
    later = LATER.fullmatch(form)
    if later:
        stamp = f"try_strptime({cell}, {text(later.group(1))})"
        return f"CAST({stamp} + INTERVAL {int(later.group(2))} HOUR AS DATE)"
    parsed = f"CAST(try_strptime({cell}, {text(form)}) AS DATE)"
    if not last or any(part in form for part in ("%d", "%-d", "%j", "%x", "%c")):
        return parsed
    if any(part in form for part in ("%m", "%-m", "%b", "%B")):
        return f"last_day({parsed})"
    return f"make_date(year({parsed}), 12, 31)"


def _serial(cell: str) -> str:
    """A day as workbooks number them; up to 60 they are one off, and 60 is no day."""
    days = f"try_cast({cell} AS DOUBLE)"
    return (
        f"CASE WHEN {days} BETWEEN 1 AND 200000 AND floor({days}) <> {LEAP} THEN DATE '1899-12-30' "
        f"+ CAST(floor({days}) AS INTEGER) + CAST({days} < {LEAP} AS INTEGER) END"
    )


def _seconds(cell: str) -> str:
    seconds = f"try_cast({cell} AS DOUBLE)"
    days = f"CAST(floor({seconds} / {SECONDS}) AS INTEGER)"
    known = f"{seconds} BETWEEN {EARLIEST} AND {LATEST}"
    return f"CASE WHEN {known} THEN DATE '1970-01-01' + {days} END"


def whole(column: str) -> str:
    """A cell as a whole number ("1968.0" too); NULL if it is none."""
    return f"try_cast({number(column)} AS INTEGER)"


def word(cell: Cell | None) -> str:
    """What a cell says in our words: NULL where the map does not know its word, or says "".

    The default "*" is the word as it stands.
    """
    if cell is None:
        return "NULL"
    if cell.column is None:
        return "NULL" if cell.default is None else text(cell.default)
    column = name(cell.column)
    other = "NULL" if cell.default is None else text(cell.default)
    if cell.default == "*":
        other = column
    if not cell.words and not cell.find:
        return f"coalesce({column}, {other})" if cell.default else column
    cases = [
        f"WHEN {_is(column, key)} THEN {text(to) if to else 'NULL'}"
        for key, to in cell.words.items()
    ]
    cases += [
        f"WHEN contains(lower({column}), {text(key.lower())}) THEN {text(to)}"
        for key, to in cell.find.items()
    ]
    return f"CASE {' '.join(cases)} ELSE {other} END"


def _is(column: str, key: str) -> str:
    return f"lower({column}) = {text(key.lower())}" if key else f"{column} IS NULL"


def holds(only: Only) -> str:
    """The condition that each column has one of its words: "" an empty cell, "*" a filled one."""
    found = " AND ".join(_one_of(column, words) for column, words in only.items())
    return f"({found or 'true'})"


def _one_of(column: str, words: Sequence[str]) -> str:
    cell = name(column)
    plain = [value.lower() for value in words if value not in ("", "*")]
    found = [f"coalesce(lower({cell}) IN ({listed(plain)}), false)"] if plain else []
    found += [f"{cell} IS NULL"] if "" in words else []
    found += [f"{cell} IS NOT NULL"] if "*" in words else []
    return f"({' OR '.join(found)})"


def joined(parts: Sequence[str]) -> str:
    """Texts as one, told apart by a mark that is taken out of them."""
    filled = ", ".join(f"replace(coalesce({part}, ''), {SEPARATOR}, ' ')" for part in parts)
    return f"concat_ws({SEPARATOR}, {filled})" if parts else "''"
