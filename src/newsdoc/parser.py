"""The way through the house: a text goes in, a document comes out, stage by stage."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from newsdoc.blocks import find_layout, read_head
from newsdoc.dateline import find_dateline
from newsdoc.dateline.mentions import find_dates
from newsdoc.options import Options, Scope
from newsdoc.parts import Analysis
from newsdoc.quotations import find_quotations
from newsdoc.text import scan as scan_text
from newsdoc.text.language import guess_language

if TYPE_CHECKING:
    import datetime as dt

    from newsdoc.document import Document


class Parser:
    """A parser with its options: no state, so it can be shared, pickled and hashed.

    Args:
        options: How to parse; see `newsdoc.Options`.

    Example:
        >>> Parser(Options(language="en")) == Parser(Options(language="en"))
        True
    """

    __slots__ = ("options",)

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()

    def parse(self, text: str) -> Document:
        """Turn the text of a news story into a document.

        Args:
            text: The story as the wire sent it or the page shows it; any string will do.

        Returns:
            The document; what looked damaged is told in its `diagnostics`.

        Raises:
            TypeError: `text` is not a string.
        """
        from newsdoc.assemble import assemble

        return assemble(self.analyse(text))

    def analyse(self, text: str) -> Analysis:
        """All stages, without making the public model of what they found."""
        if not isinstance(text, str):
            raise TypeError(f"newsdoc parses str, not {type(text).__name__}; for files and bytes use newsdoc.read")
        reference_date, language = self.options.reference_date, self.options.language or guess_language(text)
        scan = scan_text(text)
        head = read_head(scan)
        dateline = find_dateline(scan, head.openings, reference_date=reference_date, language=language)
        layout = find_layout(scan, head, dateline)
        quotations, findings = find_quotations(scan, layout, language=language)
        dates = find_dates(scan, layout, dateline, reference_date=reference_date, language=language)
        return Analysis(text, language, layout, dateline, quotations, dates, layout.findings + findings)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Parser) and self.options == other.options

    def __hash__(self) -> int:
        # Not hash(self.options): Python salts the hashes of strings anew in each process, and engines share caches.
        return crc32(repr(self.options).encode())

    def __repr__(self) -> str:
        return f"Parser({self.options!r})"

    def __reduce__(self) -> tuple[type[Parser], tuple[Options]]:
        return Parser, (self.options,)


def parse(
    text: str, *, reference_date: dt.date | None = None, language: str | None = None, scope: Scope = "speech"
) -> Document:
    """Turn the text of a news story into a document.

    Args:
        text: The story as the wire sent it or the page shows it; any string will do.
        reference_date: The day it was sent; gives the year, the month or the week to dates that lack them.
        language: ISO 639-1 code of its language, or None to have it guessed.
        scope: "speech" finds reported speech and writing, "all" also beliefs, intentions and attitudes.

    Returns:
        The document. Its spans are half-open offsets into `text`, in Python characters.

    Raises:
        TypeError: `text` is not a string.
        OptionError: An option has a value that newsdoc does not know.

    Example:
        >>> doc = parse("Tehran, IRNA – The bridge “will open on Monday”, the mayor said.")
        >>> doc.text[doc.body_start:][:10]
        'The bridge'
        >>> doc.quotations[0].text
        '“will open on Monday”'
    """
    return Parser(Options(reference_date, language, scope)).parse(text)
