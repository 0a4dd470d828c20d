"""Lines become blocks: slug, headline, byline, dateline, paragraphs, notes, credits, sign-off."""

from newsdoc.blocks.layout import find_layout, find_openings

__all__ = ["find_layout", "find_openings"]
