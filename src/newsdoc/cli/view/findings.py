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

    from newsdoc.document import Document, Span

# More than this many help nobody at a terminal; JSON has them all.
_SHOWN = 20
_BEFORE = 24


def finding_rows(doc: Document, width: int) -> Iterator[Row]:
    """Two or three rows per diagnostic: what it says, the words it means, and carets under them."""
    starts = [paragraph.span.start for paragraph in doc.paragraphs]
    for finding in doc.diagnostics[:_SHOWN]:
        style = SEVERITY_STYLES[finding.severity]
        if not (span := finding.span):
            yield Row(finding.code, Text(finding.message), style)
            continue
        number = bisect_right(starts, span.start)
        around = doc.paragraphs[number - 1].span if number else None
        inside = around is not None and span.start < around.end
        where = f"paragraph {number}" if inside else f"character {span.start}"
        yield Row(finding.code, Text.assemble(finding.message, (f"  {where}", "dim")), style)
        yield from _excerpt(doc.text, span, around if inside else None, width, style)
    if (more := len(doc.diagnostics) - _SHOWN) > 0:
        yield Row("", Text(f"… and {more} more; --json tells them all", style="dim"))


def _excerpt(text: str, span: Span, around: Span | None, width: int, style: str) -> Iterator[Row]:
    """The words with a few of their paragraph on both sides, and carets under them for where there is no colour."""
    first, last = (around.start, around.end) if around else (span.start, min(span.end, span.start + width))
    begin, left_out = _beginning(text, first, span.start)
    flowed = Reflowed(text, begin, min(last, span.end + width))
    first, last = flowed.place(span.start), flowed.place(span.end)
    line = Text.assemble((left_out, "dim"), flowed.styled([Mark(span.start, span.end, f"underline {style}")]))
    line.truncate(width, overflow="ellipsis")
    before = cell_len(left_out + flowed.plain[:first])
    carets = max(1, min(cell_len(flowed.plain[first:last]), width - before))
    yield Row("", line)
    yield Row("", Text(" " * before + "^" * carets, style=style))


def _beginning(text: str, first: int, start: int) -> tuple[int, str]:
    """Where an excerpt begins, at a whole word if there is one, and what stands for the words left out before it."""
    begin = max(first, start - _BEFORE)
    if begin == first:
        return begin, ""
    words = text[begin:start].split(maxsplit=1)
    return (start - len(words[1]) if len(words) > 1 else begin), "… "
