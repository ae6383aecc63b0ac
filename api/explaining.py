"""Everything behind one point: its estimates, their claims, and what was left out, with why."""

from api import points, queries
from api.deps import Data
from api.params import Page, Span
from metrics import doubt, indicators

_MOST, _MOST_PARTS = 500, 100
_NONE = queries.Rows([], 0, None)
_KEYS = {"claims": queries.BY_DAY | {"claim": "after"}, "estimates": {"estimate": "after"}}
_OPEN: dict[str, queries.Row] = {name: queries.filters(name) for name in _KEYS}


def explained(data: Data, code: str, region: str, span: Span) -> queries.Row:
    """A point with its estimates, their claims, and the claims of its measures left out."""
    question = points.Question([region], span, "all")
    point = points.answer(data, [code], question, Page(1, None)).rows[0]
    measures = [row["measure"] for row in queries.rows(data.db, "measures_of", indicator=code)]
    behind = queries.rows(data.db, "estimates_behind", estimates=point["estimates"])
    parts = {"estimate": [row["estimate"] for row in behind]}
    left: queries.Row = {"region": [region], "measure": measures, "role": ["left_out"]}
    left |= {"since": span.since, "until": span.until}
    found = {
        "estimates": _first(data, "estimates", parts) if behind else _NONE,
        "claims": _first(data, "claims", parts) if behind else _NONE,
        "left_out": _first(data, "claims", left) if measures else _NONE,
    }
    whole = all(one.cursor is None for one in found.values())
    rows = {name: one.rows for name, one in found.items()}
    return {
        "point": point,
        "interval90": _interval(data, code, region, span),
        **rows,
        "complete": whole and len(point["estimates"]) < _MOST_PARTS,
    }


def _interval(data: Data, code: str, region: str, span: Span) -> queries.Row | None:
    """What is 90 % likely under a stated dependence of sources; of sums, stocks and rates."""
    if not doubt.drawable(code):
        return None
    found = indicators.run(data.db, code, region=region, since=span.since, until=span.until)
    interval = doubt.interval(data.db, found[0]) if found else None
    return interval._asdict() if interval else None


def _first(data: Data, name: str, asked: queries.Row) -> queries.Rows:
    """The first rows of a question of which only some filters are set."""
    return queries.paged(data.db, name, Page(_MOST, None), _KEYS[name], **(_OPEN[name] | asked))
