"""Addresses with an ending: `/v1/points.csv` is `/v1/points?format=csv`.

For tools that take the kind of a file from its name. Names of documents may end as they like, and
files of whole tables have their own ending.
"""

from starlette.types import ASGIApp, Receive, Scope, Send

from api.forms import KINDS

_NOT = ("/v1/documents/", "/v1/tables/", "/v1/explain/")


class Suffix:
    """The middleware that takes the ending of a path as the form of the answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, without the ending."""
        if scope["type"] == "http" and scope["path"].startswith("/v1/"):
            path, dot, form = scope["path"].rpartition(".")
            if dot and form in KINDS and not path.startswith(_NOT):
                query = scope["query_string"]
                asked = f"format={form}".encode() + (b"&" + query if query else b"")
                scope = {**scope, "path": path, "raw_path": path.encode(), "query_string": asked}
        await self._app(scope, receive, send)
