"""The story of a page that does not mark it: found by the library trafilatura, where it is installed."""

from __future__ import annotations

from newsdoc.errors import FormatError
from newsdoc.readers.body import Body, read_body
from newsdoc.readers.xml import parse_xml


def extract(markup: str) -> Body:
    """The paragraphs that trafilatura takes for the story; none without that library, or where it finds none.

    Example:
        >>> extract("").paragraphs
        []
    """
    if not markup:
        return Body()
    try:
        from trafilatura import extract as extract_main
    except ImportError:
        return Body()
    found = extract_main(markup, output_format="xml", include_comments=False, include_tables=True)
    if not found:
        return Body()
    try:
        root = parse_xml(found.encode()).root
    except FormatError:
        return Body()
    for element in root.iter("head"):  # its name for a subhead
        element.tag = "h2"
    main = root.find("main")
    return read_body(main) if main is not None else Body()
