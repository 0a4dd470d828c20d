"""The console that commands write to."""

from __future__ import annotations

import sys

from rich.console import Console


class _PipeAwareConsole(Console):
    """rich would end the process with code 1 when its reader goes away; that is no failure, see `app`."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def open_console() -> Console:
    """Standard output: no markup, emoji codes or guessed colours in what is a story's own text."""
    return _PipeAwareConsole(file=sys.stdout, markup=False, emoji=False, highlight=False)
