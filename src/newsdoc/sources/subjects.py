"""Whether a mention is the subject of its sentence or clause, told from the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.sources.vocabulary import names_role

if TYPE_CHECKING:
    from newsdoc.sources.phrases import Prose

FRONTED = 16  # tokens of a phrase before the subject: "On the last day of the fair, Stone spoke"
_SHORT = 4  # tokens of one that may be anything: "Later that day,"
_BRACKET = 6  # tokens of a bracket within a description


def is_subject(prose: Prose, at: int) -> bool:
    """Whether the name that begins at a token, or the noun that stands there, is a subject.

    Example:
        >>> from newsdoc.sources.names import find_names
        >>> from newsdoc.sources.phrases import Prose
        >>> from newsdoc.text.tokens import tokenize
        >>> text = "On Sunday, Ada Stone met Carl Reed."
        >>> tokens = tokenize(text, [(0, len(text))])
        >>> prose = Prose(text, tokens, find_names(tokens))
        >>> [is_subject(prose, name.first) for name in prose.names]
        [True, False]
    """
    tokens, own = prose.tokens, prose.vocabulary
    name = prose.covering.get(at)
    begin = tokens.begin[at]
    first = _with_description(prose, name.title, begin) if name else prose.phrase_start(at, 0)
    last = name.last if name else at + 1
    if prose.is_possessive(last):
        return False
    if not name and tokens.lower[first] in own.words["possessive"] and names_role(tokens.lower[at]):
        return False  # "Her daughter sings": the story goes on with the mother
    apposed = name and first - 2 >= begin and prose.is_comma(first - 1) and prose.is_comma(last)
    if apposed and tokens.lower[first - 2] in own.roles:
        first = prose.phrase_start(first - 2, 0)  # "The port's spokeswoman, Ada Stone, met him"
    joined = prose.covering.get(first - 2) if first - 2 >= begin and tokens.lower[first - 1] == "and" else None
    before = (joined.title if joined else first) - 1  # "Ada Stone and Carl Reed met"
    while before >= begin and (tokens.lower[before] in own.words["leads"] or prose.is_punctuation(before)):
        if tokens.words[before] == "," and tokens.lower[before - 1] not in own.words["leads"]:
            break
        before -= 1
    if before < begin or is_fronted(prose, begin, before):
        return True
    following = tokens.lower[last] if last < len(tokens) else ""
    if following not in own.words["auxiliaries"] and not (following.endswith("ed") and len(following) > 3):
        return False
    opens = tokens.lower[before]
    return opens not in own.words["prepositions"] or opens in own.words["clauses"]


def is_fronted(prose: Prose, begin: int, comma: int) -> bool:
    """Whether all of a sentence before a comma is a phrase in front of its subject: "On Sunday, Stone went"."""
    tokens, own = prose.tokens, prose.vocabulary
    if tokens.words[comma] != "," or comma - begin > FRONTED:
        return False
    while begin < comma and (tokens.lower[begin] in own.words["leads"] or prose.is_punctuation(begin)):
        begin += 1
    opens = tokens.lower[begin] in own.words["prepositions"] or comma - begin <= _SHORT
    return opens and "," not in tokens.words[begin:comma]


def _with_description(prose: Prose, first: int, begin: int) -> int:
    """Where the words before a name begin that belong to it: "Oak County (Ruritania) Sheriff", "billionaire"."""
    words, lower = prose.tokens.words, prose.tokens.lower
    at, floor = first, max(begin, first - FRONTED)
    while at > floor:
        before = prose.covering.get(at - 1)
        bracket = words[max(begin, at - _BRACKET) : at] if words[at - 1] == ")" else []
        if before is not None:
            at = before.title
        elif lower[at - 1] in prose.vocabulary.roles:
            at -= 1
        elif "(" in bracket:
            at -= bracket[::-1].index("(") + 1
        else:
            break
    return max(at, begin)
