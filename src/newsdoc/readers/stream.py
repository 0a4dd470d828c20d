"""A stream of wire messages read as it comes: one message in memory at a time, however long the stream is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from newsdoc.readers.anpa import anpa_message
from newsdoc.readers.iptc7901 import iptc7901_message
from newsdoc.readers.messages import HEADER, split_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.readers.reading import Reading

_CHUNK = 65536


def read_stream(file: BinaryIO, *, encoding: str | None = None) -> Iterator[Reading]:
    r"""The stories of a stream, ANPA 1312 and IPTC 7901 as they come; rubbish between them is passed over.

    Args:
        file: An open binary file, a pipe or a socket's file; read in small pieces and left open.
        encoding: Of the text, None to have it guessed message by message.

    Example:
        >>> import io
        >>> wires = b"\x01a0001\x1fx\n\x02\tOne.\n\x03\x04 noise \x01eca062 4 i 2\r\n\x02Two =\r\n\x03\x04"
        >>> [reading.metadata.format for reading in read_stream(io.BytesIO(wires))]
        ['anpa', 'iptc7901']
    """
    read_some = getattr(file, "read1", file.read)  # what a pipe has by now, without waiting for more
    for message in split_messages(iter(partial(read_some, _CHUNK), b"")):
        header = HEADER.search(message.data)
        read = anpa_message if header and header[1] else iptc7901_message
        yield read(message, encoding=encoding)
