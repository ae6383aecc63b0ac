"""What stands on every page: running heads and page numbers, left out after the first time."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from metrics.documents.pdf.lines import Page
from metrics.documents.pdf.words import Segment

MARGIN = 0.08  # of a page's height, at its head and at its foot: where text seldom begins
_NUMBER = re.compile(r"\d{1,4}")
# A line that only numbers the page: "3", "- 3 -", "Page 3 of 12", "3/12".
_PAGE = re.compile(
    r"(?i)(?:[-–|•\s]*)(?:page|p\.?|pg\.?)?\s*(\d{1,4})(?:\s*(?:of|/|\|)\s*(\d{1,4}))?[-–|\s]*"
)

# What browsers print at the head of each page: when it was printed is no date of the report.
_STAMP = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?")


def without(pages: Sequence[Page]) -> list[Page]:
    """The pages without what repeats in their margins; the first of each running head stays."""
    times = Counter(key for n, page in enumerate(pages) for key in set(_keys(page, n)))
    seen: set[str] = set()
    out = []
    for n, page in enumerate(pages):
        kept = [one for one in page.segments if not _repeats(one, page, n, times, seen, len(pages))]
        out.append(page._replace(segments=tuple(kept)))
    return out


def _keys(page: Page, number: int) -> Iterator[str]:
    for one in page.segments:
        if _in_margin(one, page):
            yield from _variants(one, number)


def _variants(one: Segment, number: int) -> set[str]:
    """A line as it is, and with its first or last number told by the number of the page."""
    found = list(_NUMBER.finditer(one.text))
    keys = {one.text}
    for match in found[:1] + found[-1:]:
        before, behind = one.text[: match.start()], one.text[match.end() :]
        keys.add(f"{before}\x00{int(match[0]) - number}\x00{behind}")
    return keys


def _repeats(
    one: Segment, page: Page, number: int, times: Counter[str], seen: set[str], pages: int
) -> bool:
    if not _in_margin(one, page):
        return False
    if _STAMP.fullmatch(one.text):
        return True
    told = _PAGE.fullmatch(one.text)
    if told and told[2] and (int(told[1]), int(told[2])) == (number + 1, pages):
        return True
    repeated = {key for key in _variants(one, number) if times[key] > 1}
    if told:
        return any(key != one.text for key in repeated)
    again = bool(repeated & seen)
    seen |= repeated
    return again


def _in_margin(one: Segment, page: Page) -> bool:
    return one.low > (1 - MARGIN) * page.height or one.high < MARGIN * page.height
