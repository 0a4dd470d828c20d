"""Lines become blocks: slug, headline, byline, dateline, paragraphs, notes, credits, sign-off."""

from newsdoc.blocks.head import Head, read_head
from newsdoc.blocks.layout import find_layout

__all__ = ["Head", "find_layout", "read_head"]
