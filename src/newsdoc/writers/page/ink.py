"""The text of a story as markup: each stretch with the classes of all that was found in it.

Labels, numbers and flags are made by the stylesheet out of attributes. So the text of the story is `doc.text`, to a
reader who copies it and to a program that compares.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from newsdoc.writers.characters import flowing
from newsdoc.writers.page.layers import UNDERLINED, paints
from newsdoc.writers.page.segments import segments
from newsdoc.writers.page.tags import joined, shown, tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.document import Attribution, Document
    from newsdoc.writers.markup import Markup
    from newsdoc.writers.page.segments import Segment
    from newsdoc.writers.page.speakers import Cast, Speaker


_CONTROLS = re.compile("([\u2400-\u2421]+)")


def ink(doc: Document, starts: Sequence[int], cast: Cast, prefix: str) -> list[Markup]:
    """The text as markup, cut where blocks begin.

    Args:
        doc: The document.
        starts: Where its blocks begin, in text order; the text is one where there are none.
        cast: Who speaks in it.
        prefix: What the ids of this page begin with.

    Example:
        >>> from newsdoc.document import Document
        >>> from newsdoc.writers.page.speakers import Cast
        >>> ink(Document(text="a < b"), [0, 4], Cast([], {}, {}), "")
        ['a &lt; ', 'b']
    """
    signs = _signs(doc, cast, prefix)
    inside: list[list[Markup]] = [[] for _ in starts or [0]]
    for segment in segments(paints(doc), (*starts, *signs), len(doc.text)):
        block = inside[max(bisect_right(starts, segment.start) - 1, 0)]
        block.append(_span(doc.text[segment.start : segment.end], segment, cast))
        # Signs stay with the words before them: a number must not slip into the next paragraph.
        block += signs.get(segment.end, ())
    return [joined(parts) for parts in inside]


def _span(words: str, segment: Segment, cast: Cast) -> Markup:
    inside = _words(words)
    if not segment.paints:
        return inside
    of = {layer: [p for p in segment.paints if p.layer == layer] for layer in ("attribution", "fact", "quotation")}
    classes = [f"q {of['quotation'][-1].name}"] if of["quotation"] else []
    classes += [f"finding {paint.name}" for paint in segment.paints if paint.layer == "finding"][-1:]
    classes += [f"fact {paint.name}" for paint in of["fact"]]
    named = [cast.of_source[paint.number] for paint in segment.paints if paint.layer == "mention"]
    classes += [f"mention m{speaker.number}" for speaker in named]
    if of["attribution"]:
        inner = of["attribution"][-1]
        classes += _joined_classes([paint.number for paint in of["attribution"]], inner.name, cast)
    elif named:
        classes.append(f"h{named[-1].hue}")
    fact = of["fact"][-1] if of["fact"] else None
    name = "time" if fact and fact.datetime else "span"
    return tag(
        name, inside, class_=" ".join(classes), title=fact and fact.title, datetime=fact.datetime if fact else None
    )


def _words(words: str) -> Markup:
    """Text with the pictures of control characters set back: wires begin and end with them."""
    parts = _CONTROLS.split(shown(words))
    return joined(tag("span", part, class_="control") if at % 2 else part for at, part in enumerate(parts))


def _joined_classes(indexes: list[int], part: str, cast: Cast) -> list[str]:
    """The classes by which the stylesheet joins what belongs together.

    `x3` is any stretch of attribution 3, `i3` one where no other lies deeper, `s1` the speaker, `h2` the hue, `o4` the
    hue of the attribution around it.
    """
    inner, distinct = indexes[-1], list(dict.fromkeys(indexes))
    speaker = cast.of_attribution[inner]
    outer = [index for index in distinct if index != inner]
    classes = ["x", part, f"h{speaker.hue}", f"i{inner + 1}", *(f"x{index + 1}" for index in distinct)]
    classes += [f"s{number}" for number in dict.fromkeys(cast.of_attribution[index].number for index in distinct)]
    if outer:
        classes.append(f"nested o{cast.of_attribution[outer[-1]].hue}")
    return classes


def _signs(doc: Document, cast: Cast, prefix: str) -> dict[int, list[Markup]]:
    """What stands between the words: a number behind each attribution, a flag where something looked damaged."""
    signs: dict[int, list[Markup]] = {}
    for index, attribution in enumerate(doc.attributions):
        ends = [span.end for span in attribution.content.spans if 0 < span.end <= len(doc.text)]
        if ends:
            reference = _reference(index, attribution, cast.of_attribution[index], prefix)
            signs.setdefault(max(ends), []).append(reference)
    for number, finding in enumerate(doc.diagnostics, 1):
        if finding.span and doc.text:
            label = f"Diagnostic {finding.code}: {finding.message}"
            flag = tag(
                "a", class_=f"flag {finding.severity}", id=f"{prefix}f{number}", href=f"#{prefix}d{number}",
                aria_label=label,
            )  # fmt: skip
            at = min(max(finding.span.end, 1), finding.span.start + UNDERLINED, len(doc.text)) or 1
            signs.setdefault(at, []).append(flag)
    return signs


def _reference(index: int, attribution: Attribution, speaker: Speaker, prefix: str) -> Markup:
    number = index + 1
    cue = flowing(attribution.cue.text) if attribution.cue else ""
    label = f"Attribution {number}, {attribution.kind}: {speaker.name or 'source not named'}{cue and f', {cue}'}"
    return tag(
        "a",
        class_=f"ref h{speaker.hue} i{number} x{number} s{speaker.number}",
        id=f"{prefix}t{number}",
        href=f"#{prefix}a{number}",
        data_n=number,
        data_s=speaker.number,
        aria_label=label,
    )
