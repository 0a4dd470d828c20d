"""What the capitals of a story tell: which words have one, and for what reason."""

from __future__ import annotations

from itertools import compress, count
from operator import ne
from typing import TYPE_CHECKING

from newsdoc.sources.vocabulary import vocabulary

if TYPE_CHECKING:
    from newsdoc.text.tokens import Tokens

MARKS = frozenset("“\"'‘(—–:-«[•")
_ARTICLES = ("al-", "el-", "ad-", "as-", "ar-", "d'A", "d’A")


class Capitals:
    """The capitalised words of a story from token `begin` on.

    Attributes:
        tokens: The tokens of the story.
        at: The tokens with a capital, in order.
        surnames: Words after a first name or a title: "Cook said" is a name beside "Peter Cook".
        opening: Tokens where anything is capitalised: at the beginning of a sentence, or after a mark.
        attested: Words that have a capital not for the sake of their sentence.
        written: Words as they stand; a word in lower case is among them if it somewhere has no capital.
    """

    __slots__ = ("at", "attested", "opening", "surnames", "tokens", "written")

    def __init__(self, tokens: Tokens, begin: int) -> None:
        own = vocabulary()
        words, lower, sentence = tokens.words, tokens.lower, tokens.begin
        changed = compress(count(), map(ne, words, lower))  # any capital in a word shows in the comparison
        self.tokens = tokens
        self.at = at = {i: None for i in changed if i >= begin and (words[i][0].isupper() or is_capital(words[i]))}
        self.written = frozenset(words)
        self.opening = {i for i in at if sentence[i] == i or words[i - 1] in MARKS}
        self.attested = {words[i] for i in at if i not in self.opening}
        first_names, titles = own.first_names, own.titles
        self.surnames = {
            words[i] for i in at if i - 1 in at and (lower[i - 1] in first_names or words[i - 1].rstrip(".") in titles)
        }


def is_capital(word: str) -> bool:
    """A word that begins like a name: "Stone", "al-Haddad", "O'Neil"."""
    return word[:1].isupper() or (word[:3] in _ARTICLES and len(word) > 4)
