"""The shape of the answers: one model a row. They are the OpenAPI, the columns of CSV, Parquet
and Arrow, and what the tests hold the bytes against; the bytes themselves are written from rows.

Names are those of HDX HAPI where it has one (location_code, admin1_code, reference_period_start).
An empty low, best or high is unknown: null, never 0.
"""

from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

RowT = TypeVar("RowT")
Bounded = Literal["closed", "open_above", "open_below", "open"]


def column(about: str, example: Any = None, hxl: str | None = None) -> Any:
    """Describe a column: what it is, an example, its HXL tag."""
    extra: dict[str, Any] = {"hxl": hxl} if hxl else {}
    examples = [] if example is None else [example]
    return Field(description=about, examples=examples, json_schema_extra=extra)


Low = Annotated[
    float | None, column("lowest value; null where unknown", 50, "#indicator+value+min")
]
Best = Annotated[float | None, column("best value; null where unknown", 74, "#indicator+value+num")]
High = Annotated[
    float | None,
    column("highest value; null: no upper bound known", None, "#indicator+value+max"),
]
Country = Annotated[str | None, column("ISO 3166-1 alpha-3", "SYR", "#country+code")]
Level = Annotated[int | None, column("0 country, 1 governorate, 2 district …", 1, "#adm+level")]
PCode = Annotated[str | None, column("P-code; null where unresolved", "SY07", "#adm+code")]
Start = Annotated[date | None, column("first day", "2019-05-01", "#date+start")]
End = Annotated[date | None, column("last day, included", "2019-05-31", "#date+end")]


class Row(BaseModel):
    """One flat row."""

    model_config = ConfigDict(extra="forbid")


class RegionRow(Row):
    """An administrative unit, a populated place or an informal area."""

    pcode: Annotated[str, column("P-code", "SY07", "#adm+code")]
    name: Annotated[str, column("name in English", "Idleb", "#adm+name")]
    location_code: Country
    admin_level: Level
    parent: Annotated[str | None, column("P-code of the unit above", "SYR")]
    lat: Annotated[float | None, column("latitude of the centre", 35.8, "#geo+lat")]
    lon: Annotated[float | None, column("longitude of the centre", 36.7, "#geo+lon")]
    scheme: Annotated[str, column("whose code: cod, iso3166, geonames or own", "cod")]
    exact: Annotated[bool, column("false for an informal area", True)]
    members: Annotated[list[str], column("units that an informal area covers", [])]
    valid_on: Annotated[date | None, column("first day of this version of the code")]
    valid_to: Annotated[date | None, column("last day of this version; null while in use")]
    source: Annotated[str, column("where the row comes from", "OCHA COD-AB", "#meta+source")]


class Above(Row):
    """A region above another."""

    pcode: str
    name: str
    admin_level: int | None
    steps: Annotated[int, column("steps from the region; 0 is itself", 1)]


class RegionDetail(RegionRow):
    """A region with its place in the tree and what is known of it."""

    above: list[Above]
    claims: Annotated[int, column("claims that name it or a region below", 12)]
    first_day: Start
    last_day: End
    children: Annotated[int, column("regions directly below", 6)]


class IndicatorRow(Row):
    """A named question, with its definition and its coverage."""

    code: Annotated[str, column("code of the indicator", "CAS-01", "#indicator+code")]
    title: Annotated[str, column("name for people", "Reported killed", "#indicator+name")]
    definition: str
    unit: Annotated[str, column("unit", "person", "#indicator+unit")]
    kind: Annotated[str, column("flow, stock or ratio", "flow")]
    aggregation: Annotated[str, column("how parts become one number")]
    numerator: str | None
    denominator: str | None
    threshold: Annotated[str | None, column("operator and value from which it is alarming")]
    baseline: Annotated[str | None, column("what a relative threshold is a multiple of")]
    threshold_source: Annotated[str | None, column("who set the threshold")]
    threshold_edition: Annotated[str | None, column("in which edition")]
    hxl: str | None
    hapi: Annotated[str | None, column("the field of HDX HAPI that corresponds")]
    caveat: Annotated[str | None, column("what to know before using it")]
    regions: Annotated[int, column("regions with an answer", 9)]
    first_day: Start
    last_day: End
    version: Annotated[str, column("version of the definition: changes with its file")]


class PointRow(Row):
    """One answer of an indicator. reported=false: nobody reported; that is not zero."""

    name: Annotated[str, column("stable name: ask for it again, or explain it", "CAS-01:SY07")]
    indicator: Annotated[str, column("code", "CAS-01", "#indicator+code")]
    location_code: Country
    location_name: Annotated[str | None, column("country", "Syria", "#country+name")]
    admin_level: Level
    admin1_code: Annotated[str | None, column("P-code of level 1", "SY07", "#adm1+code")]
    admin1_name: Annotated[str | None, column("name of level 1", "Idleb", "#adm1+name")]
    admin2_code: Annotated[str | None, column("P-code of level 2", None, "#adm2+code")]
    admin2_name: Annotated[str | None, column("name of level 2", None, "#adm2+name")]
    region: Annotated[str, column("P-code of the region itself", "SY07", "#adm+code")]
    region_name: Annotated[str | None, column("its name", "Idleb", "#adm+name")]
    lat: Annotated[float | None, column("latitude of its centre", 35.8, "#geo+lat")]
    lon: Annotated[float | None, column("longitude of its centre", 36.7, "#geo+lon")]
    period: Annotated[str, column("day, week, month, year or all", "month")]
    reference_period_start: Start
    reference_period_end: End
    reported: Annotated[bool, column("false: no report, not zero", True)]
    low: Low
    best: Best
    high: High
    floor: Annotated[float | None, column("highest lower bound that any source supports", 74)]
    bound: Annotated[Bounded | None, column("which side is open", "open_above", "#meta+bound")]
    unit: Annotated[str, column("unit", "person", "#indicator+unit")]
    open: Annotated[int, column("parts without an upper bound", 1)]
    parts: Annotated[int, column("estimates that were added", 1)]
    sources: Annotated[int, column("independent sources", 2)]
    claims: Annotated[int, column("claims behind it", 2)]
    contested: Annotated[int, column("parts whose sources exclude each other", 0)]
    grade: Annotated[str | None, column("confirmed, fair, weak or contested", "fair", "#status")]
    breach: Annotated[str | None, column("of the threshold: breached, possible, unknown or no")]
    dated: Annotated[date | None, column("newest day that the parts speak of")]
    denominator_dated: Annotated[date | None, column("date of the denominator, for ratios")]
    denominator: Annotated[
        str | None,
        column("residents under a rate: reports, or a table with its year", "reports"),
    ]
    covered: Annotated[
        int | None,
        column("of a stock added up: regions right below that are in it; null: its own"),
    ]
    regions: Annotated[int | None, column("regions right below, where covered is given")]
    baseline: Annotated[float | None, column("what a relative threshold is a multiple of")]
    estimates: Annotated[list[str], column("estimates behind it, 100 at most", ["e1"])]
    definition: Annotated[str, column("version of the question: changes with its file", "a1b2c3d4")]
    caveat: Annotated[str | None, column("what to know before using it")]
    explain: Annotated[str | None, column("address that lists all claims behind it", None)]


class ChangeRow(Row):
    """An answer that is not what it was; numbers are null where unknown, or where there is none."""

    indicator: Annotated[str, column("code", "CAS-01", "#indicator+code")]
    region: Annotated[str, column("P-code", "SY07", "#adm+code")]
    period: Annotated[str, column("year, month or all", "month")]
    reference_period_start: Start
    reference_period_end: End
    change: Annotated[str, column("new, gone or changed", "changed")]
    unit: Annotated[str, column("unit", "person", "#indicator+unit")]
    was_low: Annotated[float | None, column("lowest value before", 40)]
    was_best: Annotated[float | None, column("best value before", 60)]
    was_high: Annotated[float | None, column("highest value before")]
    low: Low
    best: Best
    high: High
    was_claims: Annotated[int | None, column("claims behind it before", 1)]
    claims: Annotated[int | None, column("claims behind it now", 2)]


class ChangedClaimsRow(Row):
    """How much of a source changed."""

    source: Annotated[str, column("a dataset or a publisher", "unhcr_population")]
    new: Annotated[int, column("claims that came", 12)]
    gone: Annotated[int, column("claims that went or were withdrawn", 1)]
    corrected: Annotated[int, column("claims that are other than they were", 3)]


class Licence(BaseModel):
    """Whom to name, and on which terms."""

    id: Annotated[str, column("a dataset or a publisher", "unhcr_population")]
    name: Annotated[str, column("its name", "UNHCR Refugee Population Statistics")]
    licence: Annotated[str | None, column("licence of a dataset; null for texts", "CC BY 4.0")]
    redistribute: Annotated[str, column("yes, excerpt, aggregate (sums only) or no", "yes")]
    edition: Annotated[date | None, column("newest edition of a dataset", "2025-06-01")]
    url: Annotated[str | None, column("where it is published")]


class Meta(BaseModel):
    """About the answer: how much there is, and of which data."""

    total: Annotated[int, column("rows on all pages", 14)]
    returned: Annotated[int, column("rows in this answer", 14)]
    data_version: Annotated[str | None, column("hash of the content of the data")]
    built_at: Annotated[str | None, column("when the data was built")]
    as_of: Annotated[date | None, column("only what was published by this day; null: all")]
    attribution: Annotated[str, column("how to name whom it comes from")]
    licences: Annotated[list[Licence], column("who stands behind these rows, with their terms")]


class Links(BaseModel):
    """Addresses around the answer."""

    self: str
    next: Annotated[str | None, column("the next page; null on the last one")]


class Table(BaseModel, Generic[RowT]):
    """Rows, what they are, and where to go on."""

    data: list[RowT]
    meta: Meta
    links: Links


class One(BaseModel, Generic[RowT]):
    """One thing, and the data it comes from."""

    data: RowT
    meta: Meta
    links: Links
