"""``humetrics spool`` and ``humetrics key``: what comes in through the API, and from whom."""

import sys
from typing import Annotated

import typer

from metrics.cli import options, output
from metrics.cli.options import Home, Jobs
from metrics.errors import BadParameterError

Build = Annotated[bool, typer.Option("--build", help="Publish what came of it.")]
Scope = Annotated[
    list[str] | None,
    typer.Option("--scope", help="read, documents or claims; may stand several times."),
]


def spool(
    context: typer.Context, build: Build = False, home: Home = None, jobs: Jobs = None
) -> None:
    """Take in what was handed in through the API: documents, corrections, withdrawals."""
    from metrics import loading, store
    from metrics.cli.data import publish

    settings = options.settings(context, home, jobs=jobs)
    any_taken = False
    for taken in loading.take(store.Home(settings.home), jobs=settings.jobs):
        any_taken = True
        for one in taken.refused:
            output.say(f"put aside: {one}")
        sys.stdout.write(
            f"{taken.documents}; {taken.withdrawn:,} withdrawn, {taken.corrected:,} corrected\n"
        )
    if not any_taken:
        sys.stdout.write("nothing waits\n")
    if build and any_taken:
        sys.stdout.write(f"Published {publish(settings)}\n")


def key(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who will use it.")],
    scope: Scope = None,
) -> None:
    """Make a key of the API: the key, shown once, and its entry for the file of keys."""
    import secrets
    from hashlib import sha256

    known = ("read", "documents", "claims")
    scopes = scope or ["documents"]
    if not name.replace("-", "").replace("_", "").isalnum() or not name.isascii():
        raise BadParameterError(f"{name[:40]!r}: a name has letters, digits, - and _ only")
    if wrong := [one for one in scopes if one not in known]:
        raise BadParameterError(f"no scope {wrong[0]!r}; there are: {', '.join(known)}")
    made = secrets.token_urlsafe(32)
    output.say(f"the key, shown this once: {made}")
    listed = ", ".join(f'"{one}"' for one in dict.fromkeys(scopes))
    digest = sha256(made.encode()).hexdigest()
    sys.stdout.write(f'[{name}]\nhash = "{digest}"\nscopes = [{listed}]\n')
