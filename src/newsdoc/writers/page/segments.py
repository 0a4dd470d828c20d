"""Marks that overlap, nest and stop in the middle of others become stretches, each with all that holds for it.

HTML elements can only nest, what is found in a text does not: a content has its cue in the middle, a quotation goes
over paragraphs. So the text is cut wherever a mark begins or ends, and no element of the story lies in another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Quotations and attributions nest a few levels deep; a document made by hand must not make the page grow by the square.
DEEPEST = 12


class Paint(NamedTuple):
    """One stretch of the text that looks different.

    Attributes:
        start: Its first character.
        end: Behind its last character.
        layer: What it belongs to: "attribution", "quotation", "fact", "mention", "finding".
        name: Its class within the layer ("cue", "speech", "place", "warning").
        number: Which attribution or source it is a part of.
        title: What is known of it.
        datetime: The day that it means.
    """

    start: int
    end: int
    layer: str
    name: str
    number: int = 0
    title: str | None = None
    datetime: str | None = None


class Segment(NamedTuple):
    """A stretch and its paints, the outermost first."""

    start: int
    end: int
    paints: tuple[Paint, ...]


def segments(paints: Iterable[Paint], cuts: Iterable[int], length: int) -> Iterator[Segment]:
    """The whole text in stretches, in text order.

    Args:
        paints: What stands where; empty ones and what lies outside the text are left out.
        cuts: Where else a stretch must end.
        length: The length of the text.

    Example:
        >>> list(segments([Paint(1, 4, "quotation", "speech")], [2], 5))[1].start
        1
    """
    waiting = sorted(
        (paint for paint in paints if 0 <= paint.start < paint.end <= length),
        key=lambda paint: (paint.start, -paint.end),
        reverse=True,
    )
    edges = {0, length, *(cut for cut in cuts if 0 <= cut <= length)}
    edges.update(edge for paint in waiting for edge in (paint.start, paint.end))
    active: list[Paint] = []
    start = 0
    for end in sorted(edges)[1:]:
        active = [paint for paint in active if paint.end > start]
        while waiting and waiting[-1].start == start:
            active.append(waiting.pop())
        yield Segment(start, end, tuple(active[-DEEPEST:]))
        start = end
