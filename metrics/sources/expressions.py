"""SQL for what one cell says: numbers, days, words and conditions, from the names of columns.

All names and texts of a card are quoted here, so that a card can hold any of them.
"""

from collections.abc import Iterable, Sequence

from metrics.sources.fields import Cell, Number, Only

SEPARATOR = "chr(31)"
EXCEL = "excel"  # days since 1899-12-30, as workbooks store dates
LAST = 2_958_465  # 9999-12-31 in such days
EPOCH = "epoch"  # seconds since 1970
SECONDS = 86_400.0
EARLIEST = 10**8  # 1973; a smaller number is a year or a serial day
LATEST = 253_402_300_799  # 9999


def name(column: str) -> str:
    """A column's name, quoted."""
    return '"' + column.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text, quoted."""
    return "'" + value.replace("'", "''") + "'"


def listed(values: Iterable[str]) -> str:
    """Texts as a list of SQL."""
    return ", ".join(text(value) for value in values)


def number(column: str) -> str:
    """A cell as a number: commas and blanks between digits left out; NULL if it is none."""
    plain = f"replace(replace({name(column)}, ',', ''), ' ', '')"
    cast = f"try_cast({plain} AS DOUBLE)"
    return f"CASE WHEN isfinite({cast}) THEN {cast} END"


def amount(said: Number) -> str:
    """A number of a card: one column, or several added and taken away."""
    if isinstance(said, str):
        return number(said)
    added = " + ".join(f"({number(column)})" for column in said.add)
    less = "".join(f" - ({number(column)})" for column in said.less)
    total = f"{added}{less}"
    return f"CASE WHEN {total} < 0 THEN 0 ELSE {total} END"


def day(column: str, forms: Sequence[str]) -> str:
    """A cell as a day in one of the forms; of a time stamp its day; NULL if it is none."""
    found = [_day(name(column), form) for form in forms]
    sure = f"coalesce({', '.join(found)})"
    return f"CASE WHEN year({sure}) BETWEEN 1 AND 9999 THEN {sure} END"


def _day(cell: str, form: str) -> str:
    if form == "%Y-%m-%d":
        return f"try_cast(left({cell}, 10) AS DATE)"
    if form == EXCEL:
        days = f"try_cast({cell} AS DOUBLE)"
        whole = f"CAST(floor({days}) AS INTEGER)"
        return f"CASE WHEN {days} BETWEEN 1 AND {LAST} THEN DATE '1899-12-30' + {whole} END"
    if form == EPOCH:
        seconds = f"try_cast({cell} AS DOUBLE)"
        days = f"CAST(floor({seconds} / {SECONDS}) AS INTEGER)"
        known = f"{seconds} BETWEEN {EARLIEST} AND {LATEST}"
        return f"CASE WHEN {known} THEN DATE '1970-01-01' + {days} END"
    return f"CAST(try_strptime({cell}, {text(form)}) AS DATE)"


def whole(column: str) -> str:
    """A cell as a whole number ("1968.0" too); NULL if it is none."""
    return f"try_cast({number(column)} AS INTEGER)"


def word(cell: Cell | None) -> str:
    """What a cell says in our words; NULL where the map does not know its word."""
    if cell is None:
        return "NULL"
    if cell.column is None:
        return "NULL" if cell.default is None else text(cell.default)
    column = name(cell.column)
    if not cell.words:
        return f"coalesce({column}, {text(cell.default)})" if cell.default else column
    cases = " ".join(f"WHEN {text(key.lower())} THEN {text(to)}" for key, to in cell.words.items())
    other = "NULL" if cell.default is None else text(cell.default)
    return f"CASE lower({column}) {cases} ELSE {other} END"


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
    """Texts as one, told apart by a mark that no file holds."""
    filled = ", ".join(f"coalesce({part}, '')" for part in parts)
    return f"concat_ws({SEPARATOR}, {filled})" if parts else "''"
