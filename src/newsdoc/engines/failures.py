"""Documents that could not be parsed: a bug of ours, a worker killed by the system, a time limit, or no text at all."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from newsdoc.engines.workers import Reason  # noqa: TC001  part of a public signature
from newsdoc.errors import NewsdocError


@dataclass(frozen=True, slots=True)
class Failure:
    """One document that could not be parsed.

    Attributes:
        index: Its place among the texts, from 0.
        sha256: Of its text in UTF-8, hexadecimal.
        reason: "killed" (it ended two workers), "timeout" (twice over the time limit), "error" (the parser failed,
            which is a bug of newsdoc) or "not-text" (it is no `str`).
        detail: The error in words, where there was one.
    """

    index: int
    sha256: str
    reason: Reason
    detail: str = ""

    def __str__(self) -> str:
        cause = {
            "killed": "ended its worker process twice",
            "timeout": "was over the time limit twice",
            "error": "made the parser fail",
            "not-text": "is not text",
        }[self.reason]
        told = f": {self.detail}" if self.detail else ""
        return f"document {self.index} (sha256 {self.sha256[:16]}) {cause}{told}"


class ParseError(NewsdocError):
    """`parse_many(..., on_error="raise")` met a document that could not be parsed.

    Attributes:
        failure: Which one, and why.
    """

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure

    def __str__(self) -> str:
        return str(self.failure)


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8; lone surrogates count as UTF-8 would have written them.

    Example:
        >>> digest("")[:8]
        'e3b0c442'
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
