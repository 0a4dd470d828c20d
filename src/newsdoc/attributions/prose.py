"""The sentences in which attributions are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.attributions.story import Story
from newsdoc.text.tokens import CLOSING, OPENING, Mark, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.parts import Layout, QuotationPart

_ROLES = frozenset(("headline", "paragraph", "subhead"))


def read_prose(text: str, layout: Layout, quotations: Sequence[QuotationPart]) -> Story:
    """Headline, subheads and paragraphs as tokens, with the marks of the outermost quotations.

    Example:
        >>> from newsdoc.parser import Parser
        >>> found = Parser().analyse("“We won,” Ada Stone said.")
        >>> read_prose(found.text, found.layout, found.quotations).tokens.words[:4]
        ['“', 'We', 'won', ',']
    """
    stretches = []
    headline = False
    paragraphs = iter(layout.paragraphs)
    for block in layout.blocks:
        if block.role == "paragraph":
            stretch = next(paragraphs, None)
            if stretch is not None:
                stretches.append(stretch)
        elif block.role in _ROLES:
            headline |= block.role == "headline" and not stretches
            stretches.append((block.start, block.end))
    marks = []
    for quotation in quotations:
        marks.append(Mark(quotation.start, quotation.inner_start, OPENING))
        if quotation.close is not None and quotation.inner_end < quotation.end:
            marks.append(Mark(quotation.inner_end, quotation.end, CLOSING))
        else:
            marks.append(Mark(quotation.end, quotation.end, CLOSING))
    return Story(tokenize(text, stretches, marks), headline=headline)
