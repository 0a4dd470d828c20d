"""Templates of stories with their elements marked (`<headline>...</headline>`) become plain text and spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Spans = list[tuple[int, int]]
# Wires use "<" too ("Harbor Fire,512<", "<BAC>"), so only these names are tags.
_TAG = re.compile(r"<(/?)(agency|author|byline|credit_line|date|dateline|headline|p|place|q|cont|sign_off|slugline)>")


class Style(NamedTuple):
    """How a family writes: its marks (outer opening and closing, inner opening and closing) and its paragraphs."""

    marks: tuple[str, str, str, str]
    gap: str = "\n\n"
    columns: int | None = None


class Marked(NamedTuple):
    """Plain text and, for each tag name, the spans it had; quotations are the outermost ones only, under "q"."""

    text: str
    spans: dict[str, Spans]


def render(template: str, style: Style) -> Marked:
    """Take the tags out of a template and tell where they stood.

    `<q>` writes quotation marks, inner ones inside another `<q>`; `<cont>` begins a new paragraph within a quotation
    and repeats its opening mark.

    Example:
        >>> render("<headline>Fire</headline>. <q>Run</q>", Style(("“", "”", "‘", "’")))
        Marked(text='Fire. “Run”', spans={'headline': [(0, 4)], 'q': [(6, 11)]})
    """
    pieces: list[str] = []
    spans: dict[str, Spans] = {}
    opened: dict[str, list[int]] = {}
    length = 0
    at = 0

    def write(piece: str) -> None:
        nonlocal length
        pieces.append(piece)
        length += len(piece)

    def close(name: str) -> None:
        span = (opened[name].pop(), length)
        if name != "q" or not opened["q"]:
            spans.setdefault(name, []).append(span)

    for tag in _TAG.finditer(template):
        write(template[at : tag.start()])
        at = tag.end()
        closing, name = tag.group(1, 2)
        depth = len(opened.get("q", ()))
        if name == "cont":
            close("p")
            write(style.gap)
            opened["p"].append(length)
            write(style.marks[0])
        elif closing:
            if name == "q":
                write(style.marks[3 if depth > 1 else 1])
            close(name)
        else:
            opened.setdefault(name, []).append(length)
            if name == "q":
                write(style.marks[2 if depth else 0])
    write(template[at:])
    return Marked(_wrap("".join(pieces), spans.get("p", []), style.columns), spans)


def _wrap(text: str, paragraphs: Spans, columns: int | None) -> str:
    """Break the lines of the paragraphs at blanks: a line break takes the place of a blank, so no offset changes."""
    if columns is None:
        return text
    characters = list(text)
    for start, end in paragraphs:
        line = text.rfind("\n", 0, start) + 1
        blank = None
        for at in range(start, end):
            if at - line >= columns and blank is not None:
                characters[blank] = "\n"
                line, blank = blank + 1, None
            if text[at] == " ":
                blank = at
    return "".join(characters)


def substitute(text: str, old: str, new: str) -> tuple[str, Callable[[int], int]]:
    r"""The text with `old` replaced everywhere, and the function from offsets in it to offsets in the new text.

    Example:
        >>> text, moved = substitute("a\nb\nc", "\n", "\r\n")
        >>> text[moved(4)]
        'c'
    """
    ends = [match.end() for match in re.finditer(re.escape(old), text)]
    growth = len(new) - len(old)
    return text.replace(old, new), lambda offset: offset + growth * bisect_right(ends, offset)
