"""What stands beside a name and says who bears it: "Ada Stone, a spokeswoman for the port"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsdoc.sources.names import Name
    from newsdoc.sources.phrases import Prose

_REACH = 30  # tokens of an apposition
_OPENS_BEHIND = frozenset(",(")
_ENDS = frozenset((",", ";", "—", "–", "--", ".", "(", "”", '"'))  # where an apposition is over
_AFTER_HEAD = frozenset(",.;()—–-") | {"--", "and", "or", "who", "whose", "that", "which"}


class Description(NamedTuple):
    """A description of a speaker, tokens `[first, end)`.

    `heads` are the nouns of it that say what the speaker is, `words` all its words.
    """

    first: int
    end: int
    heads: frozenset[str]
    words: frozenset[str]
    kind: str
    gender: str


def may_describe(prose: Prose, name: Name) -> bool:
    """Whether a look at the words beside a name is worth its while; most names have nothing there."""
    words, at, last = prose.tokens.words, name.title - 1, name.last
    if last < len(words) and words[last] in _OPENS_BEHIND:
        return True
    if at >= 0 and (words[at] == "," or prose.tokens.lower[at] in prose.vocabulary.roles):
        return True
    return name.title < name.first and bool(name.roles)


def describe(prose: Prose, name: Name) -> Description | None:
    """What the words around one mention of a name say of it; an apposition behind it comes first.

    Example:
        >>> from newsdoc.sources.names import find_names
        >>> from newsdoc.sources.phrases import Prose
        >>> from newsdoc.text.tokens import tokenize
        >>> text = "Ada Stone, a spokeswoman for the port, left."
        >>> tokens = tokenize(text, [(0, len(text))])
        >>> names = find_names(tokens)
        >>> sorted(describe(Prose(text, tokens, names), names[0]).heads)
        ['spokeswoman']
    """
    tokens, at = prose.tokens, name.title - 1
    found = None
    if name.last < tokens.stop[name.first] and tokens.words[name.last] in _OPENS_BEHIND:
        found = _behind(prose, name)
    if found is None and at >= tokens.begin[name.first]:
        apposed = tokens.words[at] == ","
        if apposed or tokens.lower[at] in prose.vocabulary.roles:
            found = _before(prose, name, at - apposed, apposed=apposed)
    return found or (_title(prose, name) if name.roles and name.title < name.first else None)


def _behind(prose: Prose, name: Name) -> Description | None:
    tokens = prose.tokens
    stop = tokens.stop[name.first]
    at = _skip_brackets(prose, name.last, stop)
    if at >= stop or tokens.words[at] != ",":
        return None
    at += 1
    if at + 1 < stop and tokens.words[at][:1].isdigit() and tokens.words[at + 1] == ",":
        at += 2  # the age
    end = at
    limit, words = min(stop, at + _REACH), tokens.words
    while end < limit and words[end] not in _ENDS:
        end += 1
    if end == at or tokens.quoted[at] != tokens.quoted[name.first]:
        return None
    return _read(prose, at, end)


def _skip_brackets(prose: Prose, at: int, stop: int) -> int:
    """Past "(D-Ohio)" or "(FSA)"."""
    words = prose.tokens.words
    if at < stop and words[at] == "(":
        for k in range(at + 1, min(stop, at + 8)):
            if words[k] == ")":
                return k + 1
    return at


def _before(prose: Prose, name: Name, head: int, *, apposed: bool) -> Description | None:
    """As in "port spokeswoman Ada Stone" and, `apposed`, "the port's spokeswoman, Ada Stone,"."""
    tokens = prose.tokens
    role = prose.vocabulary.roles.get(tokens.lower[head]) if head >= tokens.begin[name.first] else None
    if role is None or role.plural or head in prose.covering or tokens.quoted[head] != tokens.quoted[name.first]:
        return None
    after = name.last if name.last < len(tokens) else None
    if apposed and after is not None and tokens.words[after] not in (",", ".", ";", "(", ")", "—", "–", "--"):
        return None
    first = prose.phrase_start(head, 0)
    if apposed and prose.nominal(first, head + 1).determiner == "bare":
        return None
    end = name.title if not apposed else head + 1
    return _read(prose, first, end)


def _title(prose: Prose, name: Name) -> Description:
    """As in "Prime Minister Ada Stone"; a mere "Mr." describes nobody."""
    lower = prose.tokens.lower[name.title : name.first]
    return Description(name.title, name.first, frozenset(name.roles), frozenset(lower), "person", name.gender)


def _read(prose: Prose, first: int, end: int) -> Description | None:
    """Read a noun phrase that should describe somebody; None if no word of it says what a person or body is."""
    lower, own = prose.tokens.lower, prose.vocabulary
    prepositions, roles, posts = own.words["prepositions"], own.roles, own.posts
    if lower[first] in prepositions or lower[first] in own.words["pronoun_starts"]:
        return None
    heads: list[str] = []
    kind = gender = ""
    for k in range(first, end):
        word = lower[k]
        role = roles.get(word) or posts.get(word)
        if role and _closes(prose, k, end):
            if role.plural and not heads:
                return None
            heads.append(role.noun)
            kind, gender = kind or role.kind, gender or role.gender
        if heads and (word in prepositions or word in ("who", "whose", "which")):
            break
        if not heads and (word in prepositions or (k > first and word in ("the", "a", "an"))):
            return None  # "Ada Stone, chairing the board"
    if not heads:
        return None
    words = frozenset([word for word in lower[first:end] if word[0].isalnum()])
    return Description(first, end, frozenset(heads), words, kind, gender)


def _closes(prose: Prose, head: int, end: int) -> bool:
    """Whether a noun phrase may end at a token: "mayor" in "the mayor of the town", not in "the mayor's son"."""
    if prose.is_possessive(head + 1):
        return False
    following = prose.tokens.lower[head + 1] if head + 1 < end else ","
    return following in _AFTER_HEAD or following in prose.vocabulary.words["prepositions"]
