"""Markdown (CommonMark): the story for readers, every character of it as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.writers.story import gather

if TYPE_CHECKING:
    from newsdoc.document import Document
    from newsdoc.writers.story import Piece, Story

# What has a meaning anywhere in a line, and what has one at its head: lists, rules, headings with a line below.
_ANYWHERE = re.compile(r"([\\`*_\[\]<>&#|~$!])")
_AT_HEAD = re.compile(r"([-+=:])|(\d{1,9})([.)])")
_FENCE = re.compile(r"`{3,}|~{3,}")
_ITALIC = frozenset({"note", "editor", "credit", "contact", "sign_off"})


def write_markdown(doc: Document) -> str:
    r"""A document as Markdown: headline, byline, dateline in bold, paragraphs, subheads, tables as code.

    Args:
        doc: The document.

    Returns:
        The text of the file.

    Example:
        >>> from newsdoc.parser import parse
        >>> write_markdown(parse("OSLO (AP) - It *rained*."))
        '**OSLO (AP) -** It \\*rained\\*.\n'
    """
    story = gather(doc)
    parts = [f"# {_escaped(story.headline)}"] if story.headline else []
    if story.byline:
        parts.append(_styled(story.byline, "*"))
    parts += _body(story)
    return "".join(f"{part}\n\n" for part in parts).removesuffix("\n")


def _body(story: Story) -> list[str]:
    # "flow" has one piece more than "pieces" where the dateline stands alone.
    parts, dateline = [], story.dateline
    for piece in story.flow:
        if dateline and piece.text.startswith(dateline) and piece.role == "paragraph":
            rest = piece.text[len(dateline) :].strip(" ")
            parts.append(_styled(dateline, "**") + (f" {_escaped(rest)}" if rest else ""))
            dateline = None
        else:
            parts.append(_piece(piece))
    return parts


def _piece(piece: Piece) -> str:
    if piece.role == "subhead":
        return f"## {_escaped(piece.text)}"
    if piece.role == "table":
        longest = max((len(run) for run in _FENCE.findall(piece.text)), default=2)
        fence = "`" * (longest + 1)
        return f"{fence}\n{piece.text}\n{fence}"
    return _styled(piece.text, "*") if piece.role in _ITALIC else _at_head(_escaped(piece.text))


def _styled(words: str, mark: str) -> str:
    return f"{mark}{_escaped(words)}{mark}"


def _escaped(words: str) -> str:
    return _ANYWHERE.sub(r"\\\1", words)


def _at_head(words: str) -> str:
    return (
        _AT_HEAD.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", words, count=1)
        if _AT_HEAD.match(words)
        else words
    )
