"""Tables for people: a figure or a point a row, with its doubt and never a made-up number."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from metrics.export import words

if TYPE_CHECKING:
    from metrics.explain import Explanation
    from metrics.indicators import Point
    from metrics.model import Document, Figure, Interval, Mention, Miss

OPEN_ABOVE = "no upper bound"
OPEN_BELOW = "no lower bound"
UNKNOWN = "not known"
SUMS_ONLY = "(its publisher lets sums alone be passed on)"
UNSHARED = "(a sentence that its publisher does not let be passed on)"
ENDS = ("low", "best", "high")


def table(*names: str, right: Iterable[str] = (), title: str | None = None) -> Table:
    """An empty table in the style of all our tables."""
    made = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        made.add_column(name, justify="right" if name in right else "left", overflow="fold")
    return made


def amount(value: float | None, unknown: str = UNKNOWN) -> str:
    """A number for people: 150,000; what is unknown is said in words."""
    if value is None:
        return unknown
    return f"{value:,.0f}" if float(value).is_integer() or abs(value) >= 1000 else f"{value:,.3g}"


def span(low: float | None, best: float | None, high: float | None) -> tuple[str, str, str]:
    """Low, best and high for people."""
    return amount(low, OPEN_BELOW), amount(best), amount(high, OPEN_ABOVE)


def days_of(first: date | None, last: date | None) -> str:
    """A period for people: one day, or from when to when."""
    if first is None or last is None:
        return "undated"
    return str(first) if first == last else f"{first} to {last}"


def figures(found: Iterable["Figure"], *, why: bool) -> Table:
    """The figures of one document."""
    names = ("quote", "measure", *ENDS, "unit", "where", "when", "who says", "status")
    made = table(*names, *(("rules",) if why else ()), right=ENDS)
    for one in found:
        cells = (
            one.quote,
            _measure(one),
            *span(*_ends(one.interval)),
            one.unit.value,
            _places(one),
            _when(one),
            " via ".join(one.sources),
            one.status.value,
        )
        made.add_row(
            *(Text(cell) for cell in cells), *((Text(" ".join(one.rules)),) if why else ())
        )
    return made


def mentions(text: str, found: Iterable["Mention"]) -> Table:
    """Every quantity of a text, as stated: what the words leave open stays empty."""
    made = table("quote", "of what", "bound", *ENDS, right=ENDS)
    for one in found:
        ends = (amount(end, "") for end in (one.low, one.best, one.high))
        made.add_row(Text(one.quote), Text(words(text, one.counted)), one.bound.value, *ends)
    return made


def misses(found: Iterable["Miss"]) -> Table:
    """The numbers that became no figure."""
    made = table("left out", "why")
    for one in found:
        made.add_row(Text(one.quote), Text(one.reason))
    return made


def plain(names: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Table:
    """Flat rows as they are; what is empty stays empty."""
    made = table(*names)
    for row in rows:
        made.add_row(*(Text("" if row[name] is None else str(row[name])) for name in names))
    return made


def heading(document: "Document", name: str) -> Text:
    """What a document is called, above its figures."""
    told = (document.title or name, document.publisher, document.published)
    return Text(" · ".join(str(part) for part in told if part), style="bold")


def points(found: Iterable["Point"]) -> Table:
    """The answers of an indicator, one period a row."""
    made = table("period", *ENDS, "unit", "sources", "claims", "grade", right=ENDS)
    for one in found:
        days = days_of(one.period_start, one.period_end)
        ends = span(one.low, one.best, one.high)
        unit = one.unit + covered(one.covered, one.regions)
        made.add_row(days, *ends, unit, str(one.sources), str(one.claims), one.grade)
    return made


def overview(rows: Iterable[Mapping[str, Any]]) -> Table:
    """All indicators of all regions, the region named once."""
    made = table("region", "indicator", *ENDS, "unit", "sources", "claims", right=ENDS)
    before = None
    for row in rows:
        region = f"{row['region_name']} {row['region']}"
        made.add_row(
            Text("" if region == before else region, style="bold"),
            f"{row['indicator']} {row['title']}{covered(row['covered'], row['regions'])}",
            *span(row["low"], row["best"], row["high"]),
            row["unit"],
            str(row["sources"]),
            str(row["claims"]),
        )
        before = region
    return made


def covered(some: int | None, regions: int | None) -> str:
    """How much of a region a sum of places within it stands for; nothing where for all."""
    if some is None or some == regions:
        return ""
    return f" ({some} of {regions} regions)"


def explanation(found: "Explanation", most: int, known_by: date | None = None) -> Group:
    """A point in words, the claims it stands on with their words, and what was left out and why."""
    days = days_of(found.point.period_start, found.point.period_end)
    view = f" --known-by {known_by}" if known_by else ""  # so that what is copied asks the same
    lines = [Text(f"{days}: {found.sentence}", style="bold"), Text(found.name + view, style="cyan")]
    lines += [Text(line) for line in (found.alarm, _drawn(found)) if line]
    for row in found.counted[:most]:
        lines += [sentence(row), _source(row)]
    lines += _more(len(found.counted), most)
    if found.uncounted:
        lines.append(Text("Not counted here:", style="bold"))
    for row in found.uncounted[:most]:
        lines += [Text("  ") + sentence(row), _source(row)]
    return Group(*lines, *_more(len(found.uncounted), most), Text())


def _more(count: int, most: int) -> list[Text]:
    return [Text(f"  … and {count - most:,} more", style="dim")] if count > most else []


def _drawn(found: "Explanation") -> str | None:
    """The 90 % interval, with what it rests on."""
    drawn = found.interval90
    if drawn is None or drawn.low == drawn.high:
        return None
    low, high = (amount(float(f"{end:.3g}")) for end in (drawn.low, drawn.high))
    return (
        f"90 % likely between {low} and {high}, if errors of one source correlate by {drawn.rho} "
        f"({drawn.draws:,} draws, seed {drawn.seed})."
    )


def sentence(row: Mapping[str, Any]) -> Text:
    """The sentence of a claim with its number marked, or what else its source lets be shown."""
    if row["dataset"]:
        event = f", event {row['event']}" if row["event"] not in (None, row["row_key"]) else ""
        days = days_of(row["period_start"], row["period_end"])
        told = f"row {row['row_key']}{event}, {days}: {row['quote'] or SUMS_ONLY}"
        return Text(f"{row['dataset_title'] or row['dataset']}, {told}")
    if not row["excerpt"]:
        return Text(row["quote"] or UNSHARED)
    return marked(row["excerpt"], row["mark_start"], row["mark_end"])


def _source(row: Mapping[str, Any]) -> Text:
    via = row["publisher"] if row["publisher"] != row["originator"] else None
    told = (row["originator"], via and f"in {via}", row["published"], row["reason"])
    return Text("    " + " · ".join(str(part) for part in told if part), style="dim")


def marked(sentence: str, start: int, end: int) -> Text:
    """A sentence with the number in it marked."""
    text = Text(sentence)
    text.stylize("bold yellow", max(start, 0), max(end, 0))
    return text


def _ends(interval: "Interval") -> tuple[float | None, float | None, float | None]:
    return interval.low, interval.best, interval.high


def _measure(one: "Figure") -> str:
    details = [part for part in (one.facility, one.group if one.group != "all" else None) if part]
    return one.measure + (f" ({', '.join(details)})" if details else "")


def _places(one: "Figure") -> str:
    known = [f"{place.name} {place.pcode or '(not placed)'}" for place in one.regions]
    return ", ".join(known or one.places)


def _when(one: "Figure") -> str:
    if one.time is None:
        return ""
    return days_of(one.time.start, one.time.end)
