"""SQL for when a row was so: its first and its last day, and what is wrong with the cells of it."""

from collections.abc import Iterator, Sequence

from metrics.sources.expressions import day, in_years, name, number, text, whole, word
from metrics.sources.fields import Cell, Dates, Span

NEVER = "CAST(NULL AS DATE)"
WEEK_EACH_WAY = 3  # days on each side of the day that stands for a week
LONGEST = 366 * 24  # hours of one report; more is a slip
Fault = tuple[str, str, str]


def period(dates: Dates, forms: Sequence[str]) -> tuple[str, str]:
    """The first and the last day, as expressions."""
    start, end = _named(dates, forms)
    if dates.hours:
        hours = f"least(coalesce({number(dates.hours)}, 24), {LONGEST})"
        start = f"{end} - CAST(greatest(ceil({hours} / 24) - 1, 0) AS INTEGER)"
    if dates.since:
        start = f"least(DATE {text(dates.since)}, {end})"
    return _widened(start, end, dates.span) if dates.span else (start, end)


def faults(dates: Dates, forms: Sequence[str]) -> Iterator[Fault]:
    """Each column of it, when its cell is wrong, and why."""
    for column in filter(None, (dates.start, dates.end, dates.day, dates.at)):
        filled = f"{name(column)} IS NOT NULL"
        told = "not a date (" + ", ".join(forms) + ")"
        yield column, f"{filled} AND {day(column, forms)} IS NULL", told
    if year := dates.year:
        told = f"{name(year)} IS NOT NULL AND {whole(year)} IS NULL"
        yield year, f"{told} AND {_in_year(year, forms)} IS NULL", "not a whole number"
    numbers = (dates.month, dates.hours, *dates.first, *dates.last)
    for column in filter(None, numbers):
        filled = f"{name(column)} IS NOT NULL"
        yield column, f"{filled} AND {whole(column)} IS NULL", "not a whole number"
    yield from _out_of_range(dates)
    for parts in filter(None, (dates.first, dates.last)):
        filled = f"{name(parts[0])} IS NOT NULL"
        yield parts[-1], f"{filled} AND {_parted(parts)[0]} IS NULL", "no such day"
    start, end = period(dates, forms)
    if last := dates.end or (dates.last and dates.last[-1]):
        yield last, f"{start} > {end}", "the period ends before it begins"


def _out_of_range(dates: Dates) -> Iterator[Fault]:
    """Whole numbers that are no year, no month, no length of a report."""
    if year := dates.year:
        yield year, f"NOT {in_years(whole(year))}", "no year that a report can speak of"
    if month := dates.month:
        yield month, f"{whole(month)} NOT BETWEEN 1 AND 12", "no month"
    if hours := dates.hours:
        told = "no number of hours of a report"
        yield hours, f"{number(hours)} NOT BETWEEN 0 AND {LONGEST}", told


def _named(dates: Dates, forms: Sequence[str]) -> tuple[str, str]:
    if dates.year:
        return _year(dates, forms)
    if dates.first or dates.last:
        first, last = _parted(dates.first or dates.last), _parted(dates.last or dates.first)
        return f"coalesce({first[0]}, {last[0]})", f"coalesce({last[1]}, {first[1]})"
    if at := dates.day or dates.at:
        return day(at, forms), day(at, forms, last=True)
    if not dates.start and not dates.end:
        return NEVER, NEVER
    named = [one for one in (dates.start, dates.end) if one]
    starts = ", ".join(day(one, forms) for one in named)
    ends = ", ".join(day(one, forms, last=True) for one in reversed(named))
    return f"coalesce({starts})", f"coalesce({ends})"


def _in_year(column: str, forms: Sequence[str]) -> str:
    """The year that a cell holds, by itself or in a date."""
    plain = whole(column)
    return (
        f"CASE WHEN {in_years(plain)} THEN {plain} "
        f"WHEN {plain} IS NULL THEN year({day(column, forms)}) END"
    )


def _year(dates: Dates, forms: Sequence[str]) -> tuple[str, str]:
    assert dates.year is not None
    year = _in_year(dates.year, forms)
    if dates.on:
        month, number_of_day = (int(part) for part in dates.on.split("-"))
        at = f"make_date({year}, {month}, {number_of_day})"
        return at, at
    if dates.month:
        month_cell = whole(dates.month)
        month_in = f"CASE WHEN {month_cell} BETWEEN 1 AND 12 THEN {month_cell} END"
        start = f"make_date({year}, coalesce({month_in}, 1), 1)"
        year_end = f"make_date({year}, 12, 31)"
        return start, f"CASE WHEN {month_in} IS NULL THEN {year_end} ELSE last_day({start}) END"
    return f"make_date({year}, 1, 1)", f"make_date({year}, 12, 31)"


def _parted(parts: Sequence[str]) -> tuple[str, str]:
    """The first and the last day that columns of a year, a month and a day can mean."""
    year, month, day_of_month = (*map(whole, parts), *["NULL"] * (3 - len(parts)))
    begins = _date(year, f"coalesce({month}, 1)", f"coalesce({day_of_month}, 1)")
    ends = (
        f"CASE WHEN {month} IS NULL THEN {_date(year, '12', '31')} "
        f"WHEN {day_of_month} IS NULL THEN last_day({_date(year, month, '1')}) ELSE {begins} END"
    )
    return begins, ends


def _date(year: str, month: str, day_of_month: str) -> str:
    return f"try_cast(printf('%04d-%02d-%02d', {year}, {month}, {day_of_month}) AS DATE)"


def _widened(start: str, end: str, span: Span) -> tuple[str, str]:
    """A day that stands for a week, a month or a year of which it is one."""
    kind = word(Cell.model_validate({"column": span.column, "map": dict(span.words)}))
    starts = {
        "week": f"{start} - {WEEK_EACH_WAY}",
        "month": f"CAST(date_trunc('month', {start}) AS DATE)",
        "year": f"CAST(date_trunc('year', {start}) AS DATE)",
    }
    ends = {
        "week": f"{end} + {WEEK_EACH_WAY}",
        "month": f"last_day({end})",
        "year": f"make_date(CAST(year({end}) AS INTEGER), 12, 31)",
    }
    return _by_kind(kind, starts, start), _by_kind(kind, ends, end)


def _by_kind(kind: str, found: dict[str, str], other: str) -> str:
    cases = " ".join(f"WHEN {text(key)} THEN {value}" for key, value in found.items())
    return f"CASE {kind} {cases} ELSE {other} END"
