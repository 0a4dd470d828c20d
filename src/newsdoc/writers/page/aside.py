"""Beside the story: the sources with what they say, and what looked damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.writers.characters import flowing
from newsdoc.writers.page.tags import joined, tag

if TYPE_CHECKING:
    from newsdoc.document import Attribution, Document, Phrase
    from newsdoc.writers.markup import Markup
    from newsdoc.writers.page.speakers import Cast, Speaker

_UNNAMED = "Source not named"


def sources(doc: Document, cast: Cast, prefix: str) -> Markup:
    """Every speaker with his quotations, in the order of the story.

    Args:
        doc: The document.
        cast: Who speaks in it.
        prefix: What the ids of this page begin with.

    Example:
        >>> from newsdoc.document import Document
        >>> from newsdoc.writers.page.speakers import Cast
        >>> sources(Document(text=""), Cast([], {}, {}), "")
        '<p class="none">Nobody is quoted.</p>'
    """
    if not cast.speakers:
        return tag("p", "Nobody is quoted.", class_="none")
    owner = cast.of_attribution
    inside: dict[int, list[int]] = {}
    for index, attribution in enumerate(doc.attributions):
        if attribution.parent is not None and attribution.parent in owner:
            inside.setdefault(attribution.parent, []).append(index)
    cards = []
    for speaker in cast.speakers:
        said = [_statement(doc, index, speaker, owner, inside.get(index, []), prefix) for index in speaker.said]
        statements = tag("ol", *said, class_="said") if said else None
        cards.append(
            tag("li", _name(speaker, prefix), statements, class_=f"speaker h{speaker.hue} k{speaker.number}"),
        )
    return tag("ol", *cards, class_="speakers")


def _name(speaker: Speaker, prefix: str) -> Markup:
    name: str | Markup = tag("bdi", speaker.name or _UNNAMED)
    if speaker.said:
        name = tag("a", name, href=f"#{prefix}t{speaker.said[0] + 1}", title="To the first words of this source")
    parts = [tag("h3", name)]
    if source := speaker.source:
        if source.description:
            parts.append(tag("p", flowing(source.description), class_="description", dir="auto"))
        mentions = len(source.mentions)
        kind = None if source.kind == "unknown" else source.kind
        counted = [kind, f"{mentions} mention{'s' * (mentions != 1)}" if mentions else None]
        parts.append(tag("p", " · ".join(fact for fact in counted if fact), class_="how"))
    return joined(parts)


def _statement(
    doc: Document, index: int, speaker: Speaker, owner: dict[int, Speaker], inside: list[int], prefix: str
) -> Markup:
    attribution, number = doc.attributions[index], index + 1
    label = f"Attribution {number}: to its place in the text"
    back = tag("a", str(number), class_="back", href=f"#{prefix}t{number}", aria_label=label)
    words = tag("blockquote" if attribution.kind == "direct" else "p", _stretches(doc, attribution.content), dir="auto")
    kind = f"{attribution.kind} · {attribution.confidence:.0%} · {flowing(attribution.rule)}"
    how = joined([_written(doc, attribution, speaker), tag("span", kind, title="Kind, confidence, rule")], " · ")
    lines = [tag("p", how, class_="how")]
    if attribution.parent is not None and attribution.parent in owner:
        lines.append(_nesting("in the words of", [attribution.parent], owner, prefix))
    if inside:
        lines.append(_nesting("holds", inside, owner, prefix))
    return tag(
        "li", back, tag("div", words, *lines), id=f"{prefix}a{number}",
        class_=f"statement h{speaker.hue} i{number} x{number} s{speaker.number}", tabindex="-1",
    )  # fmt: skip


def _written(doc: Document, attribution: Attribution, speaker: Speaker) -> Markup:
    """The cue as the story has it, and the source where that is called other than in the head of its entry ("he")."""
    parts = []
    for name, phrase in (("source", attribution.source), ("cue", attribution.cue)):
        words = _stretches(doc, phrase) if phrase is not None else ""
        if words and words != speaker.name:
            parts.append(tag("bdi", words, class_=name))
    return joined(parts, " ")


def _stretches(doc: Document, phrase: Phrase) -> str:
    words = (flowing(doc.text[span.start : span.end]) for span in phrase.spans)
    return " … ".join(word for word in words if word) or flowing(phrase.text)


def _nesting(relation: str, indexes: list[int], owner: dict[int, Speaker], prefix: str) -> Markup:
    links = [
        tag(
            "a",
            tag("bdi", owner[index].name or _UNNAMED),
            f" ({index + 1})",
            href=f"#{prefix}a{index + 1}",
            class_=f"h{owner[index].hue}",
        )
        for index in indexes
    ]
    return tag("p", f"{relation} ", joined(links, ", "), class_="how nesting")


def diagnostics(doc: Document, prefix: str) -> Markup:
    """What looked damaged or doubtful, each with the way to its place.

    Example:
        >>> from newsdoc.document import Document
        >>> diagnostics(Document(text=""), "")
        '<p class="none">Nothing looked damaged.</p>'
    """
    if not doc.diagnostics:
        return tag("p", "Nothing looked damaged.", class_="none")
    rows = []
    for number, finding in enumerate(doc.diagnostics, 1):
        code: Markup = tag("code", finding.code)
        if finding.span and doc.text:
            code = tag("a", code, href=f"#{prefix}f{number}", aria_label=f"{finding.code}: to its place in the text")
        severity = tag("span", finding.severity, class_="severity")
        what = [joined([code, severity], " "), tag("p", flowing(finding.message), dir="auto")]
        rows.append(tag("li", *what, id=f"{prefix}d{number}", class_=f"diagnostic {finding.severity}", tabindex="-1"))
    return tag("ol", *rows, class_="diagnostics")
