"""The speaker a pronoun stands for: the nearest that agrees with it, and no other as near."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from newsdoc.sources.subjects import FRONTED, is_fronted, is_subject
from newsdoc.text.tokens import INSIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.sources.mentions import Mentions
    from newsdoc.sources.phrases import Prose
    from newsdoc.sources.speakers import Speaker

SOURCE, SUBJECT, OTHER = 3, 2, 1  # how much a mention stands in the foreground
_SENTENCES = {"m": 10, "f": 10, "plural": 4, "thing": 2}  # looked back over, that of the pronoun included
_PARAGRAPHS, _NEAR = 4, 2
_CROWD = 24  # mentions of one sentence that are looked at


def agrees(speaker: Speaker, pronoun: str) -> bool:
    """Whether a pronoun of a class ("m", "f", "plural", "thing") may stand for a speaker.

    Example:
        >>> from newsdoc.sources.speakers import Speaker
        >>> agrees(Speaker((0, 2), "person", "f", 0, named=True), "m")
        False
    """
    if speaker.kind == "place" or speaker.placed or speaker.shared:
        return False
    if pronoun in ("m", "f"):
        # A phrase whose noun no table knows ("a non-profit that advocates") is no person until something says so.
        person = speaker.kind == "person" or (not speaker.kind and speaker.named)
        return person and speaker.gender in ("", pronoun)
    if pronoun == "plural":
        return speaker.kind == "group" or speaker.many
    return speaker.kind in ("organization", "document") and not speaker.many


class Foreground:
    """The mentions of a story by token, with what is known of sources so far."""

    __slots__ = ("_mentions", "_prose", "_ranked", "_ranks", "_said", "_said_at")

    def __init__(self, prose: Prose, mentions: Mentions) -> None:
        self._prose = prose
        self._mentions = mentions
        self._said_at: list[int] = []
        self._said: list[Speaker] = []
        self._ranks: list[int] = []
        self._ranked: dict[int, int] = {}

    def say(self, token: int, speaker: Speaker, rank: int) -> None:
        """Note that a speaker was a source at a token; tokens come in text order."""
        self._said_at.append(token)
        self._said.append(speaker)
        self._ranks.append(rank)

    def last_source(self, token: int, *, paragraphs: int) -> Speaker | None:
        """The source of the attribution before a token, no more than some paragraphs back."""
        k = bisect_left(self._said_at, token) - 1
        numbers = self._prose.tokens.paragraph
        if k < 0 or numbers[token] - numbers[self._said_at[k]] > paragraphs:
            return None
        return self._said[k]

    def mentioned(self, speaker: Speaker, token: int, *, paragraphs: int) -> bool:
        """Whether a speaker is named, or was a source, no more than some paragraphs before a token."""
        numbers = self._prose.tokens.paragraph
        lowest = numbers[token] - paragraphs
        k = bisect_left(speaker.names, token, key=lambda name: name.first) - 1
        if k >= 0 and numbers[speaker.names[k].first] >= lowest:
            return True
        k = bisect_left(self._said_at, token) - 1
        while k >= 0 and numbers[self._said_at[k]] >= lowest and k > bisect_left(self._said_at, token) - _CROWD:
            if self._said[k] is speaker:
                return True
            k -= 1
        return False

    def undescribed(self, token: int, gender: str) -> Speaker | None:
        """The only person of whom the story does not say what he or she is, in this paragraph and the two before."""
        numbers, quoted = self._prose.tokens.paragraph, self._prose.tokens.quoted
        lowest = numbers[token] - _NEAR
        positions = self._mentions.tokens
        last = bisect_left(positions, token)
        near = [(at, self._mentions.speaker_at(at), 0) for at in positions[max(0, last - _CROWD) : last]]
        last = bisect_left(self._said_at, token)
        first = max(0, last - _CROWD)
        near += zip(self._said_at[first:last], self._said[first:last], self._ranks[first:last], strict=True)
        found: set[Speaker] = set()
        for at, speaker, rank in near:
            if speaker is None or numbers[at] < lowest or quoted[at] or not speaker.named or speaker.kind != "person":
                continue
            if not speaker.heads and {gender, speaker.gender} != {"m", "f"}:
                found.add(speaker)
            elif speaker.heads and (rank or self._rank(at)) >= SUBJECT:
                return None  # a governor may be a candidate as well
        return found.pop() if len(found) == 1 else None

    def find(self, token: int, pronoun: str, without: Iterable[tuple[int, int]]) -> Speaker | None:
        """The speaker for the pronoun at `token`; mentions between the tokens of `without` do not count."""
        tokens = self._prose.tokens
        hidden = tuple(without)
        ahead = self._subject_ahead(token, pronoun)
        if ahead is not None:
            return ahead
        lowest = max(0, tokens.paragraph[token] - _PARAGRAPHS)
        begin, end = tokens.begin[token], token
        beside: set[Speaker] = set()  # mentioned in the same sentence, in the background
        here: set[Speaker] = set()  # in the same paragraph
        background: set[Speaker] = set()
        introduced: set[Speaker] = set()
        nearest: set[Speaker] = set()  # those of the last sentence that has any
        left = _SENTENCES[pronoun]
        for step in range(2 * left):
            found = self._best(begin, end, pronoun, hidden)
            best = max(found.values(), default=0)
            if best >= SUBJECT:
                chosen = [speaker for speaker, rank in found.items() if rank == best]
                others = background.union(found).difference(chosen)
                close = beside if tokens.paragraph[begin] == tokens.paragraph[token] else beside | here
                rivals = others if not chosen[0].kind else close | introduced if best == SOURCE else background
                if len(chosen) > 1 or rivals - {chosen[0]}:
                    return None
                near = chosen[0] in background or tokens.paragraph[begin] == tokens.paragraph[token]
                if near and chosen[0].kind:
                    return chosen[0]
                return None if self._outdone(chosen[0], pronoun, begin, hidden) else chosen[0]
            nearest = nearest or set(found)
            background.update(found)
            certain = {speaker for speaker in found if speaker.named and speaker.kind and speaker.gender}
            introduced.update(speaker for speaker in certain if tokens.begin[speaker.first] == begin)
            if step == 0:
                beside.update(found)
            if begin < end and tokens.paragraph[begin] == tokens.paragraph[token]:
                here.update(found)
            left -= tokens.quoted[begin] != INSIDE  # a long quotation does not make its speaker distant
            if begin == 0 or left == 0 or tokens.paragraph[begin - 1] < lowest:
                break
            begin, end = tokens.begin[begin - 1], begin
        if pronoun not in ("m", "f"):
            return None
        certain = {speaker for speaker in background if speaker.gender} or background
        said = self._best(tokens.begin[token], token, pronoun, ())  # "Ada Stone felt ill, she said."
        rivals = {speaker for speaker in said if speaker.kind == "person"} - certain
        return certain.pop() if len(certain) == 1 and certain <= nearest and not rivals else None

    def _subject_ahead(self, token: int, pronoun: str) -> Speaker | None:
        """The subject behind a phrase in front that has the pronoun: "In her speech, Ada Stone said"."""
        tokens, prose = self._prose.tokens, self._prose
        begin = tokens.begin[token]
        stop = min(tokens.stop[token], begin + FRONTED)
        comma = next((k for k in range(token + 1, stop) if prose.is_comma(k)), None)
        name = prose.covering.get(comma + 1) if comma is not None else None
        if comma is None or name is None or name.title != comma + 1 or not is_fronted(prose, begin, comma):
            return None
        if prose.is_possessive(name.last) or prose.is_comma(name.last) or tokens.quoted[name.first]:
            return None
        speaker = self._mentions.speaker_at(name.first)
        return speaker if speaker is not None and speaker.kind == "person" and agrees(speaker, pronoun) else None

    def _outdone(self, speaker: Speaker, pronoun: str, begin: int, hidden: Iterable[tuple[int, int]]) -> bool:
        """Whether little speaks for one of unknown gender and somebody of the right one is in the foreground before."""
        if speaker.gender or pronoun not in ("m", "f"):
            return False
        tokens = self._prose.tokens
        lowest = max(0, tokens.paragraph[begin] - 2) if begin < len(tokens) else 0
        for _ in range(_SENTENCES[pronoun]):
            if begin == 0 or tokens.paragraph[begin - 1] < lowest:
                return False
            begin, end = tokens.begin[begin - 1], begin
            found = self._best(begin, end, pronoun, hidden)
            found.pop(speaker, None)
            genders = (pronoun,) if speaker.kind else (pronoun, "")
            if any(rank == SOURCE and other.gender in genders for other, rank in found.items()):
                return True
        return False

    def _best(self, begin: int, end: int, pronoun: str, hidden: Iterable[tuple[int, int]]) -> dict[Speaker, int]:
        """The speakers that agree, mentioned between two tokens, not quoted, and how far in the foreground."""
        quoted = self._prose.tokens.quoted
        found: dict[Speaker, int] = {}
        last = bisect_left(self._said_at, end)
        for k in range(max(last - _CROWD, bisect_left(self._said_at, begin)), last):
            at, speaker = self._said_at[k], self._said[k]
            if not quoted[at] and agrees(speaker, pronoun):
                found[speaker] = max(found.get(speaker, 0), self._ranks[k])
        positions = self._mentions.tokens
        last = bisect_left(positions, end)
        for at in positions[max(last - _CROWD, bisect_left(positions, begin)) : last]:
            if quoted[at] or any(low <= at < high for low, high in hidden):
                continue
            other = self._mentions.speaker_at(at)
            if other is not None and agrees(other, pronoun):
                found[other] = max(found.get(other, 0), self._rank(at))
        return found

    def _rank(self, at: int) -> int:
        """How far in the foreground the mention at a token is, worked out once for all pronouns that look back."""
        known = self._ranked.get(at)
        if known is None:
            known = self._ranked[at] = SUBJECT if is_subject(self._prose, at) else OTHER
        return known
