"""Everything behind one point: its estimates, their claims, and what was left out, with why."""

from api import points, queries
from api.deps import Data
from api.params import Page, Span

_MOST = 500
_KEYS = {"claims": queries.BY_DAY | {"claim": "after"}, "estimates": {"estimate": "after"}}
_OPEN: dict[str, queries.Row] = {name: queries.filters(name) for name in _KEYS}


def explained(data: Data, code: str, region: str, span: Span) -> queries.Row:
    """A point with its estimates, their claims, and the claims of its measures left out."""
    question = points.Question([region], span, "all")
    point = points.answer(data, [code], question, Page(1, None)).rows[0]
    measures = [row["measure"] for row in queries.rows(data.db, "measures_of", indicator=code)]
    behind = queries.rows(data.db, "estimates_behind", estimates=point["estimates"])
    estimates = [row["estimate"] for row in behind]
    left: queries.Row = {"region": [region], "measure": measures, "role": ["left_out"]}
    left |= {"since": span.since, "until": span.until}
    return {
        "point": point,
        "estimates": _all(data, "estimates", {"estimate": estimates}) if estimates else [],
        "claims": _all(data, "claims", {"estimate": estimates}) if estimates else [],
        "left_out": _all(data, "claims", left) if measures else [],
    }


def _all(data: Data, name: str, asked: queries.Row) -> list[queries.Row]:
    """The first rows of a question of which only some filters are set."""
    return queries.paged(
        data.db, name, Page(_MOST, None), _KEYS[name], **(_OPEN[name] | asked)
    ).rows
