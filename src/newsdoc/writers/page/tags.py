"""HTML made of text that is escaped on its way in; control characters are shown and obeyed by nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.writers.characters import writable
from newsdoc.writers.markup import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

# C0 controls have pictures of their own, C1 controls have none. Readers of HTML make "\n" of "\r\n" and of "\r".
_SHOWN = (
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"}
    | {0x7F: "\u2421"}
    | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
)
_LINE_ENDS = re.compile("\r\n?")
_ESCAPED = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#39;"}


def shown(text: str) -> str:
    r"""The text as the page shows it: what has no look gets one, and line ends are all alike.

    Example:
        >>> shown("\x01OSLO\r\n\ud800")
        '␁OSLO\n�'
    """
    # Most words are printable, and Python tells faster than three tables.
    return text if text.isprintable() else _LINE_ENDS.sub("\n", writable(text)).translate(_SHOWN)


def text(words: str) -> Markup:
    """Text as markup that means these words and nothing else.

    Example:
        >>> text("<b onclick='x'>")
        '&lt;b onclick=&#39;x&#39;&gt;'
    """
    return words if isinstance(words, Markup) else Markup(shown(words).translate(_ESCAPED))


def tag(name: str, *content: str | None, **attributes: str | int | None) -> Markup:
    """An element: text in it is escaped, markup taken as it is, and what is None left out.

    "class_" and the like stand for names that Python keeps for itself, "data_n" for "data-n".

    Example:
        >>> tag("a", "Stone & Sons", class_="name", href="#s1", title=None)
        '<a class="name" href="#s1">Stone &amp; Sons</a>'
    """
    start = name + "".join(
        f' {key.removesuffix("_").replace("_", "-")}="{text(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{start}>{joined(content)}</{name}>")


def joined(parts: Iterable[str | None], between: str = "") -> Markup:
    """Parts one after the other; those that are None or empty are left out.

    Example:
        >>> joined(["a < b", None, tag("i", "c")], " ")
        'a &lt; b <i>c</i>'
    """
    return Markup(between.join(text(part) for part in parts if part))
