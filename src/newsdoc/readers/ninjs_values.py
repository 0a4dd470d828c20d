"""Values of ninjs items, whatever version: strings that are not blank, lists that may be single objects."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from newsdoc.readers.fragment import is_markup, parse_fragment
from newsdoc.readers.xml import collapsed, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Item = dict[str, Any]


def item_of(value: dict[str, Any]) -> Item:
    """An object with its names in small letters: `versionCreated` of 3.x is `versioncreated` of 2.x.

    Example:
        >>> item_of({"versionCreated": "2026-03-03T10:00:00Z"})
        {'versioncreated': '2026-03-03T10:00:00Z'}
    """
    return {name.lower(): each for name, each in value.items()}


def text_of(item: Item, *names: str, raw: bool = False) -> str | None:
    r"""The first of some fields that says something, as text; `raw` keeps its line breaks and its markup.

    Example:
        >>> text_of({"by": " ", "byline": "By&nbsp;Ada\n Stone"}, "by", "byline")
        'By\xa0Ada Stone'
    """
    for name in names:
        value = item.get(name)
        if isinstance(value, list):
            value = "\n".join(each for each in value if isinstance(each, str))
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            continue
        words = str(value)
        if not raw:
            words = html.unescape(words) if "&" in words else words  # what survives is unescaped below, once more
            words = (words_of(parse_fragment(words)) or "") if is_markup(words) else collapsed(words)
        if words.strip():
            return words
    return None


def items(item: Item, *names: str) -> Iterator[Item]:
    """The objects of the first of some lists that is there; a single object, or an object of objects, counts as one.

    Example:
        >>> [entry["code"] for entry in items({"service": [{"Code": "a"}, "b"]}, "service")]
        ['a']
    """
    for name in names:
        value = item.get(name)
        if isinstance(value, dict):
            value = [value]
        if isinstance(value, list):
            found = [item_of(each) for each in value if isinstance(each, dict)]
            if found:
                yield from found
                return


def strings(item: Item, *names: str) -> Iterator[str]:
    """What the first of some lists names, of strings or of objects with a name.

    Example:
        >>> list(strings({"keywords": ["ferry", {"name": "Lund"}, ""]}, "keywords"))
        ['ferry', 'Lund']
    """
    for name in names:
        value = item.get(name)
        if isinstance(value, str):
            value = value.split(",")
        if isinstance(value, list):
            found = [
                text_of(item_of(each), "name", "literal", "code") if isinstance(each, dict) else each for each in value
            ]
            kept = [collapsed(each) for each in found if isinstance(each, str) and each.strip()]
            if kept:
                yield from kept
                return


def texts(item: Item, name: str, *, prefer: tuple[str, ...]) -> Iterator[str]:
    """The values of a list of texts, those of the preferred roles first."""
    entries = list(items(item, name))
    entries.sort(key=lambda entry: next((n for n, role in enumerate(prefer) if entry.get("role") == role), len(prefer)))
    for entry in entries:
        words = text_of(entry, "value")
        if words:
            yield words


def number_of(item: Item, *names: str) -> int | None:
    """The first of some fields that is a whole number, as figures or as text.

    Example:
        >>> number_of({"urgency": "4"}, "urgency"), number_of({"wordcount": 120.0}, "wordcount"), number_of({}, "x")
        (4, 120, None)
    """
    for name in names:
        value = item.get(name)
        if isinstance(value, str) and value.strip().isascii() and value.strip().isdecimal() and len(value) < 10:
            value = int(value)
        if isinstance(value, float) and abs(value) < 1e9 and value == int(value):
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9:
            return value
    return None
