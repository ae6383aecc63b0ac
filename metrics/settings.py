"""The settings of Humetrics: one place, each from its environment variable or its default.

Options of the command line go before the environment, the environment before the default.
``humetrics settings`` prints this table with the values in force.
"""

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError

from metrics.errors import BadParameterError
from metrics.model import Frozen

PREFIX = "HUMETRICS_"


class Settings(Frozen):
    """What can be set, with what it means where nobody sets it."""

    home: Path = Field(
        default=Path("humetrics-data"),
        description="Folder of the data: ledger, snapshots and the published file",
    )
    host: str = Field(default="127.0.0.1", description="Address that `humetrics serve` listens on")
    port: int = Field(
        default=8000, ge=0, le=65535, description="Port that `humetrics serve` listens on"
    )
    workers: int = Field(
        default=1, ge=1, le=64, description="Processes of `humetrics serve` that answer"
    )
    log_requests: bool = Field(
        default=False,
        description="Whether `humetrics serve` writes a line for each request to standard error: "
        "route, status, time; no address, no query, no text",
    )
    keys: Path | None = Field(
        default=None,
        description="File of the keys of the API (`humetrics key` makes one); without it nobody "
        "can write through the API",
    )
    keyed_reads: bool = Field(
        default=False, description="Whether reading through the API needs a key as well"
    )
    key_requests: int = Field(
        default=60, ge=1, description="Requests that may write, a minute for each key and process"
    )
    coarse: bool = Field(
        default=False,
        description="Whether a build keeps back the words and the places below level 1 of what was "
        "done to facilities and to fewer than five people",
    )
    body_bytes: int = Field(
        default=1_000_000, ge=1, description="Largest body of a request to the API"
    )
    cache_bytes: int = Field(
        default=64_000_000, ge=0, description="Memory that the API keeps for answers"
    )
    threads: int = Field(
        default=4, ge=1, le=256, description="Threads of the API that query and read texts"
    )
    jobs: int = Field(default=1, ge=1, le=256, description="Processes that read documents")
    document_bytes: int = Field(
        default=16_000_000,
        ge=1,
        description="Largest document, or line of a JSONL file, that is read; longer is refused",
    )
    file_bytes: int = Field(
        default=100_000_000,
        ge=1,
        description="Largest PDF, DOCX, JSON or e-mail file, pictures and attachments included",
    )
    unpacked_bytes: int = Field(
        default=256_000_000, ge=1, description="Most that a DOCX file may unpack to"
    )
    row_bytes: int = Field(
        default=8_000_000,
        ge=10_000,
        description="Largest row of a table, or record of a JSON file, that is read",
    )
    pdf_pages: int = Field(default=2_000, ge=1, description="Most pages of a PDF that is read")
    file_seconds: float = Field(
        default=60.0,
        gt=0,
        description="Longest time that the reading of one PDF, page, feed, DOCX or e-mail may take",
    )
    reader_bytes: int = Field(
        default=1_000_000_000,
        ge=200_000_000,
        description="Memory that the process which reads them may use (on Linux)",
    )
    fallback_encoding: str = Field(
        default="cp1252", description="Encoding of text files that are not Unicode"
    )
    url_bytes: int = Field(
        default=32_000_000,
        ge=1,
        description="Most that `humetrics load --allow-network` takes from one address",
    )
    url_seconds: float = Field(
        default=60.0, gt=0, description="Longest time that one address may take"
    )
    url_ports: str = Field(
        default="80,443",
        pattern=r"^\d{1,5}(,\d{1,5})*$",
        description="Ports of the web that may be asked",
    )
    keep: int = Field(
        default=30, ge=1, description="Snapshots that stay: the newest so many, and those in use"
    )
    keep_months: int = Field(
        default=12, ge=0, description="Months of which the last snapshot stays as well"
    )
    sql_seconds: float = Field(
        default=30.0, gt=0, description="Longest time that one `humetrics sql` query may take"
    )
    sql_rows: int = Field(default=1000, ge=1, description="Rows that `humetrics sql` shows at most")
    sql_memory: str = Field(
        default="1GB",
        pattern=r"^\d+ ?(MB|GB)$",
        description="Memory that one `humetrics sql` query may use",
    )

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None, /, **options: object) -> Self:
        """The settings in force; options that are None were not given."""
        found = os.environ if environ is None else environ
        named: dict[str, object] = {
            name.removeprefix(PREFIX).lower(): value
            for name, value in found.items()
            if name.startswith(PREFIX)
        }
        _refuse_unknown(named)
        given = {name: value for name, value in options.items() if value is not None}
        named |= given
        try:
            return cls.model_validate(named)
        except ValidationError as error:
            raise BadParameterError("; ".join(_complaints(error, given))) from error


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def _refuse_unknown(named: Mapping[str, object]) -> None:
    """A misspelt variable is an error: silence would look like a setting that does not work."""
    for name in named:
        if name not in Settings.model_fields:
            close = get_close_matches(name, Settings.model_fields, n=1, cutoff=0)
            raise BadParameterError(
                f"no setting {variable(name)}; did you mean {variable(close[0])}? "
                "`humetrics settings` lists them"
            )


def _complaints(error: ValidationError, given: Mapping[str, object]) -> list[str]:
    """What is wrong, each under the name by which it was given: an option or a variable."""
    wrong = ((str(one["loc"][0]), one["input"], one["msg"].lower()) for one in error.errors())
    return [
        f"--{name.replace('_', '-')} {value}: {message}"
        if name in given
        else f"{variable(name)}={value!r}: {message}"
        for name, value, message in wrong
    ]
