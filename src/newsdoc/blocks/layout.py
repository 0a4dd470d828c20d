"""The whole text cut into blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdoc.parts import BlockPart, DatelinePart, Layout

if TYPE_CHECKING:
    from newsdoc.text import Scan


class Head(NamedTuple):
    """What stands above the body; `openings` are the stretches (start, end) in which a dateline may be."""

    openings: tuple[tuple[int, int], ...]


def read_head(scan: Scan) -> Head:
    """Look at the first lines."""
    return Head(tuple((line.begin, line.end) for line in scan.lines if not line.blank)[:20])


def find_layout(scan: Scan, head: Head, dateline: DatelinePart | None) -> Layout:
    """Cut the text into blocks that cover every character."""
    text = scan.text
    body_start = dateline.body_start if dateline else next((li.begin for li in scan.lines if not li.blank), len(text))
    blocks: list[BlockPart] = []
    paragraphs = []
    at = 0
    if dateline:
        if dateline.start:
            blocks.append(BlockPart(0, dateline.start, "furniture"))
        blocks.append(BlockPart(dateline.start, body_start, "dateline"))
        at = body_start
    for line in scan.lines:
        if line.end > body_start and not line.blank:
            begin = max(line.begin, body_start)
            paragraphs.append((begin, line.end))
            if begin > at:
                blocks.append(BlockPart(at, begin, "other"))
            blocks.append(BlockPart(begin, line.end, "paragraph"))
            at = line.end
    if at < len(text):
        blocks.append(BlockPart(at, len(text), "other"))
    return Layout(tuple(blocks), body_start, tuple(paragraphs))
