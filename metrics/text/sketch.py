"""A figure while its document is still being read: its places and time may yet change."""

from collections.abc import Iterable
from dataclasses import dataclass

from metrics.model import Kind, Period, Status
from metrics.text.fields import Basis, Stated
from metrics.text.places import Mention
from metrics.text.sentences import Sentence
from metrics.text.tables import Cell
from metrics.text.timeline import Slot


@dataclass
class Sketch:
    """What is known so far of a figure."""

    quote: str
    start: int
    stated: Stated
    below: bool
    measure: str
    group: str
    facility: str | None
    kind: Kind
    status: Status
    rules: tuple[str, ...]
    sources: tuple[str, ...]
    mentions: list[Mention]
    inherited: bool
    open: bool
    time: Period | None
    slot: Slot | None
    moved: tuple[Mention | None, Mention | None]
    sentence: Sentence
    number: int
    part_of: int | None = None
    same_as: int | None = None
    running: bool = False

    @property
    def basis(self) -> Basis:
        """What a figure that hangs on this one may take from it."""
        return Basis(self.stated, self.measure, self.group, self.facility)


def in_cell(
    sketches: Iterable[Sketch], cell: Cell, length: int, place: list[Mention]
) -> list[Sketch]:
    """The sketches of a cell's words, moved to where the cell stands; ``length`` is of the words.

    What would stand on the label is none of the cell's.
    """
    shift, out = cell.end - length, []
    for sketch in sketches:
        before = max(0, cell.start - sketch.start - shift)  # letters that are of the label
        sketch.quote, sketch.start = sketch.quote[before:], sketch.start + shift + before
        sketch.mentions, sketch.inherited, sketch.open = place, not place, False
        sketch.part_of = sketch.same_as = None
        if sketch.quote:
            out.append(sketch)
    return out
