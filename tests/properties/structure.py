"""A document as bare offsets, so that documents of two renderings of one story can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.text import WHITE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsdoc.document import Document, Quotation, Span

Place = tuple[int, int]
Tree = tuple[Place, Place, str, bool, tuple["Tree", ...]]


def same(offset: int) -> int:
    """No change of place."""
    return offset


def _place(span: Span, moved: Callable[[int], int]) -> Place:
    return moved(span.start), moved(span.end)


def quotations(found: Sequence[Quotation], moved: Callable[[int], int] = same) -> tuple[Tree, ...]:
    """Where the quotations stand, children included, whatever marks they use."""
    return tuple(
        (_place(q.span, moved), _place(q.inner, moved), q.kind, q.closed, quotations(q.children, moved)) for q in found
    )


def structure(doc: Document, moved: Callable[[int], int] = same) -> dict[str, object]:
    """Everything that was found, with its place after `moved`; blocks without their edges of blanks."""
    found: dict[str, object] = {"body_start": moved(doc.body_start)}
    for name in ("headline", "slugline", "byline", "dateline", "sign_off"):
        part = getattr(doc, name)
        found[name] = None if part is None else _place(part.span, moved)
    for name in ("paragraphs", "dates", "notes", "credits"):
        found[name] = [_place(part.span, moved) for part in getattr(doc, name)]
    if doc.byline:
        found["authors"] = [_place(author.span, moved) for author in doc.byline.authors]
    if doc.dateline:
        found["places"] = [(_place(p.span, moved), p.city, p.country, p.geoname_id) for p in doc.dateline.places]
        found["agencies"] = [(_place(a.span, moved), a.id) for a in doc.dateline.agencies]
        date = doc.dateline.date
        found["date"] = None if date is None else (_place(date.span, moved), date.value, date.precision, date.rule)
    found["quotations"] = quotations(doc.quotations, moved)
    found["diagnostics"] = [(d.code, _place(d.span, moved) if d.span else None) for d in doc.diagnostics]
    found["roles"] = [block.role for block in doc.blocks if block.text.strip(WHITE)]
    return found
