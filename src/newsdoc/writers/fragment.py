"""The body of a story as paragraphs of HTML, well-formed as XML: the same in ninjs and in NewsML-G2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.writers.markup import Markup, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsdoc.writers.story import Piece

_TAGS = {"paragraph": "p", "subhead": "h2", "table": "pre"}


def paragraphs(pieces: Iterable[Piece]) -> Iterator[Markup]:
    """One element for each piece; notes to editors are left out, they have a field of their own.

    Example:
        >>> from newsdoc.writers.story import Piece
        >>> list(paragraphs([Piece("paragraph", "Rain & wind"), Piece("credit", "(Reporting by Ada Stone)")]))
        ['<p>Rain &amp; wind</p>', '<p class="credit">(Reporting by Ada Stone)</p>']
    """
    for piece in pieces:
        if piece.role in _TAGS:
            yield element(_TAGS[piece.role], piece.text)
        elif piece.role != "editor":
            yield element("p", piece.text, attributes={"class": piece.role.replace("_", "-")})
