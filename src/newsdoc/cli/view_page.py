"""`newsdoc view`: a story in, a page for the browser out."""

import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, cast

import typer

from newsdoc.cli.command import FAILED, Command
from newsdoc.cli.inert import inert
from newsdoc.cli.inputs import STANDARD_INPUT, shown_name
from newsdoc.cli.options import Language, ReferenceDate, ScopeOption
from newsdoc.errors import NewsdocError, OptionError

if TYPE_CHECKING:
    from newsdoc.options import Scope


def view(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A story in any format, or - for standard input.")],
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PAGE", help="The file to write; standard output if missing."),
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.", show_default=False)] = False,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The title of the page; the headline when not given.")
    ] = None,
    read_as: Annotated[
        str | None,
        typer.Option("--from", metavar="FORMAT", help="The format of the file; told by its bytes if missing."),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="The encoding of the file; told by its bytes if missing.")
    ] = None,
    reference_date: ReferenceDate = None,
    language: Language = None,
    scope: ScopeOption = "speech",
) -> None:
    """Make a page that shows a story with all that was found in it: its parts, and who says what.

    The page is one file and needs nothing else: it can be mailed, printed and opened without a network.
    """
    if output is None and not show and sys.stdout.isatty():
        raise typer.BadParameter("name a file with -o page.html, or use --open", param_hint="--output")
    if output is not None and file.exists() and output.exists() and output.samefile(file):
        raise typer.BadParameter("the page would be written over the story", param_hint="--output")
    page = _page(
        file,
        title,
        format=read_as,
        encoding=encoding,
        reference_date=reference_date,
        language=language,
        scope=cast("Scope", scope),
    )
    if output is None and not show:
        sys.stdout.write(page)
    else:
        _store(page, output, show=show)


def _page(file: Path, title: str | None, **reading: Any) -> str:
    from newsdoc.readers.read import read
    from newsdoc.writers.html import write_html

    try:
        doc = read(sys.stdin.buffer if str(file) == STANDARD_INPUT else file, **reading)
    except OptionError as error:
        raise typer.BadParameter(str(error)) from None
    except NewsdocError as error:
        _fail(str(error) if str(file) in str(error) else f"{shown_name(file)}: {error}")
    return write_html(doc, title=title)


def _store(page: str, output: Path | None, *, show: bool) -> None:
    # A page that is only to be looked at must outlive this command: the browser reads it when it is ready.
    target = output or Path(tempfile.mkdtemp(prefix="newsdoc-")) / "page.html"
    try:
        target.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        _fail(f"{target}: {error.strerror or error}")
    if show and not webbrowser.open(target.resolve().as_uri()):
        _fail(f"no browser was found; open {target} yourself")


def _fail(problem: str) -> NoReturn:
    typer.echo(f"newsdoc: {inert(problem)}", err=True)
    raise typer.Exit(FAILED) from None


COMMAND = Command(
    view,
    examples=(
        "newsdoc view story.txt -o page.html",
        "newsdoc view --open story.xml",
        "newsdoc view --scope all --reference-date 2025-01-05 story.txt > page.html",
    ),
)
