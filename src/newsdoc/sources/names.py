"""Names in the prose of a story: runs of capitalised words, their titles taken off, with a guess at what they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdoc.sources.vocabulary import vocabulary

if TYPE_CHECKING:
    from newsdoc.sources.vocabulary import Vocabulary
    from newsdoc.text.tokens import Tokens

_LONGEST = 12  # words: a run beyond it is a line in capitals, not a name
_MARKS = frozenset("“\"'‘(—–:-«[•")


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
    return _Finder(tokens, vocabulary()).find(begin)


class _Finder:
    """Walks over the capitalised words of one story."""

    def __init__(self, tokens: Tokens, words: Vocabulary) -> None:
        self.tokens = tokens
        self.vocabulary = words
        # Words that somewhere stand uncapitalised: as first word of a sentence they are no names.
        self.small = frozenset(tokens.words).intersection(tokens.lower)
        changed = zip(tokens.words, tokens.lower, strict=True)  # any capital in a word shows in the comparison
        self.capitals = {i: None for i, (word, lower) in enumerate(changed) if word != lower and _capital(word)}
        self._known: dict[tuple[object, ...], Name] = {}
        self._titles = words.words["title_words"]
        own = words.words
        self._joints = own["particles"] | words.links | words.company_suffixes | {"&", ".", "'s", "’s", "'", "’"}
        self.attested: set[str] = set()  # capitalised words that are so not for the sake of their sentence

    def find(self, begin: int) -> list[Name]:
        found: list[Name] = []
        at = begin
        words = self.tokens.words
        for i in self.capitals:
            if i >= begin and not self._opens(i):
                self.attested.add(words[i])
        for i in self.capitals:
            if i >= at and self._begins(i):
                at = self._end(i)
                found += self._names(i, at)
        return found

    def _begins(self, i: int) -> bool:
        """Whether the capital is that of a name, not of the sentence: "Then Ada Stone", "Residents said"."""
        tokens, words = self.tokens, self.vocabulary.words
        word, lower = tokens.words[i], tokens.lower[i]
        if word in words["calendar"]:
            return False
        following = tokens.words[i + 1] if i + 1 < len(tokens) else ""
        if word in words["places"] and _capital(following):
            return True  # "New Ruritania Radio"
        if not self._opens(i):
            return lower not in words["closed"] or (word.isupper() and len(word) > 1)
        if lower in self.vocabulary.first_names and _capital(following) and lower not in words["closed"]:
            return True
        if lower in words["closed"] or lower in self.vocabulary.documents:
            return False
        if lower.endswith(("ing", "ed")) and tokens.lower[min(i + 1, len(tokens) - 1)] in self.vocabulary.first_names:
            return False  # "Asking Ada Stone for more"
        role = self.vocabulary.roles.get(lower)
        if role and not _capital(following):
            return False
        return lower not in self.small or (_capital(following) and role is not None)

    def _opens(self, i: int) -> bool:
        """Whether anything is capitalised there: at the beginning of a sentence, or after a mark."""
        tokens = self.tokens
        return tokens.begin[i] == i or tokens.words[i - 1] in _MARKS

    def _end(self, i: int) -> int:
        """One past the last word of the run that begins at `i`."""
        tokens, own = self.tokens, self.vocabulary
        words = own.words
        count, stop = len(tokens), tokens.stop[i]
        linked = tokens.words[i] in own.linked_heads
        at = i + 1
        while at < min(stop, i + _LONGEST, count):
            word, lower = tokens.words[at], tokens.lower[at]
            if tokens.quoted[at] > 1 or (at not in self.capitals and word not in self._joints):
                break
            if _capital(word):
                if (word in words["calendar"] and at > i + 1) or lower in own.pronouns:
                    break
                linked |= word in own.linked_heads
                at += 1
            elif at + 1 < stop and self._links(at, linked=linked):
                at += 1
            elif at + 2 < stop and linked and lower in ("of", "for") and self._links(at + 1, linked=linked):
                at += 2
            elif (word == "." and self._broken_initial(at, stop)) or word in own.company_suffixes:
                at += 1
            elif self._house_of(i, at, stop):
                at += 2
            else:
                break
        while at > i + 1 and not (_capital(tokens.words[at - 1]) or tokens.words[at - 1] in own.company_suffixes):
            at -= 1
        return at

    def _links(self, at: int, *, linked: bool) -> bool:
        """Whether a small word stands within a name: "van der Berg", "Bank of Ruritania", "Stone & Sons"."""
        tokens = self.tokens
        lower, following = tokens.lower[at], tokens.words[at + 1]
        if not _capital(following) and tokens.lower[at + 1] not in self.vocabulary.words["particles"]:
            return False
        if lower in self.vocabulary.words["particles"] or lower == "&":
            return True
        if not linked or lower not in self.vocabulary.links:
            return False
        # "the Ministry of Health and Ada Stone": a first name begins a name of its own.
        return tokens.lower[at + 1] not in self.vocabulary.first_names or lower in ("of", "for")

    def _house_of(self, first: int, at: int, stop: int) -> bool:
        """Whether a possessive stands within a name: "Teachers' Union"; not in "Ruritania's Senate"."""
        tokens, own = self.tokens, self.vocabulary
        if tokens.words[at] not in ("'s", "’s", "'", "’") or at + 1 >= stop:
            return False
        if tokens.words[at + 1] not in own.organization_words or tokens.quoted[at] != tokens.quoted[first]:
            return False
        after = tokens.words[at + 2] if at + 2 < stop else ""
        saint = tokens.words[first] == "St."
        single = at - first == 1 and tokens.lower[first] not in own.countries
        return (saint or (single and tokens.words[at] in ("'", "’"))) and not _capital(after)

    def _broken_initial(self, at: int, stop: int) -> bool:
        before = self.tokens.words[at - 1]
        return len(before) == 1 and at + 1 < stop and _capital(self.tokens.words[at + 1])

    def _names(self, first: int, last: int) -> list[Name]:
        """The names of a run: "Vermont Sen. Ada Stone" is one with a title, "Justice Department" one without."""
        # A story says the same names again and again: what depends on the words alone is worked out once.
        seen = (*self.tokens.words[first:last], self._opens(first), self._after_the(first))
        known = self._known.get(seen)
        if known is None:
            known = self._known[seen] = self._read(first, last)
        if known.kind == "title":
            return []
        return [known._replace(first=known.first + first, last=last, title=first)]

    def _read(self, first: int, last: int) -> Name:
        """Read a run; `first` of the name is counted from the beginning of the run, kind "title" is no name."""
        tokens = self.tokens
        body = self._after_title(first, last) if last - first > 1 else first
        roles, gender, kept = self._title(first, body)
        part = kept is not None and last - body == 1
        body = kept if kept is not None and part else body
        key = tuple(word.rstrip(".").casefold() for word in tokens.words[body:last] if word != ".")
        kind, guess = ("person", "") if part else self._kind(first, body, last)
        if not any(key) or (last - first == 1 and self._opens(first) and key[0].capitalize() in self._titles):
            kind = "title"
        return Name(body - first, last, first, key, kind, gender or guess, roles)

    def _after_title(self, first: int, last: int) -> int:
        """Where the name proper begins."""
        tokens, own = self.tokens, self.vocabulary
        words = tokens.words
        dotted = [k for k in range(first, last - 1) if words[k].rstrip(".") in own.titles and words[k].endswith(".")]
        if dotted:
            return dotted[-1] + 1
        if self._is_organization(first, last):
            return first
        best = first
        known = tokens.lower[first] in own.first_names and words[first] not in own.titles
        inner = [k for k in range(first + 2, last - 1) if tokens.lower[k] in own.first_names]
        if not known and inner and last - inner[0] <= 3 and words[last - 1] not in own.organization_words:
            return inner[0]  # "Oak County Recorder Ada Stone", whatever a recorder is
        for k in range(first, last - 1):
            word, lower = words[k], tokens.lower[k]
            role = own.roles.get(lower)
            is_title = word.rstrip(".") in own.titles or (role and role.kind == "person" and not role.plural)
            if is_title and not (known and k > first) and words[k + 1] not in own.words["suffixes"]:
                best = k + 1
        if best == first and words[first] in own.words["adjectives"] and tokens.lower[first + 1] in own.first_names:
            best = first + 1  # "Democrat Ada Stone", though not "Islamic Relief"
        return best

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
        if words[-1] not in own.organization_words or (len(words) == 1 and not self._after_the(first)):
            return False
        # "Ada Post" is a person, "New York Post" and "the Stone Foundation" are not.
        return len(words) != 2 or tokens.lower[first] not in own.first_names or self._after_the(first)

    def _after_the(self, first: int) -> bool:
        return first > 0 and self.tokens.lower[first - 1] == "the"

    def _kind(self, title: int, first: int, last: int) -> tuple[str, str]:
        """What the words themselves say of kind and gender; kind "title" is no name."""
        tokens, own = self.tokens, self.vocabulary
        words, lower = tokens.words[first:last], tokens.lower[first]
        gender = own.first_names.get(lower)
        if all(word in own.words["adjectives"] or word in self._titles for word in words):
            return "title", ""
        if len(words) == 1 and lower in own.roles and tokens.begin[first] == first:
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
        if self._opens(first) and word not in self.attested and gender is None:
            return "doubtful", ""
        return ("organization" if word.isupper() and len(word) > 1 else ""), ""

    def _long_kind(self, words: list[str], first: int, gender: str | None) -> tuple[str, str]:
        own = self.vocabulary
        if words[-1].lower() in own.documents:
            return "document", ""
        unit = words[-1] in own.words["units"] and len(words) > 1 + (gender is not None)
        if unit or (words[0] in own.words["places"] and gender is None):
            return "place", ""
        if self._after_the(first):
            return ("organization" if words[0].isupper() else ""), ""
        if gender is not None or any(len(word) == 2 and word[1] == "." for word in words[1:-1]):
            return "person", gender or ""
        return "", ""


def _capital(word: str) -> bool:
    """A word that begins like a name: "Stone", "al-Haddad", "O'Neil"."""
    return word[:1].isupper() or (word[:3] in ("al-", "el-", "d'A", "d’A", "ad-", "as-", "ar-") and len(word) > 4)
