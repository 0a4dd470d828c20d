"""Items and messages of NewsML-G2 with one thing in them that a test is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import newsdoc

if TYPE_CHECKING:
    from newsdoc import Document

LEAD = "A ferry sank off the coast on Monday, the harbour master said."
TEXT = "<itemClass qcode='ninat:text'/>"


def inline(markup: str, attributes: str = "") -> str:
    return f"<contentSet><inlineXML {attributes}>{markup}</inlineXML></contentSet>"


def item(
    *,
    item_class: str = TEXT,
    meta: str = "",
    content_meta: str = "",
    content: str = inline(f"<html><body><p>{LEAD}</p></body></html>"),
    rest: str = "",
    attributes: str = "guid='tag:x' version='3'",
) -> str:
    return f"""<newsItem {attributes}>{rest}<itemMeta>{item_class}{meta}</itemMeta>
    <contentMeta>{content_meta}</contentMeta>{content}</newsItem>"""


def read(markup: str) -> Document:
    return newsdoc.read(markup.encode())


def message(*items: str, header: str = "") -> str:
    namespace = "http://iptc.org/std/nar/2006-10-01/"
    return f'<newsMessage xmlns="{namespace}">{header}<itemSet>{"".join(items)}</itemSet></newsMessage>'
