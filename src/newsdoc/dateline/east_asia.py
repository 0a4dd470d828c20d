"""The datelines of Chinese, Japanese and Korean wires: in brackets, or run together before the word for "wire".

新华社北京1月5日电（记者李明）, 【ロンドン＝田中花子】, ［東京　５日　ロイター］, (서울=연합뉴스) 김하나 기자 =
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.dateline.agencies import match_agency
from newsdoc.dateline.agency_marks import Mention
from newsdoc.dateline.dates import DateMatch, match_date
from newsdoc.dateline.gaps import read_gap, skip_white
from newsdoc.dateline.gazetteer import is_known_place, is_no_city
from newsdoc.dateline.place_runs import Place
from newsdoc.dateline.vocabulary import brackets, words
from newsdoc.text import WHITE

if TYPE_CHECKING:
    import datetime as dt

_LONGEST = 60
_FIRST = "\u2e80"  # the first East Asian character
# Between two things in brackets; after "＝" a reporter or an agency stands.
_BETWEEN = re.compile(rf"[{re.escape(WHITE)}・·•、,，/／|-]{{1,4}}")
_TOKEN = re.compile(rf"[^{re.escape(WHITE)}・·、,，/／|＝=()（）［］\[\]【】〔〕\d０-９]{{1,20}}")
_PLACE = re.compile(r"[^\W\d]{1,14}(?:[ 、／/·・][^\W\d]{1,8}){0,3}")
_NAME = re.compile(r"[^ 、／/·・]{1,14}")
_NAMES = re.compile(r"[ \u3000]{0,2}[（(]([^（）()\n]{1,40})[）)]")


# Made when a text needs them: of ranges that wide `re` looks at every character.
@cache
def _paper() -> re.Pattern[str]:
    """A paper or site that no registry knows, by its last letter: 本报, 海港日报."""
    return re.compile(r"[\u4e00-\u9fff]{1,5}?[社网報报]")


@cache
def _han_names() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff]{2,4}(?:[ \u3000、][\u4e00-\u9fff]{2,4}){0,3}")


@cache
def _hangul() -> re.Pattern[str]:
    return re.compile(r"[가-힣A-Za-z·, ]{2,60}?=[ \xa0]{0,2}")


class Found(NamedTuple):
    """A dateline before it is put into a DatelinePart."""

    start: int
    end: int
    body: int
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    date: tuple[int, DateMatch] | None = None


def may_be_east_asian(text: str, pos: int, limit: int) -> bool:
    """A cheap look at the first characters.

    Example:
        >>> may_be_east_asian("(서울=", 0, 4), may_be_east_asian("(AP)", 0, 4)
        (True, False)
    """
    if pos >= limit:
        return False
    return text[pos] >= _FIRST or (text[pos] in brackets() and text[pos + 1 : pos + 2] >= _FIRST)


def find_east_asian(text: str, pos: int, limit: int, *, reference_date: dt.date | None) -> Found | None:
    """The dateline that begins at `pos`, or None.

    Example:
        >>> found = find_east_asian("新华社北京1月5日电（记者李明）今天", 0, 20, reference_date=None)
        >>> found.end, found.body, found.places[0].name
        (10, 16, '北京')
    """
    if text[pos] in brackets():
        return _bracketed(text, pos, limit, reference_date)
    for word in words("wire_starts"):
        if text.startswith(word, pos):
            pos += len(word)
            break
    return _run_together(text, pos, limit, reference_date)


def _run_together(text: str, pos: int, limit: int, reference_date: dt.date | None) -> Found | None:
    """Agency, place, date and the word for "wire" or "report" without a blank between."""
    agency = match_agency(text, pos, limit)
    paper = None if agency else _paper().match(text, pos, limit)
    at = agency[0] if agency else paper.end() if paper else pos
    if at == pos:
        return None
    name = _PLACE.match(text, at, limit)
    places = _names(text, _past_reporter(text, *name.span()), name.end()) if name else ()
    begin = name.end() if name else at
    date = match_date(text, begin, limit, reference_date=reference_date)
    if date is None or not (agency or (places and all(is_known_place(place.name) for place in places))):
        return None
    end = next((date.end + len(w) for w in words("wire_ends") if text.startswith(w, date.end)), None)
    if end is None and (paper or read_gap(text, date.end, limit).kind not in ("dash", "colon")):
        return None
    mention = Mention(pos, at, agency[1] if agency else None)
    return Found(pos, end or date.end, _past_reporters(text, end or date.end), places, (mention,), (begin, date))


def _past_reporter(text: str, start: int, end: int) -> int:
    """Where the place begins in 中央社記者李明台北: what is known at the end, after two to four letters of a name."""
    word = next((word for word in words("reporters") if text.startswith(word, start)), None)
    if word is None:
        return start
    first = start + len(word)
    return next((at for at in range(first + 2, min(first + 5, end - 1)) if is_known_place(text[at:end])), start)


def _names(text: str, start: int, end: int) -> tuple[Place, ...]:
    return tuple(_place(text, *match.span()) for match in _NAME.finditer(text, start, end))


def _place(text: str, start: int, end: int) -> Place:
    return Place(start, end, end, text[start:end], "uncased")


def _bracketed(text: str, pos: int, limit: int, reference_date: dt.date | None) -> Found | None:
    close = text.find(brackets()[text[pos]], pos + 1, min(limit, pos + _LONGEST))
    if close < 0:
        return None
    together = _run_together(text, pos + 1, close, reference_date)
    if together and together.end == close:
        return together._replace(start=pos, end=close + 1, body=_past_reporters(text, close + 1))
    inside = _Inside.read(text, pos + 1, close, reference_date)
    if inside is None or not inside.enough():
        return None
    places = tuple(inside.places)
    return Found(pos, close + 1, _past_reporters(text, close + 1), places, tuple(inside.mentions), inside.date)


class _Inside(NamedTuple):
    """What stands in the brackets, in order; `named` tells that an equals sign joined a place with a reporter."""

    places: list[Place]
    mentions: list[Mention]
    date: tuple[int, DateMatch] | None
    named: bool
    others: int

    @classmethod
    def read(cls, text: str, start: int, end: int, reference_date: dt.date | None) -> _Inside | None:
        places: list[Place] = []
        mentions: list[Mention] = []
        date: tuple[int, DateMatch] | None = None
        named, others, at, after_equals = False, 0, start, False
        while at < end:
            if between := _BETWEEN.match(text, at, end):
                after_equals = after_equals and text[between.start()] not in "、,，"
                at = between.end()
                continue
            if text[at] in "＝=":
                after_equals, named, at = True, True, at + 1
                continue
            if date is None and (found := match_date(text, at, end, reference_date=reference_date)):
                date, at = (at, found), found.end
                continue
            token = _TOKEN.match(text, at, end)
            if token is None:
                return None
            stop = _take(text, at, token.end(), places, mentions, after_equals=after_equals)
            others += stop == 0
            at = stop or token.end()
        return cls(places, mentions, date, named, others)

    def enough(self) -> bool:
        """An agency, or a known place with a date or with an equals sign and a reporter; few other words."""
        known = bool(self.places) and all(is_known_place(p.name) or is_no_city(p.name) for p in self.places)
        agency = any(mention.agency for mention in self.mentions)
        if agency:
            return self.others == 0 or self.named or (not self.places and self.others <= 2)
        return known and self.others == 0 and (self.named or self.date is not None)


def _take(text: str, start: int, end: int, places: list[Place], mentions: list[Mention], *, after_equals: bool) -> int:
    """An agency, a place, or both run together (ロンドン共同): where it ends, 0 if neither."""
    agency = match_agency(text, start, end) or match_agency(text, start, end + 8)
    if agency and agency[0] >= end:
        mentions.append(Mention(start, *agency))
        return agency[0]
    if after_equals:
        return end
    for at in range(start + 1, end - 1):
        agency = match_agency(text, at, end)
        if agency and agency[0] == end:
            mentions.append(Mention(at, *agency))
            places.append(_place(text, start, at))
            return end
    if agency := match_agency(text, start, end):  # 新華社北京
        mentions.append(Mention(start, *agency))
        places.append(_place(text, agency[0], end))
        return end
    if mentions and not is_known_place(text[start:end]):
        return 0
    places.append(_place(text, start, end))
    return end


def _past_reporters(text: str, pos: int) -> int:
    """Past the reporter and the gap: （记者李明）, 김하나 기자 =, " - "."""
    limit = min(len(text), pos + 80)
    if (match := _NAMES.match(text, pos, limit)) and _is_reporter(match[1]):
        pos = match.end()
    at = skip_white(text, pos)
    if (match := _hangul().match(text, at, limit)) and _reporter_pattern().search(match[0]):
        return skip_white(text, match.end())
    gap = read_gap(text, pos, limit)
    return gap.end if gap.kind in ("dash", "colon", "equals") else at


def _is_reporter(content: str) -> bool:
    return bool(_reporter_pattern().search(content) or _han_names().fullmatch(content))


@cache
def _reporter_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words("reporters")), key=len, reverse=True)))
