"""Plain JSON: the document itself, which `Document.model_validate_json` reads back equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdoc.document import Document


def write_json(doc: Document, *, indent: int | None = None) -> str:
    r"""A document as JSON, nothing lost.

    Args:
        doc: The document.
        indent: Blanks a level, or None for one line.

    Returns:
        The JSON text.

    Example:
        >>> from newsdoc.document import Document
        >>> doc = Document(text="It rained.")
        >>> Document.model_validate_json(write_json(doc)) == doc
        True
    """
    return doc.model_dump_json(indent=indent) + "\n"
