"""The body of a story in markup, NITF, HTML or bare `<p>`: its elements become paragraphs, subheads and tables.

Feeds mix the kinds: a `<h2>` inside a `<p>`, text straight in the body, one `<p>` with hard line breaks for all of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from newsdoc.data import table
from newsdoc.dateline.given import read_given_dateline
from newsdoc.readers.xml import collapsed, words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

_PARTS = ("byline", "dateline")
_LABEL = "dat"
_BREAK = "\v"  # stands for <br/> until it is known whether it ends a paragraph
_PARTING = re.compile(r"\v[ \t\r\n\xa0]*\v[ \t\r\n\xa0\v]*|\v[ \xa0\t]{3,}(?=\S)")
_HARD_LINE = re.compile(r"[\n\v]")
_BLANK_LINE = re.compile(r"\n[ \t\xa0]*\n\s*")
_INDENT = re.compile(r"[ \xa0]{3,8}(?=\S)|\t")
_ENDS = '.!?"”»’)'
_HALF = 0.5  # of the lines of prose that a program broke and indented, far fewer end a sentence


@cache
def _elements(role: str) -> frozenset[str]:
    return frozenset(name for row in table("markup_elements") if row["role"] == role for name in row["elements"])


@dataclass(slots=True)
class Body:
    """What stands in a body: (role, text) pairs in order, and parts that it names; `loose` is text not yet used."""

    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    byline: str | None = None
    dateline: str | None = None
    headline: str | None = None
    loose: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Characters in it."""
        return sum(len(words) for _, words in self.paragraphs)


def read_body(*elements: Element) -> Body:
    """The paragraphs below some elements.

    Example:
        >>> from newsdoc.readers.xml import parse_xml
        >>> markup = b"<body>Loose.<p>One<br/>line.</p><h2>Head</h2><ul><li>Item</li></ul></body>"
        >>> read_body(parse_xml(markup).root).paragraphs
        [('paragraph', 'Loose.'), ('paragraph', 'One line.'), ('subhead', 'Head'), ('paragraph', 'Item')]
    """
    body = Body()
    for element in elements:
        _inside(body, element)
        _flush(body)
    if len(body.paragraphs) == 1 and body.paragraphs[0][0] == "paragraph":
        body.paragraphs = [("paragraph", words) for words in _cut(body.paragraphs[0][1])]
    clean = [(role, words if role == "table" else collapsed(words)) for role, words in body.paragraphs]
    body.paragraphs = [pair for pair in clean if pair[1]]
    return body


def read_text(text: str) -> Body:
    r"""The paragraphs of text without markup: parted by blank lines, else a line each.

    Example:
        >>> read_text("One\nline.\n\nTwo.").paragraphs
        [('paragraph', 'One line.'), ('paragraph', 'Two.')]
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pieces = _BLANK_LINE.split(text)
    if len(pieces) == 1:
        pieces = _hard_lines(text)
        if len(pieces) == 1 and _lines_are_paragraphs(text):
            pieces = text.split("\n")
    words = [collapsed(piece) for piece in pieces]
    return Body([("paragraph", piece) for piece in words if piece])


def _lines_are_paragraphs(text: str) -> bool:
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    return bool(lines) and all(line[-1] in _ENDS for line in lines)


def _inside(body: Body, element: Element) -> None:
    """Walk the content of an element; text between blocks makes paragraphs of its own."""
    if element.text:
        body.loose.append(element.text)
    inline = _elements("inline")
    for child in element:
        # This runs for every paragraph of every story; most are flat and have no class.
        if child.tag == "p" and child.get("class") is None and _is_flat(child, inline):
            _paragraph(body, child)
        else:
            _child(body, child)
        tail = child.tail
        if tail and (body.loose or not tail.isspace()):
            body.loose.append(tail)


def _is_flat(element: Element, inline: frozenset[str]) -> bool:
    """Nothing but text and names marked in it."""
    for child in element:  # noqa: SIM110 - a generator takes twice as long
        if child.tag not in inline or len(child):
            return False
    return True


def _paragraph(body: Body, element: Element) -> None:
    if body.loose:
        _flush(body)
    text = "".join(element.itertext()) if len(element) else element.text
    if text and not text.isspace():
        body.paragraphs.append(("paragraph", text))


def _child(body: Body, child: Element) -> None:
    tag = child.tag
    if tag == "br":
        body.loose.append(_BREAK)
    elif tag in _elements("skipped"):
        pass
    elif (special := _special().get(tag)) is not None:
        _flush(body)
        special(body, child)
    else:
        _inside(body, child)


@cache
def _special() -> dict[str, Callable[[Body, Element], None]]:
    """What is done with elements that are no part of a line, by their names."""
    kinds: dict[str, Callable[[Body, Element], None]] = {"block": _container, "subhead": _subhead, "table": _table}
    found = {name: work for role, work in kinds.items() for name in _elements(role)}
    return found | {"byline": _part, "dateline": _part, "note": _note, "pre": _preformatted}


def _part(body: Body, child: Element) -> None:
    if getattr(body, child.tag) is None:
        setattr(body, child.tag, words_of(child))


def _note(body: Body, child: Element) -> None:
    words = words_of(child)
    if words:
        body.paragraphs.append(("note", words))


def _container(body: Body, child: Element) -> None:
    role = (child.get("class") or "").lower()
    if role == _LABEL:
        _label(body, child)
        return
    words = words_of(child) if role in _PARTS else None
    if words and getattr(body, role) is None:
        setattr(body, role, words)
        return
    before = len(body.paragraphs)
    _inside(body, child)
    _flush(body)
    if len(body.paragraphs) == before + 1 and role in ("note", "table", "subhead", "contact"):
        body.paragraphs[-1] = (role, body.paragraphs[-1][1])


def _label(body: Body, child: Element) -> None:
    """The line above a story of TT: place and agency, or the part of the paper it is for: "Kultur", "TT"."""
    words = " ".join(filter(None, map(words_of, child))) if len(child) else words_of(child)
    if not words:
        return
    found = read_given_dateline(words, 0, len(words), reference_date=None, language=None)
    if found.places and body.dateline is None:
        body.dateline = words
    else:
        body.paragraphs.append(("subhead", words))


def _flush(body: Body) -> None:
    """The text gathered so far becomes a paragraph, or several where line breaks part them."""
    if not body.loose:
        return
    text = "".join(body.loose)
    body.loose.clear()
    if not text or text.isspace():
        return
    if _BREAK in text:
        body.paragraphs += [("paragraph", piece) for piece in _PARTING.split(text) if piece.strip()]
    else:
        body.paragraphs.append(("paragraph", text))


def _subhead(body: Body, element: Element) -> None:
    words = words_of(element)
    if not words:
        return
    if element.tag in ("h1", "hl1") and body.headline is None:
        body.headline = words
    else:
        body.paragraphs.append(("subhead", words))


def _table(body: Body, element: Element) -> None:
    rows = ["\t".join(words_of(cell) or "" for cell in row) for row in element.iter("tr")]
    text = "\n".join(row for row in rows if row.strip()) or words_of(element)
    if text:
        body.paragraphs.append(("table", text))


def _preformatted(body: Body, element: Element) -> None:
    text = "".join(element.itertext())
    lines = [line.rstrip() for line in text.splitlines()]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    if lines:
        body.paragraphs.append(("table", "\n".join(lines)))


def _cut(text: str) -> list[str]:
    """A whole story in one paragraph, parted by blank lines between its sentences, or by lines that are indented."""
    pieces = _BLANK_LINE.split(text.strip())
    if len(pieces) > 1 and all(piece.rstrip()[-1] in _ENDS for piece in pieces):
        return pieces
    return _hard_lines(text)


def _hard_lines(text: str) -> list[str]:
    """The same, broken into lines: a line that begins with blanks begins a paragraph.

    Unless a program indented them: then the lines before end within sentences.
    """
    lines = _HARD_LINE.split(text)
    seen = [(line, bool(_INDENT.match(line))) for line in lines if line.strip()]
    groups: list[list[str]] = []
    for line, indented in seen:
        if indented or not groups:
            groups.append([])
        groups[-1].append(line)
    ended = sum(group[-1].rstrip()[-1] in _ENDS for group in groups)
    return [" ".join(group) for group in groups] if ended >= _HALF * len(groups) else [text]
