"""Whether a short name may stand for a longer one: "Stone" for "Ada Stone", "FSA" for "Food Safety Authority"."""

from __future__ import annotations

from functools import cache

from newsdoc.sources.vocabulary import vocabulary

Key = tuple[str, ...]
_LINKED = frozenset(("person", "organization", ""))  # kinds of which one name may be another's short form
LAST, OTHER = 2, 1  # how well a short name fits


def fits(short: Key, short_kind: str, long: Key, long_kind: str) -> int:
    """How well `short` fits `long`: LAST (last name, or as good), OTHER (first name and the like), or 0.

    Example:
        >>> fits(("stone",), "", ("ada", "m", "stone"), "person")
        2
        >>> fits(("ada",), "", ("ada", "m", "stone"), "person")
        1
        >>> fits(("acme",), "organization", ("ada", "acme"), "person")
        0
    """
    if short == long:
        return LAST
    if short_kind not in _LINKED or long_kind not in _LINKED:
        return 0
    if long_kind == "organization":
        return 0 if short_kind == "person" else _organization(short, long)
    return 0 if short_kind == "organization" else _person(short, long)


def _person(short: Key, long: Key) -> int:
    a, suffix_a = _without_suffix(short)
    b, suffix_b = _without_suffix(long)
    if not a or not b:
        return 0
    if len(a) == 1:
        if suffix_a and suffix_a != suffix_b:
            return 0
        return LAST if a[0] == b[-1] else OTHER if a[0] in b and len(a[0]) > 1 else 0
    if suffix_a != suffix_b:
        return 0  # "Carl Reed Jr." is not Carl Reed
    if a[-1] == b[-1] and _same_first(a[0], b[0]):
        return LAST if _middles_agree(a[1:-1], b[1:-1]) else 0
    if len(a) < len(b) and (b[-len(a) :] == a or b[: len(a)] == a):
        return LAST
    if a[-1] == b[-1] and len(a) == len(b) and len(a[0]) == 1 and b[0].startswith(a[0]):
        return LAST
    return 0


def _same_first(a: str, b: str) -> bool:
    """The same first name, its short form ("Ken"), or one that differs in a letter ("Mohamed", "Mohammed")."""
    nicknames = vocabulary().nicknames
    if a == b or a in nicknames.get(b, ()) or b in nicknames.get(a, ()):
        return True
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1:
        return False
    short, long = sorted((a, b), key=len)
    at = next((k for k in range(len(short)) if short[k] != long[k]), len(short))
    return short[at:] == long[at + 1 :] or (len(short) == len(long) and short[at + 1 :] == long[at + 1 :] and at > 2)


def _middles_agree(a: Key, b: Key) -> bool:
    """Initials agree with names: "Ada M. Stone" is Ada Mary Stone and Ada Stone, not Ada Ruth Stone."""
    return not a or not b or a == b or a[0][0] == b[0][0]


def bare(word: str) -> str:
    """A word without the article joined to it, and without full stops: "haddad" of "al-haddad", "us" of "u.s"."""
    if "." in word:
        return word.replace(".", "")
    return word[3:] if word[2:3] == "-" and word[:2] in ("al", "el") else word


def is_suffix(word: str) -> bool:
    """Whether the last word of a name is none of its own: "jr"."""
    return word in _generations()


def _without_suffix(key: Key) -> tuple[Key, str]:
    """A name without its suffix ("jr") and the articles joined to its words, and the suffix."""
    letters = "".join(key)
    words = tuple([bare(word) for word in key]) if "." in letters or "-" in letters else key
    if len(words) > 1 and is_suffix(words[-1]):
        return words[:-1], words[-1]
    return words, ""


def _organization(short: Key, long: Key) -> int:
    own = vocabulary()
    if set(short) - own.links == set(long) - own.links:
        return LAST  # "Health Ministry" and "Ministry of Health"
    if long[: len(short)] == short:
        rest = long[len(short) :]
        if len(short) > 1 or all(word in _suffixes() for word in rest):
            return LAST
        word = short[0]
        generic = word in own.countries or word.capitalize() in _generic()
        return 0 if generic else OTHER
    front = " ".join(long[: -len(short)])
    if long[-len(short) :] == short and len(short) > 1 and bare(front) in own.fronts:
        return LAST  # "the Security Council" and "the United Nations Security Council"
    if len(short) == 1 and short[0] in _heads() and short[0] in (long[-1], long[0]):
        return OTHER
    letters = "".join(word[0] for word in long if word not in own.links)
    if len(short) == 1 and (len(short[0]) > 2 or len(long) == 2) and short[0].replace(".", "") == letters:
        return LAST
    return 0


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(word.rstrip(".").casefold() for word in vocabulary().company_suffixes)


@cache
def _generic() -> frozenset[str]:
    words = vocabulary().words
    return words["adjectives"] | words["title_words"] | words["places"] | vocabulary().organization_words


@cache
def _heads() -> frozenset[str]:
    return frozenset(word.casefold() for word in vocabulary().organization_words)


@cache
def _generations() -> frozenset[str]:
    return frozenset(suffix.rstrip(".").lower() for suffix in vocabulary().words["suffixes"])
