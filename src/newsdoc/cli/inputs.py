"""From FILE or - to stories: exact characters, and errors that say which byte is wrong and what to do."""

from __future__ import annotations

import codecs
import sys
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING

from newsdoc.cli.inert import inert
from newsdoc.errors import FormatError, NewsdocError
from newsdoc.readers.ahead import rejoined, take
from newsdoc.readers.read import readings
from newsdoc.readers.reading import Facts, Reading
from newsdoc.readers.sniff import HEAD, sniff

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STANDARD_INPUT = "-"


class InputError(NewsdocError):
    """A file cannot be read; the message names it and is fit for a terminal."""


def shown_name(path: Path) -> str:
    """The name of a file as it is shown: harmless to terminals, whatever it is made of."""
    return "standard input" if str(path) == STANDARD_INPUT else inert(str(path)).replace("\n", "␊")


def read_stories(path: Path, encoding: str | None) -> Iterator[Reading]:
    """The stories of a file or, for "-", of standard input, in any format; of plain text every character stays.

    Raises:
        InputError: The file cannot be opened, holds no story, or is not text in this encoding.
    """
    name = shown_name(path)
    try:
        with nullcontext(sys.stdin.buffer) if str(path) == STANDARD_INPUT else path.open("rb") as file:
            head = take(file, HEAD)
            if _is_plain(head, encoding):
                yield _plain(path, head + file.read(), encoding)
            else:
                yield from readings(rejoined(head, file), encoding=encoding)
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}") from None
    except FormatError as error:
        raise InputError(f"{name}: {inert(str(error))}") from None


def _is_plain(head: bytes, encoding: str | None) -> bool:
    """No format is told by the bytes; who names an encoding says that it is text, whatever it looks like."""
    try:
        return sniff(head).name == "plain"
    except FormatError:
        if encoding is None:
            raise
        return True


def _plain(path: Path, raw: bytes, encoding: str | None) -> Reading:
    if encoding is not None:
        return Reading(_decoded(path, raw, encoding), (), Facts())
    with suppress(UnicodeDecodeError):
        return Reading(raw.decode("utf-8"), (), Facts())
    reading = next(readings(raw, format="plain"))
    return reading._replace(metadata=Facts())


def _decoded(path: Path, raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{shown_name(path)}: {_wrong_byte(raw, error.start, encoding)}") from None
    except UnicodeError as error:
        raise InputError(f"{shown_name(path)}: not text in {encoding} ({error})") from None


def _wrong_byte(raw: bytes, at: int, encoding: str) -> str:
    """What a reader of the error can act on: the byte, its line, and the encoding to try next."""
    line = raw.count(b"\n", 0, at) + 1
    where = f"byte {at} (0x{raw[at]:02X}, line {line})" if at < len(raw) else f"byte {at} (the end)"
    return f"{where} is not {encoding}; if the file has another encoding, name it, for example --encoding {_guess(raw)}"


def _guess(raw: bytes) -> str:
    """The likeliest encoding of bytes that the one asked for could not read."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for guess in ("utf-8", "cp1252"):
        with suppress(UnicodeDecodeError):
            raw.decode(guess)
            return guess
    return "latin-1"
