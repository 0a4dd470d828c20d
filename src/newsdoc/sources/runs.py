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
        self.vocabulary = own
        self._calendar, self._closed, self._places = own.words["calendar"], own.words["closed"], own.words["places"]
        self._particles = own.words["particles"]
        self._unnamed = own.words["unnamed"]
        self._joints = own.joints

    def find(self) -> Iterator[tuple[int, int]]:
        at = 0
        for i in self.capitals.at:
            if i >= at and self._begins(i):
                at = i + 1
                if at in self.capitals.at or (at < len(self.tokens) and self.tokens.words[at] in self._joints):
                    at = self._end(i)
                yield i, at

    def _begins(self, i: int) -> bool:
        """Whether the capital is that of a name, not of the sentence: "Then Ada Stone", "Residents said"."""
        tokens, closed = self.tokens, self._closed
        word, lower = tokens.words[i], tokens.lower[i]
        if word in self._calendar:
            return False
        opens = i in self.capitals.opening
        if not opens and (lower not in closed or (word.isupper() and len(word) > 1)):
            return True
        following = tokens.words[i + 1] if i + 1 < len(tokens) else ""
        if word in self._places and is_capital(following):
            return True  # "New Ruritania Radio"
        if not opens:
            return False
        if lower in self.vocabulary.first_names and is_capital(following) and lower not in closed:
            return True
        if word in self.capitals.surnames and lower not in closed:
            return True
        if lower in closed or lower in self.vocabulary.documents:
            return False
        if lower.endswith(("ing", "ed")) and tokens.lower[min(i + 1, len(tokens) - 1)] in self.vocabulary.first_names:
            return False  # "Asking Ada Stone for more"
        role = self.vocabulary.roles.get(lower)
        if role and not is_capital(following):
            return False
        return lower not in self.capitals.written or (is_capital(following) and role is not None)

    def _end(self, i: int) -> int:
        """One past the last word of the run that begins at `i`."""
        tokens, own = self.tokens, self.vocabulary
        stop = tokens.stop[i]
        at = i + 1
        linked = tokens.words[i] in own.linked_heads
        while at < min(stop, i + _LONGEST):
            word, lower = tokens.words[at], tokens.lower[at]
            if tokens.quoted[at] > 1 or (at not in self.capitals.at and word not in self._joints):
                break
            if is_capital(word):
                if (word in self._calendar and at > i + 1) or lower in own.pronouns or lower in self._unnamed:
                    break
                linked |= word in own.linked_heads
                at += 1
            elif at + 1 < stop and self._links(at, linked=linked):
                at += 1
            elif at + 2 < stop and linked and lower in ("of", "for") and self._links(at + 1, linked=linked):
                at += 2
            elif (word == "." and self._broken_initial(at, stop)) or word in own.company_suffixes:
                at += 1
            elif self._house_of(i, at, stop):
                at += 2
            else:
                break
        while at > i + 1 and not (is_capital(tokens.words[at - 1]) or tokens.words[at - 1] in own.company_suffixes):
            at -= 1
        return at

    def _links(self, at: int, *, linked: bool) -> bool:
        """Whether a small word stands within a name: "van der Berg", "Bank of Ruritania", "Stone & Sons"."""
        tokens = self.tokens
        lower, following = tokens.lower[at], tokens.words[at + 1]
        if not is_capital(following) and tokens.lower[at + 1] not in self._particles:
            return False
        if lower in self._particles or lower == "&":
            return True
        if lower in ("of", "for") and names_role(tokens.lower[at - 1]):
            return True  # "Chief of Staff Ada Stone"
        if not linked or lower not in self.vocabulary.links:
            return False
        # "the Ministry of Health and Ada Stone": a first name begins a name of its own.
        return tokens.lower[at + 1] not in self.vocabulary.first_names or lower in ("of", "for")

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
