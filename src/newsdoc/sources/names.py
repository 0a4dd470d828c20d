"""Names in the prose of a story: runs of capitalised words, their titles taken off, with a guess at what they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdoc.sources.capitals import MARKS, Capitals, is_capital
from newsdoc.sources.runs import find_runs
from newsdoc.sources.vocabulary import names_role, vocabulary

if TYPE_CHECKING:
    from newsdoc.text.tokens import Tokens

_Key = tuple[str | tuple[str, ...], bool, bool, bool, bool, bool]
_KNOWN: dict[_Key, Name] = {}  # stories say the same names again and again; an `lru_cache` takes twice the time
_KEPT = 8192  # readings; they stay small, as runs of more characters than _LONGEST are not kept
_LONGEST = 120
_MOST = 4  # capitalised words of a name that is no organization's
_new = tuple.__new__  # Name(...) goes through one more function call, and a story has many names


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
    words, lower, begins = tokens.words, tokens.lower, tokens.begin
    opening, surnames, attested = capitals.opening, capitals.surnames, capitals.attested
    names = []
    for first, last in find_runs(capitals):
        word = words[last - 1]
        run = word if last - first == 1 else tuple(words[first:last])
        after_the = first > 0 and lower[first - 1] == "the"
        key = (run, first in opening, begins[first] == first, after_the, word in surnames, word in attested)
        body, _, _, name, kind, gender, roles = _KNOWN.get(key) or _read(key)
        if kind != "title":
            names.append(_new(Name, (first + body, last, first, name, kind, gender, roles)))
    return names


def _read(key: _Key) -> Name:
    """Read a run that is not known, and keep what it is."""
    words, *facts = key
    run = _Run((words,) if isinstance(words, str) else words, *facts)
    name = run.read()
    if sum(map(len, run.words)) <= _LONGEST:
        if len(_KNOWN) >= _KEPT:
            _KNOWN.clear()
        _KNOWN[key] = name
    return name


class _Run(NamedTuple):
    """A run of capitalised words; tells its title and name apart, and guesses what the name is one of.

    `opens` tells that anything would have a capital where the run begins, `begins` that a sentence begins there,
    `after_the` that "the" stands before it; `surname` and `attested` tell of its last word what `Capitals` does.
    """

    words: tuple[str, ...]
    opens: bool
    begins: bool
    after_the: bool
    surname: bool
    attested: bool

    def read(self) -> Name:
        """The name of the run, `first` counted from its beginning; kind "title" is no name."""
        words = self.words
        lower = tuple(word.lower() for word in words)
        body = self._after_title(lower) if len(words) > 1 else 0
        roles, gender, kept = self._title(lower, body)
        part = kept is not None and len(words) - body == 1
        body = kept if kept is not None and part else body
        key = tuple(word.rstrip(".").casefold() for word in words[body:] if word != ".")
        kind, guess = ("person", "") if part else self._kind(lower, body) if any(key) else ("title", "")
        return Name(body, len(words), 0, key, kind, gender or guess, roles)

    def _after_title(self, lower: tuple[str, ...]) -> int:
        """Where the name proper begins."""
        words, own = self.words, vocabulary()
        dotted = [k for k, word in enumerate(words[:-1]) if word.endswith(".") and word.rstrip(".") in own.titles]
        if dotted:
            return dotted[-1] + 1
        last = len(words)
        known = lower[0] in own.first_names and words[0] not in own.titles
        many = words[0] in own.words["groups"] or (lower[0] in own.roles and own.roles[lower[0]].kind == "group")
        described = many or names_role(lower[0]) or words[0] in own.words["adjectives"]
        inner = next((k for k in range(2 - described, last - 1) if lower[k] in own.first_names), last)
        house = words[-1] in own.organization_words  # "Mayor Ada Post" is a person, "Ada Stone Bank" is not
        named = not known and last - inner in (2, 3) and not (house and last - inner == 3)
        if named and (any(map(names_role, lower[:inner])) or (many and inner == 1)):
            return inner  # "Oak Secretary of State Ada Stone", "Senators Ada Stone and Carl Reed"
        if self._is_organization(0):
            return 0
        if named and not house:
            return inner  # "Oak County Recorder Ada Stone", whatever a recorder is
        body = self._after_roles(lower, known=known)
        while body < last and lower[body] in ("of", "for", "and"):
            body += 2  # "Chief [of Staff] Ada Stone", "Secretary [of State]"
        return min(body, last)

    def _after_roles(self, lower: tuple[str, ...], *, known: bool) -> int:
        """Past the words of a title that name a role; `known` tells that the run begins with a first name."""
        words, own = self.words, vocabulary()
        best = 0
        for k, word in enumerate(words[:-1]):
            is_title = word.rstrip(".") in own.titles or names_role(lower[k])
            if is_title and not (known and k) and words[k + 1] not in own.words["suffixes"]:
                best = k + 1
        if best == 0 and words[0] in own.words["adjectives"] and lower[1] in own.first_names:
            best = 1  # "Democrat Ada Stone", though not "Islamic Relief"
        return best

    def _title(self, lower: tuple[str, ...], body: int) -> tuple[tuple[str, ...], str, int | None]:
        """What a title says: roles, gender, and the word at which one begins that belongs to the name."""
        own = vocabulary()
        roles: list[str] = []
        gender = ""
        kept = None
        for k in range(body):
            title, role = own.titles.get(self.words[k].rstrip(".")), own.roles.get(lower[k])
            if title:
                roles += [title.role] if title.role else []
                gender = title.gender or gender
                kept = k if title.part and k == body - 1 else kept
            if role and role.kind == "person":
                roles.append(role.noun)
                gender = role.gender or gender
        return tuple(dict.fromkeys(roles)), gender, kept

    def _is_organization(self, body: int) -> bool:
        own, words = vocabulary(), self.words[body:]
        if words[-1] in own.company_suffixes or words[0] in own.openers or "&" in words:
            return len(words) > 1
        if any(word in own.linked_heads for word in words[:-1]) and {"of", "for"} & set(words):
            return True
        if words[-1] not in own.organization_words or (len(words) == 1 and not self._is_after_the(body)):
            return False
        # "Ada Post" is a person, "New York Post" and "the Stone Foundation" are not.
        return len(words) != 2 or words[0].lower() not in own.first_names or self._is_after_the(body)

    def _is_after_the(self, body: int) -> bool:
        return self.words[body - 1].lower() == "the" if body else self.after_the

    def _kind(self, lower: tuple[str, ...], body: int) -> tuple[str, str]:
        """What the words themselves say of kind and gender; kind "title" is no name."""
        own, words = vocabulary(), self.words[body:]
        gender = own.first_names.get(lower[body])
        surname = len(words) == 1 and self.surname
        title_words, adjectives = own.words["title_words"], own.words["adjectives"]
        plain = [word.rpartition("-")[2] for word in words]  # "African-American"
        if self._is_after_the(body) and words[-1] in adjectives and " ".join(lower[body:-1]).rstrip(".") in own.towns:
            return "title", ""  # "the Ohio Democrat"
        if not surname and all(word in adjectives or word in title_words for word in plain):
            return "title", ""
        if len(words) == 1 and not surname and lower[body] in own.roles and self.begins and not body:
            return "title", ""
        if self._is_organization(body):
            return "organization", ""
        if len(words) > _MOST and len([word for word in words if is_capital(word)]) > _MOST:
            return "title", ""  # a line in title case: "Ada Stone Calls Out Carl Reed"
        if body and (words[0] not in own.countries or gender):
            thing = len(words) > 1 and gender is None and lower[-1] in own.documents  # "President Stone Speech"
            return ("document", "") if thing else ("person", gender or "")
        if words[-1] in own.words["groups"]:
            return "group", ""
        if not surname and " ".join(lower[body:]) in own.countries:
            return "organization", ""
        if not surname and gender is None and " ".join(lower[body:]).rstrip(".") in own.towns:
            return "place", ""
        return self._single_kind(body, gender) if len(words) == 1 else self._long_kind(words, body, gender)

    def _single_kind(self, body: int, gender: str | None) -> tuple[str, str]:
        word = self.words[body]
        if word in vocabulary().organization_names and not self.surname:
            return "organization", ""
        opens = self.words[body - 1] in MARKS if body else self.opens
        if opens and gender is None and not self.attested and not self.surname:
            return "doubtful", ""
        return ("organization" if word.isupper() and len(word) > 1 else ""), ""

    def _long_kind(self, words: tuple[str, ...], body: int, gender: str | None) -> tuple[str, str]:
        own = vocabulary()
        if words[-1].lower() in own.documents:
            return "document", ""
        unit = words[-1] in own.words["units"] and len(words) > 1 + (gender is not None)
        if unit or (words[0] in own.words["places"] and gender is None):
            return "place", ""
        if self._is_after_the(body):
            return ("organization" if words[0].isupper() else ""), ""
        if gender is not None or any(len(word) == 2 and word[1] == "." for word in words[1:-1]):
            return "person", gender or ""
        return "", ""
