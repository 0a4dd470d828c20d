"""The characters of a wire message; one in the wrong encoding does not stop the stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.errors import FormatError
from newsdoc.parts import Finding
from newsdoc.readers.decode import GUESSED, decode
from newsdoc.readers.reading import Facts, Reading
from newsdoc.text import WHITE

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.readers.messages import Message

OTHER_ENCODING, NO_TEXT = "ND652", "ND607"
_START, _END = "\x02", "\x03"


def reading_of(message: Message, encoding: str | None, facts_of: Callable[[str], Facts]) -> Reading:
    """The reading of one message: its characters as they are, and what its header and trailer say."""
    try:
        decoded = decode(message.data, encoding=encoding)
    except FormatError:
        decoded = decode(message.data)
        decoded = decoded._replace(codes=(*decoded.codes, OTHER_ENCODING))
    # A wire declares no encoding, and single bytes are what it always had: nothing was guessed.
    codes = (*(code for code in decoded.codes if code != GUESSED), *message.codes)
    if _is_empty(decoded.text):
        codes = (*codes, NO_TEXT)
    return Reading(decoded.text, (), facts_of(decoded.text), tuple(Finding(code, 0, 0) for code in codes))


def _is_empty(text: str) -> bool:
    """Nothing stands between the character that begins the text and the one that ends it."""
    _, start, after = text.partition(_START)
    return bool(start) and not after.partition(_END)[0].strip(WHITE + _END)
