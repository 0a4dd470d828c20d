"""Quotations over several paragraphs: each begins with the opening mark again, only the last one closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.quotations.marks import CLOSE

if TYPE_CHECKING:
    from newsdoc.quotations.marks import Mark
    from newsdoc.quotations.tree import Node

_ENDS = frozenset(".?!…:;—–-。！？؟”’\"'»)]")
_PAUSES = frozenset(".,?!…;—–-。，！？؟”’\"'»")


def goes_on(text: str, node: Node, end: int, after: Node, start: int, stop: int) -> bool:
    """Whether the quotation `after`, at the head of a paragraph, goes on with the one left open in the last.

    “We won. / “And we will again,” he said. - the same speech. But He called it “a mess. / “The Apprentice” is ... - a
    title or a few words are a quotation of their own, and so is what follows a paragraph that ends within a sentence.

    Args:
        text: The text.
        node: The last quotation of a paragraph, which nothing closes.
        end: Where that paragraph ends.
        after: The first quotation of the next paragraph.
        start: Where the next paragraph begins.
        stop: Where the next paragraph ends.
    """
    if after.opening.start != start or after.opening.glyph is not node.opening.glyph or text[end - 1] not in _ENDS:
        return False
    if after.closing is None:
        return True
    last = text[after.closing.start - 1]
    return last in _PAUSES or after.end >= stop or text[after.end] in ".,"


def doubtful(after: Node, stop: int) -> bool:
    """Whether the paragraph before may as well have lost its closing mark.

    A speech that goes on needs no second “he said”; where the author speaks again, two quotations are as likely.
    """
    return after.closing is not None and after.end < stop


def resumes(node: Node, closing: Mark) -> bool:
    """Whether a mark that closes nothing in its own paragraph closes the quotation left open in the one before."""
    return closing.side == CLOSE and closing.glyph.text in node.opening.glyph.closers
