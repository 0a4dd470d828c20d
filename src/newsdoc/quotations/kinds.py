"""What a quotation is: somebody's words, a few words in passing, the title of a work.

The rules, in this order:
1. Nothing to read in it, or a value of markup (href="..."): other.
2. 《》 and 〈〉, and 『』 outside other marks, without a full stop: title.
3. Several paragraphs, several sentences, or more than `LONGEST_TITLE` words: speech.
4. Every word but the small ones ("of", "the") capitalised, at least two capitals, no full stop at the end unless the
   title ends a sentence begun outside: title. So is one word with a word such as "film" before it, and in a headline,
   which may capitalise everything, "film" is always needed.
5. More than `LONGEST_FRAGMENT` words: speech.
6. It begins a sentence or stands after a comma or colon, and ends with punctuation: speech ("No," he said).
7. It is a sentence by itself, with a full stop and, where the script has them, a capital: speech.
8. Everything else: fragment (the “surge” of 2007).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.data import table
from newsdoc.text import WHITE

if TYPE_CHECKING:
    from newsdoc.quotations.tree import Node

LONGEST_FRAGMENT = 5
LONGEST_TITLE = 10
# No title and no fragment is longer; what is need not be looked at.
_LONGEST = 90
_TITLES = frozenset({"title", "small title", "white corner"})
_BLANK = frozenset(WHITE)
_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_FIRST_EAST = "\u3040"
_SENTENCES = re.compile(r"[.!?…]['’”\"]?\s+[^\W\d_a-z]|[。！？].")
_STOPS = frozenset(".!?…。！？؟।")
_PAUSES = frozenset(",.!?…;—–-。！？，、؟،।")
_WORD_BEFORE = re.compile(r"[\w-]{1,20}(?=[\s\u00a0]{1,2}\Z)")
_MARKS = "’'\"”»›"


class TitleWords(NamedTuple):
    """Words that announce the title of a work, and words that titles do not capitalise."""

    works: frozenset[str]
    small: frozenset[str]


class Frame(NamedTuple):
    """The stretch that a quotation stands in; inside another quotation, that one's inside."""

    start: int
    end: int
    headline: bool


@cache
def title_words() -> TitleWords:
    """The words of all languages.

    Example:
        >>> "film" in title_words().works
        True
    """
    rows = table("title_words")
    return TitleWords(
        frozenset(word for row in rows for word in row["works"]),
        frozenset(word for row in rows for word in row["small"]),
    )


@cache
def _east_asian() -> re.Pattern[str]:
    # Made when a text needs it: of ranges that wide `re` looks at every character.
    return re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def _is_east_asian(inner: str) -> bool:
    return not inner.isascii() and max(inner) >= _FIRST_EAST and _east_asian().search(inner) is not None


def kind_of(text: str, node: Node, frame: Frame) -> str:
    """The kind of a quotation within one stretch, by the rules above."""
    start, end = node.opening.end, node.inner_end
    if node.start > frame.start and text[node.start - 1] == "=":
        return "other"
    family = node.opening.glyph.family
    if end - start > _LONGEST and family not in _TITLES:
        return "speech"
    inner = text[start : min(end, start + _LONGEST)].strip(WHITE)
    words = _WORD.findall(inner)
    if not words:
        return "other"
    if family in _TITLES and (inner[-1] not in _STOPS or family != "white corner"):
        return "title"
    if _SENTENCES.search(inner):
        return "speech"
    count = len(inner) // 2 if _is_east_asian(inner) else len(words)
    if count > LONGEST_TITLE:
        return "speech"
    if _is_title(text, node, inner, words, frame):
        return "title"
    if count > LONGEST_FRAGMENT or _is_said(text, node, inner, count, frame):
        return "speech"
    return "fragment"


def _is_title(text: str, node: Node, inner: str, words: list[str], frame: Frame) -> bool:
    before = _before(text, node, frame)
    if not words[0][0].isupper() or (inner[-1] in ".。" and not before.isalnum()):
        return False
    small = title_words().small
    capitals = 0
    for word in words:
        if word[0].isupper():
            capitals += 1
        elif not word[0].isdecimal() and word not in small:
            capitals = -1
            break
    if capitals > 1 and not frame.headline and not (inner[-1] in _STOPS and before in ",:"):
        return True
    # The film “Vertigo”, der Film „Das Boot“: not every language capitalises titles.
    if inner[-1] in _STOPS:
        return False
    begin = max(frame.start, node.opening.start - 24)
    announced = _WORD_BEFORE.search(text, begin, node.opening.start)
    return bool(announced and announced.group().lower() in title_words().works)


def _is_said(text: str, node: Node, inner: str, count: int, frame: Frame) -> bool:
    """Whether a short quotation is all that somebody said."""
    last = inner.rstrip(_MARKS)[-1:]
    before = _before(text, node, frame)
    after = text[node.end : min(node.end + 1, frame.end)]
    if before in ":：":
        return True
    if last in _PAUSES or after in ",，":
        if not before or before in '.!?…。！？"”’':
            return bool(after) or last in _STOPS
        if before in ",，":
            return last in _PAUSES and (count > 1 or inner[0].isupper())
    if last not in _STOPS or inner[0].islower():
        return False
    caseless = not inner[0].isupper()
    return caseless or count > 2 or last in "!?"


def _before(text: str, node: Node, frame: Frame) -> str:
    """The visible character before a quotation, empty at the head of its stretch."""
    at = node.opening.start
    while at > frame.start and text[at - 1] in _BLANK:
        at -= 1
    return text[at - 1] if at > frame.start else ""
