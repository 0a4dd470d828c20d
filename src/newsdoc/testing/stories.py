"""Invented wire stories in the forms that agencies use, each with the spans that a parser should find.

The words stand in data/story_words.json, the forms in data/story_families.json: a new language or agency is rows there.
Persons, firms and events are made up; the places exist. The same seed gives the same story on every machine.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from newsdoc.data import table
from newsdoc.testing.markup import Style, render, substitute

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]
_FIELD = re.compile(r"\{([\w-]+)\}")


@dataclass(frozen=True, slots=True)
class SyntheticStory:
    """A story and what stands where in it; spans are (start, end), None or () where it has no such element.

    Attributes:
        seed: What it was made from, together with `family`.
        family: A row of data/story_families.json ("reuters-1987").
        language: ISO 639-1 code.
        text: The story.
        issued: The day it was sent.
        date: The day its dateline means, None where the dateline has no date.
        quotations: The outermost ones, in text order, marks included.
    """

    seed: int
    family: str
    language: str
    text: str
    issued: dt.date
    date: dt.date | None
    body_start: int
    paragraphs: tuple[Span, ...]
    quotations: tuple[Span, ...]
    headline: Span | None
    slugline: Span | None
    byline: Span | None
    authors: tuple[Span, ...]
    dateline: Span | None
    places: tuple[Span, ...]
    agencies: tuple[Span, ...]
    date_text: Span | None
    credit_line: Span | None
    sign_off: Span | None

    def words(self, span: Span | None) -> str | None:
        """The text of a span.

        Example:
            >>> first = story(1, family="irna")
            >>> first.words(first.dateline).endswith(", IRNA")
            True
        """
        return None if span is None else self.text[span[0] : span[1]]


def families() -> tuple[str, ...]:
    """The names of the forms that stories come in.

    Example:
        >>> "reuters-1987" in families()
        True
    """
    return tuple(table("story_families"))


def stories(count: int, *, start: int = 0, paragraphs: int | None = None) -> Iterator[SyntheticStory]:
    """`count` stories, the families in turn.

    Example:
        >>> [each.family for each in stories(2)]
        ['reuters', 'reuters-1987']
    """
    for seed in range(start, start + count):
        yield story(seed, paragraphs=paragraphs)


def story(seed: int, *, family: str | None = None, paragraphs: int | None = None) -> SyntheticStory:
    """Make a story.

    Args:
        seed: Any whole number; the same one gives the same story.
        family: A name of `families()`, or None to have the seed choose.
        paragraphs: How many paragraphs, or None for two to nine.

    Example:
        >>> made = story(3, family="efe")
        >>> made.words(made.agencies[0])
        'EFE'
    """
    names = families()
    name = family or names[seed % len(names)]
    row = table("story_families")[name]
    chance = random.Random(f"{name}/{seed}")  # noqa: S311
    day = dt.date(row.get("year") or chance.randint(2001, 2025), chance.randint(1, 12), chance.randint(1, 28))
    writer = _Writer(chance, row["language"], day)
    count = chance.randint(2, 9) if paragraphs is None else paragraphs
    gap = row.get("gap", "\n\n")
    body = gap.join(f"<p>{writer.paragraph(row.get('joint', ' '))}</p>" for _ in range(count))
    template = writer.write("".join(chance.choice(row[part]) for part in ("head", "lead")), single=True)
    template += body + writer.write(chance.choice(row["tail"]), single=True)
    style = Style(tuple(row["marks"]), gap, row.get("columns"))
    text, spans = render(template.replace("’", row["apostrophe"]), style)
    text, moved = substitute(text, "\n", row.get("newline", "\n"))

    def found(label: str) -> tuple[Span, ...]:
        return tuple((moved(start), moved(end)) for start, end in spans.get(label, ()))

    def one(label: str) -> Span | None:
        return next(iter(found(label)), None)

    return SyntheticStory(
        seed, name, row["language"], text, day, day if one("date") else None,
        body_start=found("p")[0][0] if count else len(text), paragraphs=found("p"), quotations=found("q"),
        headline=one("headline"), slugline=one("slugline"), byline=one("byline"), authors=found("author"),
        dateline=one("dateline"), places=found("place"), agencies=found("agency"), date_text=one("date"),
        credit_line=one("credit_line"), sign_off=one("sign_off"),
    )  # fmt: skip


@cache
def _words(language: str) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for code, kind, text in table("story_words"):
        if code == language:
            kinds.setdefault(kind, []).append(text)
    return kinds


class _Writer:
    """Fills the fields of templates: some are one thing for the whole story, others are drawn anew each time."""

    def __init__(self, chance: random.Random, language: str, day: dt.date) -> None:
        self._chance = chance
        self._kinds = _words(language)
        self._decks: dict[str, list[str]] = {}
        self._single = self._whole_story(day)

    def _whole_story(self, day: dt.date) -> dict[str, str]:
        known: dict[str, Any] = {
            "day": day.day, "dd": f"{day.day:02}", "m": day.month, "mm": f"{day.month:02}",
            "yyyy": day.year, "yy": f"{day.year % 100:02}", "serial": f"{self._chance.randint(1, 9999):04}",
        }  # fmt: skip
        for kind, field in (("months", "month"), ("ap_months", "ap_month"), ("short_months", "short_month")):
            if kind in self._kinds:
                known[field] = self._kinds[kind][0].split()[day.month - 1]
        for role in ("author", "editor", "other"):
            known[role] = self._draw("person")
        for kind in ("place", "us_place", "headline", "slug"):
            if kind in self._kinds:
                known[kind] = self._draw(kind)
        city, comma, state = known.get("us_place", "").partition(",")
        upper = {field.upper(): str(value).upper() for field, value in known.items()}
        if "slug" in known:
            upper["SLUG-"] = upper["SLUG"].replace(" ", "-")
        return known | upper | {"us_PLACE": city.upper() + comma + state}

    def _draw(self, kind: str) -> str:
        """One row of a kind; none comes twice before all have come."""
        deck = self._decks.setdefault(kind, [])
        if not deck:
            deck += self._kinds[kind]
            self._chance.shuffle(deck)
        return self.write(deck.pop())

    def write(self, template: str, *, single: bool = False) -> str:
        """Fill in the fields of a template; `single` takes what the whole story has one of."""

        def value(match: re.Match[str]) -> str:
            field = match[1]
            if single and field in self._single:
                return str(self._single[field])
            if field == "number":
                return str(self._chance.randint(2, 900))
            if field == "weekday":
                return self._chance.choice(self._kinds["weekdays"][0].split())
            return self._draw(field)

        return _FIELD.sub(value, template)

    def paragraph(self, joint: str) -> str:
        """One to three sentences, some of them quoted; now and then a quotation that runs on."""
        if "long_quote" in self._kinds and self._chance.random() < 0.12:
            return self._draw("long_quote")
        kinds = self._chance.choices(["sentence", "quote"], k=self._chance.randint(1, 3))
        return joint.join(self._draw(kind) for kind in kinds)
