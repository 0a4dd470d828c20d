"""What a feed format said about a story, beside its text."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict


class Subject(BaseModel):
    """What a story is about, as the sender coded it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str | None = None
    name: str | None = None
    scheme: str | None = None


class Metadata(BaseModel):
    """What a feed format said about the story; None where it said nothing. Times keep the offset that was sent."""

    model_config = ConfigDict(frozen=True, extra="forbid")

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
    subjects: tuple[Subject, ...] | None = None
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
