"""The way through the house: a text goes in, a document comes out, stage by stage."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from newsdoc.blocks import find_layout, read_head
from newsdoc.blocks.given import lay_out, read_given
from newsdoc.dateline import find_dateline
from newsdoc.dateline.given import read_given_dateline
from newsdoc.dateline.mentions import find_dates
from newsdoc.options import Options, Scope
from newsdoc.parts import Analysis
from newsdoc.quotations import find_quotations
from newsdoc.text import scan as scan_text
from newsdoc.text.language import guess_language

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from newsdoc.document import Document
    from newsdoc.feed_parts import Reading
    from newsdoc.parts import BlockPart, DatelinePart, Layout
    from newsdoc.text import Scan


_LANGUAGES = ("en", None)  # those that attributions are found in; None is a text too short to tell


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

    def read(self, reading: Reading) -> Document:
        """Turn what a reader of a feed format gave into a document; `newsdoc.read` does both.

        Args:
            reading: The text of one story, the elements that its format named, and what it said beside the text.
        """
        from newsdoc.assemble import assemble

        return assemble(self.analyse_reading(reading), reading.metadata)

    def analyse(self, text: str) -> Analysis:
        """All stages, without making the public model of what they found."""
        if not isinstance(text, str):
            raise TypeError(f"newsdoc parses str, not {type(text).__name__}; for files and bytes use newsdoc.read")
        return _analyse(text, self.options)

    def analyse_reading(self, reading: Reading) -> Analysis:
        """The same for a story from a feed: the format gives blocks, language and the day it was sent, where it can."""
        facts = reading.metadata
        options = Options(
            self.options.reference_date or (facts.issued and facts.issued.date()),
            self.options.language or _language_code(facts.language),
            self.options.scope,
            self.options.min_confidence,
        )
        analysis = _analyse(reading.text, options, reading.blocks)
        return analysis._replace(findings=reading.findings + analysis.findings)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Parser) and self.options == other.options

    def __hash__(self) -> int:
        # Not hash(self.options): Python salts the hashes of strings anew in each process, and engines share caches.
        return crc32(repr(self.options).encode())

    def __repr__(self) -> str:
        return f"Parser({self.options!r})"

    def __reduce__(self) -> tuple[type[Parser], tuple[Options]]:
        return Parser, (self.options,)


def _analyse(text: str, options: Options, blocks: Sequence[BlockPart] = ()) -> Analysis:
    """All stages in their order; `blocks` are those that a format named."""
    reference_date, language = options.reference_date, options.language or guess_language(text)
    scan = scan_text(text)
    dateline, layout = (
        _given(scan, blocks, reference_date, language) if blocks else _found(scan, reference_date, language)
    )
    quotations, findings = find_quotations(scan, layout, language=language)
    dates = find_dates(scan, layout, dateline, reference_date=reference_date, language=language)
    found = Analysis(text, language, layout, dateline, quotations, dates, layout.findings + findings)
    return _attributed(found, scan, options) if options.scope != "none" else found


def _attributed(found: Analysis, scan: Scan, options: Options) -> Analysis:
    """The same with who says what."""
    from newsdoc.attributions import find_attributions  # with its weights only where it is wanted
    from newsdoc.sources import link_sources

    if found.language not in _LANGUAGES:
        return found
    attributions, tokens = find_attributions(
        scan, found.layout, found.quotations, scope=options.scope, min_confidence=options.min_confidence
    )
    sources, attributions = link_sources(scan, found.layout, tokens, attributions, language=found.language)
    return found._replace(attributions=attributions, sources=sources)


def _found(scan: Scan, reference_date: dt.date | None, language: str | None) -> tuple[DatelinePart | None, Layout]:
    """Dateline and layout from the text alone."""
    head = read_head(scan)
    dateline = find_dateline(scan, head.openings, reference_date=reference_date, language=language)
    return dateline, find_layout(scan, head, dateline)


def _given(
    scan: Scan, blocks: Sequence[BlockPart], reference_date: dt.date | None, language: str | None
) -> tuple[DatelinePart | None, Layout]:
    """Dateline and layout of a story whose format named its blocks."""
    given = read_given(scan, blocks)
    if given.dateline:
        start, end, _ = given.dateline
        dateline = read_given_dateline(scan.text, start, end, reference_date=reference_date, language=language)
        return dateline, lay_out(scan, given, dateline)
    found = find_dateline(scan, given.openings, reference_date=reference_date, language=language)
    return found, lay_out(scan, given, found)


def _language_code(tag: str | None) -> str | None:
    """The part of a language tag that names the language: "en" of "en-GB"."""
    code = (tag or "").replace("_", "-").partition("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def parse(
    text: str,
    *,
    reference_date: dt.date | None = None,
    language: str | None = None,
    scope: Scope = "speech",
    min_confidence: float | None = None,
) -> Document:
    """Turn the text of a news story into a document.

    Args:
        text: The story as the wire sent it or the page shows it; any string will do.
        reference_date: The day it was sent; gives the year, the month or the week to dates that lack them.
        language: ISO 639-1 code of its language, or None to have it guessed.
        scope: "speech" finds reported speech and writing, "all" also beliefs, intentions and attitudes, "none" looks
            for no attributions at all.
        min_confidence: Least confidence (0 to 1) of an attribution, or None for the one that suits the scope.

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
    return Parser(Options(reference_date, language, scope, min_confidence)).parse(text)
