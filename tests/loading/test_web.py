"""Addresses of the web: which may be asked, and what comes of those that are."""

import socket
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from metrics.errors import SourceError
from metrics.loading import Inputs, Terms, web
from metrics.loading.files import incoming

PUBLIC = ("93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e")
NOT_PUBLIC = (
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "::1", "::"),  # this machine
    *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fd00::1"),  # private
    *("169.254.169.254", "fe80::1", "fe80::1%eth0"),  # link-local; clouds tell secrets there
    *(
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "192.0.2.1",
        "2001:db8::1",
        "3fff::1",
    ),  # shared, tests
    *("224.0.0.1", "239.255.255.250", "ff02::1", "ff0e::1"),  # multicast
    *("240.0.0.1", "255.255.255.255"),  # reserved
    *("::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1"),  # IPv4 in IPv6, mapped or not
    *("64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::1", "2001::1"),  # and translated
    *("", "localhost", "0x7f000001", "1.1.1.1 "),  # no addresses at all
)


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address):
    assert web.is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_of_any_other_kind_is_not(address):
    assert not web.is_public(address)


REPORT = b"At least 50 people were killed in Idlib."
PAGES = {
    "/report.txt": (200, {"Content-Type": "text/plain"}, REPORT),
    "/plain": (200, {"Content-Type": "text/plain; charset=utf-8"}, REPORT),
    "/moved": (302, {"Location": "/report.txt"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/inside": (302, {"Location": "http://inside.example/report.txt"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/port": (302, {"Location": "http://web.example:22/"}, b""),
    "/none": (404, {}, b"nothing"),
    "/packed": (200, {"Content-Encoding": "gzip"}, b"\x1f\x8b"),
    "/large": (200, {}, b"x" * 5000),
    "/short": (200, {"Content-Length": "500"}, b"x"),
}


class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.headers["Host"], self.path))
        if self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            self.dribble()
            return
        status, headers, body = PAGES[self.path]
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def dribble(self):
        """A byte now and then: never idle for long, and never done."""
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def server():
    served = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    served.asked = []
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()
    yield served
    served.shutdown()
    served.server_close()


@pytest.fixture
def fetch(server, tmp_path):
    """Fetches from a web whose only public name is web.example: it is this machine's server."""
    port = server.server_address[1]
    names = {"web.example": ["127.0.0.1"], "inside.example": ["10.0.0.1"], "void.example": []}
    names["both.example"] = ["127.0.0.1", "10.0.0.1"]
    names["127.0.0.1"] = ["127.0.0.1"]
    server.asked.clear()

    def get(path, host="web.example", **limits):
        told = web.Limits(ports=(port, 80), **limits)
        one = web.Web(
            tmp_path, told, lambda name, _: names[name], lambda address: address == "127.0.0.1"
        )
        return one.fetch(f"http://{host}:{port}{path}")

    return get


def test_a_file_of_the_web_is_read_like_any_other_and_keeps_its_address(fetch, server):
    found = fetch("/report.txt")
    assert found.path.read_bytes() == REPORT
    (one,) = incoming([found], Terms(), pytest.fail, lambda _: False)
    assert one.document.url == found.url
    assert one.document.text == REPORT.decode()
    assert one.name == found.url
    assert server.asked == [(f"web.example:{server.server_address[1]}", "/report.txt")]


def test_a_file_without_an_ending_has_that_of_its_type(fetch):
    assert fetch("/plain").path.suffix == ".txt"


def test_a_redirect_is_followed(fetch):
    assert fetch("/moved").path.read_bytes() == REPORT


REFUSED = [
    ("/round", "more than 5 redirects"),
    ("/inside", "leads to 10.0.0.1, which is not public"),
    ("/file", "only http and https"),
    ("/port", "port 22 is not allowed"),
    ("/none", "answered 404"),
    ("/packed", "came compressed"),
    ("/short", "are missing"),
]


@pytest.mark.parametrize(("path", "reason"), REFUSED)
def test_what_is_not_taken_is_named_with_the_reason(fetch, path, reason):
    with pytest.raises(SourceError, match=reason):
        fetch(path)


def test_one_address_that_is_not_public_is_enough_to_refuse(fetch, server):
    with pytest.raises(SourceError, match=r"10\.0\.0\.1"):
        fetch("/report.txt", host="both.example")
    with pytest.raises(SourceError, match="leads nowhere"):
        fetch("/report.txt", host="void.example")
    assert server.asked == []


def test_an_address_with_a_password_is_refused_without_saying_it(fetch):
    with pytest.raises(SourceError, match="password") as raised:
        fetch("/report.txt", host="user:secret@web.example")
    assert "secret" not in str(raised.value)


def test_size_and_time_are_limited(fetch):
    with pytest.raises(SourceError, match="over 1,000 bytes"):
        fetch("/large", bytes=1000)
    start = time.monotonic()
    with pytest.raises(SourceError, match=r"took more than 0\.5 seconds"):
        fetch("/slow", seconds=0.5)
    assert time.monotonic() - start < 3


def test_a_handshake_that_dribbles_ends_by_the_same_clock(tmp_path):
    """A server that sends a byte of a long handshake now and then is never idle for long."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def dribble():
            connection, _ = server.accept()
            with connection, suppress(OSError):
                connection.sendall(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc")
                for _ in range(200):
                    connection.sendall(b"\0")
                    time.sleep(0.05)

        threading.Thread(target=dribble, daemon=True).start()
        port = server.getsockname()[1]
        limits = web.Limits(ports=(port,), seconds=0.5)
        one = web.Web(tmp_path, limits, lambda *_: ["127.0.0.1"], lambda _: True)
        start = time.monotonic()
        with pytest.raises(SourceError, match=r"took more than 0\.5 seconds"):
            one.fetch(f"https://web.example:{port}/a")
        assert time.monotonic() - start < 5


def test_the_connection_goes_to_the_address_that_was_checked(fetch, monkeypatch):
    """A name that leads elsewhere when it is asked again leads nowhere: it is not asked again."""
    asked = []

    def answer(host, port, *_):
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(web.socket, "getaddrinfo", answer)
    assert fetch("/report.txt").size == len(REPORT)
    assert set(asked) <= {"127.0.0.1"}


def test_without_leave_nothing_is_asked(humetrics, monkeypatch):
    monkeypatch.setattr(web.socket, "getaddrinfo", pytest.fail)
    ran = humetrics("load", "https://example.org/report.txt")
    assert ran.code == 11
    assert "--allow-network" in ran.err


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/a", "http://[::1]/a", "http://localhost/a", "http://2130706433/a"]
)
def test_with_leave_this_machine_is_not_asked_either(humetrics, url):
    ran = humetrics("load", url, "--allow-network")
    assert ran.code == 11
    assert "not public" in ran.err
    assert "Traceback" not in ran.err


def test_an_address_counts_no_bytes_before_it_is_fetched():
    assert Inputs(["https://example.org/a"], pytest.fail, None, pytest.fail).measure() == 0
