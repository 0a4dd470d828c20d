"""Noun phrases without a grammar: where one begins, where its head stands, what kind of source a phrase is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.sources.vocabulary import Role, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.sources.names import Name
    from newsdoc.text.tokens import Tokens

_PUNCTUATION = frozenset(',;:()[]—–-“”"‘.?!…|/•*') | {"--", "...", "''", "``"}
_POSSESSIVES = frozenset(("'s", "’s", "'", "’", "'S", "’S"))
_SINGULAR = Role("", "", "", plural=False)
_LONGEST = 12  # tokens of one noun phrase before its head


class Nominal(NamedTuple):
    """A noun phrase: tokens `[first, end)` with its head at `head`.

    `noun` is the head in the singular where the table of roles knows it; `modifiers` are the words between determiner
    and head; `determiner` is "definite", "indefinite", "possessive" or "bare"; `role` None for an unknown head.
    """

    first: int
    head: int
    end: int
    noun: str
    modifiers: frozenset[str]
    determiner: str
    role: Role | None


def token_range(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The tokens that lie within a stretch of the text."""
    return bisect_right(tokens.ends, start), bisect_left(tokens.starts, end)


class Prose:
    """The tokens of a story with the names found in them."""

    __slots__ = ("_ends", "covering", "cues", "names", "text", "tokens", "vocabulary")

    def __init__(self, text: str, tokens: Tokens, names: Sequence[Name], cues: frozenset[int] = frozenset()) -> None:
        self.text = text
        self.tokens = tokens
        self.names = names
        self.vocabulary = vocabulary()
        self.covering = {i: name for name in names for i in range(name.title, name.last)}
        self.cues = cues  # tokens of cues, where no noun phrase goes on

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The stretch of the text that tokens `[first, end)` cover."""
        return self.tokens.starts[first], self.tokens.ends[end - 1]

    def trimmed(self, first: int, end: int) -> tuple[int, int]:
        """Tokens without punctuation and possessive endings around them."""
        words = self.tokens.words
        while first < end and words[first] in _PUNCTUATION:
            first += 1
        while end > first + 1 and (words[end - 1] in _PUNCTUATION or words[end - 1] in _POSSESSIVES):
            if words[end - 1] == ")" and "(" in words[first:end]:
                break
            end -= 1
        return first, end

    def core_end(self, first: int, limit: int) -> int:
        """One past the head of the noun phrase that begins at `first`: "the port's chief [of staff]"."""
        tokens, stops = self.tokens, self.vocabulary.words["prepositions"]
        at = first
        while at < limit:
            name = self.covering.get(at)
            if name is not None:
                at = min(limit, max(at + 1, name.last))
                continue
            word, lower = tokens.words[at], tokens.lower[at]
            if word == "/" and first < at < limit - 1:
                at += 1  # "the Stone/Reed poll"
                continue
            if word in _PUNCTUATION or (at > first and (lower in stops or lower in ("and", "or"))):
                break
            at += 1
        while at > first + 1 and tokens.words[at - 1] in _POSSESSIVES:
            at -= 1
        return at

    def phrase_start(self, head: int, floor: int) -> int:
        """The first token of the noun phrase whose head is at `head`, not before `floor`."""
        tokens, own = self.tokens, self.vocabulary
        closed, determiners = own.words["closed"], own.words["determiners"]
        at = head
        floor = max(floor, tokens.begin[head], head - _LONGEST)
        while at > floor:
            name = self.covering.get(at - 1)
            if name is not None and at - 1 >= name.title:
                at = max(floor, name.title)
                continue
            word, lower = tokens.words[at - 1], tokens.lower[at - 1]
            if lower == "that" and own.roles.get(tokens.lower[head], _SINGULAR).plural:
                break  # "the work that economists did"
            if lower in determiners or lower in own.words["possessive"] or lower in own.words["indefinite"]:
                at -= 1
                if lower in ("a", "an", "the") or lower in own.words["possessive"]:
                    break
            elif word in _POSSESSIVES or (lower in own.neutral and at - 1 not in self.cues):
                at -= 1
            elif word in _PUNCTUATION or lower in closed or at - 1 in self.cues:
                break
            else:
                at -= 1
        if floor < at < head and tokens.lower[at - 1] in own.words["verb_leads"] and at not in self.covering:
            at += 1  # "to denounce party leaders", "will face party leaders"
        while at < head and (tokens.words[at] in _POSSESSIVES or tokens.words[at] in _PUNCTUATION):
            at += 1
        return at

    def nominal(self, first: int, end: int) -> Nominal:
        """Read the core of a noun phrase, tokens `[first, end)`."""
        tokens, own = self.tokens, self.vocabulary
        head = self._head(first, end)
        lower = tokens.lower[first]
        determiner = "bare"
        start = first
        if lower in own.words["determiners"]:
            determiner, start = "definite", first + 1
        elif lower in own.words["possessive"]:
            determiner, start = "possessive", first + 1
        elif lower in own.words["indefinite"]:
            determiner, start = "indefinite", first + 1
        elif any(word in _POSSESSIVES for word in tokens.words[first:head]):
            determiner = "possessive"
        closed = own.words["closed"]
        modifiers = frozenset(
            [word for word in tokens.lower[start:head] if word not in closed and word not in _POSSESSIVES]
        )
        role = own.roles.get(tokens.lower[head])
        noun = role.noun if role else tokens.lower[head]
        return Nominal(first, head, end, noun, modifiers, determiner, role)

    def wording(self, first: int, end: int) -> str:
        """The words of a noun phrase in lower case, without a determiner."""
        words = self.tokens.lower[first:end]
        return " ".join(words[1:] if words[0] in self.vocabulary.words["determiners"] else words)

    def _head(self, first: int, end: int) -> int:
        """The last word of a phrase, or the last that names a role: "two people familiar [with the talks]"."""
        lower, own = self.tokens.lower, self.vocabulary
        for k in range(end - 1, max(first, end - 4) - 1, -1):
            if k in self.covering or self.is_possessive(k):
                break
            if lower[k] in own.roles or lower[k] in own.documents:
                return k
        return end - 1

    def is_possessive(self, at: int) -> bool:
        """Whether the token is a possessive ending."""
        words = self.tokens.words
        return at < len(words) and words[at] in _POSSESSIVES

    def first_comma(self, first: int, end: int) -> int:
        """The first comma among tokens `[first, end)`, or `end`: "Sources at the port[, familiar with the talks]"."""
        return next((k for k in range(first, end) if self.is_comma(k)), end)

    def is_comma(self, at: int) -> bool:
        """Whether the token is a comma."""
        words = self.tokens.words
        return at < len(words) and words[at] == ","

    def is_punctuation(self, at: int) -> bool:
        """Whether the token is a mark."""
        return self.tokens.words[at] in _PUNCTUATION
