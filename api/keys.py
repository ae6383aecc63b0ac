"""Keys: who may write, and who may read where reading is not for everybody.

A key is a long random text that stands in the header ``Authorization: Bearer KEY``. The file of
keys holds its hash only, so who reads the file cannot use it:

    [dashboard]
    hash = "…"                        # what `humetrics key` prints
    scopes = ["documents", "claims"]  # and "read", where reading needs a key
"""

import hashlib
import hmac
import threading
import time
import tomllib
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, Self, get_args

from fastapi import Request
from pydantic import Field, TypeAdapter, ValidationError
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems
from metrics.errors import DataError
from metrics.model import Frozen
from metrics.settings import Settings

Right = Literal["read", "documents", "claims"]
RIGHTS: tuple[str, ...] = get_args(Right)
_MINUTE = 60.0
_BEARER = "Bearer "
#: What needs no key even where reading does: the pages themselves and whether the service is up.
_OPEN = ("/", "/text", "/docs", "/favicon.ico", "/openapi.json", "/v1/health", "/v1/ready")


class Key(Frozen):
    """One entry of the file: who it is, the hash of the key, what it may do."""

    hash: str = Field(pattern=r"^[0-9a-f]{64}$")
    scopes: tuple[Right, ...]


class Keys:
    """The keys of a service, and how often each was used of late."""

    def __init__(self, known: Mapping[str, Key], per_minute: int) -> None:
        self._known, self._most = dict(known), per_minute
        self._used: defaultdict[str, deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    @classmethod
    def load(cls, settings: Settings) -> Self:
        """Read the file of the settings; without one there are no keys."""
        known = _read(settings.keys) if settings.keys else {}
        return cls(known, settings.key_requests)

    @property
    def there(self) -> bool:
        """Whether there is any key."""
        return bool(self._known)

    def holder(self, header: str) -> tuple[str, Key] | None:
        """Whose key a header holds; every hash is compared, in a time that tells nothing."""
        given = hash_of(header.removeprefix(_BEARER).strip())
        found = [
            (name, key) for name, key in self._known.items() if hmac.compare_digest(key.hash, given)
        ]
        return found[0] if found and header.startswith(_BEARER) else None

    def wait(self, name: str) -> float:
        """Count one use of a key; the seconds to wait where it was used too often."""
        now = time.monotonic()
        with self._lock:
            used = self._used[name]
            while used and used[0] <= now - _MINUTE:
                used.popleft()
            if len(used) >= self._most:
                return used[0] + _MINUTE - now
            used.append(now)
            return 0.0


def hash_of(key: str) -> str:
    """Hash a key. Keys are random and long, so one plain hash is enough."""
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()


def _read(path: Path) -> dict[str, Key]:
    try:
        found = tomllib.loads(path.read_text("utf-8"))
        return TypeAdapter(dict[str, Key]).validate_python(found)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path}: {error}") from error
    except ValidationError as error:
        places = ", ".join(".".join(map(str, one["loc"])) for one in error.errors())
        raise DataError(f"{path}: wrong at {places}; `humetrics key` shows an entry") from error


def may(right: Right) -> Callable[[Request], str]:
    """What a route asks for that only some may use; gives the name of who asks."""

    def check(request: Request) -> str:
        keys: Keys = request.app.state.keys
        if not keys.there:
            raise HTTPException(403, "writing is off: no key is configured (HUMETRICS_KEYS)")
        name = _allowed(keys, request.headers.get("authorization", ""), right)
        if wait := keys.wait(name):
            later = {"Retry-After": str(int(wait) + 1)}
            raise HTTPException(429, "this key was used too often; try again", later)
        return name

    return check


def _allowed(keys: Keys, header: str, right: str) -> str:
    found = keys.holder(header)
    if found is None:
        asks = {"WWW-Authenticate": "Bearer"}
        raise HTTPException(401, "a key is needed: Authorization: Bearer KEY", asks)
    name, key = found
    if right not in key.scopes:
        raise HTTPException(403, f"this key may not do that: it lacks the scope {right!r}")
    return name


class Guard:
    """The middleware that lets none but holders of a key read; before any kept answer."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self._app, self._keys = app, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass that needs no key, or has one."""
        if scope["type"] != "http" or _open(scope):
            await self._app(scope, receive, send)
            return
        try:
            if scope["method"] != "POST" or scope["path"] == "/v1/read":
                _allowed(self._keys, Headers(scope=scope).get("authorization", ""), "read")
        except HTTPException as error:
            problem = problems.of_status(error.status_code, error.detail, scope["path"])
            answer = problems.response(problem, dict(error.headers or {}))
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, _private(send))


def _open(scope: Scope) -> bool:
    return scope["path"] in _OPEN or scope["path"].startswith("/page/")


def _private(send: Send) -> Send:
    """Answers for holders of keys are for no cache that others share."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            kept = headers.get("cache-control", "no-store")
            headers["cache-control"] = kept.replace("public", "private")
            headers.add_vary_header("Authorization")
        await send(message)

    return sent
