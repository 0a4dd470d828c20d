"""What the capitals of a story tell: which words have one, and for what reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.sources.vocabulary import vocabulary

if TYPE_CHECKING:
    from newsdoc.text.tokens import Tokens

_MARKS = frozenset("“\"'‘(—–:-«[•")
_ARTICLES = ("al-", "el-", "ad-", "as-", "ar-", "d'A", "d’A")


class Capitals:
    """The capitalised words of a story from token `begin` on.

    Attributes:
        tokens: The tokens of the story.
        at: The tokens with a capital, in order.
        surnames: Words after a first name or a title: "Cook said" is a name beside "Peter Cook".
        attested: Words that have a capital not for the sake of their sentence.
        small: Words that somewhere stand uncapitalised.
    """

    __slots__ = ("at", "attested", "small", "surnames", "tokens")

    def __init__(self, tokens: Tokens, begin: int) -> None:
        own = vocabulary()
        words, lower = tokens.words, tokens.lower
        changed = zip(words, lower, strict=True)  # any capital in a word shows in the comparison
        self.tokens = tokens
        self.at = {i: None for i, (word, low) in enumerate(changed) if word != low and is_capital(word) and i >= begin}
        self.small = frozenset(words).intersection(lower)
        self.attested = {words[i] for i in self.at if not self.opens(i)}
        self.surnames = {
            words[i]
            for i in self.at
            if i - 1 in self.at and (lower[i - 1] in own.first_names or words[i - 1].rstrip(".") in own.titles)
        }

    def opens(self, i: int) -> bool:
        """Whether anything is capitalised there: at the beginning of a sentence, or after a mark."""
        return self.tokens.begin[i] == i or self.tokens.words[i - 1] in _MARKS

    def after_the(self, i: int) -> bool:
        """Whether "the" stands before a token."""
        return i > 0 and self.tokens.lower[i - 1] == "the"


def is_capital(word: str) -> bool:
    """A word that begins like a name: "Stone", "al-Haddad", "O'Neil"."""
    return word[:1].isupper() or (word[:3] in _ARTICLES and len(word) > 4)
