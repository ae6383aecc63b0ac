"""Answers as bytes: kept while the data stays the same, tagged, compressed, not sent twice.

An answer to GET depends on the data, the address, the accepted type and the accepted coding only,
so it is kept under these (`Kept`: bounded in bytes, dropped at a swap) and carries a strong ETag
made of them. A client that holds the tag gets 304; a HEAD gets the headers. Files of whole tables
pass by: they are on disk, and may be asked for in ranges.
"""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

import pyarrow as pa
from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.forms import accepted

_COMPRESSIBLE = ("application/json", "application/geo+json", "application/problem+json", "text/")
_SMALL = 800
_CACHE_CONTROL = "public, max-age=60"
FILES = "/v1/tables/"


class Answer(NamedTuple):
    """One whole answer: its headers and its body, as it is sent."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    @property
    def weight(self) -> int:
        """The memory it takes, about."""
        return len(self.body) + 500

    @property
    def stable(self) -> bool:
        """Whether the same question on the same data has this answer."""
        headers = Headers(raw=list(self.headers))
        return self.status == 200 and "no-store" not in headers.get("cache-control", "")


class Kept:
    """A cache of answers to one version of the data, bounded in bytes, oldest use first out."""

    def __init__(self, size: int) -> None:
        self._size, self._used, self._version = size, 0, ""
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._lock = threading.Lock()
        self.hits = self.misses = 0

    def find(self, version: str, key: str) -> Answer | None:
        """The answer kept for this data and this key."""
        with self._lock:
            if version != self._version:
                self._answers.clear()
                self._used, self._version = 0, version
            answer = self._answers.get(key)
            if answer is None:
                self.misses += 1
                return None
            self.hits += 1
            self._answers.move_to_end(key)
            return answer

    def keep(self, version: str, key: str, answer: Answer) -> None:
        """Keep an answer, unless the data has moved on or it is too large a part of the whole."""
        with self._lock:
            if version != self._version or answer.weight * 8 > self._size or key in self._answers:
                return
            self._answers[key] = answer
            self._used += answer.weight
            while self._used > self._size:
                self._used -= self._answers.popitem(last=False)[1].weight


class Answers:
    """The middleware: looks the answer up, or has it made and keeps it."""

    def __init__(self, app: ASGIApp, version: Callable[[], str], kept: Kept) -> None:
        self._app, self._version, self._kept = app, version, kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer GET and HEAD; let everything else pass."""
        if not _ours(scope):
            await self._app(scope, receive, send)
            return
        request, version = Headers(scope=scope), self._version()
        coding = _coding(request.get("accept-encoding", ""))
        key = f"{_key(scope, request)} {coding}"
        answer = self._kept.find(version, key)
        if answer is None:
            gathering = _Gathering(send)
            head, scope["method"] = scope["method"] == "HEAD", "GET"
            await self._app(scope, receive, gathering.take)
            scope["method"] = "HEAD" if head else "GET"
            if gathering.answer is None:  # it streamed, and is sent already
                return
            tag = _tag(version, key)
            answer = await to_thread.run_sync(_finished, gathering.answer, tag, coding)
            if answer.stable and version == self._version():
                self._kept.keep(version, key, answer)
        await _send(answer, scope["method"] == "HEAD", request, send)


def _ours(scope: Scope) -> bool:
    get = scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
    return get and not scope["path"].startswith(FILES)


def _coding(accept: str) -> str:
    """The best coding that a client takes: zstd, else gzip; empty where it takes neither."""
    parts = [part.replace(" ", "").lower().split(";") for part in accept.split(",")]
    taken = {name for name, *q in parts if not {"q=0", "q=0.0", "q=0.00", "q=0.000"} & set(q)}
    return next((name for name in _CODINGS if name in taken), "")


def _key(scope: Scope, request: Headers) -> str:
    query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return f"{scope['path']}?{urlencode(sorted(query))} {accepted(request.get('accept', ''))}"


def _tag(version: str, key: str) -> str:
    return hashlib.blake2b(f"{version} {key}".encode(), digest_size=12).hexdigest()


class _Gathering:
    """Takes the messages of one answer: a whole one is gathered, a stream is passed on."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self.answer: Answer | None = None

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
        elif self._start is not None and not message.get("more_body"):
            headers = tuple((bytes(k), bytes(v)) for k, v in self._start["headers"])
            self.answer = Answer(self._start["status"], headers, message.get("body", b""))
            self._start = None
        else:
            if self._start is not None:
                await self._send(self._start)
                self._start = None
            await self._send(message)


def _finished(answer: Answer, tag: str, coding: str) -> Answer:
    """The answer in its coding, with its tag and its lifetime."""
    headers, body = MutableHeaders(raw=list(answer.headers)), answer.body
    if answer.stable:
        headers.setdefault("etag", f'"{tag}"')
        headers.setdefault("cache-control", _CACHE_CONTROL)
    headers.add_vary_header("Accept")
    headers.add_vary_header("Accept-Encoding")
    worth = len(body) > _SMALL and headers.get("content-type", "").startswith(_COMPRESSIBLE)
    if worth and coding:
        body = _CODINGS[coding](body)
        headers["content-encoding"] = coding
    return Answer(answer.status, tuple(headers.raw), body)


def _zstd(body: bytes) -> bytes:
    packed: bytes = pa.Codec("zstd", compression_level=3).compress(body, asbytes=True)
    return packed


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, 5, mtime=0)


#: The codings, the best first.
_CODINGS: dict[str, Callable[[bytes], bytes]] = {"zstd": _zstd, "gzip": _gzip}


async def _send(answer: Answer, head: bool, request: Headers, send: Send) -> None:
    headers, status, body = MutableHeaders(raw=list(answer.headers)), answer.status, answer.body
    if status == 200 and _holds(request, headers.get("etag")):
        status, body = 304, b""
        del headers["content-length"]
    else:
        headers["content-length"] = str(len(body))
    await send({"type": "http.response.start", "status": status, "headers": headers.raw})
    await send({"type": "http.response.body", "body": b"" if head else body})


def _holds(request: Headers, tag: str | None) -> bool:
    held = request.get("if-none-match", "")
    tags = {part.strip().removeprefix("W/") for part in held.split(",")}
    return tag is not None and ("*" in tags or tag in tags)
