"""ninjs 1, 2 and 3, the IPTC's news in JSON, and the envelopes that houses put around it.

1.x is flat (`body_html`, `headline`), 2.x has lists of objects (`bodies`), 3.x the same in camelCase: names are
compared in small letters, so that one reader knows all three. Empty strings and lists mean that nothing was sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.data import table
from newsdoc.errors import FormatError
from newsdoc.readers.body import Body, read_body, read_text
from newsdoc.readers.fragment import is_markup, parse_fragment
from newsdoc.readers.json_text import load_json
from newsdoc.readers.ninjs_facts import facts_of
from newsdoc.readers.ninjs_values import Item, item_of, items, text_of, texts
from newsdoc.readers.reading import Reading, StoryText, make_reading
from newsdoc.readers.records import is_record

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_TEXT, NOT_TEXT = "ND607", "ND610"
_MARKUP = ("html", "xhtml", "nitf", "richtext")
_DEEPEST = 6  # envelopes inside one another
_HINT = "newsdoc reads ninjs 1 to 3; other JSON can be read as records with a text column"


def read_ninjs(data: bytes, *, encoding: str | None) -> Iterator[Reading]:
    r"""The items of a ninjs file or of an envelope with several.

    Raises:
        FormatError: It is no JSON, or no ninjs.

    Example:
        >>> item = b'{"uri": "urn:x:1", "headline": "Ferry sinks", "body_html": "<p>A ferry sank.</p>", "urgency": 4}'
        >>> reading = next(read_ninjs(item, encoding=None))
        >>> reading.text, reading.metadata.urgency
        ('Ferry sinks\n\nA ferry sank.', 4)
    """
    value, codes = load_json(data, encoding=encoding)
    found = list(items_in(value))
    if not found:
        raise FormatError("this JSON holds no ninjs item", byte=0, hint=_HINT)
    for item in found:
        yield item_reading(item, codes)


def items_in(value: object) -> Iterator[Item]:
    """The items of a JSON value, envelopes taken off, their names in small letters.

    Example:
        >>> [item["uri"] for item in items_in({"total": 1, "item": [{"uri": "urn:x:1", "headline": "Rain"}]})]
        ['urn:x:1']
    """
    return _unwrapped(value, 0)


def is_item(value: object) -> bool:
    """A JSON object that is an item of ninjs, by the names of its fields.

    Example:
        >>> is_item({"uri": "urn:x:1", "headlines": []}), is_item({"text": "Rain."})
        (True, False)
    """
    if not isinstance(value, dict):
        return False
    names = {name.lower() for name in value}
    story = not names.isdisjoint(table("ninjs")["story"]) or any(
        name.startswith(("body_", "headline_")) for name in names
    )
    return bool(names & {"uri", "guid"} and story)


def item_reading(item: Item, codes: tuple[str, ...] = ()) -> Reading:
    """The reading of one item."""
    story = StoryText(slugline=text_of(item, "slugline"), headline=_headline(item), byline=_byline(item))
    chosen = _chosen_body(item)
    body = _body(*chosen) if chosen else Body()
    kind = (text_of(item, "type") or "").lower()
    if not body.paragraphs:
        codes = (*codes, NOT_TEXT if kind in table("ninjs")["no_text"] else NO_TEXT)
        body = _description(item)
    story.headline = story.headline or body.headline or text_of(item, "title")
    story.byline = story.byline or body.byline
    story.dateline = body.dateline or text_of(item, "dateline") or _located(item)
    story.paragraphs = body.paragraphs
    return make_reading(story, facts_of(item), codes)


def _unwrapped(value: object, depth: int) -> Iterator[Item]:
    """The items inside envelopes: {"data": {"item": {...}}}, {"total": 3, "item": [...]}, a bare list."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _unwrapped(each, depth + 1)
    elif isinstance(value, dict):
        item = item_of(value)
        inside = [item[name] for name in table("ninjs")["envelopes"] if isinstance(item.get(name), dict | list)]
        if is_item(item) or (not inside and _is_story(item, wrapped=depth > 0)):
            yield item
        else:
            for each in inside:
                yield from _unwrapped(each, depth + 1)


def _is_story(item: Item, *, wrapped: bool) -> bool:
    """An object without an identifier, as some envelopes hold them: it has a body, or at least a headline."""
    if not item.keys().isdisjoint(table("ninjs")["story"]) and _chosen_body(item):
        return True
    return wrapped and _headline(item) is not None and not is_record(item)


def _headline(item: Item) -> str | None:
    return text_of(item, "headline") or next(texts(item, "headlines", prefer=("main",)), None) or _prefixed(item)


def _prefixed(item: Item) -> str | None:
    """Headlines of 1.x in several forms: "headline_main"."""
    names = sorted(name for name in item if name.startswith("headline_"))
    return next(filter(None, (text_of(item, name) for name in names)), None)


def _byline(item: Item) -> str | None:
    named = text_of(item, "byline", "by")
    if named:
        return named
    for line in items(item, "bylines"):  # the Associated Press
        named, title = text_of(line, "by", "byline"), text_of(line, "title")
        if named:
            return f"{named}\n{title}" if title else named
    names = [text_of(author, "name") for author in items(item, "authors")]
    known = [name for name in names if name]
    return ", ".join([*known[:-2], " and ".join(known[-2:])]) or None


def _located(item: Item) -> str | None:
    """Where the story was written, as the Associated Press says it beside the text; `located` may be a desk."""
    place = next(items(item, "datelinelocation"), {})
    city, around = text_of(place, "city"), text_of(place, "countryareaname", "countryname")
    return city and ", ".join(filter(None, (city, around)))


def _chosen_body(item: Item) -> tuple[str, bool] | None:
    """The text and whether it says to be markup; markup over plain text, which may have lost its paragraphs."""
    found: list[tuple[int, str]] = []
    for entry in items(item, "bodies"):
        kind = f"{entry.get('contenttype') or ''} {entry.get('role') or ''}".lower()
        found.append((_rank(kind), text_of(entry, "value", raw=True) or ""))
    for name, value in item.items():
        if (name.startswith("body_") or name == "body") and isinstance(value, str):
            found.append((_rank(name), value))
    usable = [(rank, value) for rank, value in found if value.strip()]
    if not usable:
        return None
    rank, value = min(usable, key=lambda pair: pair[0])
    return value, rank < len(_MARKUP)


def _rank(kind: str) -> int:
    return next((n for n, word in enumerate(_MARKUP) if word in kind), len(_MARKUP) + ("main" not in kind))


def _body(value: str, markup: bool) -> Body:  # noqa: FBT001 - the second half of a pair
    """A fragment, a whole page, or plain text that calls itself HTML."""
    if is_markup(value) or (markup and "<" in value):
        return read_body(parse_fragment(value))
    plain = _unescaped(value)
    # "&lt;p&gt;A ferry sank.&lt;/p&gt;": HTML that was escaped once too often.
    return read_body(parse_fragment(plain)) if markup and is_markup(plain) else read_text(plain)


def _unescaped(value: str) -> str:
    from html import unescape

    return unescape(value) if "&" in value else value


def _description(item: Item) -> Body:
    """The summary or the caption of an item without a body."""
    words = next(texts(item, "descriptions", prefer=("main", "text", "caption")), None)
    others = sorted(name for name in item if name.startswith("description_"))  # "description_summary"
    words = words or text_of(item, "description_text", *others, "description", "caption", raw=True)
    return _body(words, markup=False) if words else Body()
