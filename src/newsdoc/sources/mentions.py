"""Where a story mentions speakers: at each name, and at each noun that stands for a person or body."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from newsdoc.sources.nominals import kind_of, new_speaker

if TYPE_CHECKING:
    from newsdoc.sources.nominals import Described
    from newsdoc.sources.phrases import Prose
    from newsdoc.sources.roster import Roster
    from newsdoc.sources.speakers import Speaker


_SHORT = 200  # tokens that are looked at without an index


class Mentions:
    """The mentions of a story from token `begin` on, looked for when a pronoun asks for them."""

    def __init__(self, prose: Prose, roster: Roster, described: Described, begin: int) -> None:
        self._prose = prose
        self._roster = roster
        self._described = described
        self._begin = begin
        self._nominal_at: dict[int, Speaker | None] = {}

    def within(self, begin: int, end: int, *, most: int) -> list[int]:
        """The tokens `[begin, end)` at which a name begins or a noun for a person or body stands, the last `most`."""
        if end - begin <= _SHORT:
            return self._find(begin, end)[-most:]
        last = bisect_left(self._tokens, end)  # looking at long sentences again and again would take too long
        return self._tokens[max(last - most, bisect_left(self._tokens, begin)) : last]

    @cached_property
    def _tokens(self) -> list[int]:
        return self._find(0, len(self._prose.tokens))

    def _find(self, begin: int, end: int) -> list[int]:
        names, lower, heading = self._roster.at, self._prose.tokens.lower, self._begin
        roles, covering = self._prose.vocabulary.roles, self._prose.covering
        return [
            i for i in range(begin, end) if i in names or (lower[i] in roles and i >= heading and i not in covering)
        ]

    @cached_property
    def named(self) -> list[int]:
        """The tokens at which a name begins, in order."""
        return sorted(self._roster.at)

    @cached_property
    def protagonist(self) -> Speaker | None:
        """The person whom the story names more often than any other."""
        persons = [speaker for speaker in self._roster.speakers if speaker.kind == "person"]
        counts = sorted((len(speaker.names) for speaker in persons), reverse=True)
        if not counts or counts[0] in counts[1:2]:
            return None
        return next(speaker for speaker in persons if len(speaker.names) == counts[0])

    def speaker_at(self, token: int) -> Speaker | None:
        """The speaker mentioned at one of the tokens: by name, or by a noun that is followed or stands for itself."""
        named = self._roster.at.get(token)
        if named is not None:
            return named
        if token not in self._nominal_at:
            self._nominal_at[token] = self._described_at(token)
        return self._nominal_at[token]

    def may_agree(self, token: int, pronoun: str) -> bool:
        """Whether a noun at one of the tokens is worth a look; "he" is no company, and "they" no mayor."""
        prose = self._prose
        if token in prose.covering:
            return True
        role = prose.vocabulary.roles[prose.tokens.lower[token]]
        one = role.kind == "person" and not role.plural
        if pronoun == "plural":
            return not one
        if pronoun == "thing" or one or role.plural:
            return pronoun == "thing" or one
        after = prose.tokens.lower[token + 1] if token + 1 < len(prose.tokens) else ""
        return prose.is_comma(token + 1) or after in prose.vocabulary.words["copulas"]

    def _described_at(self, token: int) -> Speaker | None:
        prose, at = self._prose, self._roster.at
        if self._is_no_person(token):
            return None
        role = prose.vocabulary.roles[prose.tokens.lower[token]]
        behind = prose.covering.get(token + 2) if prose.is_comma(token + 1) else None
        if behind is not None and behind.title == token + 2 and prose.is_comma(behind.last) and not role.plural:
            return at.get(behind.first)  # "One local woman, Ada Stone, spoke."
        named = prose.covering.get(token + 2)
        if named is not None and named.title == token + 2 and prose.tokens.lower[token + 1] in ("is", "was"):
            return at.get(named.first)  # "If the candidate is Ada Stone, the answer is no."
        first = prose.phrase_start(token, self._begin)
        before = prose.covering.get(first - 2) if first > 1 and prose.is_comma(first - 1) else None
        bearer = at.get(before.first) if before is not None else None
        if bearer is not None and bearer.kind == role.kind == "person" and not role.plural:
            return bearer  # "Ada Stone, the first mayor of the town, spoke."
        nominal = prose.nominal(first, token + 1)
        if token + 1 in prose.covering or prose.is_possessive(token + 1):
            return None
        if nominal.determiner == "bare" and not role.plural:
            return None
        speaker = self._described.find(nominal, prose.wording(nominal.first, nominal.end), None)
        if speaker is None:
            speaker = new_speaker(nominal, (nominal.first, nominal.end), kind_of(nominal))
        return speaker

    def _is_no_person(self, token: int) -> bool:
        """As in "the major danger", "the source of the river"."""
        prose = self._prose
        lower, words = prose.tokens.lower, prose.vocabulary.words
        after = lower[token + 1] if token + 1 < prose.tokens.stop[token] else "."
        if lower[token] in words["attributes"]:
            return after.isalpha() and after not in words["closed"] and not after.endswith(("ed", "s"))
        return after == "of" and lower[token] in words["origins"]
