"""What a relative pronoun stands for: the noun phrase directly before it ("Ada Stone, who said")."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.sources.names import Name
    from newsdoc.sources.phrases import Prose

_REACH = 12  # tokens between the pronoun and its noun: "the head of the port's board who said"


def antecedent(prose: Prose, at: int, kind_of: Callable[[Name], str]) -> tuple[int, int, Name | None] | None:
    """The noun phrase, tokens `[first, end)`, that the relative pronoun at a token takes up, and the name if it is one.

    Args:
        prose: The story.
        at: The token of the pronoun.
        kind_of: What the bearer of a name is, from all that the story says.

    Example:
        >>> from newsdoc.sources.names import find_names
        >>> from newsdoc.sources.phrases import Prose
        >>> from newsdoc.text.tokens import tokenize
        >>> text = "Then Ada Stone, who said no, left."
        >>> tokens = tokenize(text, [(0, len(text))])
        >>> antecedent(Prose(text, tokens, find_names(tokens)), 4, lambda name: name.kind)[2].key
        ('ada', 'stone')
    """
    tokens, roles = prose.tokens, prose.vocabulary.roles
    personal = tokens.lower[at] in ("who", "whom", "whose")
    begin = tokens.begin[at]
    end = at - 1 if at - 1 >= begin and tokens.words[at - 1] == "," else at
    placed = False  # past the place in "Ada Stone, 24, of Port Vale, who said"
    for k in range(end - 1, max(begin, end - _REACH) - 1, -1):
        name = prose.covering.get(k)
        near = placed or k == end - 1 or _goes_on(prose, k + 1)
        if name is not None:
            if name.last - 1 != k:
                continue
            kind, before = kind_of(name), tokens.lower[name.title - 1] if name.title > begin else ""
            if tokens.lower[at] == "that" or (before == "from" and not kind):
                return None  # names take "who" and "which"; "a word from Wells, who said" may name a town
            if kind != "person" and before in prose.vocabulary.words["prepositions"]:
                placed = True
            elif near and _may_be(kind, personal=personal):
                return None if _is_one_of_two(prose, name) else (name.title, end, name)
            continue
        if (tokens.words[k] == "," and not placed) or k in prose.cues:
            return None
        role = roles.get(tokens.lower[k])
        if role is None and k == end - 1 == at - 1 and personal and tokens.lower[k].endswith("s"):
            return prose.phrase_start(k, begin), k + 1, None  # "the superdelegates who": no table knows all nouns
        if role is not None and k + 1 not in prose.covering and personal == (role.kind in ("person", "group")):
            # Not so in "The council voted for the plan which".
            return _noun(prose, begin, k, kind_of, personal=personal) if near else None
    return None


def _noun(
    prose: Prose, begin: int, head: int, kind_of: Callable[[Name], str], *, personal: bool
) -> tuple[int, int, Name | None]:
    """The noun phrase with a head, or the name that it describes: "Ada Stone, the mayor, who said"."""
    first = prose.phrase_start(head, begin)
    if first - 2 >= begin and prose.tokens.words[first - 1] == ",":
        name = prose.covering.get(first - 2)
        if name is not None and _may_be(kind_of(name), personal=personal):
            return name.title, first - 1, name
    return first, head + 1, None


def _is_one_of_two(prose: Prose, name: Name) -> bool:
    """As in "Ada Stone and Carl Reed, who both said"."""
    before = prose.covering.get(name.title - 2) if name.title > 1 else None
    return before is not None and prose.tokens.lower[name.title - 1] == "and" and before.kind == name.kind


def _goes_on(prose: Prose, at: int) -> bool:
    """Whether what follows a name belongs to it: "Ada Stone of the port who said"."""
    return prose.tokens.lower[at] in prose.vocabulary.words["prepositions"]


def _may_be(kind: str, *, personal: bool) -> bool:
    return kind in (("person", "group", "") if personal else ("organization", ""))
