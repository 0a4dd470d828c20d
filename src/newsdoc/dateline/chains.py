"""A dateline read from left to right: places, dates and agencies with gaps between, up to the gap before the story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.dateline.agency_marks import Mention, Source, read_source
from newsdoc.dateline.dates import DateMatch, match_date, read_span
from newsdoc.dateline.gaps import CLOSING, Gap, read_gap, skip_white
from newsdoc.dateline.place_runs import Place, read_places
from newsdoc.dateline.runs import read_run
from newsdoc.dateline.vocabulary import brackets, marks, words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_MOST_PARTS = 6
# A cheap look: a digit, or one after a word or two ("Jan 5", "Monday, January 5").
_MAYBE_DATE = re.compile(r"\d|[^\W\d_]{2,14}+[., \xa0]{0,3}(?:[^\W\d_]{2,14}+[., \xa0]{0,3})?\d")
_BEFORE_DAY = re.compile(r"([^\W\d]{1,4}) (?=\d)")
# "Ljubljana, 5. januarja (STA)": a day and a word or two that no table of months has.
_FOREIGN_DATE = re.compile(r"\d{1,2}\.? [^\W\d_]{2,14}(?: \d{1,2})?(?: \d{4}\b)?(?=\.? ?[(/])")
_CLOCK = re.compile(r"[ ,T]{0,2}\d{1,2}[:.h]\d\d(?::\d\d)?(?:[ \xa0]?([^\W\d]{1,4}\.?(?:[^\W\d]\.)?))?")
# "РИА Новости, Анна Котова. Мэрия ...": the reporter, between the agency and the story.
_REPORTER = re.compile(r"[,/][ \xa0]{0,2}")


class Part(NamedTuple):
    """A part of a dateline and the gap after it."""

    kind: str
    start: int
    end: int
    gap: Gap
    places: tuple[Place, ...] = ()
    source: Source | None = None
    date: DateMatch | None = None


class Chain(NamedTuple):
    """Parts in a row, the last one followed by the gap before the story; `body` is where the story begins."""

    parts: tuple[Part, ...]
    body: int

    @property
    def gap(self) -> Gap:
        """The gap before the story."""
        return self.parts[-1].gap

    @property
    def places(self) -> tuple[Place, ...]:
        """All places, as they stand."""
        return tuple(place for part in self.parts for place in part.places)

    @property
    def sources(self) -> tuple[Source, ...]:
        """All parts that name agencies."""
        return tuple(part.source for part in self.parts if part.source)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All agencies, as they stand."""
        return tuple(mention for source in self.sources for mention in source.mentions)

    @property
    def date(self) -> tuple[int, DateMatch] | None:
        """Where the date begins, and the date."""
        for part in self.parts:
            if part.date:
                return part.start, part.date
            if part.source and part.source.date:
                return part.source.date
        return None


class Reader(NamedTuple):
    """A stretch of text with what helps to read a dateline in it."""

    text: str
    limit: int
    reference_date: dt.date | None = None
    language: str | None = None

    def read(self, pos: int) -> Iterator[Chain]:
        """The readings of what begins at `pos`, whatever speaks for them, the longest first: parts up to a gap."""
        parts: list[Part] = []
        at = pos
        while len(parts) < _MOST_PARTS and at < self.limit:
            part = self._part(at, parts)
            if part is None:
                break
            parts.append(part)
            at = part.gap.end
            if part.gap.kind == "colon" or (part.gap.kind == "line" and at >= self.limit):
                break
        while parts:
            if self._may_end(parts):
                yield Chain(tuple(parts), parts[-1].gap.end)
            parts.pop()

    def _part(self, at: int, before: list[Part]) -> Part | None:
        text, limit = self.text, self.limit
        kinds = [part.kind for part in before]
        if kinds == ["source"] and text[at] in marks("slash"):  # "dpa/Berlin - "
            at = skip_white(text, at + 1)
            if at >= limit:
                return None
        char = text[at]
        if "date" not in kinds and _MAYBE_DATE.match(text, at, limit):
            if date := self._date(at) or self._foreign_date(at, kinds):
                return date
            if preposition := self._preposition(at):
                return self._part(preposition, before)
        if kinds.count("source") < 3:
            source = read_source(text, at, limit, reference_date=self.reference_date, language=self.language)
            if source and self._stands(source, before):
                return Part("source", at, source.end, self._gap_after(source), source=source)
        if char in brackets():
            return self._bracketed_date(at) if "date" not in kinds else None
        if "place" in kinds:
            return self._after_paper(at, before)
        places = read_places(text, at, limit)
        return Part("place", at, places[-1].end, read_gap(text, places[-1].end, limit), places) if places else None

    def _date(self, at: int) -> Part | None:
        """A date that the tables know, past the time of day behind it."""
        found = match_date(self.text, at, self.limit, reference_date=self.reference_date, language=self.language)
        if not found:
            return None
        return Part("date", at, found.end, read_gap(self.text, self._past_clock(found.end), self.limit), date=found)

    def _foreign_date(self, at: int, kinds: list[str]) -> Part | None:
        """A date in a language without a table, between a place and an agency in brackets: left to dateparser."""
        match = _FOREIGN_DATE.match(self.text, at, self.limit) if kinds == ["place"] else None
        if not match:
            return None
        gap = read_gap(self.text, match.end(), self.limit)
        source = read_source(self.text, gap.end, self.limit, reference_date=self.reference_date, language=self.language)
        if source is None or not source.wrapped or not source.known:
            return None
        found = read_span(match.group(), reference_date=self.reference_date, language=self.language)
        date = found or DateMatch(match.end(), None, "day", "unresolved")
        return Part("date", at, match.end(), gap, date=date._replace(end=match.end()))

    def _after_paper(self, at: int, before: list[Part]) -> Part | None:
        """A known place after a word of Arabic script and a dash ("اليوم - الدمام:"): the word was a paper's name."""
        first = before[0]
        if len(before) > 1 or first.gap.kind != "dash" or len(first.places) > 1 or self.text[at] in brackets():
            return None
        paper = first.places[0]
        if paper.case != "uncased" or " " in paper.name or paper.known:
            return None
        places = read_places(self.text, at, self.limit)
        if not places or not all(place.known for place in places):
            return None
        source = Source(first.start, first.end, (Mention(first.start, first.end, None),), wrapped=False)
        before[0] = Part("source", first.start, first.end, first.gap, source=source)
        return Part("place", at, places[-1].end, read_gap(self.text, places[-1].end, self.limit), places)

    def _stands(self, source: Source, before: list[Part]) -> bool:
        """Whether it is an agency and not "(Corrects figure) LONDON" or the first letters of a word."""
        if source.wrapped:
            return source.known or bool(before)
        return not self.text[source.end : source.end + 1].isalnum()

    def _gap_after(self, source: Source) -> Gap:
        """The gap after an agency, past its reporter: "РИА Новости, Анна Котова. "."""
        gap = read_gap(self.text, source.end, self.limit)
        match = _REPORTER.match(self.text, source.end, self.limit)
        if source.wrapped or gap.kind not in ("comma", "none") or not match:
            return gap
        run = read_run(self.text, match.end(), self.limit)
        if run is None or run.case not in ("title", "lower") or not 2 <= len(run.words) <= 3:
            return gap
        end = run.end - (self.text[run.end - 1] == ".")
        after = read_gap(self.text, end, self.limit)
        return after if after.kind == "stop" else gap

    def _bracketed_date(self, at: int) -> Part | None:
        """A date in brackets: OSLO and BERGEN (January 5, 2025) - ."""
        found = match_date(self.text, at + 1, self.limit, reference_date=self.reference_date, language=self.language)
        if not found or not self.text.startswith(brackets()[self.text[at]], found.end):
            return None
        return Part("date", at + 1, found.end, read_gap(self.text, found.end + 1, self.limit), date=found)

    def _preposition(self, at: int) -> int | None:
        """Where the date after a preposition begins: "دبي في 3 يناير"."""
        match = _BEFORE_DAY.match(self.text, at, self.limit)
        return match.end() if match and match[1].lower() in words("date_prepositions") else None

    def _past_clock(self, pos: int) -> int:
        """Past the time of day after a date: "2025-01-05 10:30"."""
        match = _CLOCK.match(self.text, pos, self.limit)
        if not match:
            return pos
        return match.end() if not match[1] or match[1].lower() in words("clocks") else match.end() - len(match[1])

    def _may_end(self, parts: list[Part]) -> bool:
        """Whether the gap after the last part may be the one before the story."""
        last = parts[-1]
        if last.gap.kind in CLOSING:
            return True
        if last.source and last.source.wrapped:
            return True
        return self._slash_ends(parts)

    def _slash_ends(self, parts: list[Part]) -> bool:
        """Whether a slash ends it: "MIAMI, FL / ACCESSWIRE / January 5, 2025 / The ..."."""
        last = parts[-1]
        at = skip_white(self.text, last.end)
        if (
            last.kind != "date"
            or not self.text.startswith("/", at)
            or not any(p.source and p.source.wrapped for p in parts)
        ):
            return False
        after = skip_white(self.text, at + 1)
        parts[-1] = last._replace(gap=Gap("slash", after))
        return True
