"""A reader and a gazetteer small enough to be read whole: "50 killed in Idlib on 2019-05-03"."""

import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

import pytest

from metrics import build, store
from metrics.model import (
    Bound,
    Document,
    Figure,
    Interval,
    Kind,
    Located,
    Period,
    Reading,
    Region,
    Unit,
)
from metrics.places import Population
from metrics.snapshots import Keep

SYRIA = Region(pcode="SYR", name="Syria", country="SYR", level=0)
IDLIB = Region(pcode="SY07", name="Idlib", country="SYR", level=1, parent="SYR")
HAMA = Region(pcode="SY05", name="Hama", country="SYR", level=1, parent="SYR")
NAMES = {region.name: region for region in (SYRIA, IDLIB, HAMA)}
SAID = re.compile(r"(at least )?(\d+) (killed|displaced) in (\w+)(?: on ([\d-]+))?(?: by (\w+))?")


class Gazetteer:
    def regions(self) -> Iterable[Region]:
        return NAMES.values()

    def region(self, pcode: str) -> Region | None:
        return next((one for one in NAMES.values() if one.pcode == pcode), None)

    def ancestors(self, pcode: str) -> tuple[Region, ...]:
        return (SYRIA,) if pcode in ("SY07", "SY05") else ()

    def children(self, pcode: str) -> tuple[Region, ...]:
        return tuple(one for one in NAMES.values() if one.parent == pcode)

    def populations(self) -> tuple[Population, ...]:
        return tuple(Population(one, 2016, 1000, "Bureau") for one in ("SY07", "SY05"))


def read(document: Document) -> Reading:
    if document.lang == "xx":
        return Reading(refused="no lexicon for xx")
    return Reading(figures=tuple(figure(match) for match in SAID.finditer(document.text)))


def figure(match: re.Match[str]) -> Figure:
    floor, number, measure, place, day, source = match.groups()
    value, region = float(number), NAMES[place]
    when = date.fromisoformat(day) if day else None
    high = None if floor else value
    return Figure(
        quote=match[0].split(f" {measure}")[0],
        start=match.start(),
        end=match.start() + len(match[0].split(f" {measure}")[0]),
        measure=measure,
        unit=Unit.PERSON,
        bound=Bound.AT_LEAST if floor else Bound.EXACT,
        low=value,
        best=value,
        high=high,
        places=(place,),
        country="SYR",
        time=Period(start=when, end=when) if when else None,
        kind=Kind.FLOW,
        sources=(source,) if source else (),
        interval=Interval(low=value, best=value, high=high, rule="test"),
        regions=(
            Located(
                name=place, country="SYR", pcode=region.pcode, level=region.level, method="name"
            ),
        ),
    )


def document(text: str, **more: object) -> Document:
    name = sha256(text.encode()).hexdigest()
    fields = {"lang": "en", "publisher": "Reuters", "published": date(2019, 5, 6)} | more
    return Document(id=name, text=text, **fields)


class Folder:
    """A data folder that is loaded and built with the small reader and gazetteer."""

    read = staticmethod(read)
    gazetteer = Gazetteer()

    def __init__(self, path) -> None:
        self.home = store.Home(path)

    def load(self, *documents: Document, rules: str = "test-1") -> store.LoadReport:
        return store.load_documents(
            self.home, documents, read, rules=rules, gazetteer=self.gazetteer
        )

    def build(self, keep: Keep | None = None):
        return build.build(self.home, gazetteer=self.gazetteer, keep=keep)

    def rows(self, query: str):
        with store.open_published(self.home) as db:
            return db.execute(query).fetchall()

    def version(self) -> str:
        [(version,)] = self.rows("SELECT value FROM meta WHERE name = 'data_version'")
        return version


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "home")


@pytest.fixture
def folders(tmp_path_factory):
    """Make as many data folders as a test asks for."""
    return lambda: Folder(tmp_path_factory.mktemp("home"))


@pytest.fixture
def say():
    """Make a document of a text."""
    return document
