"""Which quotation mark belongs to which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.parts import Finding, Layout, QuotationPart

if TYPE_CHECKING:
    from newsdoc.text import Scan

_CURLY = re.compile(r"“[^“”]*”")


def find_quotations(
    scan: Scan, layout: Layout, *, language: str | None
) -> tuple[tuple[QuotationPart, ...], tuple[Finding, ...]]:
    """All outermost quotations of the paragraphs, in text order, and what was wrong with their marks."""
    found = [
        QuotationPart(*match.span(), match.start() + 1, match.end() - 1, "“", "”", "speech")
        for start, end in layout.paragraphs
        for match in _CURLY.finditer(scan.text, start, end)
    ]
    return tuple(found), ()
