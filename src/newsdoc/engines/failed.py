"""The document that stands in the place of one that could not be parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from newsdoc.data import table
from newsdoc.document import Block, Diagnostic, Document, Span
from newsdoc.engines.failures import Failure  # noqa: TC001  pydantic reads it

if TYPE_CHECKING:
    from newsdoc.engines.workers import Reason

CODES: dict[Reason, str] = {"killed": "ND501", "timeout": "ND502", "error": "ND503", "not-text": "ND504"}


class FailedDocument(Document):
    """A document of which nothing is known but its text: one block, one diagnostic, and why.

    `failure` tells its index, its hash and the reason; it is no part of the JSON, which is that of a `Document`.
    """

    failure: Failure = Field(exclude=True)


def failed_document(text: object, failure: Failure) -> FailedDocument:
    """What `parse_many` gives for a text that could not be parsed; a text that is no `str` is empty here."""
    known = text if isinstance(text, str) else ""
    span = Span(start=0, end=len(known))
    row = table("diagnostics")[CODES[failure.reason]]
    diagnostic = Diagnostic(
        code=CODES[failure.reason], severity=row["severity"], message=f"{row['message']}: {failure}", span=span
    )
    blocks = (Block(span=span, text=known, role="other"),) if known else ()
    return FailedDocument(text=known, blocks=blocks, diagnostics=(diagnostic,), failure=failure)
