"""Takes, updates and corrections of one story, brought together by slug, service and time."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.document import Document

_APART = re.compile(r"[\W_]+")
_NEAR = dt.timedelta(hours=36)


class Version(NamedTuple):
    """One version of a story: its place among the documents given, counted from 0, and the document."""

    number: int
    document: Document


class _Story:
    """Versions that were linked so far, and when the last of them was sent."""

    __slots__ = ("last", "versions")

    def __init__(self) -> None:
        self.versions: list[Version] = []
        self.last: dt.datetime | None = None


def link_versions(docs: Iterable[Document], *, within: dt.timedelta = _NEAR) -> list[tuple[Version, ...]]:
    r"""Bring takes, updates and corrections of one story together.

    Two documents are versions of one story if they have the same identifier, or if the same sender gave both the same
    slug (cycle, version and count of words do not count) within some time of each other. Documents without
    identifier and slug stand alone. Versions follow each other by the time at which they were sent, those without one
    as they came; times without an offset are taken for UTC in this comparison alone.

    Args:
        docs: The documents, in any order.
        within: How long after the version before it a document may be sent and still belong to the story: slugs such
            as "Markets" come again every day.

    Returns:
        The stories in the order of their first documents, each a tuple of its versions, the latest last.

    Example:
        >>> from newsdoc.parser import parse
        >>> wire = "^BC-US--Harbor Fire{}<\n^Fire<\n\tLUND (AP) _ It burns.\n"
        >>> docs = [parse(wire.format(version)) for version in ("", ", 1st Ld")]
        >>> [[version.number for version in story] for story in link_versions(docs)]
        [[0, 1]]
    """
    documents = list(enumerate(docs))
    ordered = sorted(documents, key=_by_time)
    by_guid: dict[str, _Story] = {}
    by_slug: dict[tuple[str, str], _Story] = {}
    stories: list[_Story] = []
    for number, doc in ordered:
        time, guid, slug = _time(doc), doc.metadata.guid, _slug(doc)
        story = by_guid.get(guid) if guid else None
        if story is None and slug is not None:
            story = by_slug.get(slug)
            if story is not None and story.last is not None and time is not None and time - story.last > within:
                story = None
        if story is None:
            story = _Story()
            stories.append(story)
        story.versions.append(Version(number, doc))
        story.last = time or story.last
        if guid:
            by_guid[guid] = story
        if slug is not None:
            by_slug[slug] = story
    return sorted((tuple(story.versions) for story in stories), key=_first_number)


def _first_number(versions: tuple[Version, ...]) -> int:
    return min(version.number for version in versions)


def _by_time(numbered: tuple[int, Document]) -> tuple[bool, dt.datetime, int]:
    number, doc = numbered
    time = _time(doc)
    return time is None, time or dt.datetime.max.replace(tzinfo=dt.UTC), number


def _time(doc: Document) -> dt.datetime | None:
    time = doc.metadata.issued or doc.metadata.created
    if time is None:
        return None
    return time.replace(tzinfo=dt.UTC) if time.utcoffset() is None else time


def _slug(doc: Document) -> tuple[str, str] | None:
    """Sender and slug, in the form in which two versions have them alike; None without a slug."""
    if doc.slugline is None:
        return None
    words = _APART.sub(" ", doc.slugline.text.casefold()).strip()
    agencies = doc.dateline.agencies if doc.dateline else ()
    agency = next((agency.id for agency in agencies if agency.id), None)
    sender = doc.metadata.provider or agency or doc.metadata.service or ""
    return (sender.casefold(), words) if words else None
