"""A look at the first bytes of a file that cannot be rewound, a pipe for example, and the file as it was before."""

from __future__ import annotations

import io
from typing import BinaryIO, cast


def take(file: BinaryIO, size: int) -> bytes:
    """So many bytes or all there are; raw files and pipes give less at a time.

    Raises:
        TypeError: The file was opened as text.

    Example:
        >>> take(io.BytesIO(b"ferry"), 3)
        b'fer'
    """
    pieces: list[bytes] = []
    while size > 0:
        piece = file.read(size)
        if isinstance(piece, str):
            raise TypeError('newsdoc reads bytes: open the file in binary mode ("rb")')
        if not piece:
            break
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces) if len(pieces) != 1 else pieces[0]


def rejoined(head: bytes, file: BinaryIO) -> BinaryIO:
    """The file with the bytes that were taken from it; who closes it leaves the file itself open.

    Example:
        >>> rejoined(b"fer", io.BytesIO(b"ry")).read()
        b'ferry'
    """
    return cast("BinaryIO", io.BufferedReader(_Ahead(head, file)))


class _Ahead(io.RawIOBase):
    def __init__(self, head: bytes, file: BinaryIO) -> None:
        self._head, self._file = head, file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # what the base class takes has no name in 3.11
        read_some = getattr(self._file, "read1", self._file.read)  # what a pipe has by now
        piece = self._head[: len(view)] if self._head else read_some(len(view)) or b""
        self._head = self._head[len(piece) :] if self._head else b""
        view[: len(piece)] = piece
        return len(piece)
