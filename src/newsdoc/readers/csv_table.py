"""CSV: a story in each row, its text in a column with one of the usual names."""

from __future__ import annotations

import csv
import io
import re
from itertools import count
from typing import TYPE_CHECKING, BinaryIO, TextIO

from newsdoc.errors import FormatError
from newsdoc.readers.ahead import rejoined
from newsdoc.readers.decode import decode, known_encoding
from newsdoc.readers.records import bad_record, is_known, record_reading, text_column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.readers.reading import Reading

_SEPARATORS = ",;\t|"
_NAME = re.compile(r"[\w@:-]{1,60}")
_MOST_COLUMNS = 500
_SAMPLE = 65536  # bytes that tell the encoding
_HINT = "the first row must name the columns, and one of them be called text, body or content"


def separator_of(line: str) -> str | None:
    """What parts the columns that a first line names, if one of them is for text; None where it is no such line.

    Example:
        >>> separator_of("id;title;text"), separator_of("Text and talk, he said")
        (';', None)
    """
    for separator in _SEPARATORS:
        names = [name.strip().strip('"') for name in line.strip("\ufeff\r\n").split(separator)]
        if not 1 < len(names) <= _MOST_COLUMNS or len(set(names)) != len(names) or not text_column(names):
            continue
        if all(_NAME.fullmatch(name) for name in names) or sum(map(is_known, names)) > 1:
            return separator
    return None


def stream_csv(file: BinaryIO, *, encoding: str | None = None) -> Iterator[Reading]:
    r"""The stories of an open file, a row in memory at a time.

    Raises:
        FormatError: The first row names no column for the text, or the quotes are damaged.

    Example:
        >>> import io
        >>> rows = io.BytesIO(b'id,title,text\n7,Rain,"It rained,\nthey said."\n')
        >>> reading = next(stream_csv(rows))
        >>> reading.metadata.guid, reading.text
        ('7', 'Rain\n\nIt rained, they said.')
    """
    head = file.read(_SAMPLE)
    name = known_encoding(encoding) if encoding else decode(head[: head.rfind(b"\n") + 1] or head).encoding
    lines = io.TextIOWrapper(rejoined(head, file), encoding=_streamed(name), errors="replace", newline="")
    try:
        yield from _rows(lines)
    except UnicodeError as error:  # UTF-16 and UTF-32 ask for a mark at the start; no other error is left here
        raise FormatError(f"not text in {name}: {error}", byte=0, hint="name the right encoding") from None
    finally:
        lines.detach()


def _streamed(name: str | None) -> str:
    return {"ascii": "utf-8-sig", "utf-8": "utf-8-sig"}.get(name or "", name or "utf-8-sig")


def _rows(lines: TextIO) -> Iterator[Reading]:
    first = lines.readline()
    separator = separator_of(first)
    if separator is None:
        raise FormatError("no column of this table is for the text of a story", line=1, hint=_HINT)
    names = next(csv.reader([first], delimiter=separator))
    rows = csv.reader(lines, delimiter=separator)
    for number in count(2):
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:  # a field of more characters than the csv module allows, which is no story
            yield bad_record("csv", number)
            continue
        if any(cell.strip() for cell in row):
            yield record_reading(dict(zip(names, row, strict=False)), "csv")
