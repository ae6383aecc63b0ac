"""What is wrong in a table of aliases: each line that cannot be meant, with its number and why."""

from collections.abc import Container, Iterator

from metrics.places.fold import fold
from metrics.places.records import KINDS, Alias, Batch


def wrong(batch: Batch, known: Container[str]) -> list[str]:
    """One text for each wrong line, in the order of the file."""
    found: list[str] = []
    first: dict[tuple[str, str], tuple[int, str]] = {}
    for line, alias in batch.lines:
        found += (f"line {line}: {reason}" for reason in _reasons(alias, known))
        before, code = first.setdefault((fold(alias.name), alias.kind), (line, alias.code))
        if alias.name and code != alias.code:
            found.append(
                f"lines {before} and {line}: {alias.name!r} is given to {code} and to "
                f"{alias.code}; a name goes to one code"
            )
    return found


def _reasons(alias: Alias, known: Container[str]) -> Iterator[str]:
    if not alias.name:
        yield "no name"
    if alias.kind not in KINDS:
        yield f"{alias.kind!r} is no kind; there are: {', '.join(KINDS)}"
    if alias.kind == "water":
        return
    if not alias.code:
        yield "no code"
    elif alias.code not in known:
        yield f"no region has the code {alias.code!r}; `humetrics places find NAME` gives codes"
