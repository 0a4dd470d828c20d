"""The `newsdoc` command: the table of its commands, and what holds for all of them (exit codes, pipes, errors)."""

import functools
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated

import typer

import newsdoc
from newsdoc.cli.parse import parse

# A command is one file with one function; this row gives it its name.
COMMANDS: dict[str, Callable[..., None]] = {"parse": parse}

# Exit codes are part of the interface: 0 all went well, 1 a file failed, 2 the command was called wrongly, 130 Ctrl-C.
FAILED = 1

app = typer.Typer(
    name="newsdoc",
    help="Turn the text of news stories into typed documents: headline, byline, dateline, paragraphs, quotations.",
    epilog="newsdoc COMMAND --help tells more, with examples.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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


def _guarded(command: Callable[..., None]) -> Callable[..., None]:
    """The command, ending quietly when its reader goes away (`| head`) and with one sentence when a disk is full."""

    @functools.wraps(command)
    def guarded(*args: object, **kwargs: object) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError:
            _discard_output()
            raise typer.Exit from None
        except OSError as error:
            _discard_output()
            typer.echo(f"newsdoc: cannot write the output: {error.strerror or error}", err=True)
            raise typer.Exit(FAILED) from None

    return guarded


def _discard_output() -> None:
    """Point standard output to nowhere: the interpreter flushes it once more at exit and would complain again."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _encode_output() -> None:
    """Write UTF-8 into pipes and files everywhere, and never fail on a letter that a terminal does not have."""
    if (out := getattr(sys.stdout, "reconfigure", None)) is not None:
        if sys.stdout.isatty():
            out(errors="backslashreplace")
        else:
            out(encoding="utf-8", errors="backslashreplace", newline="\n")


def run() -> int:
    """Run the command with the arguments of this process; gives back the exit code."""
    _encode_output()
    try:
        app(prog_name="newsdoc")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except KeyboardInterrupt:
        return 130
    return 0


for _name, _command in COMMANDS.items():
    app.command(_name)(_guarded(_command))
