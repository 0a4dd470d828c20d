"""Markup made of text that is escaped on its way in: the one place where XML and HTML are spelt out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.writers.characters import writable

if TYPE_CHECKING:
    from collections.abc import Mapping

# XML 1.0 has no way to write these, not even as references; callers have made blanks of them where words stand.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_ATTRIBUTES = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Markup(str):
    """A string that is markup already and must not be escaped again."""

    __slots__ = ()


def escaped(text: str) -> Markup:
    r"""Text as markup.

    Example:
        >>> escaped("Stone & Sons <ltd>\x01")
        'Stone &amp; Sons &lt;ltd&gt;'
    """
    return text if isinstance(text, Markup) else Markup(_NOT_IN_XML.sub("", writable(text)).translate(_IN_TEXT))


def element(tag: str, *content: str | None, attributes: Mapping[str, str | None] | None = None) -> Markup:
    """An element; text in it is escaped, markup taken as it is. What is None is left out.

    Example:
        >>> element("p", "Stone & ", element("em", "Sons"), attributes={"class": "lead", "id": None})
        '<p class="lead">Stone &amp; <em>Sons</em></p>'
    """
    start = tag + "".join(
        f' {name}="{_NOT_IN_XML.sub("", writable(value)).translate(_IN_ATTRIBUTES)}"'
        for name, value in (attributes or {}).items()
        if value is not None
    )
    inside = "".join(escaped(part) for part in content if part is not None)
    return Markup(f"<{start}>{inside}</{tag}>" if inside else f"<{start}/>")


def group(tag: str, *content: str | None, attributes: Mapping[str, str | None] | None = None) -> Markup:
    r"""An element of elements, each on its own line; with nothing in it, an empty one.

    Example:
        >>> group("head", element("title", "Fire"), None)
        '<head>\n<title>Fire</title>\n</head>'
    """
    parts = [escaped(part) for part in content if part]
    lines = Markup("\n" + "\n".join(parts) + "\n") if parts else None
    return element(tag, lines, attributes=attributes)
