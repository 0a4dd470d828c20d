"""The body of a story that a NewsML file carries: NITF, XHTML, HTML as characters, or plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.readers.body import Body, read_body, read_text
from newsdoc.readers.fragment import is_markup, parse_fragment
from newsdoc.readers.nitf import read_content

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def read_markup(holder: Element) -> tuple[Body, Element | None]:
    """What an element that carries a story holds.

    Returns:
        The body, and the `nitf` element if that is what carries it.

    Example:
        >>> from newsdoc.readers.xml import parse_xml
        >>> holder = parse_xml(b"<inlineData>&lt;p>Ferry sinks&lt;/p></inlineData>").root
        >>> read_markup(holder)[0].paragraphs
        [('paragraph', 'Ferry sinks')]
    """
    if len(holder) == 0:
        text = holder.text or ""
        return (read_body(_main(parse_fragment(text))) if is_markup(text) else read_text(text)), None
    nitf = next(holder.iter("nitf"), None)
    if nitf is not None:
        return read_content(nitf), nitf
    return read_body(_main(holder)), None


def _main(holder: Element) -> Element:
    """The part of a page that is the story: the section of that name, else the body, else all of it."""
    for section in holder.iter("section"):
        if "main" in (section.get("class") or "").split():
            return section
    return next((body for body in holder.iter("body") if body is not holder), holder)
