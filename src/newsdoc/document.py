"""The document: every element points at the exact characters it came from.

`doc.text` is the input itself, spans are half-open and count Python characters, and for every element
`doc.text[e.span.start:e.span.end] == e.text`. Fields and names are described in docs/concepts.md.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from importlib import import_module
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticSerializationError

from newsdoc.metadata import Metadata
from newsdoc.offsets import Encoding, Offsets

Role = Literal[
    "slug", "headline", "byline", "dateline", "paragraph", "subhead", "note", "credit", "contact", "table", "sign_off",
    "furniture", "other",
]  # fmt: skip
NoteKind = Literal["editor", "update", "correction", "embargo", "summary", "other"]
CreditRole = Literal["reporting", "writing", "editing", "translation", "contributing", "photo", "other"]
Precision = Literal["day", "month", "year"]
DateRule = Literal["explicit", "reference", "dateline", "dateparser", "unresolved"]
QuotationKind = Literal["speech", "fragment", "title", "other"]
Severity = Literal["info", "warning", "error"]

_LONE_SURROGATE = re.compile("[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Model):
    """Where an element stands: `text[start:end]`, counted in Python characters.

    Example:
        >>> len(Span(start=3, end=10))
        7
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


class _Element(_Model):
    span: Span
    text: str


class Block(_Element):
    """A stretch of the text with one role; blocks follow each other without a gap and cover every character."""

    role: Role


class Headline(_Element):
    """The headline without the mark of an update before it, which `update_mark` holds ("UPDATE 2", "CORRECTED")."""

    update_mark: str | None = None


class Slugline(_Element):
    """The keyword of a wire story, cycle, desk and count off. `version` tells the take ("1st Ld-Writethru")."""

    version: str | None = None


class Author(_Model):
    """One person of a byline; `span` covers the name alone."""

    name: str
    span: Span
    title: str | None = None
    affiliation: str | None = None


class Byline(_Element):
    """Who wrote the story, "By" included; a line below with title or agency is told by the authors alone."""

    authors: tuple[Author, ...] = ()


class Place(_Element):
    """A place of the dateline, qualifier included ("COSTA MESA, Calif."); what is not known stays None.

    `city` is the usual English name, `region` the first-level division, `country` the ISO 3166-1 alpha-2 code,
    `timezone` a name of the IANA database; `geoname_id` and coordinates come from GeoNames.
    """

    city: str | None = None
    region: str | None = None
    country: str | None = None
    geoname_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    timezone: str | None = None


class Agency(_Element):
    """A news agency; `id` is its row in the registry, None where the registry does not know it."""

    id: str | None = None
    name: str | None = None
    country: str | None = None
    wikidata: str | None = None


class DateMention(_Element):
    """A date as written and, where it can be told, the day it means.

    `rule` says how: "explicit" (all of it was written), "reference" (the year came from `reference_date`), "dateline"
    (from the dateline's date), "dateparser" (read by that library), "unresolved" (then `value` is None).
    """

    value: dt.date | None
    precision: Precision
    rule: DateRule


class Dateline(_Element):
    """From the first to the last visible character before the separator that parts it from the lead sentence."""

    places: tuple[Place, ...] = ()
    agencies: tuple[Agency, ...] = ()
    date: DateMention | None = None


class SignOff(_Element):
    """What closes the story ("REUTER", "ENDS", "-30-")."""


class Note(_Element):
    """Words to editors or readers that are not part of the story."""

    kind: NoteKind


class Credit(_Element):
    """One clause of a credit line: "Reporting by Ada Stone"."""

    role: CreditRole
    names: tuple[str, ...] = ()


class Paragraph(_Element):
    """A paragraph of the story, line breaks inside it as they were sent."""


class Quotation(_Element):
    """A stretch in quotation marks, marks included.

    `inner` is the same without its marks. A quotation over several paragraphs, with the opening mark repeated,
    is one quotation. `close` is None and `closed` False where the closing mark is missing.
    """

    inner: Span
    open: str
    close: str | None
    closed: bool
    kind: QuotationKind
    children: tuple[Quotation, ...] = ()


class Phrase(_Model):
    """A part of an attribution: its stretches in text order, and their text joined by a blank."""

    spans: tuple[Span, ...]
    text: str


class SourcePhrase(Phrase):
    """The words that name the source of an attribution; `source_id` is the `id` of one of `Document.sources`."""

    kind: Literal["name", "nominal", "pronoun", "document", "implicit"]
    source_id: int | None = None


class Attribution(_Model):
    """Who (source) says (cue) what (content)."""

    source: SourcePhrase | None
    cue: Phrase | None
    content: Phrase
    kind: Literal["direct", "mixed", "indirect"]
    parent: int | None = None
    confidence: float
    rule: str


class Source(_Model):
    """One speaker with all mentions; `name` is the fullest form in the text."""

    id: int
    name: str
    mentions: tuple[Span, ...]
    kind: Literal["person", "organization", "group", "document", "unknown"]
    description: str | None = None


class Diagnostic(_Model):
    """Something that looked damaged or doubtful. The codes are listed in docs/diagnostics.md and do not change."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None


class Document(_Model):
    """A news story. See `newsdoc.parse`."""

    text: str
    language: str | None = None
    headline: Headline | None = None
    slugline: Slugline | None = None
    byline: Byline | None = None
    dateline: Dateline | None = None
    sign_off: SignOff | None = None
    body_start: int = 0
    blocks: tuple[Block, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    dates: tuple[DateMention, ...] = ()
    notes: tuple[Note, ...] = ()
    credits: tuple[Credit, ...] = ()
    metadata: Metadata = Metadata()
    diagnostics: tuple[Diagnostic, ...] = ()

    def offsets(self, encoding: Encoding) -> Offsets:
        """Between offsets into `text` and those of programs that count UTF-16 units or UTF-8 bytes.

        Built anew by every call, in time that grows with the text: keep the result while you need it.

        Example:
            >>> Document(text="“Ja”").offsets("utf-8").to_units(1)
            3
        """
        return Offsets(self.text, encoding)

    def _repr_html_(self) -> str:
        """What notebooks show of a document: the story with all that was found in it, as `newsdoc view` shows it."""
        # The one look up the house: notebooks ask the object itself, and nobody else pays for the writer.
        view: str = import_module("newsdoc.writers.html").notebook_view(self)
        return view

    def model_dump_json(self, **kwargs: Any) -> str:
        r"""The document as JSON text; lone surrogates, which UTF-8 cannot hold, are written as escapes.

        Two surrogates that would make a pair stay as they are: as escapes, JSON would read them as one character, and
        every span behind it would be wrong. Write such a text to a file with `errors="backslashreplace"`.

        Example:
            >>> Document(text="\ud800").model_dump_json(include={"text"})
            '{"text":"\\ud800"}'
        """
        try:
            return super().model_dump_json(**kwargs)
        except PydanticSerializationError:
            indent = kwargs.pop("indent", None)
            separators = None if indent else (",", ":")
            raw = json.dumps(
                self.model_dump(mode="json", **kwargs), indent=indent, separators=separators, ensure_ascii=False
            )
            return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):x}", raw)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **kwargs: Any) -> Self:
        r"""Read a document back; what `model_dump_json` wrote comes back equal.

        Example:
            >>> doc = Document(text="\ud800")
            >>> Document.model_validate_json(doc.model_dump_json()) == doc
            True
        """
        try:
            return super().model_validate_json(json_data, **kwargs)
        except ValidationError as error:
            if error.errors()[0]["type"] not in {"json_invalid", "string_unicode"}:
                raise
            # Lone surrogates are JSON, as escapes and as they are, though not for pydantic's reader.
            try:
                loaded = json.loads(json_data)
            except ValueError:
                raise error from None
            return cls.model_validate(loaded, **kwargs)
