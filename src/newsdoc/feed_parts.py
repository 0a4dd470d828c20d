"""What a reader of a feed format hands to the parser: the text of one story, and what its format said of it.

The public names stand in `newsdoc.readers.reading`; they live down here because the parser takes a `Reading` too.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from newsdoc.parts import BlockPart, Finding


class SubjectPart(NamedTuple):
    """A code of a story as sent; mirrors `newsdoc.metadata.Subject`."""

    code: str | None = None
    name: str | None = None
    scheme: str | None = None


@dataclass(slots=True)
class Facts:
    """What a format said beside the text; mirrors `newsdoc.metadata.Metadata`, None where it said nothing.

    Readers fill it field by field. Times keep the offset that was sent and are naive where none was.
    """

    format: str | None = None
    guid: str | None = None
    version: str | None = None
    status: str | None = None
    issued: dt.datetime | None = None
    created: dt.datetime | None = None
    embargoed: dt.datetime | None = None
    expires: dt.datetime | None = None
    urgency: int | None = None
    priority: str | None = None
    category: str | None = None
    subjects: tuple[SubjectPart, ...] | None = None
    keywords: tuple[str, ...] | None = None
    language: str | None = None
    word_count: int | None = None
    ednote: str | None = None
    usage_terms: str | None = None
    copyright: str | None = None
    provider: str | None = None
    credit: str | None = None
    genre: str | None = None
    distributor: str | None = None
    service: str | None = None
    sequence: str | None = None
    selector: str | None = None
    cycle: str | None = None
    take_key: str | None = None
    text_format: str | None = None

    def raw(self) -> dict[str, Any]:
        """The fields as `newsdoc.metadata.Metadata` takes them.

        Example:
            >>> facts = Facts(format="nitf", subjects=(SubjectPart("04000000"),))
            >>> facts.raw()["subjects"]
            [{'code': '04000000', 'name': None, 'scheme': None}]
        """
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        if self.subjects is not None:
            values["subjects"] = [subject._asdict() for subject in self.subjects]
        return values


class Reading(NamedTuple):
    """One story as a reader gives it.

    Attributes:
        text: What `Document.text` will be: of a plain wire the decoded input itself, of markup the story as assembled.
        blocks: The elements that the format itself named, trimmed, in text order; empty for formats that say nothing.
        metadata: What it said beside the text.
        findings: What looked damaged; spans count characters of `text`.
    """

    text: str
    blocks: tuple[BlockPart, ...]
    metadata: Facts
    findings: tuple[Finding, ...] = ()
