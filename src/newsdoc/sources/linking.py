"""Every source of an attribution followed to the speaker it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.parts import SourcePart
from newsdoc.sources.antecedents import antecedent
from newsdoc.sources.genders import shown_gender
from newsdoc.sources.headlines import full_names, headline_length, headline_names, in_capitals
from newsdoc.sources.mentions import Mentions
from newsdoc.sources.names import find_names
from newsdoc.sources.nearest import SOURCE, Foreground
from newsdoc.sources.nominals import Described, kind_of, new_speaker, tells_age
from newsdoc.sources.phrases import Prose, token_range
from newsdoc.sources.reading import Reading, read_source
from newsdoc.sources.roster import Roster
from newsdoc.sources.speakers import Speaker
from newsdoc.sources.subjects import SUBJECT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.parts import AttributionPart, Layout
    from newsdoc.sources.names import Name
    from newsdoc.sources.phrases import Nominal
    from newsdoc.text import Scan
    from newsdoc.text.tokens import Tokens

_KINDS = frozenset(("person", "organization", "group", "document"))
_ENGLISH = (None, "en")


def link_sources(
    scan: Scan, layout: Layout, tokens: Tokens, attributions: Sequence[AttributionPart], *, language: str | None = None
) -> tuple[tuple[SourcePart, ...], tuple[AttributionPart, ...]]:
    """Gather the mentions of each source under its fullest name.

    Args:
        scan: The scan of the text.
        layout: Its blocks.
        tokens: Tokens of headline and paragraphs, in text order.
        attributions: What the attributions room found.
        language: ISO 639-1 code; pronouns and noun phrases are followed in English only, names in every language.

    Returns:
        The sources, in the order in which they first speak, and the attributions with `source_kind` and `source_id`.

    Example:
        >>> from newsdoc.parser import Parser
        >>> from newsdoc.parts import AttributionPart
        >>> from newsdoc.text import scan
        >>> from newsdoc.text.tokens import tokenize
        >>> text = "Ada Stone left. She said it rained."
        >>> said = AttributionPart(((16, 19),), ((20, 24),), ((25, 34),), "indirect", 1.0, "cue")
        >>> found = Parser().analyse(text)
        >>> sources, _ = link_sources(scan(text), found.layout, tokenize(text, [(0, 35)]), [said])
        >>> text[slice(*sources[0].name)]
        'Ada Stone'
    """
    if not attributions or not len(tokens):
        return (), tuple(part._replace(source_kind="implicit", source_id=None) for part in attributions)
    return _Linker(scan.text, layout, tokens, attributions, english=language in _ENGLISH).link()


class _Linker:
    """Goes through the sources of one story in text order."""

    def __init__(
        self, text: str, layout: Layout, tokens: Tokens, attributions: Sequence[AttributionPart], *, english: bool
    ) -> None:
        self.attributions = attributions
        self.english = english
        self.heading = headline_length(tokens, layout.headline)
        self.begin = self.heading if in_capitals(tokens, self.heading) else 0
        names = find_names(tokens, begin=self.begin)
        if self.begin:
            single = {name.key[0] for name in names if len(name.key) == 1}
            known = {name.key for name in names}
            names = [n for n in full_names(tokens, self.begin, single) if n.key not in known] + names
        cues = frozenset([t for part in attributions for span in part.cue for t in range(*token_range(tokens, *span))])
        self.prose = Prose(text, tokens, names, cues)
        self.roster = Roster(self.prose)
        self.headline = headline_names(self.prose, self.roster, self.begin)
        self.readings = [self._read(part) for part in attributions]
        self._see_persons()
        self.described = Described(self.prose, self.roster)
        self.foreground = Foreground(self.prose, Mentions(self.prose, self.roster, self.described, self.begin))
        self.found: list[Speaker | None] = [None] * len(attributions)

    def link(self) -> tuple[tuple[SourcePart, ...], tuple[AttributionPart, ...]]:
        """Follow each source, then number the speakers."""
        order = sorted(range(len(self.attributions)), key=self._anchor)
        for i in order:
            reading, part = self.readings[i], self.attributions[i]
            if reading is None:
                self.found[i] = self._unsaid(part)
                continue
            speaker = self._follow(reading, part)
            self.found[i] = speaker
            if speaker is not None:
                self.foreground.say(reading.first, speaker, SUBJECT if part.parent is not None else SOURCE)
                if reading.name is None:
                    speaker.others.append(self.prose.span(reading.first, reading.end))
        numbers: dict[Speaker, int] = {}
        for i in order:
            speaker = self.found[i]
            if speaker is not None:
                numbers.setdefault(speaker, len(numbers))
        sources = tuple(self._part(speaker, number) for speaker, number in numbers.items())
        return sources, tuple(
            part._replace(
                source_kind=reading.kind if reading else "implicit",
                source_id=None if speaker is None else numbers[speaker],
            )
            for part, reading, speaker in zip(self.attributions, self.readings, self.found, strict=True)
        )

    def _anchor(self, i: int) -> tuple[int, int]:
        part = self.attributions[i]
        spans = part.source or part.content or part.cue
        return (spans[0][0] if spans else 0, i)

    def _read(self, part: AttributionPart) -> Reading | None:
        if not part.source:
            return None
        longest = max(part.source, key=lambda span: span[1] - span[0]) if len(part.source) > 1 else part.source[0]
        first, end = token_range(self.prose.tokens, *longest)
        return read_source(self.prose, first, end)

    def _see_persons(self) -> None:
        """Whoever speaks under two capitalised words, of which nothing else is known, is a person."""
        for reading in self.readings:
            speaker = self.roster.at.get(reading.name.first) if reading and reading.name else None
            if speaker is None or speaker.kind or speaker.placed or reading is None or reading.name is None:
                continue
            lower = self.prose.tokens.lower
            after_the = reading.name.first > 0 and lower[reading.name.first - 1] == "the"
            longest = speaker.name[1] - speaker.name[0]
            if 2 <= longest <= 4 and not after_the:
                speaker.kind = "person"
                speaker.gender = speaker.gender or shown_gender(self.prose, speaker.names)

    def _follow(self, reading: Reading, part: AttributionPart) -> Speaker | None:
        """The speaker of one phrase; None where a pronoun cannot be followed."""
        if reading.first < self.begin and reading.name is None:
            return self._in_headline(reading)
        if reading.kind == "pronoun":
            return self._pronoun(reading, part) if self.english else None
        if reading.several:
            return self._phrase(reading, "group")
        if reading.name is not None:
            speaker = self.roster.at[reading.name.first]
            if not self.english and all(name.kind == "doubtful" for name in speaker.names):
                return None  # as likely a pronoun: "Er", "Sie"
            speaker.placed = False
            if reading.description:
                self._describe(speaker, reading.description)
            return speaker
        if reading.nominal is None or not self.english:
            return self._phrase(reading, "")
        kind = "document" if reading.kind == "document" else kind_of(reading.nominal)
        latest = self.foreground.last_source(reading.first, paragraphs=2)
        return self._noun(reading, reading.nominal, kind, latest)

    def _describe(self, speaker: Speaker, description: tuple[int, int]) -> None:
        """Learn from "the head of the port, Ada Stone"."""
        nominal = self.prose.nominal(*description)
        speaker.description = speaker.description or description
        speaker.words |= nominal.modifiers | {nominal.noun}
        speaker.kind = speaker.kind or kind_of(nominal)
        if nominal.role and not speaker.gender and speaker.kind == "person":
            speaker.gender = nominal.role.gender
        if nominal.noun not in speaker.heads:
            speaker.heads.add(nominal.noun)
            self.described.add(speaker, nominal.noun)

    def _in_headline(self, reading: Reading) -> Speaker | None:
        if reading.kind == "pronoun":
            return None
        key = tuple(word.rstrip(".") for word in self.prose.tokens.lower[reading.first : reading.end])
        announced = self.described.announced(reading.nominal) if reading.nominal and reading.whole else None
        return self.roster.bearer(key) or announced or self._phrase(reading, "")

    def _noun(self, reading: Reading, nominal: Nominal, kind: str, latest: Speaker | None) -> Speaker:
        lower = self.prose.tokens.lower
        if not reading.whole:
            closed = self.prose.vocabulary.words["closed"]
            rest = {word for word in lower[nominal.end : reading.end] if word[0].isalnum() and word not in closed}
            nominal = nominal._replace(modifiers=nominal.modifiers | rest)
        phrase = self.prose.wording(nominal.first, nominal.end if reading.whole else reading.end)
        speaker = self.described.find(nominal, phrase, latest)
        if speaker is not None and not self._may_mean(reading, speaker, latest):
            speaker = None
        if speaker is None and reading.first < self.heading and reading.whole:
            speaker = self.described.announced(nominal)
        if speaker is None and self._is_epithet(reading, nominal):
            speaker = self.foreground.undescribed(reading.first, nominal.role.gender if nominal.role else "")
        if speaker is None:
            speaker = new_speaker(nominal, (reading.first, self.prose.first_comma(nominal.end, reading.end)), kind)
            self.described.add(speaker, nominal.noun)
        if "his" not in phrase.split()[:1]:
            self.described.remember(phrase, speaker)
        return speaker

    def _is_epithet(self, reading: Reading, nominal: Nominal) -> bool:
        """As "the midfielder", said of nobody who has not been named; "the judge" may be new to the story."""
        last = self.prose.tokens.lower[nominal.end - 1]
        singular = (nominal.role is None or not nominal.role.plural) and (
            nominal.head == nominal.end - 1 or not last.endswith("s")  # "the progressive heavyweights"
        )
        words = self.prose.vocabulary.words
        known = nominal.noun in words["epithets"]
        if not known and nominal.role is not None and nominal.role.kind == "person":
            told = any(word in words["no_longer"] or tells_age(word) for word in nominal.modifiers)
            known = told and not self.described.knows(nominal.noun)  # "the retired surgeon", "the 57-year-old nurse"
        return known and singular and nominal.determiner == "definite" and reading.end == nominal.end

    def _may_mean(self, reading: Reading, speaker: Speaker, latest: Speaker | None) -> bool:
        """Not so if paragraphs lie between, and who spoke since may be a governor or whatever else as well."""
        if speaker.kind != "person" or not speaker.named or speaker is latest:
            return True
        if latest is not None and (latest.kind not in ("person", "") or not latest.named or latest.heads):
            return True
        return self.foreground.mentioned(speaker, reading.first, paragraphs=4)

    def _phrase(self, reading: Reading, kind: str) -> Speaker:
        """A speaker of its own, or the one called by the same words before ("Ada Stone and Carl Reed")."""
        words = "=" + " ".join(self.prose.tokens.lower[reading.first : reading.end])
        known = self.described.recall(words)
        if known is None:
            known = Speaker((reading.first, reading.end), kind, "", reading.first, named=False)
            self.described.remember(words, known)
        return known

    def _pronoun(self, reading: Reading, part: AttributionPart) -> Speaker | None:
        at, pronoun = reading.first, reading.pronoun
        parent = self.found[part.parent] if part.parent is not None and part.parent < len(self.found) else None
        if pronoun == "relative":
            return self._relative(at)
        if pronoun == "speaker":
            quoted = self.prose.tokens.quoted[at]
            return parent if quoted and parent is not None and parent.kind in ("person", "") else None
        if pronoun == "others" or self.prose.tokens.quoted[at]:
            return None
        own = [token_range(self.prose.tokens, *span) for span in part.content]
        speaker = self.foreground.find(at, pronoun, own)
        if speaker is not None and pronoun in ("m", "f"):
            speaker.gender = speaker.gender or pronoun
            speaker.kind = speaker.kind or "person"
        return speaker

    def _relative(self, at: int) -> Speaker | None:
        found = antecedent(self.prose, at, self._kind_of)
        if found is None:
            return None
        first, end, name = found
        if name is not None:
            return self.roster.at.get(name.first)
        reading = read_source(self.prose, first, end)
        if reading is None or reading.nominal is None or reading.kind == "name":
            return self.roster.at.get(reading.name.first) if reading and reading.name else None
        return self._noun(reading, reading.nominal, kind_of(reading.nominal), None)

    def _kind_of(self, name: Name) -> str:
        """The kind of the bearer of a name, so far as it is known."""
        speaker = self.roster.at.get(name.first)
        return speaker.kind if speaker is not None else name.kind

    def _unsaid(self, part: AttributionPart) -> Speaker | None:
        """A quotation without source and cue goes on with whoever spoke before, in this paragraph or the last."""
        if part.cue or part.kind != "direct" or not part.content:
            return None
        first, end = token_range(self.prose.tokens, *part.content[0])
        return self.foreground.last_source(first, paragraphs=1) if first < end else None

    def _part(self, speaker: Speaker, number: int) -> SourcePart:
        prose = self.prose
        starts, ends = prose.tokens.starts, prose.tokens.ends
        mentions = {(starts[name.first], ends[name.last - 1]) for name in speaker.names}
        mentions.update(self.headline.get(speaker, ()))
        mentions.update(speaker.others)
        name = prose.span(*speaker.name)
        return SourcePart(
            number,
            name,
            tuple(sorted(mentions or {name})),
            speaker.kind if speaker.kind in _KINDS else "unknown",
            prose.span(*prose.trimmed(*speaker.description)) if speaker.description else None,
        )
