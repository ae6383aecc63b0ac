"""What a reader sees is what the API says, and each number leads to its sentence."""

import json
import tomllib
from importlib import resources
from itertools import pairwise
from urllib.request import urlopen

import pytest

HERE = "/?region=SYR&indicator=CAS-01"
CONTRAST = """() => {
  const light = (rgb) => {
    const part = rgb.map((v) => v / 255).map((v) =>
      v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
  };
  const numbers = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const ground = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const found = numbers(getComputedStyle(one).backgroundColor);
      if (found.length === 3 || found[3] > 0) return found.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const wrong = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    if (!own || !node.checkVisibility() || node instanceof SVGElement) continue;
    const [a, b] = [light(numbers(getComputedStyle(node).color).slice(0, 3)), light(ground(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) wrong.push([node.className, node.textContent.slice(0, 30), ratio]);
  }
  return wrong;
}"""
NAMELESS = """() => [...document.querySelectorAll("a, button, input, select, textarea")]
  .filter((node) => node.checkVisibility())
  .filter((node) => !(node.textContent.trim() || node.getAttribute("aria-label")
    || node.labels?.length))
  .map((node) => node.outerHTML.slice(0, 80))"""


def ask(address: str, path: str) -> list[dict]:
    with urlopen(address + path) as answer:
        return json.load(answer)["data"]


def shown(value: float | None) -> str:
    return "unknown" if value is None else f"{value:,.2f}".rstrip("0").rstrip(".")


def headline(row: dict) -> str:
    """The best number, with a + where nobody gave an upper bound."""
    return shown(row["best"]) + ("+" if row["high"] is None else "")


def test_the_ranking_shows_the_numbers_of_the_api(watched):
    page = watched.open(HERE)
    rows = ask(watched.address, "/v1/indicators/CAS-01?region=SYR&level=1")
    assert len(rows) == 14
    for row in rows:
        line = page.locator(f'#ranking tr[data-region="{row["region"]}"]')
        if row["reported"]:
            for key in ("low", "high"):
                assert line.locator(f'td[data-key="{key}"]').inner_text() == shown(row[key])
            assert line.locator('td[data-key="best"]').inner_text() == headline(row)
        else:
            assert "no report" in line.inner_text()


def test_each_region_has_a_circle_and_says_its_number(watched):
    page = watched.open(HERE)
    rows = ask(watched.address, "/v1/indicators/CAS-01?region=SYR&level=1")
    marks = page.locator("#map a[data-region]")
    assert marks.count() == len(rows)
    for row in rows:
        label = page.locator(f'#map a[data-region="{row["region"]}"]').get_attribute("aria-label")
        assert label.startswith(row["region_name"])
        assert ("no report" in label) is not row["reported"]


def test_the_key_figures_are_those_of_the_api(watched):
    page = watched.open(HERE)
    for row in ask(watched.address, "/v1/points?region=SYR&indicator=CAS-01,DIS-01,FAC-02"):
        card = page.locator(f'#figures strong[data-code="{row["indicator"]}"]')
        best = "" if row["best"] is None else str(row["best"])
        assert card.get_attribute("data-value") == best


def test_a_number_that_is_open_above_says_so_wherever_it_is_large(watched):
    rows = ask(watched.address, "/v1/indicators/CAS-01?region=SYR,SY07,SY02")
    assert all(row["low"] is not None and row["high"] is None for row in rows)
    assert any(row["low"] != row["best"] for row in rows)
    for row in rows:
        page = watched.open(f"/?region={row['region']}&indicator=CAS-01")
        assert page.locator('strong[data-code="CAS-01"]').inner_text() == headline(row)
    page = watched.open(HERE)
    for row in rows:
        if row["region"] != "SYR":
            label = page.locator(f'#map a[data-region="{row["region"]}"]').get_attribute(
                "aria-label"
            )
            assert f": {headline(row)}. " in label
    page.locator("#series summary").click()
    for row in ask(watched.address, "/v1/indicators/CAS-01?region=SYR&period=month&reported=true"):
        line = page.locator("#series tbody tr", has_text=row["reference_period_start"])
        assert line.locator('td[data-key="best"]').inner_text() == headline(row)


LONG = [
    (4_000_190, 4_000_190, None),
    (13_500_000, 13_500_000, None),
    (121_300_000, 121_300_000, None),
    (1_121_300_000, 1_121_300_000, None),
    (250_136, 250_160, None),
    (25_136, 999_999, 1_000_000),
    (11_583_000, None, 11_817_000),
]


@pytest.mark.parametrize("lang", ["en", "fr", "ar"])
@pytest.mark.parametrize("width", [1360, 1024, 360])
def test_long_numbers_stay_within_their_cards(watched, width, lang):
    def longer(route):
        answer = route.fetch()
        body = answer.json()
        for row, (low, best, high) in zip(body["data"], LONG, strict=True):
            row |= {"low": low, "best": best, "high": high}
        route.fulfill(response=answer, json=body)

    watched.page.route("**/v1/points?*", longer)
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = watched.open(f"{HERE}&lang={lang}")
    assert page.locator("#figures .card strong").count() == len(LONG)
    wide = page.evaluate("""() => [...document.querySelectorAll(".card, .card strong")]
      .filter((node) => node.scrollWidth > node.clientWidth).map((node) => node.textContent)""")
    assert wide == []


@pytest.mark.parametrize(
    "query", ["region=SYR", "region=SYR&period=day", "region=SY07&period=year"]
)
def test_the_dates_of_the_chart_are_whole_and_apart(watched, query):
    watched.page.set_viewport_size({"width": 1360, "height": 900})
    page = watched.open(f"/?indicator=CAS-01&{query}")
    frame = page.locator("#series svg").bounding_box()
    boxes = sorted((one.bounding_box() for one in page.locator("#series .date").all()), key=left)
    assert boxes
    assert left(boxes[0]) >= frame["x"]
    assert right(boxes[-1]) <= frame["x"] + frame["width"]
    for one, following in pairwise(boxes):
        assert right(one) < left(following)


def left(box: dict) -> float:
    return box["x"]


def right(box: dict) -> float:
    return box["x"] + box["width"]


def test_the_series_has_a_mark_for_each_month_with_a_report(watched):
    page = watched.open(HERE)
    rows = ask(watched.address, "/v1/indicators/CAS-01?region=SYR&period=month")
    starts = [row["reference_period_start"] for row in rows if row["reported"]]
    marks = page.locator("#series a[data-start]")
    assert [mark.get_attribute("data-start") for mark in marks.all()] == starts
    opened = page.locator("#series .band.open").count()
    assert opened == sum(row["high"] is None for row in rows)


def test_a_click_on_the_map_leads_to_the_sentence_with_its_number_marked(watched):
    page = watched.open(HERE)
    page.locator('#map a[data-region="SY07"]').click()
    page.locator("h1", has_text="Idl").wait_for()
    watched.settle()
    found = ask_one(watched.address, "/v1/explain/CAS-01?region=SY07")
    marks = page.locator("#evidence > ol mark")
    expected = sorted(claim["quote"] for claim in found["claims"])
    assert sorted(marks.all_inner_texts()) == expected
    assert expected
    assert "region=SY07" in page.url


def ask_one(address: str, path: str) -> dict:
    with urlopen(address + path) as answer:
        return json.load(answer)["data"]


def test_a_click_on_a_month_narrows_the_days_and_back_undoes_it(watched):
    page = watched.open(HERE)
    mark = page.locator("#series a[data-start]").first
    start = mark.get_attribute("data-start")
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**from={start}*")
    watched.settle()
    assert page.locator("#from").input_value() == start
    page.go_back()
    watched.settle()
    assert page.locator("#from").input_value() == ""


def test_a_month_in_the_address_is_its_first_and_last_day(watched):
    page = watched.open(f"{HERE}&from=2016&to=2016-09")
    watched.settle()
    assert page.locator("#from").input_value() == "2016-01-01"
    assert page.locator("#to").input_value() == "2016-09-30"
    assert watched.complaints == []


def test_the_keyboard_alone_reaches_a_region_by_search(watched):
    page = watched.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#search").focus()
    page.keyboard.type("Idlib")
    page.locator("#found a").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**region=SY07*")


def test_the_keyboard_chooses_another_indicator(watched):
    page = watched.open(HERE)
    page.locator("#indicator").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**indicator=*")


def test_nothing_is_asked_elsewhere_and_nothing_complains(watched):
    for path in (HERE, "/?region=SY07&indicator=DIS-02&period=year", "/text", "/docs"):
        watched.open(path)
    assert [url for url in watched.asked if not url.startswith(watched.address)] == []
    assert watched.complaints == []


def test_a_wrong_address_says_what_is_wrong(watched):
    page = watched.open("/?region=NOPE1")
    assert "no P-code 'NOPE1'" in page.locator("#problem").inner_text()


@pytest.mark.parametrize("path", [HERE, "/text", "/docs"])
def test_the_page_fits_a_phone(phone, path):
    page = phone.open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", [HERE, "/text", "/docs"])
def test_words_stand_out_and_every_control_has_a_name(watched, path):
    page = watched.open(path)
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate(NAMELESS) == []


def test_arabic_runs_from_right_to_left(watched):
    page = watched.open(f"{HERE}&lang=ar")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert page.locator("#h-evidence").inner_text() == "الأدلة"


def test_a_pasted_text_shows_its_figures(watched):
    page = watched.open("/text")
    page.locator("#example").click()
    page.locator("#table tbody tr").first.wait_for()
    assert "At least 50" in page.locator("#marked mark").all_inner_texts()
    assert page.locator("#published").input_value() == "2019-05-06"


REPORT = (
    "On Monday shells fell on Idlib. At least 12 women were killed and 7 children were killed. "
    "Two hospitals are out of service. In Aleppo no casualties were reported."
)


def test_a_reading_says_of_whom_when_and_what_was_taken_from_before(watched):
    page = watched.open("/text")
    page.locator("#published").fill("2019-05-06")
    page.locator("#text").fill(REPORT)
    with page.expect_response("**/v1/read?*") as answered:
        page.locator("button[type=submit]").click()
    answer = answered.value.json()
    lines = page.locator("#table tbody tr")
    lines.first.wait_for()
    assert lines.count() == len(answer["figures"]) + len(answer["zeros"])
    assert answer["zeros"]
    heads = page.locator("#table thead th").all_inner_texts()
    titles = tomllib.loads(
        (resources.files("metrics") / "lexicon" / "measures.toml").read_text("utf-8")
    )
    cells = {}
    for one in answer["figures"] + answer["zeros"]:
        line = page.locator(f'#table tr[data-start="{one["start"]}"]')
        texts = line.locator("th, td").all_inner_texts()
        cells[one["quote"]] = found = dict(zip(heads, texts, strict=True))
        assert found["Measure"] == titles[one["measure"]]["title"]
        for head, what in (("Place", "place"), ("When", "time")):
            before = f"{what} from the text before" in one["rules"]
            assert ("taken from the text before" in found[head]) is before
        assert found["When"].startswith(one["time"]["start"] if one["time"] else "unknown")
        assert (found["Status"] == "reported none") is (one in answer["zeros"])
    assert "taken from the text before" in cells["7"]["Place"]
    assert cells["At least 12"]["Group"] == "women"
    assert cells["7"]["Group"] == "children"
    assert cells["Two"]["Group"] == "health"
    assert "out_of_service" not in page.locator("#main").inner_html()


def test_an_empty_box_clears_the_answer_and_says_what_is_missing(watched):
    page = watched.open("/text")
    page.locator("#example").click()
    page.locator("#table tbody tr").first.wait_for()
    for text in ("", "  \n"):
        page.locator("#text").fill(text)
        page.locator("button[type=submit]").click()
        assert "paste a text" in page.locator("#problem").inner_text()
        for part in ("said", "marked", "table", "misses"):
            assert page.locator(f"#{part}").inner_text() == ""
        assert page.evaluate("document.activeElement.id") == "text"
    page.locator("#example").click()
    page.locator("#table tbody tr").first.wait_for()
    assert not page.locator("#problem").is_visible()


def test_a_reading_fits_a_phone(phone):
    page = phone.open("/text")
    page.locator("#example").click()
    page.locator("#table tbody tr").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_words_of_the_page_name_the_whole_vocabulary():
    folder = resources.files("api") / "page" / "texts"
    texts = {one.name: json.loads(one.read_text("utf-8")) for one in folder.iterdir()}
    measures = tomllib.loads(
        (resources.files("metrics") / "lexicon" / "measures.toml").read_text("utf-8")
    )
    for words in texts.values():
        assert set(words) == set(texts["en.json"])
    for name, one in measures.items():
        assert texts["en.json"][f"measure.{name}"] == one["title"]


def test_a_text_is_never_taken_for_markup(watched):
    page = watched.open("/text")
    page.locator("#text").fill("At least 50 people were killed <img src=x onerror=alert(1)>.")
    page.locator("button[type=submit]").click()
    page.locator("#marked p").wait_for()
    assert page.locator("#marked img").count() == 0


def test_the_page_prints(watched):
    page = watched.open(HERE)
    page.emulate_media(media="print")
    assert not page.locator(".controls").is_visible()
    assert page.locator("#ranking table").is_visible()
