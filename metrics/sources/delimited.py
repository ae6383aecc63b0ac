"""CSV, TSV and their like, streamed by Arrow: every cell as text, every row with its number."""

import codecs
import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as arrow

from metrics.errors import SourceError
from metrics.sources.heads import SEARCHED, Head, head
from metrics.sources.tables import ROW, WIDEST, Refuse, Table, unique

MARKS = ",;\t|"
START = 1 << 20  # bytes in which the head of a table must stand
LOOKED = 1 << 16  # letters in which the mark between cells is looked for


def table(path: Path, limit: int, fallback: str) -> Table:
    """The table of a file of separated values."""
    encoding = _encoding(path, fallback)
    start = _start(path, encoding)
    mark = _mark(start)
    found = head(_rows(path, start, mark))
    if found is None:
        raise SourceError(f"{path}: no table (no row with two cells in the first {SEARCHED})")
    if len(found.cells) > WIDEST:
        raise SourceError(f"{path}: {len(found.cells):,} columns, more than {WIDEST:,}")
    columns = unique(found.cells)

    def batches(wanted: Sequence[str], refuse: Refuse) -> Iterator[pa.RecordBatch]:
        with _readable(path):
            yield from _Reading(path, encoding, mark, columns, found, limit).batches(wanted, refuse)

    return Table("", columns, found.tags, batches)


class _Reading:
    """One pass over the rows."""

    def __init__(
        self, path: Path, encoding: str, mark: str, columns: Sequence[str], top: Head, limit: int
    ) -> None:
        self.path, self.encoding, self.mark, self.limit = path, encoding, mark, limit
        self.columns, self.before = columns, top.before
        self.broken: list[int] = []

    def batches(self, wanted: Sequence[str], refuse: Refuse) -> Iterator[pa.RecordBatch]:
        """The cells of the wanted columns, with the numbers of their rows."""
        schema = pa.schema([(ROW, pa.int64()), *((name, pa.string()) for name in wanted)])
        number = 0
        for batch in self._open(wanted, refuse):
            numbers, number = self._numbers(number, batch.num_rows)
            arrays = [pa.array(numbers), *(batch.column(name) for name in wanted)]
            whole = pa.RecordBatch.from_arrays(arrays, schema=schema)
            skipped = sum(at <= self.before for at in numbers[: self.before])
            if skipped < whole.num_rows:
                yield whole.slice(skipped)

    def _open(self, wanted: Sequence[str], refuse: Refuse) -> arrow.CSVStreamingReader:
        def invalid(row: arrow.InvalidRow) -> str:
            if row.number and row.number > self.before:
                refuse(row.number, _uneven(row))
            self.broken.append(row.number or 0)
            return "skip"

        size = min(max(1 << 20, self.limit), self.path.stat().st_size + 1)
        return arrow.open_csv(
            str(self.path),
            read_options=arrow.ReadOptions(
                column_names=list(self.columns),
                block_size=max(size, 1 << 12),
                encoding=self.encoding,
                use_threads=False,
            ),
            parse_options=arrow.ParseOptions(
                delimiter=self.mark,
                newlines_in_values=True,
                ignore_empty_lines=False,
                invalid_row_handler=invalid,
            ),
            convert_options=arrow.ConvertOptions(
                column_types=dict.fromkeys(self.columns, pa.string()),
                include_columns=list(wanted),
                strings_can_be_null=False,
            ),
        )

    def _numbers(self, last: int, count: int) -> tuple[list[int], int]:
        """The numbers of the next rows: those of broken ones are passed by."""
        broken = set(self.broken)
        if not broken:
            return list(range(last + 1, last + count + 1)), last + count
        numbers: list[int] = []
        while len(numbers) < count:
            last += 1
            if last not in broken:
                numbers.append(last)
        self.broken = [at for at in broken if at > last]  # of blocks that were read ahead
        return numbers, last


def _uneven(row: arrow.InvalidRow) -> str:
    return f"{row.actual_columns} cells where the head has {row.expected_columns}"


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """What the parser cannot read, as the error that names the file."""
    try:
        yield
    except (pa.ArrowInvalid, UnicodeError, csv.Error, OSError) as error:
        told = str(error)
        if "straddling" in told:
            told = "a row longer than the limit (an unclosed quote?)"
        raise SourceError(f"{path}: not readable as a table: {told[:200]}") from error


def _encoding(path: Path, fallback: str) -> str:
    """The encoding of the whole file: what its mark says, else UTF-8 if all of it is, else ours."""
    with _readable(path), path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        file.seek(0)
        decoder, lines, found = codecs.getincrementaldecoder("utf-8")(), 0, "utf-8"
        while block := file.read(1 << 22):
            if b"\x00" in block:
                at = lines + block[: block.index(b"\x00")].count(b"\n") + 1
                raise SourceError(f"{path}: not a text file (a NUL byte in line {at:,})")
            lines += block.count(b"\n")
            if found == "utf-8" and not _decodes(decoder, block, final=False):
                found = fallback
        return found if found != "utf-8" or _decodes(decoder, b"", final=True) else fallback


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(block, final=final)
    except UnicodeDecodeError:
        return False
    return True


def _start(path: Path, encoding: str) -> str:
    with _readable(path), path.open("rb") as file:
        raw = file.read(START)
    text = raw.decode("utf-8-sig" if encoding == "utf-8" else encoding, "ignore")
    if not text.strip():
        raise SourceError(f"{path}: empty, no table to read")
    return text


def _mark(start: str) -> str:
    """What parts the cells: the mark that the middle one of the first lines holds most of."""
    lines = [line for line in start[:LOOKED].splitlines() if line.strip()][:SEARCHED]

    def held(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines]
        return sorted(counts)[len(counts) // 2], counts[0]

    return max(MARKS, key=held)


def _rows(path: Path, start: str, mark: str) -> list[list[str]]:
    """The first rows, as far as they stand in the start of the file."""
    rows: list[list[str]] = []
    csv.field_size_limit(START)
    with _readable(path):
        for row in csv.reader(StringIO(start, newline=""), delimiter=mark):
            rows.append(row)
            if len(rows) > SEARCHED:
                break
    return rows
