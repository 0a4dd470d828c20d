"""Bytes to characters: declarations lie, so the bytes are asked first."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import NamedTuple

from newsdoc.errors import FormatError, OptionError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The other codecs of Python are no character sets of feeds, and some of them are slow or unpack what they are given.
_CHARACTER_SETS = re.compile(
    r"utf-(?:8|16|32)(?:-[bl]e)?|utf-8-sig|iso8859-\d+|cp\d+|mac-\w+|koi8-\w|shift_jis\w*|euc\w*|gb\w*|big5\w*|hz"
    r"|iso2022\w*|tis-620|ascii|johab|ptcp154|hp-roman8"
)
_LATIN = re.compile(r"iso8859-1|ascii|cp1252")
_WIDE = re.compile(r"utf|shift_jis|euc|gb|big5|hz|iso2022|johab")
_PAIR = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_FEW = 20  # of so many characters of several bytes one may be broken, and the rest is UTF-8 all the same
LIED, GUESSED, BROKEN = "ND601", "ND602", "ND603"


class Decoded(NamedTuple):
    """The characters, the encoding that they had, and the diagnostics (codes) about it."""

    text: str
    encoding: str
    codes: tuple[str, ...] = ()


def decode(data: bytes, *, encoding: str | None = None, declared: str | None = None) -> Decoded:
    r"""The characters of some bytes, without a byte order mark.

    Args:
        data: The bytes.
        encoding: What the caller says it is; believed.
        declared: What the file says it is; believed where the bytes do not speak against it.

    Raises:
        FormatError: The bytes are not text in the encoding that the caller named.
        OptionError: There is no such encoding.

    Example:
        >>> decode("Zürich".encode(), declared="iso-8859-1")
        Decoded(text='Zürich', encoding='utf-8', codes=('ND601',))
        >>> decode(b"Z\xfcrich \x93ja\x94").text
        'Zürich “ja”'
    """
    if encoding is not None:
        return _named(data, encoding)
    for mark, marked in _BOMS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(marked, "replace"), marked)
    if data[:4] in (b"<\x00?\x00", b"\x00<\x00?"):
        return Decoded(data.decode("utf-16-le" if data[0] else "utf-16-be", "replace"), "utf-16")
    name = known_encoding(declared)
    if name and name.startswith(("utf-16", "utf-32")):
        name = None  # no mark and no NUL: whoever wrote this had converted the file, not its first line
    if data.isascii() and not (name and _WIDE.match(name)):
        return Decoded(data.decode("ascii"), name or "ascii")
    return _by_the_bytes(data, name)


@lru_cache(maxsize=64)
def known_encoding(name: str | None) -> str | None:
    """The name that Python has for a character set, None for what is none.

    Example:
        >>> known_encoding("Latin-1"), known_encoding("zlib"), known_encoding("x-unknown")
        ('iso8859-1', None, None)
    """
    if not name or len(name) > 40 or "\0" in name or not name.isascii():
        return None
    try:
        found = codecs.lookup(name.strip()).name
    except LookupError:
        return None
    return found if _CHARACTER_SETS.fullmatch(found) else None


def _named(data: bytes, encoding: str) -> Decoded:
    name = known_encoding(encoding)
    if name is None:
        raise OptionError(f"encoding must be a character set such as 'utf-8' or 'cp1252', or None, not {encoding!r}")
    try:
        return Decoded(data.decode(name).removeprefix("\ufeff"), name)
    except UnicodeDecodeError as error:
        at = error.start
        line = data.count(b"\n", 0, at) + 1
        hint = "leave out encoding= to have it guessed, or name the right one"
        raise FormatError(f"not text in {name}", byte=at, line=line, hint=hint) from None


def _by_the_bytes(data: bytes, name: str | None) -> Decoded:
    single = name is not None and not _WIDE.match(name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if name is None or single or name.startswith("utf"):
            return Decoded(text, "utf-8", (LIED,) if single else ())
    if name and not name.startswith("utf"):
        try:
            return Decoded(_latin(data) if _LATIN.fullmatch(name) else data.decode(name), name)
        except UnicodeDecodeError:
            return Decoded(_latin(data), "cp1252", (GUESSED,))
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * _FEW <= len(_PAIR.findall(data)):
        return Decoded(text, "utf-8", (BROKEN,))
    return Decoded(_latin(data), "cp1252", (GUESSED,))


def _latin(data: bytes) -> str:
    """windows-1252, its five holes read as ISO 8859-1 has them."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_CP1252)


_CP1252 = {code: char for code in range(0x80, 0xA0) if (char := bytes([code]).decode("cp1252", "ignore"))}
