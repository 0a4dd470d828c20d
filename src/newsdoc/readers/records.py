"""Stories as records, one object or one row each: which field is the text, and what the others say of it."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any

from newsdoc.data import table
from newsdoc.parts import Finding
from newsdoc.readers.body import read_body, read_text
from newsdoc.readers.fragment import is_markup, parse_fragment
from newsdoc.readers.ninjs_values import item_of, strings, text_of
from newsdoc.readers.reading import Facts, Reading, StoryText, make_reading
from newsdoc.readers.times import read_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BAD_RECORD = "ND653"
_SECONDS = (10**8, 10**10)  # from 1973 to 2286
_PARTS = ("slugline", "headline", "byline", "dateline")
_PLAIN = ("guid", "version", "language", "category", "provider", "copyright", "ednote")


@cache
def _fields() -> dict[str, list[str]]:
    return dict(table("record_fields"))


def text_column(names: Iterable[str]) -> str | None:
    """The first of some names that is one for the text of a story, in the order of the table.

    Example:
        >>> text_column(["id", "Title", "Content"])
        'content'
    """
    small = {name.strip().lower() for name in names}
    return next((name for name in _fields()["text"] if name in small), None)


def is_known(name: str) -> bool:
    """The table knows a name of a field."""
    return any(name.strip().lower() in names for names in _fields().values())


def is_record(value: object) -> bool:
    """An object with the text of a story in it.

    Example:
        >>> is_record({"id": 1, "text": "It rained."}), is_record({"id": 1})
        (True, False)
    """
    if not isinstance(value, dict):
        return False
    column = text_column(value)
    return column is not None and isinstance(item_of(value)[column], str)


def record_reading(record: dict[str, Any], kind: str, codes: tuple[str, ...] = ()) -> Reading:
    r"""The reading of a record.

    A text that comes alone stays as it is, character for character; with a headline or a byline of its own, or with
    markup in it, it is put together with them.

    Args:
        record: Its fields.
        kind: The name of the format.
        codes: Diagnostics about it.

    Example:
        >>> record_reading({"text": "One.\n\nTwo.", "lang": "en"}, "jsonl").text
        'One.\n\nTwo.'
        >>> record_reading({"text": "One.\n\nTwo.", "title": "Rain"}, "jsonl").text
        'Rain\n\nOne.\n\nTwo.'
    """
    item = {name.strip(): value for name, value in item_of(record).items()}
    column = text_column(item)
    value = item.get(column) if column else None
    text = value if isinstance(value, str) else ""
    facts = _facts(item, kind)
    slugline, headline, byline, dateline = (_part(item, part) for part in _PARTS)
    story = StoryText(slugline, headline, byline, dateline)
    if not any((story.slugline, story.headline, story.byline, story.dateline)) and not is_markup(text):
        return Reading(text, (), facts, tuple(Finding(code, 0, 0) for code in codes))
    body = read_body(parse_fragment(text)) if is_markup(text) else read_text(text)
    story.paragraphs = body.paragraphs
    story.headline = story.headline or body.headline
    return make_reading(story, facts, codes)


def bad_record(kind: str, number: int) -> Reading:
    """What stands for a record that cannot be read: no text, its number in the file, and a diagnostic."""
    return Reading("", (), Facts(format=kind, sequence=str(number)), (Finding(BAD_RECORD, 0, 0),))


def _part(item: dict[str, Any], part: str) -> str | None:
    names = _fields()[part]
    if part == "byline":
        found = [name for key in names if isinstance(item.get(key), list) for name in strings(item, key)]
        if found:
            return ", ".join([*found[:-2], " and ".join(found[-2:])])
    return text_of(item, *names)


def _facts(item: dict[str, Any], kind: str) -> Facts:
    names = _fields()
    facts = Facts(format=kind, keywords=tuple(strings(item, *names["keywords"])) or None)
    for field in _PLAIN:
        setattr(facts, field, text_of(item, *names[field]) or next(_named(item, names[field]), None))
    for field in ("issued", "created"):
        times = (read_time(text_of(item, name)) or _since_1970(item.get(name)) for name in names[field])
        setattr(facts, field, next((time for time in times if time), None))
    return facts


def _named(item: dict[str, Any], names: list[str]) -> Iterator[str]:
    """Names of objects: {"source": {"name": "Larkspur Herald"}}."""
    for name in names:
        value = item.get(name)
        words = text_of(item_of(value), "name") if isinstance(value, dict) else None
        if words:
            yield words


def _since_1970(value: object) -> dt.datetime | None:
    """A time as a number of seconds or milliseconds, which counts from UTC."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not _SECONDS[0] <= value < _SECONDS[1] * 1000:
        return None
    seconds = value if value < _SECONDS[1] else value / 1000
    return dt.datetime.fromtimestamp(seconds, dt.UTC) if seconds >= _SECONDS[0] else None
