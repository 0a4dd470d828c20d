"""Runs of words that may be a name: where they end, and how they are written."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsdoc.dateline.agencies import match_agency
from newsdoc.dateline.dates import match_date
from newsdoc.dateline.places import is_known_place
from newsdoc.dateline.vocabulary import words
from newsdoc.text import WHITE

_MARKS = re.escape(WHITE) + r"\d,;:()\[\]{}<>|/\\=+*^~_#@%$€£\"“”„«»‹›!?…،؛：，。、（）［］【】〔〕「」『』／＝–—―−"
# "St.", "W.Va", "D'ALENE", "Port-au-Prince", "'s-Hertogenbosch"; whether a full stop belongs to it is seen later.
_INSIDE = r"\-.'’‑‐\u200c\u200d"
_WORD = re.compile(rf"['’]?[^{_MARKS}{_INSIDE}]{{1,40}}(?:[{_INSIDE}][^{_MARKS}{_INSIDE}]{{1,40}}){{0,8}}+\.?")
_BETWEEN = re.compile(r"[ \xa0\u202f\u3000]{1,2}")
_MONTH_FIRST = re.compile(r"[^\W\d_]{3,12}+\.?,? {0,2}\d")
_BEFORE_MARK = re.compile(r"[^\W\d_]{2,20}+(?:[ -][^\W\d_]{2,12}+)? {0,2}[-–—_:/=,]")
_SAINTS = ("st", "ste", "ft", "mt")

MOST_WORDS = 8
_SHORT = 4  # "St." and "W." stand before a word, after "Котова." a sentence begins


class Run(NamedTuple):
    """Words in a row; `case` is "caps", "title", "uncased" (Arabic, Chinese ...), "lower" or "mixed"."""

    words: tuple[tuple[int, int], ...]
    case: str

    @property
    def start(self) -> int:
        """Its first character."""
        return self.words[0][0]

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.words[-1][1]


def read_run(text: str, pos: int, limit: int) -> Run | None:
    """The words at `pos` that may be a name: up to a mark, a date, an agency or a word in small letters.

    Example:
        >>> run = read_run("Rio de Janeiro, 3 May", 0, 21)
        >>> run.end, run.case
        (14, 'title')
    """
    found: list[tuple[int, int]] = []
    cases: set[str] = set()
    at = pos
    while len(found) < MOST_WORDS:
        match = _WORD.match(text, at, limit)
        if not match or (found and _other_part(text, pos, at, limit)):
            break
        start, end = match.span()
        case = case_of(match[0])
        if case == "uncased" and (hyphen := text.find("-", start, end)) > 0:
            end = hyphen
        if _is_particle(match[0], case):
            case = "particle"
        elif case == "lower" and found and cases != {"lower"}:
            if not _known_in_small(text, pos, end, limit):
                break
            case = "title"
        found.append((start, end))
        cases.add(case)
        between = _BETWEEN.match(text, end, limit)
        if not between or end != match.end() or (text[end - 1] == "." and end - start > _SHORT):
            break
        at = between.end()
    cases.discard("particle")
    while found and text[slice(*found[-1])] in words("date_prepositions") and text[at : at + 1].isdigit():
        found.pop()
    if not found or not cases:
        return None
    return Run(tuple(found), cases.pop() if len(cases) == 1 else "mixed")


def _is_particle(word: str, case: str) -> bool:
    """A word inside names whose case tells nothing: "de", "and", "St."."""
    key = word.lower()
    return key.rstrip(".") in _SAINTS or (case == "lower" and (key in words("particles") or key in words("joins")))


def case_of(word: str) -> str:
    """How a word is written: "McALLEN" and "DeKALB" count as capitals.

    Example:
        >>> case_of("McALLEN"), case_of("Bonn"), case_of("dpa"), case_of("جدة")
        ('caps', 'title', 'lower', 'uncased')
    """
    if word.isupper():
        return "caps"
    first = word[:1]
    if first.isalpha() and (first.isupper() or first.islower()) and word[1:].islower():  # nothing to be counted
        return "title" if first.isupper() else "lower"
    upper = sum(map(str.isupper, word))
    lower = sum(map(str.islower, word))
    if not upper and not lower:
        return "uncased"
    if not lower or (upper > lower and upper > 1):
        return "caps"
    first = next(char for char in word if char.isalpha())
    return "lower" if first.islower() else "title"


def _known_in_small(text: str, start: int, end: int, limit: int) -> bool:
    """A known name that ends at a comma, though a word of it has a small letter: "San jose, jan 5 - "."""
    return end < limit and text[end] == "," and is_known_place(text[start:end])


def _other_part(text: str, start: int, at: int, limit: int) -> bool:
    """Whether a date or an agency begins in the middle of the run: "Benin Jan. 5, 2025", "PERTH AAP -"."""
    if _MONTH_FIRST.match(text, at, limit) and match_date(text, at, limit):
        return True
    if not _BEFORE_MARK.match(text, at, limit):
        return False
    agency = match_agency(text, at, limit)
    if agency is None or text[agency[0] : agency[0] + 2].strip()[:1].isalnum():
        return False
    return not is_known_place(text[start : agency[0]])  # "SANTA ANA" is not the ANA of Santa


@cache
def web_endings() -> tuple[str, ...]:
    """What a name ends in that is the address of a site: ".com"."""
    return tuple("." + ending for ending in sorted(words("web_endings")))
