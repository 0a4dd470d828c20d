"""The speaker a pronoun stands for: the nearest that agrees with it, and no other as near."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from newsdoc.sources.looks import Look, Seen, agrees
from newsdoc.sources.subjects import FRONTED, MAIN, SUBJECT, is_fronted, subject_rank
from newsdoc.text.tokens import INSIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.sources.mentions import Mentions
    from newsdoc.sources.phrases import Prose
    from newsdoc.sources.speakers import Speaker

SOURCE, OTHER = 4, 1  # how much a mention stands in the foreground; MAIN and SUBJECT lie between
_SENTENCES = {"m": 10, "f": 10, "plural": 4, "thing": 2}  # looked back over, that of the pronoun included
_PARAGRAPHS, _NEAR = 4, 2
_CROWD = 24  # mentions of one sentence that are looked at
_CLAUSE = 200  # tokens of one in front, at most


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
        """The only person of whom the story does not say what he or she is, in this paragraph and the two before.

        Where there is none, whoever leads there, if nobody is named more often in the story.
        """
        numbers, quoted = self._prose.tokens.paragraph, self._prose.tokens.quoted
        lowest = numbers[token] - _NEAR
        before = self._mentions.within(bisect_left(numbers, lowest), token, most=_CROWD)
        near = [(at, self._mentions.speaker_at(at), 0) for at in before]
        last = bisect_left(self._said_at, token)
        first = max(0, last - _CROWD)
        near += zip(self._said_at[first:last], self._said[first:last], self._ranks[first:last], strict=True)
        found: set[Speaker] = set()
        leading: dict[Speaker, int] = {}  # a governor may be a candidate as well
        for at, speaker, rank in near:
            if speaker is None or numbers[at] < lowest or quoted[at] or not speaker.named or speaker.kind != "person":
                continue
            if not speaker.heads and {gender, speaker.gender} != {"m", "f"}:
                found.add(speaker)
            elif speaker.heads and (rank or self._rank(at)) >= SUBJECT:
                leading[speaker] = max(leading.get(speaker, 0), rank or self._rank(at))
        if leading and not found:
            most = max(leading.values())
            found = {one for one, rank in leading.items() if rank == most and {gender, one.gender} != {"m", "f"}}
            found = found if found <= {self._mentions.protagonist} else set()
        elif leading:
            return None
        return found.pop() if len(found) == 1 else None

    def find(self, token: int, pronoun: str, without: Iterable[tuple[int, int]]) -> Speaker | None:
        """The speaker for the pronoun at `token`; mentions between the tokens of `without` do not count."""
        ahead = self._subject_ahead(token, pronoun)
        if ahead is not None:
            return ahead
        tokens = self._prose.tokens
        hidden = tuple(without)
        look = Look(token, pronoun, hidden)
        seen = Seen()
        lowest = max(0, tokens.paragraph[token] - _PARAGRAPHS)
        begin, end = tokens.begin[token], token
        left = _SENTENCES[pronoun]
        for step in range(2 * left):
            found = self._best(begin, end, look)
            seen.nearest = seen.nearest or set(found)
            if max(found.values(), default=0) >= SUBJECT:
                return self._choose(found, begin, look, seen)
            seen.add(found, tokens.paragraph[begin])
            certain = {speaker for speaker in found if speaker.named and speaker.kind and speaker.gender}
            seen.introduced.update(speaker for speaker in certain if tokens.begin[speaker.first] == begin)
            if step == 0:
                seen.beside.update(found)
            if begin < end and tokens.paragraph[begin] == tokens.paragraph[token]:
                seen.here.update(found)
            left -= tokens.quoted[begin] != INSIDE  # a long quotation does not make its speaker distant
            if begin == 0 or left == 0 or tokens.paragraph[begin - 1] < lowest:
                break
            begin, end = tokens.begin[begin - 1], begin
        return self._last_left(look, seen, disputed=False)

    def _choose(self, found: dict[Speaker, int], begin: int, look: Look, seen: Seen) -> Speaker | None:
        """One of those found in the sentence that begins at a token, unless there are rivals."""
        paragraph = self._prose.tokens.paragraph
        best = max(found.values())
        chosen = [speaker for speaker, rank in found.items() if rank == best]
        if len(chosen) > 1:
            barred = self._barred(look.token, look.hidden)
            chosen = [speaker for speaker in chosen if speaker not in barred] or chosen
        one = chosen[0]
        here = paragraph[begin] == paragraph[look.token]
        rivals = seen.background.keys() | (set() if one.kind else found.keys() - set(chosen))
        if one.kind and best >= SOURCE:
            rivals = seen.beside | seen.introduced | (set() if here else seen.here)
        rivals = {rival for rival in rivals if rival.kind or not (one.kind and one.gender)} - {one}
        rivals = rivals and rivals - self._barred(look.token, look.hidden)
        if len(chosen) == 1 and not rivals and not self._asked(begin, one, look):
            near = one in seen.background or here
            return one if (near and one.kind) or not self._outdone(one, begin, look) else None
        if any(rank >= SUBJECT and other.named and other.kind and not other.gender for other, rank in found.items()):
            return None
        seen.add(found, paragraph[begin])
        if len(chosen) == 1 and best >= SOURCE and one.gender and seen.background[one] < paragraph[look.token] - 1:
            return None  # whoever spoke before, or one who was mentioned since
        return self._last_left(look, seen, disputed=True)

    def _last_left(self, look: Look, seen: Seen, *, disputed: bool) -> Speaker | None:
        """The only person in the background whose gender is known, or the only one near."""
        if look.pronoun not in ("m", "f"):
            return None
        tokens = self._prose.tokens
        certain = {speaker for speaker in seen.background if speaker.gender}
        near = {speaker for speaker in certain if seen.background[speaker] >= tokens.paragraph[look.token] - 1}
        if len(near) == 1 and (len(certain) > 1 or disputed):
            certain = near
        elif disputed:
            return None
        certain = certain or set(seen.background)
        said = self._best(tokens.begin[look.token], look.token, look._replace(hidden=()))  # "Stone felt ill, she said."
        rivals = {speaker for speaker in said if speaker.kind == "person"} - certain
        return certain.pop() if len(certain) == 1 and certain <= seen.nearest and not rivals else None

    def _barred(self, token: int, hidden: Iterable[tuple[int, int]]) -> frozenset[Speaker]:
        """Those named behind a pronoun in its sentence, or in what it is the source of: "He said Stone was ill"."""
        tokens, at = self._prose.tokens, self._mentions.named
        begin, stop = tokens.begin[token], tokens.stop[token]
        opens = tokens.lower[begin]
        if opens in self._prose.vocabulary.words["prepositions"]:  # "When she came, Stone was ill"
            commas = (k for k in range(begin, min(stop, begin + _CLAUSE)) if self._prose.is_comma(k))
            stop = next(commas, stop)
        found: set[Speaker] = set()
        for first, end in ((token, stop), *hidden):
            k = bisect_left(at, first)
            for name in at[k : min(k + _CROWD, bisect_left(at, end))]:
                speaker = self._mentions.speaker_at(name)
                if speaker is not None:
                    found.add(speaker)
        return frozenset(found)

    def _asked(self, begin: int, chosen: Speaker, look: Look) -> bool:
        """Whether the pronoun may as well be whoever was asked: "Stone asked Reed what he wanted"."""
        tokens, words = self._prose.tokens, self._prose.vocabulary.words["asks"]
        if begin != tokens.begin[look.token] or look.pronoun not in ("m", "f"):
            return False
        at = self._mentions.named
        first = bisect_left(at, begin)
        for name in at[first : min(first + _CROWD, bisect_left(at, look.token))]:
            other = self._mentions.speaker_at(name)
            title = self._prose.covering[name].title
            if other is not None and other is not chosen and title and tokens.lower[title - 1] in words:
                return agrees(other, look.pronoun)
        return False

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

    def _outdone(self, speaker: Speaker, begin: int, look: Look) -> bool:
        """Whether little speaks for one of unknown gender and somebody of the right one is in the foreground before."""
        if speaker.gender or look.pronoun not in ("m", "f"):
            return False
        tokens = self._prose.tokens
        lowest = max(0, tokens.paragraph[begin] - 2) if begin < len(tokens) else 0
        for _ in range(_SENTENCES[look.pronoun]):
            if begin == 0 or tokens.paragraph[begin - 1] < lowest:
                return False
            begin, end = tokens.begin[begin - 1], begin
            found = self._best(begin, end, look)
            found.pop(speaker, None)
            genders = (look.pronoun,) if speaker.kind else (look.pronoun, "")
            if any(rank >= SOURCE and other.gender in genders for other, rank in found.items()):
                return True
        return False

    def _best(self, begin: int, end: int, look: Look) -> dict[Speaker, int]:
        """The speakers that agree, mentioned between two tokens, not quoted, and how far in the foreground."""
        quoted, pronoun, hidden = self._prose.tokens.quoted, look.pronoun, look.hidden
        found: dict[Speaker, int] = {}
        last = bisect_left(self._said_at, end)
        for k in range(max(last - _CROWD, bisect_left(self._said_at, begin)), last):
            at, speaker = self._said_at[k], self._said[k]
            if not quoted[at] and agrees(speaker, pronoun):
                found[speaker] = max(found.get(speaker, 0), self._ranks[k])
        for at in self._mentions.within(begin, end, most=_CROWD):
            if quoted[at] or not self._mentions.may_agree(at, pronoun):
                continue
            other = self._mentions.speaker_at(at)
            if (
                other is None
                or not agrees(other, pronoun)
                or (hidden and any(low <= at < high for low, high in hidden))
            ):
                continue
            rank, known = self._rank(at), found.get(other, 0)
            found[other] = SOURCE + 1 if rank == MAIN and known >= SOURCE else max(known, rank)
        return found

    def _rank(self, at: int) -> int:
        """How far in the foreground the mention at a token is, worked out once for all pronouns that look back."""
        known = self._ranked.get(at)
        if known is None:
            known = self._ranked[at] = subject_rank(self._prose, at) or OTHER
        return known
