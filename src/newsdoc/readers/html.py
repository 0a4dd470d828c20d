"""HTML: article pages and fragments.

A page says what it is in JSON-LD, OpenGraph and other meta elements, and shows its story among furniture. Where it does
not mark the story itself, the library trafilatura finds it, if it is installed (`newsdoc[html]`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.readers.body import Body, read_body, read_text
from newsdoc.readers.decode import decode
from newsdoc.readers.fragment import parse_fragment
from newsdoc.readers.html_article import byline_of, dateline_of, find_article, headlines_of, without_furniture
from newsdoc.readers.html_extract import extract
from newsdoc.readers.html_facts import PageFacts, facts_of
from newsdoc.readers.reading import Reading, StoryText, make_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = re.compile(rb"<meta\b[^<>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page names its encoding
_PAGE = re.compile(r"<(?:html|head|body|!doctype)\b", re.IGNORECASE)
_SITE = re.compile(r"\s[|–—·•-]\s[^|–—·•]{2,60}$")
NO_TEXT = "ND607"


def read_html(data: bytes, *, encoding: str | None) -> Iterator[Reading]:
    """The story of a page, or of a fragment.

    Example:
        >>> reading = next(read_html(b"<h1>Ferry sinks</h1><p>A ferry sank.</p>", encoding=None))
        >>> [reading.text[block.start:block.end] for block in reading.blocks]
        ['Ferry sinks', 'A ferry sank.']
    """
    match = _CHARSET.search(data[:_HEAD])
    declared = match[1].decode("ascii", "replace") if match else None
    decoded = decode(data, encoding=encoding, declared=declared)
    root = parse_fragment(decoded.text)
    page = facts_of(root, decoded.text)
    whole = _PAGE.search(decoded.text, 0, 2 * _HEAD) is not None
    article, marked = find_article(root) if whole else (root, True)
    body = Body() if marked else extract(decoded.text)
    headline, byline, dateline = _headline(headlines_of(root), page), byline_of(root), dateline_of(root)
    if not body.paragraphs:
        body = read_body(without_furniture(article) if whole else article)
    if not body.paragraphs and page.body:
        body = read_text(page.body)
    story = StoryText(
        headline=headline or body.headline,
        byline=byline or body.byline or page.byline,
        dateline=dateline or body.dateline or page.dateline,
        paragraphs=[(role, words) for role, words in body.paragraphs if words not in (headline, byline)],
    )
    codes = decoded.codes if story.paragraphs else (*decoded.codes, NO_TEXT)
    yield make_reading(story, page.facts, codes)


def _headline(shown: list[str], page: PageFacts) -> str | None:
    """What the page shows as its headline, where it shows one; else what it says to others that it is."""
    if len(shown) == 1:
        return shown[0]
    said = page.headline or (page.title and _SITE.sub("", page.title))
    return said if said or not shown else shown[0]
