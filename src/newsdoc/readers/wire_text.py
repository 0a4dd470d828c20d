"""The characters of a wire message; one in the wrong encoding does not stop the stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.errors import FormatError
from newsdoc.parts import Finding
from newsdoc.readers.decode import GUESSED, decode
from newsdoc.readers.reading import Facts, Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.readers.messages import Message

OTHER_ENCODING = "ND652"


def reading_of(message: Message, encoding: str | None, facts_of: Callable[[str], Facts]) -> Reading:
    """The reading of one message: its characters as they are, and what its header and trailer say."""
    try:
        decoded = decode(message.data, encoding=encoding)
    except FormatError:
        decoded = decode(message.data)
        decoded = decoded._replace(codes=(*decoded.codes, OTHER_ENCODING))
    # A wire declares no encoding, and single bytes are what it always had: nothing was guessed.
    codes = (*(code for code in decoded.codes if code != GUESSED), *message.codes)
    return Reading(decoded.text, (), facts_of(decoded.text), tuple(Finding(code, 0, 0) for code in codes))
