"""What one request may ask of the service, so that nobody can stop it for the others.

How large its body may be is a setting: a long report is 100 kB, and reading takes about a second
per megabyte.
"""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems

#: Longest query string: a thousand P-codes fit.
QUERY_BYTES = 16_000
#: Longest text that is read, whatever the largest body is.
TEXT_CHARACTERS = 16_000_000
#: Texts that are read at once; the next one waits, then is told to come again.
READERS = 2


class Limits:
    """The middleware that refuses what is too large, with the one shape of errors."""

    def __init__(self, app: ASGIApp, body_bytes: int) -> None:
        self._app, self._most = app, body_bytes
        self._too_large = f"the body is larger than {body_bytes} bytes"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass whose size is within bounds."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if len(scope["query_string"]) > QUERY_BYTES:
            await _refuse(414, f"the query is longer than {QUERY_BYTES} bytes", scope, send)
            return
        length = Headers(scope=scope).get("content-length", "0")
        if length.isdecimal() and int(length) > self._most:
            await _refuse(413, self._too_large, scope, send)
            return
        await self._counted(scope, receive, send)

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:  # a length that was not told, or not true
                raise HTTPException(413, self._too_large)
            return message

        await self._app(scope, counted, send)


async def _refuse(status: int, detail: str, scope: Scope, send: Send) -> None:
    answer = problems.response(problems.of_status(status, detail, scope["path"]))
    start = {"type": "http.response.start", "status": status, "headers": answer.raw_headers}
    await send(start)
    await send({"type": "http.response.body", "body": answer.body})
