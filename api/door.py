"""What every request passes first: an id, the safety headers, one log line, the counters.

The log line has no address of the client, no query string and no text: people's searches are not
ours to keep.
"""

import logging
import re
import sys
import time
import uuid
from collections import Counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger("humetrics.api")
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_STEPS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)

#: The page needs nothing from elsewhere, so nothing from elsewhere is allowed.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; object-src 'none'; "
        "frame-ancestors 'self'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


class Counters:
    """Requests by method, route and status, and how long they took; of this process."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, str, int]] = Counter()
        self.steps: Counter[float] = Counter()
        self.seconds = 0.0

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Add one finished request."""
        self.requests[method, route, status] += 1
        self.seconds += seconds
        self.steps[next((step for step in _STEPS if seconds <= step), float("inf"))] += 1

    def text(self) -> str:
        """The counters in the text format of Prometheus."""
        lines = ["# TYPE humetrics_requests_total counter"]
        for (method, route, status), n in sorted(self.requests.items()):
            labels = f'method="{method}",route="{route}",status="{status}"'
            lines.append(f"humetrics_requests_total{{{labels}}} {n}")
        lines.append("# TYPE humetrics_request_seconds histogram")
        below = 0
        for step in (*_STEPS, float("inf")):
            below += self.steps[step]
            edge = "+Inf" if step == float("inf") else step
            lines.append(f'humetrics_request_seconds_bucket{{le="{edge}"}} {below}')
        lines.append(f"humetrics_request_seconds_sum {self.seconds:.6f}")
        lines.append(f"humetrics_request_seconds_count {below}")
        return "\n".join(lines) + "\n"


def log_requests() -> None:
    """Give the lines of this process a place to go, and the time."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("time=%(asctime)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    _log.setLevel(logging.INFO)
    _log.handlers = [handler]
    _log.propagate = False


class Door:
    """The outermost middleware."""

    def __init__(self, app: ASGIApp, counters: Counters) -> None:
        self._app, self._counters = app, counters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request in and count it when it leaves."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _ID.fullmatch(given) else uuid.uuid4().hex
        begun, status = time.perf_counter(), 500

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = request_id
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, receive, answer)
        finally:
            self._leave(scope, status, time.perf_counter() - begun, request_id)

    def _leave(self, scope: Scope, status: int, seconds: float, request_id: str) -> None:
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        route = _route(scope)
        self._counters.count(method, route, status, seconds)
        message = "method=%s route=%s status=%d ms=%.1f id=%s"
        _log.info(message, method, route, status, seconds * 1000, request_id)


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def _route(scope: Scope) -> str:
    """The template of the route: a path would put the client's words into log and labels."""
    return getattr(scope.get("route"), "path", "-")
