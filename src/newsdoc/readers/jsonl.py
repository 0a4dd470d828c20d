"""JSON lines: a story in each line, as an item of ninjs or as an object with its text in one of the usual fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from newsdoc.errors import FormatError
from newsdoc.readers.json_text import load_json
from newsdoc.readers.ninjs import is_item, item_reading
from newsdoc.readers.ninjs_values import item_of
from newsdoc.readers.records import bad_record, is_record, record_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.readers.reading import Reading

_LONGEST = 16 * 1024 * 1024  # bytes of a line


def stream_jsonl(file: BinaryIO, *, encoding: str | None = None) -> Iterator[Reading]:
    r"""The stories of an open file, a line in memory at a time; a line that cannot be read is told by a diagnostic.

    Example:
        >>> import io
        >>> lines = io.BytesIO(b'{"text": "Rain."}\n{"text": \n\n{"text": "Sun."}\n')
        >>> [(reading.text, [finding.code for finding in reading.findings]) for reading in stream_jsonl(lines)]
        [('Rain.', []), ('', ['ND653']), ('Sun.', [])]
    """
    number = 0
    while line := file.readline(_LONGEST):
        number += 1
        whole = line
        while len(line) == _LONGEST and not line.endswith(b"\n"):
            whole, line = b"{", file.readline(_LONGEST)  # too long for a story: it is passed over
        if whole.strip():
            yield _reading(whole, number, encoding)


def _reading(line: bytes, number: int, encoding: str | None) -> Reading:
    try:
        value, codes = load_json(line, encoding=encoding, line=number)
        if is_item(value):
            return item_reading(item_of(value), codes)
        return record_reading(value, "jsonl", codes) if is_record(value) else bad_record("jsonl", number)
    except FormatError:
        return bad_record("jsonl", number)
