"""The `newsdoc` command: the table of its commands and the way in."""

import sys
from typing import Annotated

import typer

import newsdoc
from newsdoc.cli import batch, convert, parse, quotes, view_page
from newsdoc.cli.command import Command

# A command is one file that ends in a `COMMAND`; this row gives it its name.
COMMANDS: dict[str, Command] = {
    "parse": parse.COMMAND,
    "quotes": quotes.COMMAND,
    "convert": convert.COMMAND,
    "view": view_page.COMMAND,
    "batch": batch.COMMAND,
}

app = typer.Typer(
    name="newsdoc",
    help="Turn the text of news stories into typed documents: headline, byline, dateline, quotations, who says what.",
    epilog="newsdoc COMMAND --help tells more, with examples.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name, _command in COMMANDS.items():
    _command.add_to(app, _name)


def _version(asked: bool) -> None:  # noqa: FBT001  typer calls it with the value of the flag
    if asked:
        typer.echo(f"newsdoc {newsdoc.__version__}")
        raise typer.Exit


@app.callback()
def _newsdoc(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Options before the command; having this, typer keeps `parse` a word of its own while it is the only command."""


def run() -> int:
    """Run the command with the arguments of this process; gives back the exit code."""
    _encode_output()
    try:
        app(prog_name="newsdoc")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _encode_output() -> None:
    """Write UTF-8 into pipes and files everywhere, and never fail on a letter that a terminal does not have."""
    if (out := getattr(sys.stdout, "reconfigure", None)) is not None:
        if sys.stdout.isatty():
            out(errors="backslashreplace")
        else:
            out(encoding="utf-8", errors="backslashreplace", newline="\n")
