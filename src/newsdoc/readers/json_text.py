"""JSON as feeds send it: in any encoding, with or without a byte order mark, and never an error but FormatError."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from newsdoc.errors import FormatError
from newsdoc.readers.decode import decode

_HINT = "ask for the file to be sent again"
# An empty object of two bytes takes seventy in memory, a number of three thirty. Those of feeds have names and texts in
# them: (signs that begin a value, so many may be as small as they like, bytes for each in a longer file).
_SMALL = 200_000
_SPARSE = (((b"{", b"["), 100_000, 20), ((b",",), 500_000, 12))


class Loaded(NamedTuple):
    """The value of a JSON text, and the diagnostics (codes) about its characters."""

    value: Any
    codes: tuple[str, ...]


def load_json(data: bytes, *, encoding: str | None = None, line: int | None = None) -> Loaded:
    """The value of a JSON text.

    Args:
        data: The bytes.
        encoding: Their encoding if the caller knows it.
        line: The line of the file in which they stand, where each line is a text of its own.

    Raises:
        FormatError: It is no JSON, or is cut off.

    Example:
        >>> load_json('{"headline": "Fähre gesunken"}'.encode()).value["headline"]
        'Fähre gesunken'
    """
    if encoding is None and data[:2].count(0) == 1:  # UTF-16 without a mark: the first two characters are ASCII
        encoding = "utf-16-be" if data[0] == 0 else "utf-16-le"
    if len(data) > _SMALL and any(
        sum(map(data.count, signs)) > max(few, len(data) // size) for signs, few, size in _SPARSE
    ):
        raise FormatError("not JSON of a feed: it holds nearly nothing but empty values", line=line, hint=_HINT)
    decoded = decode(data, encoding=encoding)
    try:
        return Loaded(json.loads(decoded.text, strict=False), decoded.codes)
    except json.JSONDecodeError as error:
        raise _refused(error, line, decoded.encoding) from None
    except ValueError:  # a number of thousands of figures
        raise FormatError("not JSON: a number is too long", line=line, hint=_HINT) from None
    except RecursionError:
        raise FormatError(
            "not JSON of a feed: lists stand inside one another too deeply", line=line, hint=_HINT
        ) from None


def _refused(error: json.JSONDecodeError, line: int | None, encoding: str) -> FormatError:
    """What is wrong with a text, and where; the line is that of the file, where each line is a text of its own."""
    where = error.lineno if line is None else line
    counted = line is None and encoding in ("utf-8", "ascii")
    byte = len(error.doc[: error.pos].encode("utf-8", "surrogatepass")) if counted else None
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated"):
        return FormatError("the JSON breaks off", byte=byte, line=where, hint=_HINT)
    return FormatError(f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}", byte=byte, line=where, hint=_HINT)
