"""How texts become claims: by `metrics.text`, with the places and sources of a folder."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from traceback import extract_tb

from metrics.claims import VERSION, Claim, claims, key
from metrics.errors import MetricsError, shown
from metrics.lexicon import originators
from metrics.model import Document, Reading
from metrics.places import Gazetteer
from metrics.store.home import Home

Read = Callable[[Document], Reading]
LONGEST = 200  # letters of a fault that are told


class Line:
    """How texts are read: by the line of `metrics.text`, unless told otherwise."""

    def __init__(
        self,
        home: Home,
        read: Read | None = None,
        rules: str | None = None,
        gazetteer: Gazetteer | None = None,
    ) -> None:
        own = home.originators
        self._home, self._read, self._rules, self._given = home, read, rules, gazetteer
        self._originators = originators.beside(own)
        tables = [own.read_text("utf-8")] if own.is_file() else []
        tables += sorted(path.stem for path in home.places.glob("*.json"))
        self._own = f"+{key(*tables)[:6]}" if tables else ""

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        """The places, loaded by a process that reads: not by one that only writes."""
        return self._given or self._home.gazetteer()

    @property
    def portable(self) -> bool:
        """Say whether another process makes the same line of the data folder alone."""
        return not (self._read or self._rules)

    @property
    def version(self) -> str:
        """Name the rules; who changes the table of sources or the places changes them too."""
        return f"{self._name}+{VERSION}"

    @property
    def _name(self) -> str:
        from metrics.text import RULES

        return f"{self._rules or RULES}{self._own}"

    def claims(self, document: Document) -> tuple[Reading, tuple[Claim, ...]]:
        """Read a document, and place what it says in the world.

        A text that meets a fault of these rules is refused with it: the others go on, and better
        rules read it again.
        """
        try:
            return self._claims(document)
        except (
            MetricsError,
            MemoryError,
            OSError,
        ):  # no fault of the text: of files, of the machine
            raise
        except Exception as error:  # noqa: BLE001  (whatever the rules did not foresee)
            return Reading(refused=_fault(error)), ()

    def _claims(self, document: Document) -> tuple[Reading, tuple[Claim, ...]]:
        from metrics import text

        gazetteer = self._gazetteer
        reading = self._read(document) if self._read else text.read(document, gazetteer=gazetteer)
        made = claims(document, reading, gazetteer, rules=self._name, originators=self._originators)
        return reading, made


def _fault(error: Exception) -> str:
    """Say what went wrong, and where, for whoever can mend it."""
    last = extract_tb(error.__traceback__)[-1]
    told = shown(f"{type(error).__name__}: {error}"[:LONGEST])
    return (
        f"a fault of Humetrics, please report it ({told}; {Path(last.filename).name}:{last.lineno})"
    )
