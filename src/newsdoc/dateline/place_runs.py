"""The places of a dateline: one or several names, each with what tells it from others of that name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsdoc.dateline.agencies import find_agency, match_agency
from newsdoc.dateline.dates import match_date
from newsdoc.dateline.gaps import read_gap
from newsdoc.dateline.gazetteer import Qualifier, find_places, is_known_place, is_no_city, read_qualifier
from newsdoc.dateline.runs import Run, case_of, read_run
from newsdoc.dateline.vocabulary import brackets, marks, words

_MOST_PLACES = 6
_BRACKETED = re.compile(r"[ \xa0]{0,2}[(\[]([^()\[\]\n]{2,30})[)\]]")
_SLASH = re.compile(rf"([ \xa0]?)[{re.escape(marks('slash'))}]([ \xa0]?)")


class Place(NamedTuple):
    """A place as written: `start` to `end` with its qualifier, `name_end` without."""

    start: int
    end: int
    name_end: int
    name: str
    case: str
    qualifier: str | None = None

    @property
    def known(self) -> bool:
        """The gazetteer has it, or it is one of the places that are no city."""
        return _known(self.name)

    @property
    def sure(self) -> bool:
        """Known, or followed by a known state or country."""
        return self.known or (self.qualifier is not None and _reading(self.qualifier) is not None)


@lru_cache(maxsize=2048)
def _known(name: str) -> bool:
    return is_known_place(name) or is_no_city(name)


@lru_cache(maxsize=2048)
def _reading(qualifier: str) -> Qualifier | None:
    return read_qualifier(qualifier)


def read_places(text: str, pos: int, limit: int) -> tuple[Place, ...]:
    """The places that begin at `pos`, as far as a date, an agency or the gap before the story.

    Example:
        >>> [(place.name, place.qualifier) for place in read_places("SAVANNAH, Ga., and BERN -", 0, 25)]
        [('SAVANNAH', 'Ga.'), ('BERN', None)]
    """
    run = read_run(text, pos, limit)
    if run is None:
        return ()
    places = _split(text, run)
    while len(places) < _MOST_PLACES:
        more = _after_slash(text, places, limit) or _after_comma(text, places, limit)
        if not more:
            break
        places = more
    return tuple(places)


def _split(text: str, run: Run) -> list[Place]:
    """The names of a run: "VILNIUS and RIGA" are two, "BOSNIA AND HERZEGOVINA" is one."""
    whole = _place(text, run.words, run.case)
    cuts = [i for i, word in enumerate(run.words) if 0 < i < len(run.words) - 1 and _joins(text, word)]
    if not cuts or whole.known or _reading(whole.name):
        return [whole]
    parts, begin = [], 0
    for cut in (*cuts, len(run.words)):
        part = _place(text, run.words[begin:cut], run.case)
        if not part.known and any(text[slice(*run.words[c])].isupper() for c in cuts):
            return [whole]
        parts.append(part)
        begin = cut + 1
    return parts if all(part.name for part in parts) else [whole]


def _joins(text: str, word: tuple[int, int]) -> bool:
    return text[slice(*word)].lower() in words("joins")


def _place(text: str, spans: tuple[tuple[int, int], ...], case: str) -> Place:
    """A place of these words; a state at their end without a comma ("SALEM Ore.") is its qualifier."""
    if not spans:
        return Place(0, 0, 0, "", case)
    start, end = spans[0][0], spans[-1][1]
    if len(spans) > 1 and (case == "mixed" or text[end - 1] == "."):
        for cut in (1, 2):
            if len(spans) <= cut:
                break
            last = text[spans[-cut][0] : end]
            name = text[start : spans[-cut - 1][1]]
            if (text[end - 1] == "." or case_of(last) != case_of(name)) and _reading(last) and _known(name):
                return Place(start, end, spans[-cut - 1][1], name, case_of(name), last)
    if text[end - 1] == "." and not _abbreviated(text, spans[-1]):
        end -= 1
    return Place(start, end, end, text[start:end], case)


def _abbreviated(text: str, word: tuple[int, int]) -> bool:
    return "." in text[word[0] : word[1] - 1]


def _after_slash(text: str, places: list[Place], limit: int) -> list[Place] | None:
    """After a slash: "LIMA/QUITO" are two places, "Frankfurt/Main" is one, "/ ACCESSWIRE /" is none."""
    last = places[-1]
    match = _SLASH.match(text, last.end, limit)
    if not match or match_agency(text, match.end(), limit):
        return None
    run = read_run(text, match.end(), limit)
    if run is None:
        return None
    following = _split(text, run)
    if last.qualifier is None and following[0].name.lower() in words("rivers"):
        river = following[0]
        return [*places[:-1], last._replace(end=river.end, name_end=river.end, name=text[last.start : river.end])]
    if (match[1] or match[2]) and not all(place.known for place in following):
        return None
    return [*places, *following]


def _after_comma(text: str, places: list[Place], limit: int) -> list[Place] | None:
    """What follows a comma: a qualifier of the last place, or another place."""
    last = places[-1]
    if last.qualifier is None and (match := _BRACKETED.match(text, last.end, limit)):
        known = _is_region_of(last, match[1]) if len(match[1]) <= 3 else _reading(match[1]) is not None
        known = known and find_agency(match[1]) is None
        return [*places[:-1], last._replace(end=match.end(), qualifier=match[1])] if known else None
    gap = read_gap(text, last.end, limit)
    if gap.kind != "comma" or gap.end >= limit or text[gap.end] in brackets():
        return None
    run = read_run(text, gap.end, limit)
    if run is None or _begins_date(text, run, limit):
        return None
    if len(run.words) > 1 and _joins(text, run.words[0]):  # "TEHRAN, Iran, and VIENNA (AP)"
        return [*places, *_split(text, Run(run.words[1:], run.case))]
    following = _split(text, run)
    if len(following) > 1:
        return _as_places(text, places) + following
    return _qualified(text, places, run, limit)


def _begins_date(text: str, run: Run, limit: int) -> bool:
    """Whether a date begins here; "Mo." and "Pa." before one are states and not Monday in other languages."""
    after = read_gap(text, run.words[0][1], limit)
    if len(run.words) == 1 and after.kind == "comma" and _reading(text[run.start : run.end]):
        return False
    return match_date(text, run.start, limit) is not None


def _as_places(text: str, places: list[Place]) -> list[Place]:
    """Before "X AND Y" what looked like a qualifier was a place: "BRASÍLIA, SÃO PAULO E RECIFE"."""
    last = places[-1]
    if last.qualifier is None or last.case != case_of(last.qualifier) or not _known(last.qualifier):
        return places
    start = text.rindex(last.qualifier, last.start, last.end)
    return [
        *places[:-1],
        last._replace(end=last.name_end, qualifier=None),
        Place(start, last.end, last.end, last.qualifier, last.case),
    ]


def _qualified(text: str, places: list[Place], run: Run, limit: int) -> list[Place] | None:
    last = places[-1]
    words_ = text[run.start : run.end]
    after = read_gap(text, run.end, limit)
    if (agency := match_agency(text, run.start, limit)) and not _is_region_of(last, words_):
        at_end = agency[0] >= run.end - 1 or not text[agency[0]].isalnum()
        if at_end:
            return None
    known = _reading(words_)
    if known is None and run.case == last.case and last.known and _known(words_):
        return [*places, *_split(text, run)]
    if known is None and not _looks_qualifying(text, run, after.kind, limit):
        return None
    end = run.end - (text[run.end - 1] == "." and after.kind == "line")
    # The first qualifier that is known counts: "ELMFIELD, Grand Cayman, West Indies", "ELMFIELD, Ontario, Canada".
    first = last.qualifier if last.qualifier and (known is None or _reading(last.qualifier)) else None
    return [*places[:-1], last._replace(end=end, qualifier=first or text[run.start : end])]


def _is_region_of(place: Place, qualifier: str) -> bool:
    """Whether the place is there, if it is known at all: "ELMFIELD, PA - ", but "LONDON, PA - " has an agency."""
    reading = _reading(qualifier)
    if reading is None:
        return False
    return not place.known or any(
        found.country == reading.country and reading.region in (None, found.region) for found in find_places(place.name)
    )


def _looks_qualifying(text: str, run: Run, gap: str, limit: int) -> bool:
    """An unknown qualifier is believed where a date or an agency in brackets follows it at once."""
    if len(run.words) > 4 or run.case not in ("caps", "title", "uncased"):
        return False
    after = read_gap(text, run.end, limit)
    if gap not in ("comma", "blank") or after.end >= limit:
        return False
    char = text[after.end]
    if gap == "blank":
        return char in brackets()
    return char in brackets() or match_date(text, after.end, limit) is not None or _date_further(text, after.end, limit)


def _date_further(text: str, pos: int, limit: int) -> bool:
    run = read_run(text, pos, limit)
    if run is None:
        return False
    gap = read_gap(text, run.end, limit)
    return gap.kind == "comma" and gap.end < limit and match_date(text, gap.end, limit) is not None
