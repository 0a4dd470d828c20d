"""What in the characters of a text looks damaged, before anybody asks what they say."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from newsdoc.parts import Finding

if TYPE_CHECKING:
    from newsdoc.text.scan import Scan

_MOST = 5  # findings of one kind: a file of rubbish is told once, not a thousand times
# Code, a cheap sign that there may be something (any of these in the text), and what it looks like.
_DAMAGE = (
    ("ND102", "\x00\ufffe\uffff", re.compile(r"[\x00\ufffe\uffff]{1,1000}")),
    ("ND103", "\ufffd", re.compile(r"\ufffd{1,1000}")),
    # UTF-8 read as windows-1252: “ ” ’ – — become these three characters each, é and ü these two.
    ("ND104", "âÃ", re.compile(r"â€[œ\x9d™˜“”\u009d]|Ã[©¼¶¤Ÿ¨±³¡]")),
    ("ND105", "&", re.compile(r"&(?:amp|quot|apos|nbsp|lt|gt|[lr][ds]quo|[mn]dash|#\d{2,5}|#x[0-9A-Fa-f]{2,5});")),
)
_SURROGATES = re.compile(r"[\ud800-\udfff]{1,1000}")


def find_damage(scan: Scan) -> tuple[Finding, ...]:
    r"""Lone surrogates, NUL characters, lost characters, mojibake and markup that was not resolved.

    Example:
        >>> from newsdoc.text import scan
        >>> [finding.code for finding in find_damage(scan("The mayor\ufffds word: &quot;no&quot;"))]
        ['ND103', 'ND105', 'ND105']
    """
    text = scan.text
    end = next((line.end for line in reversed(scan.lines) if not line.blank), 0)  # after it NULs only fill up
    found: list[Finding] = []
    for code, signs, pattern in _DAMAGE:
        if any(sign in text for sign in signs):
            found += [Finding(code, *match.span()) for match in islice(pattern.finditer(text, 0, end), _MOST)]
    if not _is_unicode(text):
        found += [Finding("ND101", *match.span()) for match in islice(_SURROGATES.finditer(text), _MOST)]
    return tuple(found)


def _is_unicode(text: str) -> bool:
    """UTF-8 can hold the text; asking the encoder is many times faster than looking for surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
