"""``humetrics load``: files, folders and patterns into the data folder."""

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metrics.cli import options, output
from metrics.cli.languages import Foreign
from metrics.cli.options import Country, Date, Format, FormatOption, Home, Jobs, Lang, Publisher
from metrics.cli.output import Refusals, Undated
from metrics.cli.sources import CardOption, own
from metrics.errors import BadParameterError, SourceError, StoreError

if TYPE_CHECKING:
    from metrics.loading import Found, Terms
    from metrics.model import Document
    from metrics.settings import Settings
    from metrics.sources import Card
    from metrics.store import LoadReport, Written

INTERRUPTED = 130  # 128 and the number of SIGINT, as shells count it

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH...", help="Files, folders, patterns; - is stdin."),
]
Dry = Annotated[bool, typer.Option("--dry-run", help="Read all, write nothing, say the same.")]
Network = Annotated[
    bool, typer.Option("--allow-network", help="Fetch PATHs that are http(s) addresses.")
]
Watch = Annotated[
    Path | None, typer.Option(help="Keep loading what is new or changed in a folder.")
]
Every = Annotated[float, typer.Option(min=0.1, help="Seconds between two looks of --watch.")]
Build = Annotated[bool, typer.Option("--build", help="Publish after each loading of --watch.")]


def load(
    context: typer.Context,
    paths: Paths = None,
    date: Date = None,
    publisher: Publisher = None,
    lang: Lang = None,
    country: Country = None,
    jobs: Jobs = None,
    dry: Dry = False,
    network: Network = False,
    watch: Watch = None,
    every: Every = 5.0,
    build: Build = False,
    card: CardOption = None,
    form: FormatOption = Format.TABLE,
    home: Home = None,
) -> None:
    """Read reports and add what they say to the data; the same twice changes nothing."""
    from metrics.documents import Limits
    from metrics.loading import Terms

    settings = options.settings(context, home, jobs=jobs)
    day = options.day("--date", date)
    _check(paths, watch, build=build, dry=dry)
    terms = Terms(
        *(lang, publisher, day),
        fallback=settings.fallback_encoding,
        limits=Limits.of(settings),
        row_bytes=settings.row_bytes,
        country=country,
    )
    cards = () if card is None else (own(card),)
    if watch is not None:
        from metrics.cli import watching

        watching.run(watch, Run(settings, terms, cards), every=every, build=build)
    else:
        run = Run(settings, terms, cards, dry=dry)
        once(run, paths or [], form, dry=dry, network=network)


def _check(paths: list[str] | None, watch: Path | None, *, build: bool, dry: bool) -> None:
    if watch is None and not paths:
        raise BadParameterError("nothing to load: give PATH..., or - for stdin, or --watch FOLDER")
    if watch is not None and (paths or dry):
        raise BadParameterError("--watch FOLDER goes neither with PATH... nor with --dry-run")
    if build and watch is None:
        raise BadParameterError("--build goes with --watch; else run: humetrics build")


def once(run: "Run", paths: list[str], form: Format, *, dry: bool, network: bool) -> None:
    """Load what there is, say what came of it, and leave with the exit code that tells."""
    from metrics.cli import summary

    try:
        run.load_paths(paths, network=network)
    except KeyboardInterrupt:
        summary.write(run.report, form)
        output.say(f"interrupted: {run.kept}")
        raise typer.Exit(INTERRUPTED) from None
    except StoreError:
        if run.report.documents:
            summary.write(run.report, form)
        raise
    summary.write(run.report, form)
    if form is Format.TABLE and not dry:
        sys.stdout.write("Next: humetrics build\n")
    run.end()


class Run:
    """A load, or several of a watch, with what is heard and told of them."""

    def __init__(
        self,
        settings: "Settings",
        terms: "Terms",
        cards: Sequence["Card"] = (),
        *,
        dry: bool = False,
    ) -> None:
        from metrics.store import Tally

        self.settings, self._terms, self._cards, self._dry = settings, terms, cards, dry
        self.refusals, self._undated = Refusals(), Undated()
        self._foreign = Foreign(terms.lang)
        self._tally = Tally()

    @property
    def report(self) -> "LoadReport":
        """What is in by now."""
        return self._tally.report()

    @property
    def kept(self) -> str:
        """What an end at this moment leaves."""
        if self._dry:
            return "nothing was written"
        return "what is counted above is in; the same command again goes on from there"

    def load_paths(self, paths: list[str], *, network: bool) -> None:
        """Load what the paths stand for."""
        from metrics import loading
        from metrics.cli.progress import progress

        home = self.settings.home
        with ExitStack() as stack:
            limits = loading.WebLimits.of(self.settings)
            fetch = stack.enter_context(loading.fetching(limits)) if network else None
            inputs = loading.Inputs(paths, self.refusals, home, fetch)
            advance = stack.enter_context(progress(inputs))
            self.load(inputs, advance)
        if inputs.left:
            told = ", ".join(f"{name} ({count:,})" for name, count in inputs.left.most_common())
            output.say(f"left out, for no reader takes them: {told}")

    def again(self) -> "Run":
        """The same for other files, with counts of its own."""
        return Run(self.settings, self._terms, self._cards, dry=self._dry)

    def load(self, files: Iterable["Found"], advance: Callable[["Written"], None]) -> None:
        """Load files; `advance` hears of each batch that is in."""
        from metrics import loading, store

        def written(batch: "Written") -> None:
            for name, reason in batch.refused:
                output.say(f"{name}: not read: {reason}")
            advance(batch)

        alone = self.settings.jobs == 1
        loading.load(
            store.Home(self.settings.home),
            files,
            self._terms,
            loading.Ear(self.refusals, self._see, written),
            self._tally,
            gazetteer=options.gazetteer(self.settings.home) if alone else None,
            jobs=self.settings.jobs,
            trial=self._dry,
            cards=self._cards,
        )

    def _see(self, document: "Document") -> None:
        self._undated.see(document)
        self._foreign.see(document)

    def tell(self) -> None:
        """Say what holds for all of it."""
        self._undated.end()
        self._foreign.end()
        rejected = sum(counts["rejected"] for counts in self.report.datasets.values())
        if rejected and not self._dry:
            output.say(f"{rejected:,} rows are not counted: humetrics sources rejects lists them")

    def end(self) -> None:
        """Say what holds for all of it; leave with an exit code if not all was well."""
        self.tell()
        self.refusals.end()
        report = self.report
        if report.refused and report.refused == report.documents:
            raise typer.Exit(SourceError.exit_code)
