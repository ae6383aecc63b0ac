"""The shape of the evidence: claims, estimates, documents and sources, one model a row."""

from datetime import date
from typing import Annotated

from api.models import (
    Best,
    Country,
    End,
    High,
    Level,
    Low,
    PCode,
    PointRow,
    Row,
    Start,
    column,
)


class ClaimRow(Row):
    """A reported figure in the world, with the words it came from and what became of it."""

    claim: Annotated[str, column("stable key", "c1")]
    measure: Annotated[str, column("what is counted", "killed", "#indicator+name")]
    unit: Annotated[str, column("unit", "person", "#indicator+unit")]
    kind: Annotated[str, column("flow or stock", "flow")]
    population_group: Annotated[str, column("which people", "civilian")]
    facility: str | None
    bound: Annotated[str, column("how the words bound the number", "at_least")]
    stated_low: float | None
    stated_best: float | None
    stated_high: float | None
    low: Low
    best: Best
    high: High
    rule: Annotated[str, column("the rule that read the words")]
    zero: Annotated[bool, column("true: the text reports that there were none", False)]
    status: Annotated[str, column("reported, feared, denied or hypothetical", "reported")]
    role: Annotated[str, column("counted, repeat, superseded, … or left_out", "counted", "#status")]
    reason: Annotated[str | None, column("why it has this role")]
    estimates: list[str]
    location_code: Country
    region: PCode
    region_name: Annotated[str | None, column("its name", "Idleb", "#adm+name")]
    admin_level: Level
    scope: Annotated[list[str], column("regions that share the figure", [])]
    locality: Annotated[str | None, column("place that the gazetteer does not hold")]
    region_method: Annotated[str, column("how the region was found", "exact")]
    origin: str | None
    destination: str | None
    reference_period_start: Start
    reference_period_end: End
    precision: Annotated[str, column("day, week, month … or unresolved", "day")]
    quote: Annotated[str | None, column("the words that state the number", "at least 50 people")]
    span_start: Annotated[int | None, column("offset of the quote in the text, in characters", 120)]
    span_end: Annotated[int | None, column("offset behind the quote", 138)]
    excerpt: Annotated[str | None, column("the sentence; null where it may not be passed on")]
    excerpt_start: Annotated[int | None, column("offset of the sentence in the text", 100)]
    document: Annotated[str | None, column("key of the document", "d1")]
    document_title: str | None
    document_url: Annotated[str | None, column("address of the original", None, "#meta+url")]
    document_lang: str | None
    published: Annotated[date | None, column("day of publication", "2019-05-06", "#date+published")]
    publisher: Annotated[str | None, column("who printed it", "UOSSM", "#meta+source")]
    publisher_id: str | None
    originator: Annotated[str | None, column("who counted", "SOHR")]
    originator_id: str
    chain: Annotated[list[str], column("all who are credited, the first counter first", ["SOHR"])]
    part_of: str | None
    same_as: str | None
    dataset: Annotated[
        str | None, column("key of the dataset, where it is a row of one", "ucdp_ged")
    ]
    dataset_title: Annotated[str | None, column("what the dataset is called")]
    row_key: Annotated[str | None, column("key of the row in its dataset")]
    dataset_row: Annotated[int | None, column("number of the row in its file", 12)]
    event: Annotated[str | None, column("key of the event at its publisher")]
    cause: Annotated[str | None, column("what caused it, in its publisher's words")]
    sex: Annotated[str | None, column("f or m, where a dataset tells it", "f")]
    age: Annotated[str | None, column("range of ages, where a dataset tells it", "0-17")]
    sector: Annotated[str | None, column("sector of need, where a dataset tells it", "Protection")]
    round: Annotated[str | None, column("round of an assessment", "3")]
    flags: list[str]
    version: Annotated[str, column("version of the reading rules", "en-1")]


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
    high_modelled: Annotated[float | None, column("a model where high is open; never part of high")]
    grade: str
    contested: bool
    spread: float | None
    sources: int
    claims: int
    published: date | None


class DocumentRow(Row):
    """A document without its text."""

    id: Annotated[str, column("hash of the text", "d1")]
    external_id: str | None
    lang: str | None
    publisher: str | None
    publisher_id: str | None
    title: str | None
    published: date | None
    url: str | None
    characters: int
    redistribute: Annotated[str, column("yes, excerpt, aggregate or no", "excerpt")]
    copies: int
    claims: int
    refused: str | None


class DocumentDetail(DocumentRow):
    """A document; its text where its publisher lets it be passed on, its claims beside it."""

    text: Annotated[str | None, column("null where only excerpts may be passed on")]
    claims_url: Annotated[str, column("address of its claims", "/v1/claims?document=d1")]


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


class DatasetRow(Row):
    """A table of a publisher whose rows became claims, with its terms and its edition."""

    id: Annotated[str, column("name of its card", "unhcr_population")]
    title: str
    publisher_id: str
    publisher: Annotated[str, column("who publishes it", "UNHCR", "#meta+source")]
    licence: Annotated[str, column("licence or terms", "CC BY 4.0", "#meta+license")]
    redistribute: Annotated[str, column("yes, excerpt, aggregate (sums only) or no", "yes")]
    attribution: Annotated[str, column("whom to name, as a line")]
    about: Annotated[str, column("what it holds")]
    url: Annotated[str, column("where it is published", None, "#meta+url")]
    edition: Annotated[date | None, column("day of the newest edition loaded", "2025-06-01")]
    version: Annotated[str, column("version of the card that read it")]
    files: int
    rows: Annotated[int, column("rows in its files")]
    used: Annotated[int, column("rows that made a claim")]
    rejected: Annotated[int, column("rows that something is wrong with")]
    claims: int
    resource_hdx_id: Annotated[str, column("its id in the rows of /api/v2")]


class UnplacedRow(Row):
    """A place name that could not be resolved."""

    name: str
    location_code: Country
    method: str
    claims: int


class Interval90(Row):
    """Low and high of the central 90 %, drawn with a stated dependence between sources."""

    low: float
    high: float
    rho: Annotated[float, column("correlation of the errors of one originator", 0.3)]
    seed: int
    draws: int


class Explained(Row):
    """A point with everything behind it."""

    point: PointRow
    sentence: Annotated[
        str | None, column("the point in plain words; null where nobody reported it")
    ]
    alarm: Annotated[str | None, column("how it stands to its threshold, and who set that")]
    interval90: Annotated[
        Interval90 | None,
        column("a model beside the bounds; null for ratios of two totals and without a best"),
    ]
    estimates: list[EstimateRow]
    claims: list[ClaimRow]
    complete: Annotated[bool, column("false: there are more; /v1/claims has them all", True)]
    left_out: Annotated[list[ClaimRow], column("claims of the same kind that are not counted")]
