"""Names in the prose of a story: runs of capitalised words, their titles taken off, with a guess at what they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdoc.sources.capitals import Capitals
from newsdoc.sources.runs import find_runs
from newsdoc.sources.vocabulary import vocabulary

if TYPE_CHECKING:
    from newsdoc.text.tokens import Tokens


class Name(NamedTuple):
    """A name, as tokens: `[first, last)` without its title, which begins at `title` (equal to `first` if it has none).

    `key` are its words in lower case, `kind` is "person", "organization", "group", "document", "place", "" (open) or
    "doubtful" (perhaps no name: capitalised for the sake of its sentence only); `roles` is what its title says.
    """

    first: int
    last: int
    title: int
    key: tuple[str, ...]
    kind: str
    gender: str
    roles: tuple[str, ...]


def find_names(tokens: Tokens, *, begin: int = 0) -> list[Name]:
    """Find the names from token `begin` on, in text order.

    Example:
        >>> from newsdoc.text.tokens import tokenize
        >>> text = "Then Sen. Ada Stone of the Bank of Ruritania spoke."
        >>> [name.key for name in find_names(tokenize(text, [(0, len(text))]))]
        [('ada', 'stone'), ('bank', 'of', 'ruritania')]
    """
    capitals = Capitals(tokens, begin)
    reader = _Reader(capitals)
    found = (reader.read(first, last) for first, last in find_runs(capitals))
    return [name for name in found if name is not None]


class _Reader:
    """Tells title and name of a run apart, and guesses what the name is one of."""

    def __init__(self, capitals: Capitals) -> None:
        self.capitals = capitals
        self.tokens = capitals.tokens
        self.vocabulary = vocabulary()
        self._known: dict[tuple[object, ...], Name] = {}
        self._titles = self.vocabulary.words["title_words"]

    def read(self, first: int, last: int) -> Name | None:
        """The name of a run: "Vermont Sen. Ada Stone" has one with a title, "Justice Department" one without."""
        # A story says the same names again and again: what depends on the words alone is worked out once.
        seen = (*self.tokens.words[first:last], self.capitals.opens(first), self.capitals.after_the(first))
        known = self._known.get(seen)
        if known is None:
            known = self._known[seen] = self._read(first, last)
        if known.kind == "title":
            return None
        return Name(known.first + first, last, first, known.key, known.kind, known.gender, known.roles)

    def _read(self, first: int, last: int) -> Name:
        """Read a run; `first` of the name is counted from the beginning of the run, kind "title" is no name."""
        tokens = self.tokens
        body = self._after_title(first, last) if last - first > 1 else first
        roles, gender, kept = self._title(first, body)
        part = kept is not None and last - body == 1
        body = kept if kept is not None and part else body
        key = tuple(word.rstrip(".").casefold() for word in tokens.words[body:last] if word != ".")
        kind, guess = ("person", "") if part else self._kind(first, body, last) if body < last else ("title", "")
        if not any(key) or body == last:
            kind = "title"
        return Name(body - first, last, first, key, kind, gender or guess, roles)

    def _after_title(self, first: int, last: int) -> int:
        """Where the name proper begins."""
        tokens, own = self.tokens, self.vocabulary
        words = tokens.words
        dotted = [k for k in range(first, last - 1) if words[k].rstrip(".") in own.titles and words[k].endswith(".")]
        if dotted:
            return dotted[-1] + 1
        known = tokens.lower[first] in own.first_names and words[first] not in own.titles
        inner = next((k for k in range(first + 2, last - 1) if tokens.lower[k] in own.first_names), last)
        named = not known and last - inner in (2, 3) and words[last - 1] not in own.organization_words
        if named and any(self._is_role(k) for k in range(first, inner)):
            return inner  # "Oak Secretary of State Ada Stone"
        if self._is_organization(first, last):
            return first
        if named:
            return inner  # "Oak County Recorder Ada Stone", whatever a recorder is
        return self._after_office(self._after_roles(first, last, known=known), last)

    def _after_office(self, body: int, last: int) -> int:
        """Past the rest of a title: "Chief [of Staff] Ada Stone", "Secretary [of State]"."""
        while body < last and self.tokens.lower[body] in ("of", "for", "and"):
            body += 2
        return min(body, last)

    def _after_roles(self, first: int, last: int, *, known: bool) -> int:
        """Past the words of a title that name a role; `known` tells that the run begins with a first name."""
        tokens, own = self.tokens, self.vocabulary
        words = tokens.words
        best = first
        for k in range(first, last - 1):
            word = words[k]
            is_title = word.rstrip(".") in own.titles or self._is_role(k)
            if is_title and not (known and k > first) and words[k + 1] not in own.words["suffixes"]:
                best = k + 1
        if best == first and words[first] in own.words["adjectives"] and tokens.lower[first + 1] in own.first_names:
            best = first + 1  # "Democrat Ada Stone", though not "Islamic Relief"
        return best

    def _is_role(self, at: int) -> bool:
        role = self.vocabulary.roles.get(self.tokens.lower[at])
        return role is not None and role.kind == "person" and not role.plural

    def _title(self, first: int, body: int) -> tuple[tuple[str, ...], str, int | None]:
        """What a title says: roles, gender, and the token at which one begins that belongs to the name."""
        roles: list[str] = []
        gender = ""
        kept = None
        for k in range(first, body):
            word, lower = self.tokens.words[k].rstrip("."), self.tokens.lower[k]
            title, role = self.vocabulary.titles.get(word), self.vocabulary.roles.get(lower)
            if title:
                roles += [title.role] if title.role else []
                gender = title.gender or gender
                kept = k if title.part and k == body - 1 else kept
            if role and role.kind == "person":
                roles.append(role.noun)
                gender = role.gender or gender
        return tuple(dict.fromkeys(roles)), gender, kept

    def _is_organization(self, first: int, last: int) -> bool:
        tokens, own = self.tokens, self.vocabulary
        words = tokens.words[first:last]
        if words[-1] in own.company_suffixes or "&" in words:
            return len(words) > 1
        if any(word in own.linked_heads for word in words[:-1]) and {"of", "for"} & set(words):
            return True
        if words[-1] not in own.organization_words or (len(words) == 1 and not self.capitals.after_the(first)):
            return False
        # "Ada Post" is a person, "New York Post" and "the Stone Foundation" are not.
        return len(words) != 2 or tokens.lower[first] not in own.first_names or self.capitals.after_the(first)

    def _kind(self, title: int, first: int, last: int) -> tuple[str, str]:
        """What the words themselves say of kind and gender; kind "title" is no name."""
        tokens, own = self.tokens, self.vocabulary
        words, lower = tokens.words[first:last], tokens.lower[first]
        gender = own.first_names.get(lower)
        surname = len(words) == 1 and words[0] in self.capitals.surnames
        if not surname and all(word in own.words["adjectives"] or word in self._titles for word in words):
            return "title", ""
        if len(words) == 1 and not surname and lower in own.roles and tokens.begin[first] == first:
            return "title", ""
        if self._is_organization(first, last):
            return "organization", ""
        if title < first and (words[0] not in own.countries or gender):
            return "person", gender or ""
        if words[-1] in own.words["groups"]:
            return "group", ""
        if " ".join(tokens.lower[first:last]) in own.countries:
            return "organization", ""
        return self._single_kind(first, gender) if len(words) == 1 else self._long_kind(words, first, gender)

    def _single_kind(self, first: int, gender: str | None) -> tuple[str, str]:
        word = self.tokens.words[first]
        if (
            self.capitals.opens(first)
            and gender is None
            and word not in self.capitals.attested
            and word not in self.capitals.surnames
        ):
            return "doubtful", ""
        return ("organization" if word.isupper() and len(word) > 1 else ""), ""

    def _long_kind(self, words: list[str], first: int, gender: str | None) -> tuple[str, str]:
        own = self.vocabulary
        if words[-1].lower() in own.documents:
            return "document", ""
        unit = words[-1] in own.words["units"] and len(words) > 1 + (gender is not None)
        if unit or (words[0] in own.words["places"] and gender is None):
            return "place", ""
        if self.capitals.after_the(first):
            return ("organization" if words[0].isupper() else ""), ""
        if gender is not None or any(len(word) == 2 and word[1] == "." for word in words[1:-1]):
            return "person", gender or ""
        return "", ""
