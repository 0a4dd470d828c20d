"""Plain text: what no other format claims, as long as it is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.parts import Finding
from newsdoc.readers.decode import decode
from newsdoc.readers.reading import Facts, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_plain(data: bytes, *, encoding: str | None) -> Iterator[Reading]:
    """The text itself.

    Example:
        >>> next(read_plain("Zürich (dpa) - Es schneit.".encode(), encoding=None)).text
        'Zürich (dpa) - Es schneit.'
    """
    decoded = decode(data, encoding=encoding)
    yield Reading(decoded.text, (), Facts(format="plain"), tuple(Finding(code, 0, 0) for code in decoded.codes))
