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


def _f(about: str, example: Any = None, hxl: str | None = None) -> Any:
    extra: dict[str, Any] = {"hxl": hxl} if hxl else {}
    examples = [] if example is None else [example]
    return Field(description=about, examples=examples, json_schema_extra=extra)


Low = Annotated[float | None, _f("lowest value; null where unknown", 50, "#indicator+value+min")]
Best = Annotated[float | None, _f("best value; null where unknown", 74, "#indicator+value+num")]
High = Annotated[
    float | None, _f("highest value; null: no upper bound known", None, "#indicator+value+max")
]
Country = Annotated[str | None, _f("ISO 3166-1 alpha-3", "SYR", "#country+code")]
Level = Annotated[int | None, _f("0 country, 1 governorate, 2 district …", 1, "#adm+level")]
PCode = Annotated[str | None, _f("P-code; null where unresolved", "SY07", "#adm+code")]
Start = Annotated[date | None, _f("first day", "2019-05-01", "#date+start")]
End = Annotated[date | None, _f("last day, included", "2019-05-31", "#date+end")]


class Row(BaseModel):
    """One flat row."""

    model_config = ConfigDict(extra="forbid")


class RegionRow(Row):
    """An administrative unit, a populated place or an informal area."""

    pcode: Annotated[str, _f("P-code", "SY07", "#adm+code")]
    name: Annotated[str, _f("name in English", "Idleb", "#adm+name")]
    location_code: Country
    admin_level: Level
    parent: Annotated[str | None, _f("P-code of the unit above", "SYR")]
    lat: Annotated[float | None, _f("latitude of the centre", 35.8, "#geo+lat")]
    lon: Annotated[float | None, _f("longitude of the centre", 36.7, "#geo+lon")]
    scheme: Annotated[str, _f("whose code: cod, iso3166, geonames or own", "cod")]
    exact: Annotated[bool, _f("false for an informal area", True)]
    members: Annotated[list[str], _f("units that an informal area covers", [])]
    valid_on: Annotated[date | None, _f("first day of this version of the code")]
    valid_to: Annotated[date | None, _f("last day of this version; null while in use")]
    source: Annotated[str, _f("where the row comes from", "OCHA COD-AB", "#meta+source")]


class Above(Row):
    """A region above another."""

    pcode: str
    name: str
    admin_level: int | None
    steps: Annotated[int, _f("steps from the region; 0 is itself", 1)]


class RegionDetail(RegionRow):
    """A region with its place in the tree and what is known of it."""

    above: list[Above]
    claims: Annotated[int, _f("claims that name it or a region below", 12)]
    first_day: Start
    last_day: End
    children: Annotated[int, _f("regions directly below", 6)]


class IndicatorRow(Row):
    """A named question, with its definition and its coverage."""

    code: Annotated[str, _f("code of the indicator", "CAS-01", "#indicator+code")]
    title: Annotated[str, _f("name for people", "Reported killed", "#indicator+name")]
    definition: str
    unit: Annotated[str, _f("unit", "person", "#indicator+unit")]
    kind: Annotated[str, _f("flow, stock or ratio", "flow")]
    aggregation: Annotated[str, _f("how parts become one number")]
    numerator: str | None
    denominator: str | None
    threshold: Annotated[str | None, _f("operator and value from which it is alarming")]
    threshold_source: Annotated[str | None, _f("who set the threshold")]
    hxl: str | None
    hapi: Annotated[str | None, _f("the field of HDX HAPI that corresponds")]
    caveat: Annotated[str | None, _f("what to know before using it")]
    regions: Annotated[int, _f("regions with an answer", 9)]
    first_day: Start
    last_day: End


class PointRow(Row):
    """One answer of an indicator. reported=false: nobody reported; that is not zero."""

    indicator: Annotated[str, _f("code", "CAS-01", "#indicator+code")]
    location_code: Country
    location_name: Annotated[str | None, _f("country", "Syria", "#country+name")]
    admin_level: Level
    admin1_code: Annotated[str | None, _f("P-code of level 1", "SY07", "#adm1+code")]
    admin1_name: Annotated[str | None, _f("name of level 1", "Idleb", "#adm1+name")]
    admin2_code: Annotated[str | None, _f("P-code of level 2", None, "#adm2+code")]
    admin2_name: Annotated[str | None, _f("name of level 2", None, "#adm2+name")]
    region: Annotated[str, _f("P-code of the region itself", "SY07", "#adm+code")]
    region_name: Annotated[str | None, _f("its name", "Idleb", "#adm+name")]
    lat: Annotated[float | None, _f("latitude of its centre", 35.8, "#geo+lat")]
    lon: Annotated[float | None, _f("longitude of its centre", 36.7, "#geo+lon")]
    period: Annotated[str, _f("day, week, month, year or all", "month")]
    reference_period_start: Start
    reference_period_end: End
    reported: Annotated[bool, _f("false: no report, not zero", True)]
    low: Low
    best: Best
    high: High
    floor: Annotated[float | None, _f("highest lower bound that any source supports", 74)]
    bound: Annotated[Bounded | None, _f("which side is open", "open_above", "#meta+bound")]
    unit: Annotated[str, _f("unit", "person", "#indicator+unit")]
    open: Annotated[int, _f("parts without an upper bound", 1)]
    parts: Annotated[int, _f("estimates that were added", 1)]
    sources: Annotated[int, _f("independent sources", 2)]
    claims: Annotated[int, _f("claims behind it", 2)]
    contested: Annotated[int, _f("parts whose sources exclude each other", 0)]
    grade: Annotated[str | None, _f("confirmed, fair, weak or contested", "fair", "#status")]
    breach: Annotated[str | None, _f("of the threshold: breached, possible or no")]
    dated: Annotated[date | None, _f("newest day that the parts speak of")]
    denominator_dated: Annotated[date | None, _f("date of the denominator, for ratios")]
    estimates: Annotated[list[str], _f("estimates behind it, 100 at most", ["e1"])]
    explain: Annotated[str | None, _f("address that lists all claims behind it", None)]


class ClaimRow(Row):
    """A reported figure in the world, with the words it came from and what became of it."""

    claim: Annotated[str, _f("stable key", "c1")]
    measure: Annotated[str, _f("what is counted", "killed", "#indicator+name")]
    unit: Annotated[str, _f("unit", "person", "#indicator+unit")]
    kind: Annotated[str, _f("flow or stock", "flow")]
    population_group: Annotated[str, _f("which people", "civilian")]
    facility: str | None
    bound: Annotated[str, _f("how the words bound the number", "at_least")]
    stated_low: float | None
    stated_best: float | None
    stated_high: float | None
    low: Low
    best: Best
    high: High
    rule: Annotated[str, _f("the rule that read the words")]
    zero: Annotated[bool, _f("true: the text reports that there were none", False)]
    status: Annotated[str, _f("reported, feared, denied or hypothetical", "reported")]
    role: Annotated[str, _f("counted, repeat, superseded, … or left_out", "counted", "#status")]
    reason: Annotated[str | None, _f("why it has this role")]
    estimates: list[str]
    location_code: Country
    region: PCode
    region_name: Annotated[str | None, _f("its name", "Idleb", "#adm+name")]
    admin_level: Level
    scope: Annotated[list[str], _f("regions that share the figure", [])]
    locality: Annotated[str | None, _f("place that the gazetteer does not hold")]
    region_method: Annotated[str, _f("how the region was found", "exact")]
    origin: str | None
    destination: str | None
    reference_period_start: Start
    reference_period_end: End
    precision: Annotated[str, _f("day, week, month … or unresolved", "day")]
    quote: Annotated[str | None, _f("the words that state the number", "at least 50 people")]
    span_start: Annotated[int | None, _f("offset of the quote in the text, in characters", 120)]
    span_end: Annotated[int | None, _f("offset behind the quote", 138)]
    excerpt: Annotated[str | None, _f("the sentence; null where it may not be passed on")]
    excerpt_start: Annotated[int | None, _f("offset of the sentence in the text", 100)]
    document: Annotated[str | None, _f("key of the document", "d1")]
    document_title: str | None
    document_url: Annotated[str | None, _f("address of the original", None, "#meta+url")]
    document_lang: str | None
    published: Annotated[date | None, _f("day of publication", "2019-05-06", "#date+published")]
    publisher: Annotated[str | None, _f("who printed it", "UOSSM", "#meta+source")]
    publisher_id: str | None
    originator: Annotated[str | None, _f("who counted", "SOHR")]
    originator_id: str
    chain: Annotated[list[str], _f("all who are credited, the first counter first", ["SOHR"])]
    part_of: str | None
    same_as: str | None
    dataset: str | None
    row_key: str | None
    flags: list[str]
    version: Annotated[str, _f("version of the reading rules", "en-1")]


class EstimateRow(Row):
    """What all claims of the same thing say together."""

    estimate: str
    measure: str
    unit: str
    kind: str
    population_group: str
    facility: str | None
    location_code: Country
    region: PCode
    region_name: str | None
    admin_level: Level
    scope: list[str]
    locality: str | None
    reference_period_start: Start
    reference_period_end: End
    days: int | None
    low: Low
    best: Best
    high: High
    floor: float | None
    high_modelled: Annotated[float | None, _f("a model where high is open; never part of high")]
    grade: str
    contested: bool
    spread: float | None
    sources: int
    claims: int
    published: date | None


class DocumentRow(Row):
    """A document without its text."""

    id: Annotated[str, _f("hash of the text", "d1")]
    external_id: str | None
    lang: str | None
    publisher: str | None
    publisher_id: str | None
    title: str | None
    published: date | None
    url: str | None
    characters: int
    redistribute: Annotated[str, _f("yes, excerpt, aggregate or no", "excerpt")]
    copies: int
    claims: int
    refused: str | None


class DocumentDetail(DocumentRow):
    """A document; its text where its publisher lets it be passed on, its claims beside it."""

    text: Annotated[str | None, _f("null where only excerpts may be passed on")]
    claims_url: Annotated[str, _f("address of its claims", "/v1/claims?document=d1")]


class SourceRow(Row):
    """Who counted or printed; one row for each family of names."""

    id: str
    name: str
    kind: str
    reliability: str
    party: list[str]
    redistribute: str
    claims: int
    documents: int


class UnplacedRow(Row):
    """A place name that could not be resolved."""

    name: str
    location_code: Country
    method: str
    claims: int


class Meta(BaseModel):
    """About the answer: how much there is, and of which data."""

    total: Annotated[int, _f("rows on all pages", 14)]
    returned: Annotated[int, _f("rows in this answer", 14)]
    data_version: Annotated[str | None, _f("hash of the content of the data")]
    built_at: Annotated[str | None, _f("when the data was built")]
    attribution: Annotated[str, _f("whom to name when using it")]


class Links(BaseModel):
    """Addresses around the answer."""

    self: str
    next: Annotated[str | None, _f("the next page; null on the last one")]


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


class Interval90(Row):
    """Low and high of the central 90 %, drawn with a stated dependence between sources."""

    low: float
    high: float
    rho: Annotated[float, _f("correlation of the errors of one originator", 0.3)]
    seed: int
    draws: int


class Explained(Row):
    """A point with everything behind it."""

    point: PointRow
    interval90: Annotated[
        Interval90 | None, _f("a model beside the bounds; null for ratios and without a best")
    ]
    estimates: list[EstimateRow]
    claims: list[ClaimRow]
    complete: Annotated[bool, _f("false: there are more; /v1/claims has them all", True)]
    left_out: Annotated[list[ClaimRow], _f("claims of the same kind that are not counted")]
