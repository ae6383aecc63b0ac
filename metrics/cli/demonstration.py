"""``humetrics demo``: the sample reports of the package, all the way to indicators."""

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from metrics import build as builder
from metrics import documents, explain, store
from metrics.cli import output, shown
from metrics.cli.asking import answer, named

if TYPE_CHECKING:
    from metrics.settings import Settings

# The week in Idlib that two bodies counted, each with a lower bound and neither with an upper one.
INDICATOR, REGION = "CAS-01", "SY07"


def run(settings: "Settings") -> None:
    """Load, build, and print the table of indicators and the sentences behind one of them."""
    out = output.console()
    home = store.Home(settings.home)
    with as_file(files("metrics") / "samples") as folder:
        out.print(f"Reading the sample reports of {folder}", soft_wrap=True)
        report = store.load_documents(home, documents.load(folder))
    out.print(f"{report}\n", markup=False)
    path = builder.build(home)
    out.print(f"Published {path}\n", soft_wrap=True)
    with store.open_published(home) as db:
        out.print(shown.overview(named(db, "overview")))
        found = explain.explanations(db, INDICATOR, REGION)
        command = f"humetrics --home {settings.home} show {INDICATOR} --region {REGION}"
        out.print(f"Behind {INDICATOR} in {REGION}: {command}\n", soft_wrap=True)
        answer(found)
