"""What the stages hand to each other: plain tuples of offsets, turned into the public model at the very end.

Every class here mirrors a class of `newsdoc.document`, without the text that its offsets stand for. Offsets count
Python characters, `end` is exclusive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt


class Finding(NamedTuple):
    """A diagnostic before it is put into words: `code` is a row of data/diagnostics.json."""

    code: str
    start: int
    end: int


class BlockPart(NamedTuple):
    """A stretch of the text and its role."""

    start: int
    end: int
    role: str


class HeadlinePart(NamedTuple):
    """A headline; `update_mark` is "UPDATE 2", "CORRECTED" and the like."""

    start: int
    end: int
    update_mark: str | None = None


class SluglinePart(NamedTuple):
    """A keyword line: "BC-US--Harbor Fire, 1st Ld-Writethru,512"."""

    start: int
    end: int
    version: str | None = None


class AuthorPart(NamedTuple):
    """One name of a byline."""

    start: int
    end: int
    title: str | None = None
    affiliation: str | None = None


class BylinePart(NamedTuple):
    """A byline, from its first to its last visible character."""

    start: int
    end: int
    authors: tuple[AuthorPart, ...] = ()


class SignOffPart(NamedTuple):
    """What closes a story: "REUTER", "-30-"."""

    start: int
    end: int


class NotePart(NamedTuple):
    """Words to editors or readers outside the story; `kind` is a value of `newsdoc.document.NoteKind`."""

    start: int
    end: int
    kind: str


class CreditPart(NamedTuple):
    """One clause of a credit; `role` is a value of `newsdoc.document.CreditRole`, `names` are (start, end) pairs."""

    start: int
    end: int
    role: str
    names: tuple[tuple[int, int], ...] = ()


class PlacePart(NamedTuple):
    """A place of a dateline with what the gazetteer knows of it."""

    start: int
    end: int
    city: str | None = None
    region: str | None = None
    country: str | None = None
    geoname_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    timezone: str | None = None


class AgencyPart(NamedTuple):
    """An agency as written, with the row of the registry it was matched with."""

    start: int
    end: int
    id: str | None = None
    name: str | None = None
    country: str | None = None
    wikidata: str | None = None


class DatePart(NamedTuple):
    """A date; `precision` and `rule` are values of `newsdoc.document.Precision` and `DateRule`."""

    start: int
    end: int
    value: dt.date | None
    precision: str
    rule: str


class DatelinePart(NamedTuple):
    """A dateline; `body_start` is the first character of the lead sentence after the separator."""

    start: int
    end: int
    body_start: int
    places: tuple[PlacePart, ...] = ()
    agencies: tuple[AgencyPart, ...] = ()
    date: DatePart | None = None


class QuotationPart(NamedTuple):
    """A stretch in quotation marks; `kind` is a value of `newsdoc.document.QuotationKind`."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    open: str
    close: str | None
    kind: str
    children: tuple[QuotationPart, ...] = ()


class AttributionPart(NamedTuple):
    """Who says what; every part is a tuple of (start, end) pairs, `source` empty where none is named.

    `source_kind` and `kind` are values of the fields of `newsdoc.document.Attribution`, `source_id` is the `id` of a
    `SourcePart`, `parent` the index of the attribution whose content holds this one.
    """

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    kind: str
    confidence: float
    rule: str
    source_kind: str = "implicit"
    source_id: int | None = None
    parent: int | None = None


class SourcePart(NamedTuple):
    """One speaker: `name` is the stretch with the fullest name, `kind` a value of that field of `Source`."""

    id: int
    name: tuple[int, int]
    mentions: tuple[tuple[int, int], ...]
    kind: str
    description: tuple[int, int] | None = None


class Layout(NamedTuple):
    """The whole text cut into blocks, and what stands in them."""

    blocks: tuple[BlockPart, ...]
    body_start: int
    paragraphs: tuple[tuple[int, int], ...] = ()
    headline: HeadlinePart | None = None
    slugline: SluglinePart | None = None
    byline: BylinePart | None = None
    sign_off: SignOffPart | None = None
    notes: tuple[NotePart, ...] = ()
    credits: tuple[CreditPart, ...] = ()
    findings: tuple[Finding, ...] = ()


class Analysis(NamedTuple):
    """All that was found in one text."""

    text: str
    language: str | None
    layout: Layout
    dateline: DatelinePart | None
    quotations: tuple[QuotationPart, ...]
    dates: tuple[DatePart, ...]
    findings: tuple[Finding, ...]
    attributions: tuple[AttributionPart, ...] = ()
    sources: tuple[SourcePart, ...] = ()
