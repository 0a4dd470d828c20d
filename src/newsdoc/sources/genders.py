"""Gender by the pronouns that take a name up within its sentence: "Sami recalled his first trip"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.sources.names import Name
    from newsdoc.sources.phrases import Prose

_MENTIONS = 16  # that are looked at
_REACH = 12  # tokens behind a name


def shown_gender(prose: Prose, names: Sequence[Name]) -> str:
    """The gender that the pronouns behind the mentions of one person agree on, or "".

    Only a name that opens its sentence counts, and only the first pronoun behind it, with nobody else in between.

    Example:
        >>> from newsdoc.sources.names import find_names
        >>> from newsdoc.sources.phrases import Prose
        >>> from newsdoc.text.tokens import tokenize
        >>> text = "Sami recalled how dark it was on his first trip."
        >>> tokens = tokenize(text, [(0, len(text))])
        >>> names = find_names(tokens)
        >>> shown_gender(Prose(text, tokens, names), names)
        ''
        >>> text = "Sami recalled how on his first trip all was dark."
        >>> tokens = tokenize(text, [(0, len(text))])
        >>> shown_gender(Prose(text, tokens, names), names)
        'm'
    """
    tokens = prose.tokens
    opening = [name for name in names[:_MENTIONS] if name.title == tokens.begin[name.first]]
    shown = {_behind(prose, name.last, tokens.stop[name.first]) for name in opening} - {""}
    return shown.pop() if len(shown) == 1 else ""


def _behind(prose: Prose, first: int, stop: int) -> str:
    tokens, own = prose.tokens, prose.vocabulary
    if prose.is_possessive(first):
        return ""
    for k in range(first, min(stop, first + _REACH)):
        lower = tokens.lower[k]
        if k in prose.covering or lower in own.roles or tokens.quoted[k] != tokens.quoted[first - 1]:
            return ""
        pronoun = own.pronouns.get(lower, "")
        if pronoun in ("m", "f"):
            return pronoun if _is_own(prose, k, stop) else ""
        if pronoun in ("plural", "thing"):
            return ""
    return ""


def _is_own(prose: Prose, at: int, stop: int) -> bool:
    """Not an object, which is somebody else: "Stone thanked her for it"."""
    lower, own = prose.tokens.lower, prose.vocabulary
    if lower[at] == "her":
        return at + 1 < stop and lower[at + 1] not in own.words["closed"] and lower[at + 1][0].isalpha()
    return lower[at] != "him"
