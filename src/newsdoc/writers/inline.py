"""A line of the story with elements in it: the names of a byline, the places of a dateline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.writers.characters import flowing, spaced
from newsdoc.writers.markup import Markup, element, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.document import Span


def tagged(text: str, start: int, end: int, parts: Iterable[tuple[Span, str]]) -> Markup:
    """The line text[start:end] with each part of it in the element that is named beside it.

    Args:
        text: The whole text.
        start: Where the line begins.
        end: Where it ends.
        parts: Stretches inside the line and the names of their elements; what overlaps one before it is left out.

    Example:
        >>> from newsdoc.document import Span
        >>> tagged("By Ada Stone", 0, 12, [(Span(start=3, end=12), "person")])
        'By <person>Ada Stone</person>'
    """
    line, at = [], start
    for span, tag in sorted(parts, key=lambda part: (part[0].start, part[0].end)):
        words = flowing(text[span.start : span.end])
        if at <= span.start and span.end <= end and words:
            line += [escaped(_first(text[at : span.start], at == start)), element(tag, words)]
            at = span.end
    rest = _first(text[at:end], at == start).rstrip(" ")
    return Markup("".join([*line, escaped(rest)]))


def _first(words: str, at_start: bool) -> str:  # noqa: FBT001  a step of the loop above
    return spaced(words).lstrip(" ") if at_start else spaced(words)
