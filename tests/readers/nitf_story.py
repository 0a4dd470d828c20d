"""A story as NITF with one thing in it that a test is about, and its blocks of one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import newsdoc

if TYPE_CHECKING:
    from newsdoc import Document

LEAD = "<p>A ferry sank off the coast on Monday, the harbour master said.</p>"


def story(*, head: str = "", body_head: str = "", content: str = LEAD, root: str = "<nitf>", end: str = "") -> Document:
    markup = f"{root}<head>{head}</head><body><body.head>{body_head}</body.head>"
    markup += f"<body.content>{content}</body.content>{end}</body></nitf>"
    return newsdoc.read(markup.encode())


def texts(doc: Document, role: str) -> list[str]:
    return [block.text.strip() for block in doc.blocks if block.role == role]
