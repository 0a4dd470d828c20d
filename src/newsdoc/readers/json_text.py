"""JSON as feeds send it: in any encoding, with or without a byte order mark, and never an error but FormatError."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from newsdoc.errors import FormatError
from newsdoc.readers.decode import decode

_HINT = "ask for the file to be sent again"


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
    decoded = decode(data, encoding=encoding)
    try:
        return Loaded(json.loads(decoded.text, strict=False), decoded.codes)
    except json.JSONDecodeError as error:
        where = error.lineno if line is None else line
        if error.pos >= len(decoded.text.rstrip()):
            raise FormatError("the JSON breaks off", line=where, hint=_HINT) from None
        raise FormatError(f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}", line=where, hint=_HINT) from None
    except ValueError:  # a number of thousands of figures
        raise FormatError("not JSON: a number is too long", line=line, hint=_HINT) from None
    except RecursionError:
        raise FormatError(
            "not JSON of a feed: lists stand inside one another too deeply", line=line, hint=_HINT
        ) from None
