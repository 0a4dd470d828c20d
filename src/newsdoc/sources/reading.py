"""What kind of phrase names the source of an attribution: a name, a noun phrase, a pronoun, a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsdoc.sources.names import Name
    from newsdoc.sources.phrases import Nominal, Prose

_NAME_REACH = 24  # tokens between a description and the name in apposition to it


class Reading(NamedTuple):
    """A source phrase, tokens `[first, end)`.

    `kind` is a value of `newsdoc.document.SourceKind`; `name` the name it goes by; `nominal` the core of a noun phrase;
    `pronoun` a class of data/source_pronouns.json, or "relative"; `several` tells of names joined by "and";
    `description` are the tokens of a noun phrase to which the name stands in apposition; `whole` tells that nothing
    follows the core.
    """

    kind: str
    first: int
    end: int
    name: Name | None = None
    nominal: Nominal | None = None
    pronoun: str = ""
    several: bool = False
    description: tuple[int, int] | None = None
    whole: bool = True


def read_source(prose: Prose, first: int, end: int) -> Reading | None:
    """Read the phrase of a source; None if it has no word.

    Example:
        >>> from newsdoc.sources.names import find_names
        >>> from newsdoc.sources.phrases import Prose
        >>> from newsdoc.text.tokens import tokenize
        >>> text = "The port's spokeswoman, Ada Stone, said no."
        >>> tokens = tokenize(text, [(0, len(text))])
        >>> found = read_source(Prose(text, tokens, find_names(tokens)), 0, 8)
        >>> found.kind, found.name.key
        ('name', ('ada', 'stone'))
    """
    first, end = prose.trimmed(first, end)
    if first == end:
        return None
    if end - first == 1:
        pronoun = _pronoun(prose, first)
        if pronoun:
            return Reading("pronoun", first, end, pronoun=pronoun)
    core = prose.core_end(first, end)
    name = prose.covering.get(core - 1)
    if name is not None and first <= name.first and name.last >= core:
        return _by_name(prose, first, core, end, name)
    return _by_noun(prose, first, core, end)


def _pronoun(prose: Prose, at: int) -> str:
    lower = prose.tokens.lower[at]
    if lower in prose.vocabulary.relatives and lower != "that":
        return "relative"
    if lower == "that":
        return "relative" if at and not prose.is_punctuation(at - 1) and at != prose.tokens.begin[at] else "others"
    if prose.tokens.words[at] in ("US", "U.S.", "IT"):
        return ""
    return prose.vocabulary.pronouns.get(lower, "")


def _by_name(prose: Prose, first: int, core: int, end: int, name: Name) -> Reading:
    """The head of the phrase is a name."""
    lower, own = prose.tokens.lower, prose.vocabulary
    if (
        core + 1 < end
        and lower[core] == "and"
        and lower[core + 1] in own.words["determiners"] | own.words["possessive"]
    ):
        return Reading("name", first, end, several=True)  # "Stone and her aides"
    if _joined(prose, core, end, name) or (name.title - 2 >= first and prose.tokens.words[name.title - 1] == "/"):
        return Reading("name", first, end, several=True)
    if first == name.title:
        return Reading("name", first, end, name=name)
    before = range(first, name.title)
    if any(lower[k] in own.words["namesakes"] for k in before):
        return Reading("name", first, end)  # "the younger Stone" is not the Stone who is named
    if name.kind == "group" and any(lower[k] not in own.words["determiners"] for k in before):
        return Reading("nominal", first, end, nominal=prose.nominal(first, core))
    if name.kind != "person" and any(lower[k] in own.words["indefinite"] for k in before):
        return Reading("nominal", first, end, nominal=prose.nominal(first, core))
    return Reading("name", first, end, name=name)


def _joined(prose: Prose, core: int, end: int, name: Name) -> bool:
    """As in "Ada Stone and Carl Reed", "Ada Stone, the chair, and Carl Reed", "Stone, Reed"."""
    tokens = prose.tokens
    for k in range(core, end):
        other = prose.covering.get(k)
        if other is None or other is name or k != other.title:
            continue
        article = k - 2 >= core and tokens.lower[k - 1] == "the"  # "the Turners and the Reeds"
        before = tokens.lower[k - 1 - article]
        someone = other.kind != "organization" or prose.is_possessive(other.last)  # "and the Herald's Ada Stone"
        if before in ("and", "or", "nor", "&") and someone:
            described = any(tokens.lower[j] in prose.vocabulary.words["prepositions"] for j in range(core, k))
            # "chair of the Stone and Reed trust" joins no two speakers.
            return not described or (k >= 2 and tokens.words[k - 2] == ",")
    nexts = core + 1
    return core < end and tokens.words[core] == "," and end - nexts <= 3 and (
        (other := prose.covering.get(nexts)) is not None
        and other.kind == "person" == name.kind
        and other.title == nexts
        and other.last == end
    )  # fmt: skip


def _by_noun(prose: Prose, first: int, core: int, end: int) -> Reading:
    """The head of the phrase is a noun; a name may stand in apposition to it, or before it."""
    nominal = _of_several(prose, prose.nominal(first, core), end)
    apposed = _apposed(prose, nominal, core, end)
    if apposed is not None:
        return Reading("name", first, end, name=apposed, description=(first, core))
    within = _named_kind(prose, nominal)
    if within is not None:
        return Reading("name", first, end, name=within, description=(within.last, core))
    whole = nominal.head == core - 1 and (
        core >= end or prose.tokens.words[core] in (",", "(") or prose.tokens.lower[core] in ("who", "which")
    )
    if prose.tokens.lower[nominal.head] in prose.vocabulary.documents and nominal.role is None:
        return Reading("document", first, end, nominal=nominal, whole=whole)
    joined = core < end and (prose.tokens.lower[core] in ("and", "or") or _listed(prose, core, end))
    return Reading("nominal", first, end, nominal=nominal, whole=whole, several=joined)


def _of_several(prose: Prose, nominal: Nominal, end: int) -> Nominal:
    """Make one person of "one of the sources" and a group of "several of the sources"."""
    lower, words = prose.tokens.lower, prose.vocabulary.words
    at = nominal.end + 1
    if lower[nominal.head] not in words["indefinite"] or at >= end or lower[nominal.end] != "of":
        return nominal
    role = prose.nominal(at, prose.core_end(at, end)).role
    if role is None or not role.plural:
        return nominal
    one = lower[nominal.head] in ("one", "another")
    return nominal._replace(role=role._replace(kind="person" if one else "group", plural=not one))


def _listed(prose: Prose, core: int, end: int) -> bool:
    """As in "the senator, his aides and his lawyers"."""
    lower, words = prose.tokens.lower, prose.vocabulary.words
    if prose.tokens.words[core] != ",":
        return False
    own = words["determiners"] | words["possessive"]
    return any(lower[k] == "and" and lower[k + 1] in own for k in range(core, end - 1))


def _apposed(prose: Prose, nominal: Nominal, core: int, end: int) -> Name | None:
    """The name in "the port's spokeswoman, Ada Stone", "the head of the port, Ada Stone"."""
    role = nominal.role or prose.vocabulary.posts.get(nominal.noun)
    if role is None or role.plural or role.kind == "group":
        return None
    words, lower = prose.tokens.words, prose.tokens.lower
    for k in range(core, min(end, core + _NAME_REACH) - 1):
        if lower[k] in ("who", "which", "whose", "and", "that"):
            return None
        if words[k] != ",":
            continue
        at = k + 1 + (lower[k + 1] == "the" and role.kind == "organization")
        name = prose.covering.get(at)
        if name is None or name.title != at or (name.last < end and words[name.last] not in (",", "(", "of")):
            continue
        if name.kind not in ("", role.kind):
            continue
        single = role.kind == "person" and not name.kind and len(name.key) < 2
        if not single or name.key[0] in prose.vocabulary.first_names:
            return name
    return None


def _named_kind(prose: Prose, nominal: Nominal) -> Name | None:
    """The name in "the Hamas resistance movement"; not in "the Stone campaign", which is not Stone."""
    tokens, own = prose.tokens, prose.vocabulary
    role = nominal.role
    if role is None or role.kind != "organization" or role.plural or tokens.lower[nominal.head] in own.own_heads:
        return None
    if nominal.determiner not in ("definite", "bare"):
        return None
    at = nominal.first + (tokens.lower[nominal.first] in own.words["determiners"])
    name = prose.covering.get(at)
    if name is None or name.title != at or name.kind in ("person", "place", "group") or name.last > nominal.head:
        return None
    if " ".join(name.key) in own.countries or prose.is_possessive(name.last):
        return None
    return name
