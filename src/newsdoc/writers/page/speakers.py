"""Who speaks, each with what he says: the groups of the list, and the colours that join it with the story."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.writers.characters import flowing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsdoc.document import Attribution, Document, Source

# As many hues as view.css has; the first ones lie farthest apart.
HUES = 8
NOBODY = HUES


@dataclass(slots=True)
class Speaker:
    """One entry of the list.

    Attributes:
        number: Its place in the list, from 1.
        hue: One of the hues of view.css; `NOBODY` where the text names no source.
        name: The fullest form in the text, "" where it names no source.
        source: What the document knows of it.
        said: The numbers of its attributions, from 0.
    """

    number: int
    hue: int
    name: str
    source: Source | None = None
    said: list[int] = field(default_factory=list)


class Cast(NamedTuple):
    """All who speak in a story.

    Attributes:
        speakers: In the order in which they first say something; those that only are mentioned follow.
        of_attribution: Who speaks in an attribution, by its number from 0.
        of_source: By the `id` of `Document.sources`.
    """

    speakers: list[Speaker]
    of_attribution: dict[int, Speaker]
    of_source: dict[int, Speaker]


def cast(doc: Document) -> Cast:
    """Who speaks in a document.

    Example:
        >>> from newsdoc.document import Attribution, Document, Phrase, Span
        >>> words = Phrase(spans=(Span(start=0, end=2),), text="Ja")
        >>> said = Attribution(source=None, cue=None, content=words, kind="direct", confidence=1, rule="quotation")
        >>> cast(Document(text="Ja", attributions=(said,))).speakers[0].said
        [0]
    """
    known = {source.id: source for source in doc.sources}
    groups: dict[object, Speaker] = {}
    of_attribution = {}
    hues = 0
    for index, attribution in enumerate(doc.attributions):
        key, name, source = _identity(attribution, known)
        if key not in groups:
            hue = hues % HUES if name else NOBODY
            hues += bool(name)
            groups[key] = Speaker(len(groups) + 1, hue, name, source)
        groups[key].said.append(index)
        of_attribution[index] = groups[key]
    for source in doc.sources:
        if ("id", source.id) not in groups:
            groups["id", source.id] = Speaker(len(groups) + 1, NOBODY, flowing(source.name), source)
    of_source = {speaker.source.id: speaker for speaker in groups.values() if speaker.source}
    return Cast(list(groups.values()), of_attribution, of_source)


def _identity(attribution: Attribution, known: Mapping[int, Source]) -> tuple[object, str, Source | None]:
    phrase = attribution.source
    if phrase is None:
        return None, "", None
    if phrase.source_id is not None and (source := known.get(phrase.source_id)):
        return ("id", source.id), flowing(source.name), source
    # Sources that were not gathered (pronouns, mostly) are what the text calls them.
    name = flowing(phrase.text)
    return (("text", name.casefold()), name, None) if name else (None, "", None)
