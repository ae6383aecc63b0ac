"""One load: each file goes to the reader that takes it, and all into one data folder."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from metrics import store
from metrics.errors import SourceError
from metrics.loading.datasets import Datasets
from metrics.loading.files import Terms, incoming
from metrics.loading.inputs import Found, Refuse
from metrics.model import Document
from metrics.places import Gazetteer
from metrics.sources import Card
from metrics.store import Home, Incoming, Loading, Read, Shut, Tally, Tell


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
    cards: Sequence[Card] = (),
    read: Read | None = None,
) -> None:
    """Load files; `tally` counts what is in, wherever it stops. A trial writes nothing."""
    datasets = Datasets(home, terms, cards)
    with store.loading(
        home, tally, ear.written, gazetteer=gazetteer, jobs=jobs, trial=trial, read=read
    ) as into:
        found = incoming(
            _documents(files, into, datasets, ear), terms, ear.refuse, into.unchanged, jobs
        )
        into.take(_heard(found, ear))


def _documents(
    files: Iterable[Found], into: Loading, datasets: Datasets, ear: Ear
) -> Iterator[Found]:
    """The files that are documents; those that are datasets are loaded as they are met."""
    for file in files:
        try:
            if datasets.has(file):
                into.count(datasets.load(file, into.db), file.size)
            else:
                yield file
        except SourceError as error:
            ear.refuse(error)


def _heard(found: Iterable[Incoming | Shut], ear: Ear) -> Iterator[Incoming | Shut]:
    for one in found:
        if isinstance(one, Incoming):
            ear.document(one.document)
        yield one
