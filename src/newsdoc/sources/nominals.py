"""Noun phrases followed to the speaker they describe: "the minister", "the company", "the same sources"."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from typing import TYPE_CHECKING

from newsdoc.sources.speakers import Speaker

if TYPE_CHECKING:
    from newsdoc.sources.phrases import Nominal, Prose
    from newsdoc.sources.roster import Roster

_LATEST = 8  # speakers of one description that are looked at


def tells_age(word: str) -> bool:
    """Whether a word is one as "57-year-old"."""
    return word.endswith("-year-old")


class Described:
    """Speakers by the nouns that describe them, in the order in which the story introduces them."""

    __slots__ = ("_by_head", "_by_phrase", "_order", "_prose")

    def __init__(self, prose: Prose, roster: Roster) -> None:
        self._prose = prose
        self._by_head: dict[str, list[tuple[int, int, Speaker]]] = defaultdict(list)
        self._by_phrase: dict[str, Speaker] = {}
        self._order = 0
        for speaker in roster.speakers:
            if speaker.heads:
                for head in sorted(speaker.heads):
                    self.add(speaker, head)

    def add(self, speaker: Speaker, head: str) -> None:
        """Make a speaker findable by a noun that describes it."""
        self._order += 1
        insort(self._by_head[head], (speaker.first, self._order, speaker))

    def knows(self, head: str) -> bool:
        """Whether anybody is described by a noun, or by one that it may stand for."""
        narrower = self._prose.vocabulary.narrower.get(head, ())
        return any(self._by_head.get(word) for word in (head, *narrower))

    def find(self, nominal: Nominal, phrase: str, latest: Speaker | None) -> Speaker | None:
        """The speaker that a noun phrase takes up, or None.

        Args:
            nominal: The phrase.
            phrase: Its words without determiner, in lower case.
            latest: The source of the attribution before it.
        """
        institution = phrase in self._prose.vocabulary.words["institutions"]
        if nominal.determiner != "definite" and not institution:
            return self._by_phrase.get(phrase) if nominal.determiner == "possessive" else None
        known = self._by_phrase.get(phrase)
        if known is not None and (nominal.modifiers or institution):
            return known
        exact = self._candidates(nominal, {nominal.noun})
        if not exact and latest is not None and latest.named and nominal.noun in latest.heads:
            same = self._candidates(nominal._replace(modifiers=frozenset()), {nominal.noun})
            exact = same if same == [latest] else []  # "the mega donor" for the only donor, who has just spoken
        wider = self._candidates(nominal, self._prose.vocabulary.narrower.get(nominal.noun, frozenset()))
        everyone = list(dict.fromkeys(exact + wider))
        if len(everyone) == 1:
            return everyone[0]
        if latest in everyone and (latest in exact or not self._between(everyone, latest, nominal.first)):
            return latest
        if len(exact) == 1 and not any(self._newer(other, exact[0], nominal.head) for other in wider):
            return exact[0]
        return known if known is not None and not everyone else self._untyped(nominal, latest, everyone)

    def announced(self, nominal: Nominal) -> Speaker | None:
        """The only one of the whole story whom a noun in its headline can mean: "Diplomat praises port"."""
        role = nominal.role
        if role is None or role.plural or nominal.determiner not in ("bare", "definite"):
            return None
        heads = {nominal.noun, *self._prose.vocabulary.narrower.get(nominal.noun, ())}
        rows = [row for head in heads for row in self._by_head.get(head, [])[:_LATEST]]
        found = {speaker for _, _, speaker in rows if speaker.named and self._agrees(nominal, speaker)}
        return found.pop() if len(found) == 1 else None

    def remember(self, phrase: str, speaker: Speaker) -> None:
        """Note that a phrase stands for a speaker."""
        self._by_phrase.setdefault(phrase, speaker)

    def recall(self, phrase: str) -> Speaker | None:
        """The speaker that a phrase was noted to stand for."""
        return self._by_phrase.get(phrase)

    def _candidates(self, nominal: Nominal, heads: frozenset[str] | set[str]) -> list[Speaker]:
        plural = bool(nominal.role and nominal.role.plural and nominal.role.kind == "group")
        found: list[Speaker] = []
        for head in sorted(heads):
            rows = self._by_head.get(head, [])
            end = bisect_left(rows, (nominal.first, -1))
            for _, _, speaker in rows[max(0, end - _LATEST) : end]:
                if speaker.is_plural == plural and self._agrees(nominal, speaker) and speaker not in found:
                    found.append(speaker)
        return found

    def _agrees(self, nominal: Nominal, speaker: Speaker) -> bool:
        """Gender, and each word before the head, must suit what was said of the speaker."""
        gender = nominal.role.gender if nominal.role else ""
        if gender and speaker.gender and gender != speaker.gender:
            return False
        return all(self._suits(word, speaker) for word in nominal.modifiers)

    def _suits(self, word: str, speaker: Speaker) -> bool:
        if word in self._prose.vocabulary.neutral or tells_age(word) or word in speaker.words or word in speaker.heads:
            return True
        narrower = self._prose.vocabulary.narrower.get(word)
        return narrower is not None and bool(narrower & speaker.words)

    def _between(self, others: list[Speaker], speaker: Speaker, token: int) -> bool:
        """Whether another one is named between the last mention of a speaker and a token."""
        last = max(bisect_left(speaker.names, token, key=lambda name: name.first) - 1, 0)
        since = speaker.names[last].first if speaker.names else speaker.first
        for other in others:
            k = bisect_left(other.names, token, key=lambda name: name.first) - 1
            if other is not speaker and k >= 0 and other.names[k].first > since:
                return True
        return False

    def _newer(self, other: Speaker, speaker: Speaker, token: int) -> bool:
        """Whether another was introduced between a speaker and a token."""
        return speaker.first < other.first < token

    def _untyped(self, nominal: Nominal, latest: Speaker | None, others: list[Speaker]) -> Speaker | None:
        """Acme for "the company", though the story never says what Acme is, if it spoke last."""
        role = nominal.role
        if others or latest is None or role is None or role.kind != "organization" or role.plural or nominal.modifiers:
            return None
        if role.noun not in self._prose.vocabulary.narrower or role.noun in self._prose.vocabulary.own_heads:
            return None
        return latest if latest.kind == "organization" and latest.named and not latest.heads else None


def kind_of(nominal: Nominal) -> str:
    """The kind of speaker that a noun phrase stands for, "" where its head tells none."""
    return nominal.role.kind if nominal.role else ""


def new_speaker(nominal: Nominal, span: tuple[int, int], kind: str) -> Speaker:
    """A speaker without a name, called by the phrase that stands at tokens `span`."""
    role = nominal.role
    speaker = Speaker(span, kind, role.gender if role else "", nominal.first, named=False)
    speaker.heads.add(nominal.noun)
    speaker.words |= nominal.modifiers | {nominal.noun}
    speaker.many = role is not None and role.plural
    return speaker
