"""What stands between two parts of a dateline, and between the dateline and the story: blanks, a comma, a dash ..."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsdoc.dateline.vocabulary import marks
from newsdoc.text import WHITE

BLANK = r"[ \t\xa0\u2009\u202f\u3000\u200b-\u200f]"
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
_BLANKS = frozenset(WHITE)
_WHITE = re.compile(f"[{re.escape(WHITE)}]{{0,200}}")

CLOSING = frozenset({"dash", "colon", "equals", "stop", "line", "slash"})


class Gap(NamedTuple):
    """A gap: its kind, where what follows begins, and whether its dash cannot be a hyphen inside a word.

    The kinds: "dash", "colon", "equals" and "stop" (a full stop) may part the dateline from the story, and so may
    "slash" ("MIAMI, FL / ACCESSWIRE / January 5, 2025 / The ..."); "line" is the end of a line; "comma", "blank"
    and "none" hold the dateline together.
    """

    kind: str
    end: int
    loose: bool = False


def read_gap(text: str, pos: int, limit: int) -> Gap:
    """The gap at `pos`; a dash counts even if a comma or full stop precedes it ("(EFE).-", "Aug. 25. - ").

    Example:
        >>> read_gap("LONDON -- Rain", 6, 14), read_gap("Berlin (dpa)", 6, 12)
        (Gap(kind='dash', end=10, loose=True), Gap(kind='blank', end=7, loose=False))
    """
    match = _pattern().match(text, pos, limit)
    assert match is not None  # every part is optional  # noqa: S101
    point, mark = match["point"], match["mark"]
    end = match.end()
    if mark:
        if mark[0] in marks("colon"):
            return Gap("colon", skip_white(text, end), loose=True)
        if mark[0] in marks("equals"):
            return Gap("equals", skip_white(text, end), loose=True)
        after = skip_white(text, end)
        loose = len(mark.strip()) > 1 or mark[0] not in "-_" or match.start("mark") > pos or mark[-1] != mark[0]
        return Gap("dash", after, loose or after > end)
    after = skip_white(text, end)
    if point:
        comma = any(char in marks("comma") for char in point)
        if comma or (after == match.end("point") and text[after : after + 1].isalnum()):
            return Gap("comma" if comma else "none", after)
        return Gap("stop", after)
    if end >= len(text) or text[end] in _LINE_ENDS:
        if after < limit and text[after] in marks("dash"):
            return read_gap(text, after, limit)
        return Gap("line", after)
    return Gap("blank" if after > pos else "none", after)


def skip_white(text: str, pos: int) -> int:
    r"""The first visible character from `pos` on.

    Example:
        >>> skip_white("- \n Rain", 1)
        4
    """
    while text[pos : pos + 1] in _BLANKS and (match := _WHITE.match(text, pos)):
        pos = match.end()
    return pos


@cache
def _pattern() -> re.Pattern[str]:
    points = re.escape(marks("comma") + marks("stop"))
    dash, others = re.escape(marks("dash")), re.escape(marks("colon") + marks("equals"))
    return re.compile(
        rf"{BLANK}{{0,8}}(?P<point>[{points}]{{0,2}}){BLANK}{{0,4}}(?P<mark>(?:[{dash}]{{1,4}}{BLANK}{{0,4}}){{1,2}}|[{others}])?"
    )
