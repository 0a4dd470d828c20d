"""From FILE or - to text: exact characters, and errors that say which byte is wrong and what to do."""

from __future__ import annotations

import codecs
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from newsdoc.cli.inert import inert
from newsdoc.errors import NewsdocError

if TYPE_CHECKING:
    from pathlib import Path

STANDARD_INPUT = "-"


class InputError(NewsdocError):
    """A file cannot be read; the message names it and is fit for a terminal."""


def shown_name(path: Path) -> str:
    """The name of a file as it is shown: harmless to terminals, whatever it is made of."""
    return "standard input" if str(path) == STANDARD_INPUT else inert(str(path)).replace("\n", "␊")


def read_text(path: Path, encoding: str) -> str:
    """The characters of a file or, for "-", of standard input; line ends stay as they are.

    Raises:
        InputError: The file cannot be opened, or is not text in this encoding.
    """
    try:
        raw = sys.stdin.buffer.read() if str(path) == STANDARD_INPUT else path.read_bytes()
    except OSError as error:
        raise InputError(f"{shown_name(path)}: {error.strerror or error}") from None
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
