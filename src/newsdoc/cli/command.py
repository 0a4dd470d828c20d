"""What a command is, and what holds for all of them: exit codes, and what becomes of output that nobody takes."""

import functools
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

import typer

# Exit codes are part of the interface: 0 all went well, 1 a file failed, 2 the command was called wrongly, 130 Ctrl-C.
FAILED, INTERRUPTED = 1, 130


class Command(NamedTuple):
    """One word after `newsdoc`: its function, which typer reads for options and help, and examples for the help."""

    run: Callable[..., None]
    examples: tuple[str, ...]

    def add_to(self, app: typer.Typer, name: str) -> None:
        """Make it a command of the application."""
        app.command(name, epilog="\n\n".join(("[bold]Examples[/]", *self.examples)))(_guarded(self.run))


def _guarded(run: Callable[..., None]) -> Callable[..., None]:
    """The function, ending quietly when its reader goes away (`| head`) and with one sentence when a disk is full."""

    @functools.wraps(run)
    def guarded(*args: object, **kwargs: object) -> None:
        try:
            run(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError:
            _discard_output()
            raise typer.Exit from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
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
