"""The story itself: every block of the text in its order, what was found painted on it, not a character added.

Labels, numbers and flags are made by the stylesheet out of attributes. So the text of the story is `doc.text`, to a
reader who copies it and to a program that compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.writers.markup import Markup
from newsdoc.writers.page.ink import ink
from newsdoc.writers.page.tags import joined, tag

if TYPE_CHECKING:
    from newsdoc.document import Block, Document
    from newsdoc.writers.page.speakers import Cast

_LABELS = {"paragraph": "", "subhead": "", "furniture": "", "other": "", "sign_off": "sign-off"}
_NOTES = {"editor": "to editors", "other": "note"}
_VERBATIM = frozenset({"table", "contact", "furniture", "other"})


def story(doc: Document, cast: Cast, prefix: str) -> Markup:
    """The blocks of a document as HTML.

    Args:
        doc: The document.
        cast: Who speaks in it.
        prefix: What the ids of this page begin with.

    Example:
        >>> from newsdoc.document import Block, Document, Span
        >>> from newsdoc.writers.page.speakers import Cast
        >>> block = Block(span=Span(start=0, end=3), text="a<b", role="paragraph")
        >>> story(Document(text="a<b", blocks=(block,)), Cast([], {}, {}), "")
        '<p class="part paragraph" dir="auto" data-label="1">a&lt;b</p>'
    """
    starts = [block.span.start for block in doc.blocks]
    inked = ink(doc, starts, cast, prefix)
    if not doc.blocks:
        return tag("p", inked[0], class_="part other", dir="auto")
    parts, paragraphs, run_in, titled = [], 0, Markup(), False
    for at, (block, inside) in enumerate(zip(doc.blocks, inked, strict=True)):
        if not block.text.strip():
            parts.append(inside)
        elif block.role == "dateline" and _runs_in(doc.blocks, at):
            run_in = tag("span", inside, class_="dateline")
        else:
            paragraphs += block.role == "paragraph"
            label = str(paragraphs) if block.role == "paragraph" else _label(doc, block)
            name = _element(block.role, titled=titled)
            titled = titled or name == "h1"
            parts.append(_part(name, block, label, joined([run_in, inside])))
            run_in = Markup()
    return joined(parts)


def _runs_in(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a dateline stands at the head of a paragraph, on the same line, as most do."""
    line = blocks[at].text
    follows = at + 1 < len(blocks) and blocks[at + 1].role == "paragraph" and blocks[at + 1].text.strip()
    return bool(follows) and "\n" not in line and "\r" not in line


def _element(role: str, *, titled: bool) -> str:
    if role == "headline":
        return "p" if titled else "h1"
    return {"subhead": "h2", "table": "pre"}.get(role, "div" if role in _VERBATIM else "p")


def _label(doc: Document, block: Block) -> str:
    """What the margin says of a block: its role, and of what kind it is."""
    start, end = block.span.start, block.span.end
    if block.role == "note":
        kinds = dict.fromkeys(note.kind for note in doc.notes if start <= note.span.start < end)
        return ", ".join(_NOTES.get(kind, kind) for kind in kinds) or "note"
    if block.role == "credit":
        roles = dict.fromkeys(credit.role for credit in doc.credits if start <= credit.span.start < end)
        return ", ".join(role for role in roles if role != "other") or "credit"
    return _LABELS.get(block.role, block.role)


def _part(name: str, block: Block, label: str, inside: Markup) -> Markup:
    # A reader of HTML swallows a line end right behind <pre>.
    inside = Markup("\n" + inside) if name == "pre" else inside
    kind = block.role.replace("_", "-")
    return tag(
        name,
        inside,
        class_=f"part {kind}",
        dir="auto",
        data_label=label or None,
        tabindex="0" if name == "pre" else None,
    )
