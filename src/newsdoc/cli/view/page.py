"""The page: its measure, its gutter, and the order of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from newsdoc.cli.view.envelope import envelope_rows
from newsdoc.cli.view.findings import finding_rows
from newsdoc.cli.view.said import said_rows
from newsdoc.cli.view.story import story_rows
from newsdoc.cli.view.summary import summary_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from newsdoc.cli.view.row import Row
    from newsdoc.document import Document

# Labels and paragraph numbers stand in the gutter; lines longer than the measure are hard to read on wide screens.
GUTTER = 8
GAP = 2
MEASURE = 88
NARROWEST = 24


class _Part(NamedTuple):
    rows: Iterable[Row]
    spaced: bool


def show(doc: Document, name: str | None, console: Console) -> None:
    """Write the view of a document to the console, under the name of its file where there are several."""
    width = max(NARROWEST, min(MEASURE, console.width - GUTTER - GAP))
    parts = (
        _Part(envelope_rows(doc), spaced=False),
        _Part(story_rows(doc), spaced=True),
        _Part(said_rows(doc, width), spaced=False),
        _Part(finding_rows(doc, width), spaced=False),
        _Part([summary_row(doc)], spaced=False),
    )
    if name is not None:
        rule = "─" * max(0, min(console.width, width + GUTTER + GAP) - cell_len(name) - 1)
        console.print(Text.assemble((name, "bold"), " ", (rule, "dim")), soft_wrap=True)
    for part in parts:
        above = None
        for row in part.rows:
            # Notes that follow each other are one group: its label and the blank line stand above the first alone.
            same = part.spaced and above is not None and row.label == above
            if above is None or (part.spaced and not same):
                console.line()
            _print_row(row._replace(label="") if same else row, width, console)
            above = row.label
    console.line()


def _print_row(row: Row, width: int, console: Console) -> None:
    label = Text(row.label.rjust(GUTTER) + " " * GAP, style=row.label_style)
    for line in row.text.wrap(console, width):
        line.rstrip()
        console.print(Text.assemble(label, line), no_wrap=True, overflow="ignore", crop=False)
        label = Text(" " * (GUTTER + GAP))
