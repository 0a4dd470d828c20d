"""A JSON file: items of ninjs, alone, in a list or in an envelope, or objects with a text in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsdoc.errors import FormatError
from newsdoc.readers.json_text import load_json
from newsdoc.readers.ninjs import item_reading, items_in
from newsdoc.readers.records import is_record, record_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.readers.reading import Reading

_HINT = 'newsdoc reads ninjs 1 to 3, and objects with a field such as "text" or "body"'
_DEEPEST = 3


def read_json_file(data: bytes, *, encoding: str | None) -> Iterator[Reading]:
    """The stories of a JSON file.

    Raises:
        FormatError: It is no JSON, or there is no story in it.

    Example:
        >>> [reading.text for reading in read_json_file(b'[{"text": "Rain."}, {"text": "Sun."}]', encoding=None)]
        ['Rain.', 'Sun.']
    """
    value, codes = load_json(data, encoding=encoding)
    found = list(items_in(value))
    if found:
        yield from (item_reading(item, codes) for item in found)
        return
    records = list(_records(value, 0))
    if not records:
        raise FormatError("there is no story in this JSON", byte=0, hint=_HINT)
    yield from (record_reading(record, "json", codes) for record in records)


def _records(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Objects with a text, and those in the lists that objects hold."""
    if is_record(value):
        yield value
    elif isinstance(value, list | dict) and depth < _DEEPEST:
        for each in value if isinstance(value, list) else value.values():
            yield from _records(each, depth + 1)
