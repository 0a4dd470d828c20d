"""The speaker a pronoun stands for: the nearest that agrees with it, and no other as near."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from newsdoc.sources.phrases import Prose
    from newsdoc.sources.speakers import Speaker

SOURCE, SUBJECT, OTHER = 3, 2, 1  # how much a mention stands in the foreground
_SENTENCES = {"m": 10, "f": 10, "plural": 4, "thing": 2}  # looked back over, that of the pronoun included
_PARAGRAPHS = 4
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
        return speaker.kind in ("person", "") and speaker.gender in ("", pronoun)
    if pronoun == "plural":
        return speaker.kind == "group"
    return speaker.kind in ("organization", "document")


class Foreground:
    """The mentions of a story by token, with what is known of sources so far."""

    __slots__ = ("_mentions", "_positions", "_prose", "_ranks", "_said", "_said_at", "_speaker_at")

    def __init__(
        self, prose: Prose, mentions: Callable[[], Sequence[int]], speaker_at: Callable[[int], Speaker | None]
    ) -> None:
        self._prose = prose
        self._mentions = mentions  # gives the tokens at which a name or a noun for a person or body stands, in order
        self._positions: Sequence[int] | None = None  # what it gave; only pronouns need it
        self._speaker_at = speaker_at
        self._said_at: list[int] = []
        self._said: list[Speaker] = []
        self._ranks: list[int] = []

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

    def find(self, token: int, pronoun: str, without: Iterable[tuple[int, int]]) -> Speaker | None:
        """The speaker for the pronoun at `token`; mentions between the tokens of `without` do not count."""
        tokens = self._prose.tokens
        hidden = tuple(without)
        lowest = max(0, tokens.paragraph[token] - _PARAGRAPHS)
        begin, end = tokens.begin[token], token
        beside: set[Speaker] = set()  # mentioned in the same sentence, in the background
        here: set[Speaker] = set()  # in the same paragraph
        background: set[Speaker] = set()
        nearest: set[Speaker] = set()  # those of the last sentence that has any
        for step in range(_SENTENCES[pronoun]):
            found = self._best(begin, end, pronoun, hidden)
            best = max(found.values(), default=0)
            if best >= SUBJECT:
                chosen = [speaker for speaker, rank in found.items() if rank == best]
                others = background.union(found).difference(chosen)
                close = beside if tokens.paragraph[begin] == tokens.paragraph[token] else beside | here
                rivals = others if not chosen[0].kind else close if best == SOURCE else background
                if len(chosen) > 1 or rivals - {chosen[0]}:
                    return None
                near = chosen[0] in background or tokens.paragraph[begin] == tokens.paragraph[token]
                if near and chosen[0].kind:
                    return chosen[0]
                return None if self._outdone(chosen[0], pronoun, begin, hidden) else chosen[0]
            nearest = nearest or set(found)
            background.update(found)
            if step == 0:
                beside.update(found)
            if begin < end and tokens.paragraph[begin] == tokens.paragraph[token]:
                here.update(found)
            if begin == 0 or tokens.paragraph[begin - 1] < lowest:
                break
            begin, end = tokens.begin[begin - 1], begin
        if pronoun not in ("m", "f"):
            return None
        certain = {speaker for speaker in background if speaker.gender} or background
        return certain.pop() if len(certain) == 1 and certain <= nearest else None

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
        if self._positions is None:
            self._positions = self._mentions()
        last = bisect_left(self._positions, end)
        for at in self._positions[max(last - _CROWD, bisect_left(self._positions, begin)) : last]:
            if quoted[at] or any(low <= at < high for low, high in hidden):
                continue
            other = self._speaker_at(at)
            if other is not None and agrees(other, pronoun):
                found[other] = max(found.get(other, 0), self._rank(at))
        return found

    def _rank(self, at: int) -> int:
        """Whether the mention at a token is the subject of its sentence or clause, by what stands around it."""
        prose = self._prose
        tokens, own = prose.tokens, prose.vocabulary
        name = prose.covering.get(at)
        first = name.title if name else prose.phrase_start(at, 0)
        last = name.last if name else at + 1
        if last < len(tokens) and prose.is_possessive(last):
            return OTHER
        begin = tokens.begin[at]
        joined = prose.covering.get(first - 2) if first - 2 >= begin and tokens.lower[first - 1] == "and" else None
        before = (joined.title if joined else first) - 1  # "Ada Stone and Carl Reed met"
        while before >= begin and (tokens.lower[before] in own.words["leads"] or prose.is_punctuation(before)):
            if tokens.words[before] == "," and tokens.lower[before - 1] not in own.words["leads"]:
                break
            before -= 1
        if before < begin:
            return SUBJECT
        following = tokens.lower[last] if last < len(tokens) else ""
        if following in own.words["auxiliaries"] or (following.endswith("ed") and len(following) > 3):
            opens = tokens.lower[before]
            return SUBJECT if opens not in own.words["prepositions"] or opens in own.words["clauses"] else OTHER
        return OTHER
