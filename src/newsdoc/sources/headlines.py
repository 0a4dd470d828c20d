"""Names in headlines that capitalise every word: only those that the story itself has."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from newsdoc.sources.names import Name
from newsdoc.sources.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection

    from newsdoc.parts import HeadlinePart
    from newsdoc.sources.phrases import Prose
    from newsdoc.sources.roster import Roster
    from newsdoc.sources.speakers import Speaker
    from newsdoc.text.tokens import Tokens

_LONGEST = 5  # words of a name
_LONGEST_HEADLINE = 80  # tokens; what is longer is no headline, whatever it looks like


def headline_length(tokens: Tokens, headline: HeadlinePart | None) -> int:
    """How many tokens the headline of a story has; 0 where it has none."""
    if headline is None or not len(tokens) or tokens.starts[0] < headline.start:
        return 0
    count = bisect_left(tokens.starts, headline.end)
    return count if count <= _LONGEST_HEADLINE else 0


def in_capitals(tokens: Tokens, count: int) -> bool:
    """Whether the capitals of a headline of `count` tokens tell nothing; not so in "Ada Stone says port will close"."""
    words = [word for word in tokens.words[:count] if word[:1].isalpha() and len(word) > 3]
    return 8 * sum(word[0].isupper() for word in words) > 7 * len(words)


def full_names(tokens: Tokens, count: int, words: Collection[str]) -> list[Name]:
    """Full names that only the headline has: "Ada Stone: I Am Tired" above a story that says "Stone" throughout.

    Args:
        tokens: The tokens of the story.
        count: How many of them the headline has.
        words: Single names in the story below.
    """
    first_names = vocabulary().first_names
    found = []
    for at in range(count - 1):
        gender = first_names.get(tokens.lower[at])
        if gender is not None and tokens.lower[at + 1] in words and tokens.words[at][:1].isupper():
            found.append(Name(at, at + 2, at, (tokens.lower[at], tokens.lower[at + 1]), "person", gender, ()))
    return found


def headline_names(prose: Prose, roster: Roster, count: int) -> dict[Speaker, list[tuple[int, int]]]:
    """The names of a story in the first `count` tokens, by speaker."""
    found: dict[Speaker, list[tuple[int, int]]] = {}
    words = tuple(word.rstrip(".") for word in prose.tokens.lower[:count])
    borne = [roster.has(word) for word in words]
    at = 0
    while at < count:
        longest = min(count, at + _LONGEST) if prose.tokens.words[at][:1].isupper() else at
        for end in range(longest, at, -1):
            speaker = roster.bearer(words[at:end]) if borne[at] or borne[end - 1] else None
            if speaker is not None:
                found.setdefault(speaker, []).append(prose.span(at, end))
                at = end - 1
                break
        at += 1
    return found
