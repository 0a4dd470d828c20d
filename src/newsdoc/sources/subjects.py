"""Whether a mention is the subject of its sentence or clause, told from the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.sources.vocabulary import names_role

if TYPE_CHECKING:
    from newsdoc.sources.phrases import Prose

FRONTED = 16  # tokens of a phrase before the subject: "On the last day of the fair, Stone spoke"
MAIN, SUBJECT = 3, 2
_SHORT = 4  # tokens of one that may be anything: "Later that day,"
_BRACKET = 6  # tokens of a bracket within a description


def subject_rank(prose: Prose, at: int) -> int:
    """MAIN or SUBJECT if the name that begins at a token, or the noun that stands there, is a subject, else 0.

    Example:
        >>> from newsdoc.sources.names import find_names
        >>> from newsdoc.sources.phrases import Prose
        >>> from newsdoc.text.tokens import tokenize
        >>> text = "On Sunday, Ada Stone met Carl Reed, but Tom Hall left."
        >>> tokens = tokenize(text, [(0, len(text))])
        >>> prose = Prose(text, tokens, find_names(tokens))
        >>> [subject_rank(prose, name.first) for name in prose.names] == [MAIN, 0, SUBJECT]
        True
    """
    tokens, own = prose.tokens, prose.vocabulary
    name = prose.covering.get(at)
    begin = tokens.begin[at]
    first = _with_description(prose, name.title, begin) if name else prose.phrase_start(at, 0)
    last = name.last if name else at + 1
    if prose.is_possessive(last) or (name and _describes(prose, last)):
        return 0
    if not name and tokens.lower[first] in own.words["possessive"] and names_role(tokens.lower[at]):
        return 0  # "Her daughter sings": the story goes on with the mother
    apposed = name and first - 2 >= begin and prose.is_comma(first - 1) and prose.is_comma(last)
    if apposed and tokens.lower[first - 2] in own.roles:
        first = prose.phrase_start(first - 2, 0)  # "The port's spokeswoman, Ada Stone, met him"
    joined = prose.covering.get(first - 2) if first - 2 >= begin and tokens.lower[first - 1] == "and" else None
    before = (joined.title if joined else first) - 1  # "Ada Stone and Carl Reed met"
    if _opens(prose, begin, before):
        return MAIN
    opens = tokens.lower[before]
    if opens in own.words["inversions"] or opens == ";":
        return SUBJECT  # "… said Ada Stone", "Reed slept; Ada Stone went"
    if opens in own.words["contrasts"] and before > begin and prose.is_comma(before - 1):
        return SUBJECT  # ", but Ada Stone, who knows him, went"
    following = tokens.lower[last] if last < len(tokens) else ""
    finite = following in own.words["auxiliaries"] or following in own.words["past_verbs"]
    if not finite and not (following.endswith("ed") and len(following) > 3):
        return 0
    return SUBJECT if opens not in own.words["prepositions"] or opens in own.words["clauses"] else 0


def _opens(prose: Prose, begin: int, before: int) -> bool:
    """Whether nothing up to token `before` keeps what follows from being the subject of its sentence."""
    tokens, own = prose.tokens, prose.vocabulary
    if tokens.lower[max(begin, before - 1) : before + 1] == ["as", "for"]:
        return True  # "As for Ada Stone, she went"
    while before >= begin and (tokens.lower[before] in own.words["leads"] or prose.is_punctuation(before)):
        if tokens.words[before] == "," and (
            tokens.lower[before - 1] not in own.words["leads"] or is_fronted(prose, begin, before)
        ):
            break
        before -= 1
    return before < begin or is_fronted(prose, begin, before)


def _describes(prose: Prose, after: int) -> bool:
    """Whether a name before a token says only whose somebody is: "Stone consultant Carl Reed", "Stone aides"."""
    lower = prose.tokens.lower
    if after + 1 >= len(lower) or lower[after] not in prose.vocabulary.roles or after in prose.covering:
        return False
    return lower[after + 1] not in prose.vocabulary.words["determiners"]


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
    own = prose.vocabulary
    described = (own.neutral, own.words["determiners"], own.words["possessive"])
    at, floor = first, max(begin, first - FRONTED)
    while at > floor:
        before = prose.covering.get(at - 1)
        bracket = words[max(begin, at - _BRACKET) : at] if words[at - 1] == ")" else []
        if before is not None:
            at = before.title
        elif lower[at - 1] in own.roles or (at < first and any(lower[at - 1] in words for words in described)):
            at -= 1
        elif "(" in bracket:
            at -= bracket[::-1].index("(") + 1
        else:
            break
    return max(at, begin)
