"""What looked damaged: code, message, paragraph, and the words in question."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from newsdoc.cli.view.reflow import Mark, Reflowed
from newsdoc.cli.view.row import Row
from newsdoc.cli.view.story import SEVERITY_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.document import Diagnostic, Document, Span

# More than this many help nobody at a terminal; JSON has them all.
_SHOWN = 20
_BEFORE = 24


def finding_rows(doc: Document, width: int) -> Iterator[Row]:
    """Two or three rows per diagnostic: what it says, the words it means, and carets under them."""
    starts = [paragraph.span.start for paragraph in doc.paragraphs]
    for finding in doc.diagnostics[:_SHOWN]:
        yield _message(finding, doc, starts)
        if finding.span:
            yield from _excerpt(doc.text, finding.span, width, SEVERITY_STYLES[finding.severity])
    if (more := len(doc.diagnostics) - _SHOWN) > 0:
        yield Row("", Text(f"… and {more} more; --json tells them all", style="dim"))


def _message(finding: Diagnostic, doc: Document, starts: list[int]) -> Row:
    text = Text(finding.message)
    if finding.span:
        number = bisect_right(starts, finding.span.start)
        inside = number and finding.span.start < doc.paragraphs[number - 1].span.end
        where = f"paragraph {number}" if inside else f"character {finding.span.start}"
        text = Text.assemble(text, (f"  {where}", "dim"))
    return Row(finding.code, text, SEVERITY_STYLES[finding.severity])


def _excerpt(text: str, span: Span, width: int, style: str) -> Iterator[Row]:
    """The words with a few before and after, on one line, and carets under them for where there is no colour."""
    start, end = max(0, span.start - _BEFORE), min(len(text), span.end + width)
    flowed = Reflowed(text, start, end)
    first, last = flowed.place(span.start), flowed.place(span.end)
    line = flowed.styled([Mark(span.start, span.end, f"underline {style}")])
    line.truncate(width, overflow="ellipsis")
    before = cell_len(flowed.plain[:first])
    carets = max(1, min(cell_len(flowed.plain[first:last]), width - before))
    yield Row("", line)
    yield Row("", Text(" " * before + "^" * carets, style=style))
