"""The process that reads PDFs, pages, feeds, Word files and mails: one request after the other.

Its memory is limited, and a clock that stands outside of Python ends it where a file takes too
long, even inside a library.
"""

import faulthandler
import logging
import os
import signal
import sys
from contextlib import suppress

from metrics.documents.apart import messages
from metrics.documents.formats import BY_NAME, Format
from metrics.documents.limits import Found, Terms
from metrics.errors import SourceError


class Log(logging.Handler):
    """Keeps what readers log, for the process that asked."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.records: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line of the readers' own; libraries talk of their insides."""
        if record.name.startswith("metrics."):
            self.records.append((record.levelno, record.getMessage()))


def main() -> None:
    """Answer requests until the other side closes the pipe; Ctrl-C is for that side to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(int(sys.argv[1]))
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints does not garble the answers
    log = Log()
    logging.getLogger().addHandler(log)
    while (head := messages.receive(source)) is not None:
        kind, where, terms = messages.asked(head)
        raw = messages.receive(source) or b""
        faulthandler.dump_traceback_later(terms.limits.file_seconds, exit=True)
        answer = _answer(BY_NAME[kind], raw, where, terms, log)
        faulthandler.cancel_dump_traceback_later()
        messages.send(sink, answer)


def _answer(kind: Format, raw: bytes, where: str, terms: Terms, log: Log) -> bytes:
    found: list[Found] = []
    raised = None
    log.records.clear()
    try:
        found.extend(_within(one, where, terms) for one in kind.reader()(raw, where, terms))
    except SourceError as error:
        raised = str(error)
    except MemoryError:
        raised = f"{where}: needs more than {terms.limits.reader_bytes / 10**6:,.0f} MB of memory"
    except RecursionError:
        raised = f"{where}: nested too deep"
    except Exception as error:  # noqa: BLE001  (whatever the libraries of formats raise)
        raised = f"{where}: not readable as {kind.title} ({type(error).__name__}: {error})"
    return messages.answer(found, raised, log.records)


def _within(one: Found, where: str, terms: Terms) -> Found:
    """What was found, unless its text is longer than any document may be."""
    limit = terms.limits.document_bytes
    if isinstance(one, SourceError) or len(one.text) <= limit:
        return one
    return SourceError(f"{where}: {len(one.text):,} letters of text, the limit is {limit:,}")


def _limit(memory: int) -> None:
    """Limit the memory of this process where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main()
