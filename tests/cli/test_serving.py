"""``humetrics serve`` and the end of ``humetrics demo``: the service on the published data."""

import socket

import pytest


@pytest.fixture
def served(monkeypatch):
    """What uvicorn is asked to run, instead of running it."""
    asked = []
    monkeypatch.setenv("HUMETRICS_HOME", "")
    monkeypatch.delenv("HUMETRICS_HOME")
    monkeypatch.setenv("HUMETRICS_PORT", "0")
    monkeypatch.setattr("uvicorn.run", lambda app, **how: asked.append((app, how)))
    return asked


@pytest.fixture
def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def test_a_port_that_is_taken_is_said_before_anything_else(humetrics, served, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = humetrics("serve", "--home", tmp_path, "--port", port)
    assert (ran.code, ran.out, served) == (2, "", [])
    assert ran.err.startswith(f"humetrics: cannot listen on 127.0.0.1:{port} (")
    assert len(ran.err.splitlines()) == 1


def test_serve_runs_the_factory_of_the_api(humetrics, served, free_port, tmp_path):
    ran = humetrics("serve", "--home", tmp_path / "data", "--port", free_port)
    ((app, how),) = served
    assert ran.code == 0
    assert (app, how["factory"]) == ("api.app:create_app", True)
    assert (how["host"], how["port"]) == ("127.0.0.1", free_port)
    assert how["workers"] == 1
    assert f"http://127.0.0.1:{free_port}" in ran.out


def test_requests_are_logged_when_asked(tmp_path):
    import logging

    from api.app import create_app
    from metrics.settings import Settings

    log = logging.getLogger("humetrics.api")
    before = log.level, list(log.handlers), log.propagate
    try:
        create_app(Settings(home=tmp_path))
        assert log.handlers == before[1]
        create_app(Settings(home=tmp_path, log_requests=True))
        (handler,) = log.handlers
        assert (log.level, log.propagate) == (logging.INFO, False)
        line = handler.format(logging.makeLogRecord({"msg": "method=GET route=/v1/health"}))
        assert line.startswith("time=2")
        assert line.endswith(" method=GET route=/v1/health")
    finally:
        log.level, log.handlers, log.propagate = before


def test_the_demonstration_ends_in_the_service_on_its_folder(humetrics, served, tmp_path):
    from api.app import create_app

    ran = humetrics("--home", tmp_path / "data", "demo")
    assert ran.code == 0
    assert len(served) == 1
    assert ran.out.rstrip().endswith("(Ctrl-C ends it)")
    assert create_app().state.snapshots.version() != ""
