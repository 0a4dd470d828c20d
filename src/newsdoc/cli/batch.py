"""`newsdoc batch`: files with many stories in, Parquet out, on all processors."""

import sys
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from newsdoc.cli.command import FAILED, Command
from newsdoc.cli.inert import inert
from newsdoc.cli.options import Language, ReferenceDate, ScopeOption
from newsdoc.errors import NewsdocError
from newsdoc.options import Options, Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsdoc.engines.batch import Progress

_SHOWN = 10  # failures that the summary names; the manifest names them all


def _sample(value: float | None) -> float | None:
    if value is not None and not 0 < value <= 1:
        raise typer.BadParameter("give a share from 0 to 1, for example 0.01 for one story in a hundred")
    return value


def _time_limit(value: float) -> float:
    if value < 0:
        raise typer.BadParameter("give seconds, or 0 for no limit")
    return value


Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="INPUT...", help="Parquet, CSV, JSON lines (.jsonl), .txt, or folders of these; .gz and .zst too."
    ),
]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write.")]
TextColumn = Annotated[str, typer.Option(metavar="NAME", help="The column or field of the stories.")]
IdColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column that names them; else file and row do.")]
Tables = Annotated[
    str, typer.Option(metavar="LIST", help="What to write: documents, quotations, attributions, sources, stories.")
]
KeepText = Annotated[bool, typer.Option("--text/--no-text", help="Write the stories themselves too.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with what an earlier run left.")]
Sample = Annotated[
    float | None, typer.Option(callback=_sample, metavar="SHARE", help="Parse this share, always the same stories.")
]
Workers = Annotated[
    int | None, typer.Option(min=0, metavar="N", help="Processes; one for each processor if not given.")
]
TimeLimit = Annotated[
    float, typer.Option(callback=_time_limit, metavar="SECONDS", help="Give a story up after this; 0 for never.")
]
RowsPerPart = Annotated[int, typer.Option(min=1, metavar="N", help="Stories in one Parquet file.")]
TextEncoding = Annotated[str, typer.Option("--encoding", metavar="NAME", help="The encoding of texts, CSV and JSON.")]


def batch(
    inputs: Inputs,
    *,
    output: Output,
    text_column: TextColumn = "text",
    id_column: IdColumn = None,
    tables: Tables = "documents,quotations,attributions,sources",
    keep_text: KeepText = True,
    resume: Resume = False,
    sample: Sample = None,
    workers: Workers = None,
    time_limit: TimeLimit = 300,
    rows_per_part: RowsPerPart = 20_000,
    reference_date: ReferenceDate = None,
    language: Language = None,
    scope: ScopeOption = "speech",
    encoding: TextEncoding = "utf-8",
) -> None:
    """Parse many stories into Parquet files.

    Parts are written under another name and renamed when they are whole; a run that was ended, however roughly, goes
    on with --resume. The exit code is 1 if a story could not be parsed; manifest.json names each.
    """
    _need_pyarrow()
    from newsdoc.engines.batch import Plan, run_batch
    from newsdoc.engines.inputs import Columns, find_sources
    from newsdoc.engines.pool import worker_count

    count = worker_count(workers)
    try:
        plan = Plan(
            Columns(text_column, id_column, _known(encoding)),
            Options(reference_date, language, cast("Scope", scope)),
            _tables(tables),
            keep_text,
            rows_per_part,
            sample,
        )
        with _bar() as tell:
            limit = time_limit if time_limit and count else None
            manifest = run_batch(
                find_sources(inputs), output, plan, workers=count, resume=resume, time_limit=limit, tell=tell
            )
    except NewsdocError as error:
        typer.echo(f"newsdoc: {inert(str(error))}", err=True)
        raise typer.Exit(FAILED) from None
    _summarise(manifest, output)
    if manifest["failures"]:
        raise typer.Exit(FAILED)


def _need_pyarrow() -> None:
    if find_spec("pyarrow") is None:
        typer.echo(
            "newsdoc: batch needs the package 'pyarrow'; install it with: pip install 'newsdoc[arrow]'", err=True
        )
        raise typer.Exit(FAILED)


def _known(encoding: str) -> str:
    try:
        b"a".decode(encoding)
    except LookupError:
        raise typer.BadParameter(f"Python knows no text encoding {encoding!r}") from None
    return encoding


def _tables(listed: str) -> tuple[str, ...]:
    from newsdoc.engines.part import TABLES

    asked = [name.strip() for name in listed.split(",")]
    if unknown := [name for name in asked if name not in TABLES]:
        raise typer.BadParameter(f"{unknown[0]!r} is not one of {', '.join(TABLES)}")
    return tuple(dict.fromkeys(asked))


@contextmanager
def _bar() -> "Iterator[Callable[[Progress], None]]":
    """A bar with the rate and the time left on standard error, where somebody watches."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[stories]:,} stories, {task.fields[rate]:,.0f} a second"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0, stories=0, rate=0.0)

        def tell(progress: "Progress") -> None:
            elapsed = bar.tasks[0].elapsed or 1.0
            bar.update(task, completed=progress.done, stories=progress.stories, rate=progress.stories / elapsed)

        yield tell


def _summarise(manifest: dict[str, Any], output: Path) -> None:
    """What was done and what was not, on standard error."""
    rows = manifest["rows"]
    typer.echo(f"{rows.get('input', 0):,} stories in {inert(str(output))}", err=True)
    for name in manifest["tables"]:
        typer.echo(f"  {name:14} {rows.get(name, 0):12,} rows", err=True)
    if rows.get("without text"):
        typer.echo(f"  {rows['without text']:,} without a text", err=True)
    for code, times in sorted(manifest["diagnostics"].items(), key=lambda item: -item[1]):
        typer.echo(f"  {code:14} {times:12,} times", err=True)
    for reason, times in manifest["errors"].items():
        typer.echo(f"  not parsed, {reason}: {times:,}", err=True)
    for failure in manifest["failures"][:_SHOWN]:
        typer.echo(f"    {inert(failure['id'] or '?')}: {inert(failure['error'])}", err=True)
    if len(manifest["failures"]) > _SHOWN:
        typer.echo("    ... manifest.json names them all", err=True)


COMMAND = Command(
    batch,
    examples=(
        "newsdoc batch archive.parquet -o parsed",
        "newsdoc batch --text-column body --id-column guid wire.jsonl.zst -o parsed",
        "newsdoc batch --resume archive.parquet -o parsed",
        "newsdoc batch --sample 0.01 stories/ more.csv.gz -o look",
    ),
)
