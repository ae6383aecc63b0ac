"""The page needs nothing from elsewhere, and nothing from elsewhere is allowed."""

import gzip
import json
import re
from importlib import resources

import pytest

PAGE = resources.files("api") / "page"
FILES = sorted(file.name for file in PAGE.iterdir() if file.is_file())
LANGUAGES = sorted(file.name for file in (PAGE / "texts").iterdir())


@pytest.mark.parametrize("path", ["/", "/text", "/docs", "/v1/health", "/nope"])
def test_everything_is_served_with_a_strict_policy(client, path):
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", [name for name in FILES if name != "outlines.json"])
def test_each_file_of_the_page_is_served_with_its_kind(client, name):
    answer = client.get(f"/page/{name}")
    assert answer.status_code == 200
    kinds = {"js": "text/javascript", "css": "text/css", "html": "text/html", "svg": "image/svg"}
    assert answer.headers["content-type"].startswith(kinds[name.rpartition(".")[2]])


def test_no_file_asks_for_anything_elsewhere():
    for name in FILES:
        text = (PAGE / name).read_text(encoding="utf-8")
        found = re.findall(r"(?:https?:)?//[\w.-]+\.\w+[^\s\"'`]*", text)
        assert [url for url in found if not url.startswith("http://www.w3.org/")] == [], name


def test_no_page_holds_a_script_or_a_style_of_its_own():
    for name in FILES:
        if name.endswith(".html"):
            text = (PAGE / name).read_text(encoding="utf-8")
            assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", text), name


def test_the_page_is_light():
    files = [PAGE / name for name in FILES if name != "outlines.json"]
    files += [PAGE / "texts" / "en.json"]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < 100_000


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_language_has_every_text_with_its_places(name):
    english = json.loads((PAGE / "texts" / "en.json").read_text(encoding="utf-8"))
    other = json.loads((PAGE / "texts" / name).read_text(encoding="utf-8"))
    assert set(other) == set(english)
    for key, text in english.items():
        assert sorted(re.findall(r"\{\w+\}", other[key])) == sorted(re.findall(r"\{\w+\}", text)), (
            key
        )


def test_every_text_that_the_page_uses_exists():
    english = json.loads((PAGE / "texts" / "en.json").read_text(encoding="utf-8"))
    code = "".join((PAGE / name).read_text(encoding="utf-8") for name in FILES if name[-2:] != "on")
    used = set(re.findall(r"\bt\(\"([\w.]+)\"", code)) | set(
        re.findall(r"data-t(?:-label)?=\"(\w+)\"", code)
    )
    assert used - set(english) == set()


def test_a_path_cannot_climb_out_of_the_page(client):
    for path in (
        "/page/../app.py",
        "/page/..%2fapp.py",
        "/page/%2e%2e/app.py",
        "/page//etc/passwd",
    ):
        assert client.get(path).status_code == 404


def test_outlines_are_there_for_the_countries(client):
    rings = client.get("/page/outlines/SYR.json").json()
    longitude, latitude = rings[0][0] / 100, rings[0][1] / 100
    assert 35 < longitude < 43
    assert 32 < latitude < 38


def test_boundaries_that_were_loaded_are_drawn_instead(client):
    loaded = client.get("/page/outlines/SYR.json?level=1").json()
    assert loaded == [[3600, 3500, 10, 0, 0, 10, -10, -10]]
    assert client.get("/page/outlines/SYR.json?level=2").json() != loaded
