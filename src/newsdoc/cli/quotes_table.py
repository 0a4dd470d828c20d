"""Rows of who said what, and the three ways to write them: aligned text, CSV, lines of JSON."""

from __future__ import annotations

import csv
import json
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from newsdoc.cli.inert import inert, inert_json
from newsdoc.cli.view.story import ATTRIBUTION_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from newsdoc.document import Document

# A longer name does not push the texts of all others to the right.
_WIDEST = 32
_GAP = "  "


class Quote(NamedTuple):
    """One row. Its fields are the columns of CSV and the names of JSON: programs rely on them.

    `speaker` is the fullest name of the source in the story, `source` the words at this place; both are empty where
    nobody is named. `story` counts the stories of the file, `paragraph` those of the story (0 is the headline). `start`
    and `end` are offsets into the story's text.
    """

    file: str
    story: int
    paragraph: int
    speaker: str
    source: str
    cue: str
    kind: str
    confidence: float
    text: str
    start: int
    end: int


def rows(doc: Document, file: str, story: int) -> Iterator[Quote]:
    """A row for each outermost attribution of a document.

    Args:
        doc: The document.
        file: The name of its file.
        story: Its number in the file, from 1.

    Example:
        >>> from newsdoc.parser import parse
        >>> [(q.source, q.kind, q.text) for q in rows(parse("“It rained,” Ada Stone said."), "a.txt", 1)]
        [('Ada Stone', 'direct', '“It rained,”')]
    """
    full: dict[int | None, str] = {source.id: source.name for source in doc.sources}
    starts = [paragraph.span.start for paragraph in doc.paragraphs]
    for attribution in doc.attributions:
        if attribution.parent is not None:
            continue
        source, cue, spans = attribution.source, attribution.cue, attribution.content.spans
        words = source.text if source else ""
        yield Quote(
            file,
            story,
            bisect_right(starts, spans[0].start),
            (full.get(source.source_id) if source else None) or words,
            words,
            cue.text if cue else "",
            attribution.kind,
            attribution.confidence,
            attribution.content.text,
            spans[0].start,
            spans[-1].end,
        )


def write_csv(quotes: Iterable[Quote], console: Console) -> None:
    """Comma-separated values after RFC 4180, texts as they are; the head is there even if nothing else is."""
    writer = csv.writer(console.file)
    writer.writerow(Quote._fields)
    for quote in quotes:
        writer.writerow([inert(value) if console.is_terminal else value for value in map(str, quote)])


def write_jsonl(quotes: Iterable[Quote], console: Console) -> None:
    """A line of JSON for each row."""
    for quote in quotes:
        line = json.dumps(quote._asdict(), ensure_ascii=False)
        console.file.write((inert_json(line) if console.is_terminal else line) + "\n")


def write_table(quotes: Iterable[Quote], console: Console, *, several: bool) -> None:
    """Columns for people: wrapped to the width of a terminal, one line a row in a pipe.

    Args:
        quotes: The rows; all of them are read first, because the widths depend on them.
        console: Where to write.
        several: Whether there are several files, so that each row must say where it comes from.
    """
    found = list(quotes)
    if not found:
        return
    numbered = any(quote.story > 1 for quote in found)
    columns = {
        "source": [_flat(quote.speaker) for quote in found],
        "kind": [quote.kind for quote in found],
        "text": [_flat(quote.text) for quote in found],
    }
    if several or numbered:
        files = [f"{quote.file}:{quote.story}" if numbered else quote.file for quote in found]
        columns = {"file": files} | columns
    if console.is_terminal:
        console.print(_wrapped(columns))
        return
    widths = [min(max(map(cell_len, (name, *cells))), _WIDEST) for name, cells in columns.items()]
    for cells in (columns, *zip(*columns.values(), strict=True)):
        padded = [cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True)]
        console.file.write(_GAP.join(padded).rstrip() + "\n")


def _wrapped(columns: dict[str, list[str]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, len(_GAP), 0, 0), header_style="bold")
    for name in columns:
        table.add_column(name, max_width=_WIDEST if name in {"file", "source"} else None, no_wrap=name == "kind")
    for *before, kind, text in zip(*columns.values(), strict=True):
        table.add_row(*map(Text, before), Text(kind, style="dim"), Text(text, style=ATTRIBUTION_STYLES[kind]))
    return table


def _flat(text: str) -> str:
    return " ".join(inert(text).split())
