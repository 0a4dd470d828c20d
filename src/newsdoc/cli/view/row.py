"""A row of the view: a label in the gutter and a text beside it."""

from __future__ import annotations

from typing import NamedTuple

from rich.text import Text

from newsdoc.cli.inert import inert


class Row(NamedTuple):
    """One row; the text is wrapped to the measure when it is printed."""

    label: str
    text: Text
    label_style: str = "dim"


def row(label: str, text: str, style: str = "", *asides: str | None) -> Row:
    """A row of the story's words, with remarks of our own dimmed behind them."""
    line = Text(" ".join(inert(text).split()), style=style)
    for aside in asides:
        if aside:
            line = Text.assemble(line, ("  " + " ".join(inert(aside).split()), "dim"))
    return Row(label, line)
