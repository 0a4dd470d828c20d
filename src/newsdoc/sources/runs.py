"""Runs of capitalised words that may be names: where each begins and how far it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.sources.capitals import is_capital
from newsdoc.sources.vocabulary import names_role, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.sources.capitals import Capitals

_LONGEST = 12  # words: a run beyond it is a line in capitals, not a name


def find_runs(capitals: Capitals) -> Iterator[tuple[int, int]]:
    """The runs of a story, tokens `[first, last)`, in text order.

    Example:
        >>> from newsdoc.sources.capitals import Capitals
        >>> from newsdoc.text.tokens import tokenize
        >>> tokens = tokenize("Then Ada Stone of the Bank of Ruritania spoke.", [(0, 46)])
        >>> [tokens.words[first:last] for first, last in find_runs(Capitals(tokens, 0))]
        [['Ada', 'Stone'], ['Bank', 'of', 'Ruritania']]
    """
    return _Runs(capitals).find()


class _Runs:
    """Walks over the capitalised words of one story."""

    def __init__(self, capitals: Capitals) -> None:
        own = vocabulary()
        self.capitals = capitals
        self.tokens = capitals.tokens
        self.words, self.lower = capitals.tokens.words, capitals.tokens.lower
        self.vocabulary = own
        self._calendar, self._closed, self._places = own.words["calendar"], own.words["closed"], own.words["places"]
        self._particles = own.words["particles"]
        self._not_in_names = own.words["not_in_names"]

    def find(self) -> Iterator[tuple[int, int]]:
        capitals, words, joints = self.capitals.at, self.words, self.vocabulary.joints
        count = len(words)
        at = 0
        opening, lower, closed, calendar = self.capitals.opening, self.lower, self._closed, self._calendar
        for i in capitals:
            if i < at:
                continue
            plain = i not in opening and lower[i] not in closed and words[i] not in calendar
            if plain or self._begins(i):
                at = i + 1
                if at in capitals or (at < count and words[at] in joints):
                    at = self._end(i)
                yield i, at

    def _begins(self, i: int) -> bool:
        """Whether the capital is that of a name, not of the sentence: "Then Ada Stone", "Residents said"."""
        word, lower = self.words[i], self.lower[i]
        if word in self._calendar:
            return False
        opens, closed = i in self.capitals.opening, lower in self._closed
        if not opens and (not closed or (word.isupper() and len(word) > 1)):
            return True
        goes_on = i + 1 in self.capitals.at
        if goes_on and word in self._places:
            return True  # "New Ruritania Radio"
        if not opens or closed:
            return False
        own = self.vocabulary
        if (goes_on and lower in own.first_names) or word in self.capitals.surnames:
            return True
        if lower in own.documents:
            return False
        if lower.endswith(("ing", "ed")) and i + 1 < len(self.lower) and self.lower[i + 1] in own.first_names:
            return False  # "Asking Ada Stone for more"
        if goes_on and word in own.words["title_words"] and self.lower[i + 1] in own.roles:
            return True  # "Vice President Ada Stone"
        role = lower in own.roles
        if names_role(lower) and self.lower[i + 1 : i + 2] in (["of"], ["for"]):
            goes_on = i + 2 in self.capitals.at and i + 3 in self.capitals.at  # "Secretary of State Ada Stone"
        return (goes_on or not role) and (lower not in self.capitals.written or (goes_on and role))

    def _end(self, i: int) -> int:
        """One past the last word of the run that begins at `i`."""
        words, lower, own = self.words, self.lower, self.vocabulary
        capitals, quoted = self.capitals.at, self.tokens.quoted
        stop = self.tokens.stop[i]
        at, limit = i + 1, min(stop, i + _LONGEST)
        linked = words[i] in own.linked_heads
        while at < limit:
            word = words[at]
            if quoted[at] > 1 or (at not in capitals and word not in own.joints):
                break
            if at in capitals:
                small = lower[at]
                if (word in self._calendar and at > i + 1) or small in own.pronouns or small in self._not_in_names:
                    break
                linked |= word in own.linked_heads
                at += 1
            elif at + 1 < stop and self._links(at, linked=linked):
                at += 1
            elif at + 2 < stop and linked and lower[at] in ("of", "for") and self._links(at + 1, linked=linked):
                at += 2
            elif (word == "." and self._broken_initial(at, stop)) or word in own.company_suffixes:
                at += 1
            elif self._house_of(i, at, stop):
                at += 2
            else:
                break
        while at > i + 1 and not (at - 1 in capitals or words[at - 1] in own.company_suffixes):
            at -= 1
        return at

    def _links(self, at: int, *, linked: bool) -> bool:
        """Whether a small word stands within a name: "van der Berg", "Bank of Ruritania", "Stone & Sons"."""
        lower, following, own = self.lower[at], self.lower[at + 1], self.vocabulary
        if at + 1 not in self.capitals.at and following not in self._particles:
            return False
        if lower in self._particles or lower == "&":
            return True
        if lower in ("of", "for") and names_role(self.lower[at - 1]):
            return True  # "Chief of Staff Ada Stone"
        if not linked or lower not in own.links:
            return False
        # "the Ministry of Health and Ada Stone": a first name begins a name of its own.
        return following not in own.first_names or lower in ("of", "for")

    def _house_of(self, first: int, at: int, stop: int) -> bool:
        """Whether a possessive stands within a name: "Teachers' Union"; not in "Ruritania's Senate"."""
        tokens, own = self.tokens, self.vocabulary
        if tokens.words[at] not in ("'s", "’s", "'", "’") or at + 1 >= stop:
            return False
        if tokens.words[at + 1] not in own.organization_words or tokens.quoted[at] != tokens.quoted[first]:
            return False
        after = tokens.words[at + 2] if at + 2 < stop else ""
        saint = tokens.words[first] == "St."
        single = at - first == 1 and tokens.lower[first] not in own.countries
        return (saint or (single and tokens.words[at] in ("'", "’"))) and not is_capital(after)

    def _broken_initial(self, at: int, stop: int) -> bool:
        before = self.tokens.words[at - 1]
        return len(before) == 1 and at + 1 < stop and is_capital(self.tokens.words[at + 1])
