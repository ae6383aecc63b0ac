"""Files from the web: only where it is asked for, and never from inside one's own network.

Each address that a name stands for must be public, and the connection goes to the very address
that was checked; each redirect is checked anew. No proxy, no credentials, no cookies.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple, Self
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from metrics import documents
from metrics.errors import SourceError, shown
from metrics.loading.inputs import Found
from metrics.settings import Settings

SCHEMES = {"http": 80, "https": 443}
MOVED = (301, 302, 303, 307, 308)
REDIRECTS = 5
CHUNK = 65_536
PLAIN = "!$%&'()*+,/:;=?@[]~"  # stays as it is in an address; letters of any script do not
AGENT = "humetrics (humanitarian figures; one request for each address given)"
# Within what IANA has given out: what leads to no host of the internet, or to one whose IPv4
# address is hidden in it (IANA's registries of special-purpose addresses, 2024).
GIVEN_OUT = IPv6Network("2000::/3")
SPECIAL = (
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),
    IPv6Network("2001::/23"),
    IPv6Network("2001:db8::/32"),
    IPv6Network("2002::/16"),
    IPv6Network("3fff::/20"),
)
SUFFIXES = {  # what the readers know by its beginning anyway; the name only helps
    "application/pdf": ".pdf",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


class Limits(NamedTuple):
    """What one address may cost, and the ports that may be asked."""

    bytes: int = 32_000_000
    seconds: float = 60.0
    ports: tuple[int, ...] = (80, 443)

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Give the limits of the settings in force."""
        ports = tuple(int(one) for one in settings.url_ports.split(","))
        return cls(settings.url_bytes, settings.url_seconds, ports)


Addresses = Callable[[str, int], Sequence[str]]


def resolve(host: str, port: int) -> Sequence[str]:
    """Give the addresses that a name stands for."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


def is_public(address: str) -> bool:
    """Say whether an address is of the public internet, and hides no other."""
    try:
        found: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:  # also one with a zone, which is local
        return False
    if isinstance(found, IPv6Address) and found not in GIVEN_OUT:
        return False
    if any(found in one for one in SPECIAL):
        return False
    return found.is_global and not (found.is_multicast or found.is_reserved)


class Web:
    """Fetches addresses into a folder. `resolve` and `allowed` are asked before each connection."""

    def __init__(
        self,
        folder: Path,
        limits: Limits | None = None,
        resolve: Addresses = resolve,
        allowed: Callable[[str], bool] = is_public,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._folder, self._limits = folder, limits or Limits()
        self._resolve, self._allowed = resolve, allowed
        self._trust = trust or ssl.create_default_context()
        self._count = 0

    def fetch(self, url: str) -> Found:
        """Fetch one address; what is wrong is raised as a `SourceError` that names it."""
        until = time.monotonic() + self._limits.seconds
        try:
            body, suffix = self._follow(url, until)
        except (OSError, HTTPException, UnicodeError) as error:
            late = time.monotonic() >= until
            reason = f"took more than {self._limits.seconds:g} seconds" if late else _told(error)
            raise SourceError(f"{shown(url)}: {reason}") from error
        self._count += 1
        path = self._folder / f"{self._count}{suffix}"
        path.write_bytes(body)
        return Found(path, len(body), time.time_ns(), url)

    def _follow(self, url: str, until: float) -> tuple[bytes, str]:
        here = url
        for _ in range(REDIRECTS + 1):
            parts = self._checked(here)
            with self._asked(parts, until) as answer:
                if answer.status not in MOVED or not answer.headers["Location"]:
                    return self._body(answer, here, until), _suffix(parts, answer)
                here = urljoin(here, answer.headers["Location"])
        raise SourceError(f"{shown(url)}: more than {REDIRECTS} redirects")

    def _checked(self, url: str) -> SplitResult:
        """The parts of an address that may be asked."""
        try:
            parts = urlsplit(url)
            port = parts.port or SCHEMES.get(parts.scheme, 0)
        except ValueError as error:
            raise SourceError(f"{shown(url)}: {error}") from error
        if parts.scheme not in SCHEMES or not parts.hostname:
            raise SourceError(f"{shown(url)}: only http and https addresses can be fetched")
        if parts.username is not None or parts.password is not None:
            raise SourceError(f"{shown(parts.hostname)}: an address with a password is not fetched")
        if port not in self._limits.ports:
            raise SourceError(f"{shown(url)}: port {port} is not allowed (HUMETRICS_URL_PORTS)")
        return parts

    @contextmanager
    def _asked(self, parts: SplitResult, until: float) -> Iterator[HTTPResponse]:
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or SCHEMES[parts.scheme]
        connection = HTTPConnection(host, port)
        connection.auto_open = 0  # it shall never look the name up again
        connection.sock = self._connected(self._addresses(host, port, parts), port, until)
        with closing(connection):
            if parts.scheme == "https":  # its time is limited as that of the connection
                connection.sock = self._trust.wrap_socket(connection.sock, server_hostname=host)
            clock = threading.Timer(until - time.monotonic(), _hang_up, (connection.sock,))
            clock.daemon = True
            clock.start()
            try:
                target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                headers = {"User-Agent": AGENT, "Accept-Encoding": "identity"}
                connection.request("GET", quote(target, safe=PLAIN), headers=headers)
                yield connection.getresponse()
            finally:
                clock.cancel()

    def _addresses(self, host: str, port: int, parts: SplitResult) -> Sequence[str]:
        """The addresses of a host, if all of them are public."""
        addresses = self._resolve(host, port)
        wrong = [one for one in addresses if not self._allowed(one)]
        if wrong or not addresses:
            where = f"leads to {wrong[0]}, which is not public" if wrong else "leads nowhere"
            raise SourceError(f"{shown(parts.geturl())}: {where}; not fetched")
        return addresses

    def _connected(self, addresses: Sequence[str], port: int, until: float) -> socket.socket:
        """A connection to the first of the checked addresses that answers."""
        for at, address in enumerate(addresses, 1):
            left = max(until - time.monotonic(), 0.001)
            try:
                return socket.create_connection((address, port), left)
            except OSError:
                if at == len(addresses):
                    raise
        raise OSError("no address")

    def _body(self, answer: HTTPResponse, url: str, until: float) -> bytes:
        if answer.status != 200:
            raise SourceError(f"{shown(url)}: answered {answer.status} {shown(answer.reason)}")
        if answer.headers.get("Content-Encoding", "identity") != "identity":
            raise SourceError(f"{shown(url)}: came compressed, which was not asked for")
        body = bytearray()
        while chunk := answer.read1(CHUNK):
            body += chunk
            if len(body) > self._limits.bytes:
                raise SourceError(f"{shown(url)}: over {self._limits.bytes:,} bytes, the limit")
        if time.monotonic() >= until:
            raise TimeoutError
        if answer.length:
            raise SourceError(f"{shown(url)}: broke off, {answer.length:,} bytes are missing")
        return bytes(body)


def _hang_up(connection: socket.socket) -> None:
    """End what takes too long: a server that sends a byte now and then is never idle for long."""
    with suppress(OSError):  # it may have ended just now
        connection.shutdown(socket.SHUT_RDWR)


def _told(error: Exception) -> str:
    return shown(str(getattr(error, "strerror", None) or error or type(error).__name__))


def _suffix(parts: SplitResult, answer: HTTPResponse) -> str:
    suffix = PurePosixPath(parts.path).suffix.lower()
    known = SUFFIXES.get(answer.headers.get_content_type(), "")
    return suffix if suffix in documents.SUFFIXES else known


@contextmanager
def fetching(limits: Limits) -> Iterator[Callable[[str], Found]]:
    """Give what fetches addresses; the files are kept until the end."""
    with TemporaryDirectory(prefix="humetrics-web-") as folder:
        yield Web(Path(folder), limits).fetch
