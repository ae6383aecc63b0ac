"""What one request may ask of the service, so that nobody can stop it for the others."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems

#: Largest body of a request. A long report is 100 kB; reading takes about a second per megabyte.
BODY_BYTES = 1_000_000
#: Longest query string: a thousand P-codes fit.
QUERY_BYTES = 16_000
#: Threads that run queries and read texts; more would only wait for the same cores.
THREADS = 4
#: Texts that are read at once; the next one waits, then is told to come again.
READERS = 2
#: Memory of the kept answers of one worker.
CACHE_BYTES = 64_000_000

_TOO_LARGE = f"the body is larger than {BODY_BYTES} bytes"


class Limits:
    """The middleware that refuses what is too large, with the one shape of errors."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass whose size is within bounds."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if len(scope["query_string"]) > QUERY_BYTES:
            await _refuse(414, f"the query is longer than {QUERY_BYTES} bytes", scope, send)
            return
        length = Headers(scope=scope).get("content-length", "0")
        if length.isdecimal() and int(length) > BODY_BYTES:
            await _refuse(413, _TOO_LARGE, scope, send)
            return
        await self._counted(scope, receive, send)

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > BODY_BYTES:  # a length that was not told, or not true
                raise HTTPException(413, _TOO_LARGE)
            return message

        await self._app(scope, counted, send)


async def _refuse(status: int, detail: str, scope: Scope, send: Send) -> None:
    answer = problems.response(problems.of_status(status, detail, scope["path"]))
    start = {"type": "http.response.start", "status": status, "headers": answer.raw_headers}
    await send(start)
    await send({"type": "http.response.body", "body": answer.body})
