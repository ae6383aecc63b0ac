"""Commands that serve and set: ``demo``, ``serve`` and ``settings``."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metrics.cli import options, output
from metrics.cli.options import Format, FormatOption, Home
from metrics.errors import BadParameterError

if TYPE_CHECKING:
    from metrics.settings import Settings

Host = Annotated[str | None, typer.Option(help="Address to listen on (HUMETRICS_HOST; 127.0.0.1).")]
Workers = Annotated[int | None, typer.Option(help="Processes that answer (HUMETRICS_WORKERS; 1).")]
Port = Annotated[int | None, typer.Option(help="Port to listen on (HUMETRICS_PORT; 8000).")]


def demo(
    context: typer.Context,
    serving: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve API and page at the end.")
    ] = True,
    home: Home = None,
    host: Host = None,
    port: Port = None,
) -> None:
    """Take the sample reports all the way: figures, indicators, API and page."""
    from metrics.cli import demonstration

    chosen = home or context.find_root().obj or Path("humetrics-demo")
    settings = options.settings(context, chosen, host=host, port=port)
    demonstration.run(settings)
    if serving:
        _serve(settings)


def serve(
    context: typer.Context,
    home: Home = None,
    host: Host = None,
    port: Port = None,
    workers: Workers = None,
) -> None:
    """Serve the API and the page on the published data, until Ctrl-C."""
    _serve(options.settings(context, home, host=host, port=port, workers=workers))


def _serve(settings: "Settings") -> None:
    """The app is made by its factory inside uvicorn, from the environment."""
    import uvicorn

    from metrics.settings import variable

    os.environ[variable("home")] = str(settings.home)
    host, port = settings.host, settings.port
    _free(host, port)
    sys.stdout.write(f"Page and API on http://{host}:{port} (Ctrl-C ends it)\n")
    sys.stdout.flush()
    uvicorn.run(
        "api.app:create_app",
        factory=True,
        host=host,
        port=port,
        workers=settings.workers,
        log_level="warning",
    )


def _free(host: str, port: int) -> None:
    """Refuse an address that cannot be listened on, before anything is said or started."""
    import socket

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise BadParameterError(
            f"cannot listen on {host}:{port} ({error.strerror or error}); give another --port"
        ) from error


def settings(context: typer.Context, form: FormatOption = Format.TABLE, home: Home = None) -> None:
    """List every setting: what it means, its variable, its value now."""
    from metrics.settings import Settings, variable

    names = ("setting", "variable", "value", "default", "meaning")
    now = options.settings(context, home)
    rows = [
        {
            "setting": name,
            "variable": variable(name),
            "value": str(getattr(now, name)),
            "default": str(field.default),
            "meaning": field.description,
        }
        for name, field in Settings.model_fields.items()
    ]
    output.write(names, rows, form)
