"""The number of a table's cell, read as "head: number" of the place that opens its line.

Where the line opens with what happened ("Families given cash") the head only adds to it.
"""

from collections.abc import Iterator

from metrics.lexicon import Lexicon
from metrics.model import Miss
from metrics.text import drafts, keys, rejects
from metrics.text.context import Context, Scope
from metrics.text.figures import Draughtsman
from metrics.text.places import Mention
from metrics.text.sentences import BODY, Sentence
from metrics.text.tables import Cell
from metrics.text.tokens import tokenise
from metrics.text.world import World

NO_PARAGRAPH = -1


def read(
    cell: Cell, text: str, world: World, maker: Draughtsman, context: Context, lexicon: Lexicon
) -> Iterator[Miss]:
    """The figure of a cell goes to the maker, with its offsets in the whole text; else a miss."""
    label = f"{cell.head} {cell.label}" if keys.tells(cell.label, lexicon) else cell.head
    words = f"{label}: {text[cell.start : cell.end]}"
    tokens = tokenise(words, 0, len(words), lexicon)
    found = drafts.read(tokens, set(), rejects.addresses(words))
    sentence = Sentence(cell.start, cell.end, BODY, NO_PARAGRAPH)
    scope = Scope(sentence, tokens, world._replace(names=[], starts=[]), context.anchor)
    misses = maker.add_cell(found, scope, context, _place(cell, lexicon), cell)
    shift = cell.end - len(words)
    for miss in misses:
        start, end = miss.start + shift, miss.end + shift
        if start >= cell.start:
            yield miss.model_copy(update={"start": start, "end": end})


def _place(cell: Cell, lexicon: Lexicon) -> list[Mention]:
    """The place that opens the line; a line that sums up has none."""
    first = cell.label.partition(" ")[0].lower()
    if not first or first in lexicon.places.sums or keys.tells(cell.label, lexicon):
        return []
    return [Mention(0, 1, cell.label, (), None, known=False)]
