"""JSON of the ReliefWeb API: each item with a body is a document."""

import json
from datetime import date

import pytest

FIELDS = {
    "title": "Syria: Flash Update",
    "body": "At least 50 people were killed in Idlib.\n\n20 were injured.",
    "body-html": "<p>not this one</p>",
    "date": {"original": "2019-05-06T00:00:00+00:00", "created": "2019-05-08T10:00:00+00:00"},
    "source": [
        {"name": "UN Office for the Coordination of Humanitarian Affairs", "shortname": "OCHA"}
    ],
    "language": [{"name": "English", "code": "en"}],
    "country": [{"name": "Syrian Arab Republic", "iso3": "syr"}],
    "url": "https://reliefweb.int/node/1",
}
ITEM = {"id": "1", "fields": FIELDS}


@pytest.mark.parametrize(
    "shape",
    [{"time": 5, "data": [ITEM], "totalCount": 1}, {"data": ITEM}, [ITEM], ITEM],
    ids=["answer", "single answer", "list", "item"],
)
def test_every_shape_gives_the_same_document(read, shape):
    (document,) = read(json.dumps(shape, indent=1), "a.json")
    assert document.text == f"Syria: Flash Update\n\n{FIELDS['body']}"
    assert (document.title, document.publisher) == ("Syria: Flash Update", "OCHA")
    assert (document.published, document.lang) == (date(2019, 5, 6), "en")
    assert (document.url, document.external_id) == (FIELDS["url"], "1")


def changed(**fields):
    return json.dumps({"data": [{"id": 1, "fields": FIELDS | fields}]})


def test_the_html_is_read_where_there_is_no_body(read):
    (document,) = read(changed(**{"body": "", "body-html": "<p>50 killed</p><p>2 hurt</p>"}), "a")
    assert document.text == "Syria: Flash Update\n\n50 killed\n\n2 hurt"


def test_a_report_of_two_names_both_and_one_in_two_languages_names_none(read):
    two = [{"shortname": "OCHA"}, {"name": "Ministry of Health"}]
    tongues = [{"code": "en"}, {"code": "ar"}]
    (document,) = read(changed(source=two, language=tongues, date={"created": "2019-05-08"}), "a")
    assert (document.publisher, document.lang) == ("OCHA; Ministry of Health", None)
    assert document.published == date(2019, 5, 8)


def test_an_item_without_a_body_is_named_and_the_rest_is_read(read):
    raw = json.dumps({"data": [{"id": "0", "fields": {"title": "A map"}}, ITEM, {"fields": 7}]})
    (document,) = read(raw, "a.json")
    assert document.external_id == "1"
    assert read.refused == [
        "a.json: item 1: no body ('A map')",
        "a.json: item 3: 'fields' is no object",
    ]


def test_objects_with_the_keys_of_a_line_are_read_too(read):
    raw = json.dumps([{"text": "50 killed", "published": "2019-05-06"}], indent=2)
    (document,) = read(raw, "a.json")
    assert (document.text, document.published) == ("50 killed", date(2019, 5, 6))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ('{"type": "FeatureCollection", "features": []}', "JSON, but not of the ReliefWeb API"),
        ('{"data": [7]}', "JSON, but not of the ReliefWeb API"),
        ('{"data": [{"fields": {', "broken JSON"),
        ('{"data":' + "[" * 100_000, "broken JSON"),
        ("[]", "JSON, but not of the ReliefWeb API"),
    ],
)
def test_other_json_is_refused(read, raw, reason):
    assert read(raw, "a.json") == []
    assert reason in read.refused[0]
