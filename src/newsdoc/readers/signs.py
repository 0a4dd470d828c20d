"""By what the wires of control characters, JSON, CSV and HTML are told, from their first bytes."""

from __future__ import annotations

import re

from newsdoc.readers.csv_table import separator_of
from newsdoc.readers.messages import HEADER
from newsdoc.readers.xml import root_name

_JSON = re.compile(rb"[\xef\xbb\xbf\xff\xfe\0\s]{0,200}[{\[][\0\s]*(?:[\"{}\[\]]|$)")
_ITEM = re.compile(
    rb"\"(?:uri|guid|headlines?|bod(?:y_\w{1,20}|ies)|item|version[cC]reated|firstcreated|pubstatus|ednote)\"\s{0,9}:"
)
_LINES = re.compile(rb"[\xef\xbb\xbf\s]{0,200}\{[^\n]*\}[ \t\r]{0,9}\n\s{0,200}\{")
_HTML = frozenset(
    [
        *("html", "head", "body", "article", "section", "main", "div", "span", "p", "h1", "h2", "h3", "ul", "ol"),
        *(
            "table",
            "meta",
            "link",
            "title",
            "script",
            "style",
            "header",
            "blockquote",
            "figure",
            "b",
            "strong",
            "i",
            "em",
        ),
        *("br", "a", "center", "font", "pre", "noscript", "img", "time"),
    ]
)
_DOCTYPE = re.compile(
    rb"[\xef\xbb\xbf\s]{0,200}(?:<!--[^>]{0,400}-->\s{0,200}){0,5}<!doctype\s{1,9}html", re.IGNORECASE
)


def is_anpa(head: bytes) -> bool:
    r"""A header of ANPA 1312 stands in it, perhaps after rubbish of the message before.

    Example:
        >>> is_anpa(b"\x16\x16\x01a2345\x1fasian\n"), is_anpa(b"\x01eca062 4 i 211\r\n")
        (True, False)
    """
    match = HEADER.search(head)
    return match is not None and match[1] is not None


def is_iptc7901(head: bytes) -> bool:
    """A header of IPTC 7901 stands in it."""
    match = HEADER.search(head)
    return match is not None and match[1] is None


def is_json(head: bytes) -> bool:
    """It begins as a JSON object or a list of objects does.

    Example:
        >>> is_json(b' {"uri": 1}'), is_json(b"[LUND] It rained.")
        (True, False)
    """
    return _JSON.match(head) is not None


def is_ninjs(head: bytes) -> bool:
    """JSON with names of ninjs or of its envelopes in it."""
    return is_json(head) and _ITEM.search(head.replace(b"\0", b"")) is not None


def is_jsonl(head: bytes) -> bool:
    r"""The first line is a whole object, and another one follows.

    Example:
        >>> is_jsonl(b'{"text": "Rain."}\n{"te'), is_jsonl(b'{\n"text": "Rain."}')
        (True, False)
    """
    return is_json(head) and _LINES.match(head) is not None


def is_csv(head: bytes) -> bool:
    r"""The first line names columns, one of them for the text of a story.

    Example:
        >>> is_csv(b"id,title,text\n1,Rain,It rained.\n"), is_csv(b"Text, he said, matters.\n")
        (True, False)
    """
    line, end, _ = head.partition(b"\n")
    return bool(end) and separator_of(line.decode("utf-8", "replace")) is not None


def is_html(head: bytes) -> bool:
    """The first element is one of HTML, or the document says that it is HTML.

    Example:
        >>> is_html(b"<!DOCTYPE html><html>"), is_html(b"<P>It rained."), is_html(b"<nitf>")
        (True, True, False)
    """
    return _DOCTYPE.match(head) is not None or (root_name(head) or "").lower() in _HTML
