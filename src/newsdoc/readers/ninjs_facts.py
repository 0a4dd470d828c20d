"""What a ninjs item says beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.data import table
from newsdoc.readers.fragment import is_markup
from newsdoc.readers.ninjs_values import Item, items, number_of, strings, text_of
from newsdoc.readers.reading import Facts, SubjectPart
from newsdoc.readers.times import read_time
from newsdoc.readers.xml import collapsed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

# The Associated Press calls the categories of a story subjects of `rels`.
_AP_RELS = "category"


def facts_of(item: Item) -> Facts:
    """The facts of an item whose names are in small letters.

    Example:
        >>> facts = facts_of({"uri": "urn:x:1", "version": 2, "service": [{"code": "s", "name": "Sport"}]})
        >>> facts.guid, facts.version, facts.category
        ('urn:x:1', '2', 's')
    """
    subjects = list(items(item, "subjects", "subject"))
    facts = Facts(
        format="ninjs",
        guid=text_of(item, "guid") or _alternative(item, "guid") or text_of(item, "uri"),
        category=_category(item, subjects),
        subjects=tuple(_subjects(subjects)) or None,
        keywords=_keywords(item, subjects),
        word_count=_word_count(item),
        provider=_source(item, "provider", "source", "originator") or text_of(item, "source", "provider"),
        credit=text_of(item, "creditline", "credit") or _sources_with(item, "credit"),
        genre=next(strings(item, "genres", "genre"), None),
        distributor=_sources_with(item, "distributor"),
    )
    for kind, read in _KINDS.items():
        for field, names in table("ninjs")[kind].items():
            setattr(facts, field, read(item, *names))
    return facts


def _note(item: Item, *names: str) -> str | None:
    """A note, its line breaks kept."""
    written = text_of(item, *names, raw=True)
    if written is None or is_markup(written):
        return text_of(item, *names)
    return "\n".join(filter(None, map(collapsed, written.splitlines()))) or None


def _time(item: Item, *names: str) -> dt.datetime | None:
    """The first of some fields that is a time."""
    found = (read_time(text_of(item, name)) for name in names)
    return next((time for time in found if time), None)


# How the fields of data/ninjs.json are read that hold one value.
_KINDS: dict[str, Callable[..., object]] = {"text": text_of, "time": _time, "number": number_of, "note": _note}


def _alternative(item: Item, role: str) -> str | None:
    """An identifier of `altids`; in 1.x these are an object of strings."""
    return next((text_of(entry, "value") for entry in items(item, "altids") if entry.get("role") == role), None)


def _category(item: Item, subjects: list[Item]) -> str | None:
    """The code of the first service (1.x), of a category among the subjects, or of the house's own field."""
    coded = [*items(item, "service"), *items(item, "anpa_category"), *items(item, "category")]
    coded += [entry for entry in subjects if _has_rel(entry, _AP_RELS)]
    return next(filter(None, (text_of(entry, "code", "qcode", "literal") for entry in coded)), None)


def _has_rel(entry: Item, rel: str) -> bool:
    rels = entry.get("rels") or entry.get("rel")
    return rel in rels if isinstance(rels, list) else rels == rel


def _keywords(item: Item, subjects: list[Item]) -> tuple[str, ...] | None:
    sent = list(strings(item, "keywords", "keyword"))
    sent += [name for entry in subjects if _has_rel(entry, "keyword") and (name := text_of(entry, "name", "literal"))]
    return tuple(dict.fromkeys(sent)) or None


def _subjects(entries: list[Item]) -> Iterator[SubjectPart]:
    for entry in entries:
        if _has_rel(entry, "keyword") or _has_rel(entry, _AP_RELS):
            continue
        code = text_of(entry, "code", "qcode", "literal")
        scheme, from_uri = _split(text_of(entry, "uri") or (code if code and "://" in code else None))
        if code is None or "://" in code:
            code = from_uri
        elif ":" in code and not text_of(entry, "scheme") and code.count(":") == 1:
            scheme, code = code.split(":")
        name = text_of(entry, "name")
        if code or name:
            yield SubjectPart(code, name, text_of(entry, "scheme") or scheme)


def _split(uri: str | None) -> tuple[str | None, str | None]:
    """Scheme and code of a URI: its alias where the scheme is known ("medtop"), else what stands before the code."""
    if not uri:
        return None, None
    for row in table("code_schemes"):
        for start in (row["uri"], f"{row['alias']}:"):
            if uri.startswith(start):
                return row["alias"], uri[len(start) :]
    base, slash, code = uri.rpartition("/")
    return (base + slash, code) if base and code else (None, uri)


def _word_count(item: Item) -> int | None:
    direct = number_of(item, "wordcount", "word_count")
    if direct is not None:
        return direct
    return next((count for entry in items(item, "bodies") if (count := number_of(entry, "wordcount"))), None)


def _source(item: Item, *roles: str) -> str | None:
    """Who the item is from: the source of one of some roles, else the first that has none of its own meaning."""
    entries = list(items(item, "infosources", "infosource"))
    for role in roles:
        found = _sources_with(item, role)
        if found:
            return found
    others = [entry for entry in entries if entry.get("role") not in ("credit", "distributor")]
    return next(filter(None, (text_of(entry, "name", "literal") for entry in others)), None)


def _sources_with(item: Item, role: str) -> str | None:
    entries = items(item, "infosources", "infosource")
    return next((text_of(entry, "name", "literal") for entry in entries if entry.get("role") == role), None)
