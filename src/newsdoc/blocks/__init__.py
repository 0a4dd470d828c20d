"""Lines become blocks: slug, headline, byline, dateline, paragraphs, notes, credits, sign-off."""

from newsdoc.blocks.layout import Head, find_layout, read_head

__all__ = ["Head", "find_layout", "read_head"]
