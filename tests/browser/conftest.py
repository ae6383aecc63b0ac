"""The real page on the sample reports, in Debian's Chromium.

Skipped where no Chromium is installed. Everything the browser asks for is written down, so that a
test can say that nothing left this machine and nothing failed.
"""

import shutil
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import uvicorn

from api.app import create_app
from metrics.settings import Settings

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update"
)


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium: apt-get install chromium"))


@pytest.fixture(scope="session")
def address(demo_home) -> Iterator[str]:
    config = uvicorn.Config(create_app(Settings(home=demo_home)), port=0, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        yield browser
        browser.close()


class Watched:
    """A page of the browser, with all that it asked for and complained about."""

    def __init__(self, chromium, address, **options):
        self.address = address
        self.context = chromium.new_context(locale="en-GB", **options)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _hear(self, message):
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def open(self, path: str):
        self.page.goto(self.address + path)
        self.page.locator("html[data-ready]").wait_for(state="attached")
        return self.page

    def settle(self):
        """Wait until the page shows what its address says."""
        query = urlsplit(self.page.url).query
        shown = f"?{query}" if query else ""
        self.page.locator(f'html[data-drawn="{shown}"]').wait_for(state="attached")


@pytest.fixture
def watched(chromium, address) -> Iterator[Watched]:
    view = Watched(chromium, address, viewport={"width": 1200, "height": 900})
    yield view
    view.context.close()


@pytest.fixture
def phone(chromium, address) -> Iterator[Watched]:
    view = Watched(chromium, address, viewport={"width": 360, "height": 740})
    yield view
    view.context.close()
