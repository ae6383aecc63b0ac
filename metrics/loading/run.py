"""One load: each file goes to the reader that takes it, and all into one data folder."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from metrics import store
from metrics.loading.files import Terms, incoming
from metrics.loading.inputs import Found, Refuse
from metrics.model import Document
from metrics.places import Gazetteer
from metrics.store import Home, Incoming, Read, Shut, Tally, Tell


class Ear(NamedTuple):
    """Who hears of a load: of what cannot be read, of each document, of each batch written."""

    refuse: Refuse
    document: Callable[[Document], None] = lambda _: None
    written: Tell = lambda _: None


def load(
    home: Home,
    files: Iterable[Found],
    terms: Terms,
    ear: Ear,
    tally: Tally,
    *,
    gazetteer: Gazetteer | None = None,
    jobs: int = 1,
    trial: bool = False,
    read: Read | None = None,
) -> None:
    """Load files; `tally` counts what is in, wherever it stops. A trial writes nothing."""
    with store.loading(
        home, tally, ear.written, gazetteer=gazetteer, jobs=jobs, trial=trial, read=read
    ) as into:
        found = incoming(files, terms, ear.refuse, into.unchanged, jobs)
        into.take(_heard(found, ear))


def _heard(found: Iterable[Incoming | Shut], ear: Ear) -> Iterator[Incoming | Shut]:
    for one in found:
        if isinstance(one, Incoming):
            ear.document(one.document)
        yield one
