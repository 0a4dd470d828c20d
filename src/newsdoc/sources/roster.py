"""All names of a story gathered under their bearers."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from newsdoc.sources.descriptions import describe, may_describe
from newsdoc.sources.genders import shown_gender
from newsdoc.sources.matching import bare, fits, is_suffix
from newsdoc.sources.speakers import Speaker
from newsdoc.sources.vocabulary import vocabulary

if TYPE_CHECKING:
    from newsdoc.sources.matching import Key
    from newsdoc.sources.names import Name
    from newsdoc.sources.phrases import Prose

_BEARERS = 8  # of one word: beyond, nobody can tell whom it means, and looking at all would cost too much


class Roster:
    """Who bears which name; `at` gives the speaker by the first token of each name that was told apart."""

    __slots__ = ("_by_key", "_by_word", "_options", "_prose", "at", "speakers")

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self.speakers: list[Speaker] = []
        self.at: dict[int, Speaker] = {}
        self._by_key: dict[Key, Speaker] = {}
        self._by_word: dict[str, list[tuple[Key, Speaker]]] = defaultdict(list)
        self._options: dict[Key, list[Speaker]] = {}
        groups: dict[Key, list[Name]] = defaultdict(list)
        for name in prose.names:
            groups[name.key].append(name)
        aliases = self._aliases()
        order = sorted(groups, key=lambda key: (-len(key), groups[key][0].first))
        shared = [groups[key] for key in order if not self._gather(key, groups[key], aliases.get(key))]
        for speaker in self.speakers:
            self._settle(speaker)
        for names in shared:
            self._tell_apart(names)
        for speaker in self.speakers:
            if len(speaker.names) > 1:
                speaker.names.sort()
            speaker.first = speaker.names[0].first

    def has(self, word: str) -> bool:
        """Whether a word is the first or the last of any name."""
        return bare(word) in self._by_word

    def bearer(self, key: Key) -> Speaker | None:
        """The one speaker whom a name stands for, wherever it stands (a headline)."""
        known = self._by_key.get(key)
        if known is not None:
            return known
        options = self._options.get(key)
        if options is None:
            options = self._fitting(key, "", "")
        return options[0] if len(options) == 1 else None

    def _aliases(self) -> dict[Key, Key]:
        """Acronyms by the name before their brackets: "the Food Safety Authority (FSA)"."""
        words = self._prose.tokens.words
        found: dict[Key, Key] = {}
        for before, name in zip(self._prose.names, self._prose.names[1:], strict=False):
            short = words[name.first]
            if name.first != before.last + 1 or words[before.last] != "(" or name.last - name.first != 1:
                continue
            letters = short.replace(".", "")
            if len(letters) < 2 or len(before.key) < 2 or before.kind == "person":
                continue
            # As in: Food Safety Authority (FSA), Oak State Department of Roads (Oakroads).
            starts = before.key if letters.isupper() else before.key[:1] if before.kind == "organization" else ()
            if any(word[0] == letters[0].lower() for word in starts):
                found[name.key] = before.key
        return found

    def _gather(self, key: Key, names: list[Name], alias: Key | None) -> bool:
        """Give names of one wording to their bearer; False if there are several it may be."""
        kind, gender = _agreed(names)
        known = self._by_key.get(alias) if alias else None
        options = [known] if known else self._fitting(key, kind, gender)
        self._options[key] = options
        if len(options) > 1:
            return False
        speaker = options[0] if options else self._new(names[0], kind, gender)
        self._give(speaker, names)
        self._by_key[key] = speaker
        if kind in ("", speaker.kind) or not speaker.kind:
            speaker.kind = speaker.kind or kind
            speaker.gender = speaker.gender or gender
        if not options or len(key) > 1:
            words = key if kind != "organization" else (key[0], key[-1], _letters(key))
            for word in words if len(set(words)) == len(words) else dict.fromkeys(words):
                bearers = self._by_word[bare(word)]
                if len(bearers) <= _BEARERS:
                    bearers.append((key, speaker))
        return True

    def _give(self, speaker: Speaker, names: list[Name]) -> None:
        speaker.names += names
        for name in names:
            self.at[name.first] = speaker
            if name.roles:
                speaker.heads.update(name.roles)

    def _new(self, name: Name, kind: str, gender: str) -> Speaker:
        speaker = Speaker((name.first, name.last), kind, gender, name.first, named=True)
        self.speakers.append(speaker)
        return speaker

    def _fitting(self, key: Key, kind: str, gender: str) -> list[Speaker]:
        """The speakers whom a name may stand for, those only whom it fits best."""
        rows = self._by_word.get(bare(key[0]), [])
        if key[-1] != key[0]:
            rows = rows + self._by_word.get(bare(key[-1]), [])
        if not rows:
            return []
        best: dict[Speaker, int] = {}
        for long, speaker in rows:
            if gender and speaker.gender and gender != speaker.gender:
                continue
            fit = fits(key, kind, long, speaker.kind)
            if fit > best.get(speaker, 0):
                best[speaker] = fit
        if not best:
            return []
        if len(key) == 1 and key[0] in self._prose.vocabulary.first_names:
            persons = {speaker: fit for speaker, fit in best.items() if speaker.kind == "person"}
            best = persons or best  # "Ada" is Ada Stone, not the Ada Stone Trust
        most = max(best.values())
        return [speaker for speaker, fit in best.items() if fit == most]

    def _tell_apart(self, names: list[Name]) -> None:
        """Names that several bear ("Stone" beside Ada and Carl Stone): by title, else by who had the name first."""
        options = self._options[names[0].key]
        for name in names:
            left = [s for s in options if not (name.gender and s.gender and s.gender != name.gender)]
            if name.roles:
                left = [s for s in left if s.heads & set(name.roles)] or left
            if len(left) > 1:
                left = [s for s in left if s.first < name.first] or left
            if len(left) > 1:
                left = self._established(left, names) or left
            speaker = left[0] if len(left) == 1 else self._new(name, *_agreed([name]))
            speaker.shared = len(left) != 1
            self._give(speaker, [name])

    def _established(self, options: list[Speaker], names: list[Name]) -> list[Speaker]:
        """The bearer whom the story already called so before it introduced the next one."""
        order = sorted(options, key=lambda speaker: speaker.first)
        k = bisect_right(names, order[0].first, key=lambda name: name.first)
        return order[:1] if k < len(names) and names[k].first < order[1].first else []

    def _settle(self, speaker: Speaker) -> None:
        """Fullest name, descriptions, kind and gender of a speaker, from all places where the name stands."""
        prose = self._prose
        if len(speaker.names) > 1:
            speaker.names.sort()
            speaker.name = self._fullest(speaker)
            speaker.first = speaker.names[0].first
        for name in speaker.names:
            found = describe(prose, name) if may_describe(prose, name) else None
            if found is None or (found.gender and speaker.gender and found.gender != speaker.gender):
                continue
            if speaker.kind == "organization" and found.kind == "person":
                continue
            speaker.description = speaker.description or (found.first, found.end)
            speaker.heads |= found.heads
            speaker.words |= found.words
            speaker.kind = speaker.kind or found.kind
            speaker.gender = speaker.gender or found.gender
        if speaker.kind == "organization":
            self._types(speaker)
        if speaker.kind == "person" and not speaker.gender:
            speaker.gender = shown_gender(prose, speaker.names)
        if not speaker.kind:
            speaker.placed = all(name.kind == "doubtful" or self._is_placed(name) for name in speaker.names)

    def _fullest(self, speaker: Speaker) -> tuple[int, int]:
        """The longest of the names of a speaker, as tokens."""
        fullest = max(speaker.names, key=lambda name: (len(name.key), -name.first))
        if len(fullest.key) < 3 or speaker.kind != "person":
            return fullest.first, fullest.last
        keys = {name.key for name in speaker.names}
        # "Can They Trust Ada Stone": a heading's word before a name that stands alone elsewhere.
        first_names = self._prose.vocabulary.first_names
        whole = fullest.key[1:] in keys and fullest.key[1] in first_names
        if whole and fullest.key[0] not in first_names:
            return fullest.first + 1, fullest.last
        # Neither are the words behind one: "Ada Stone Calls Reed".
        if fullest.key[-1:] not in keys and not is_suffix(fullest.key[-1]):
            size = next((k for k in range(len(fullest.key) - 1, 1, -1) if fullest.key[:k] in keys), 0)
            alone = fullest.key[-2:-1] in keys and fullest.key[0] in first_names
            if size or alone:
                return fullest.first, fullest.first + (size or len(fullest.key) - 1)
        return fullest.first, fullest.last

    def _types(self, speaker: Speaker) -> None:
        """What the words of a name say an organization is: "the authority", "the company"."""
        own = self._prose.vocabulary
        types = self._prose.vocabulary.types
        for name in speaker.names:
            for k in range(name.first, name.last):
                word, lower = self._prose.tokens.words[k], self._prose.tokens.lower[k]
                speaker.words.add(lower)
                if word in types:
                    speaker.heads.add(types[word])
                elif word in own.organization_words and lower != "city":  # a town or a football club
                    speaker.heads.add(own.roles[lower].noun if lower in own.roles else lower)

    def _is_placed(self, name: Name) -> bool:
        before = self._prose.tokens.lower[name.first - 1] if name.first else ""
        return before in self._prose.vocabulary.words["place_prepositions"]


def _agreed(names: list[Name]) -> tuple[str, str]:
    """Kind and gender of names of one wording; "" where they do not agree."""
    if len(names) == 1:
        return names[0].kind if names[0].kind != "doubtful" else "", names[0].gender
    kinds = {name.kind for name in names} - {"", "doubtful"}
    genders = {name.gender for name in names} - {""}
    return kinds.pop() if len(kinds) == 1 else "", genders.pop() if len(genders) == 1 else ""


def _letters(key: Key) -> str:
    """The first letters of a name, as acronyms have them."""
    links = vocabulary().links
    return "".join(word[0] for word in key if word and word not in links)
