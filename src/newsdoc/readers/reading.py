"""What readers make: a `Reading` of each story, and the text of a story that comes in parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsdoc.dateline import find_dateline
from newsdoc.dateline.starts import is_hopeless
from newsdoc.feed_parts import Facts, Reading, SubjectPart
from newsdoc.parts import BlockPart, Finding
from newsdoc.text import WHITE
from newsdoc.text import scan as scan_text

if TYPE_CHECKING:
    from newsdoc.parts import DatelinePart

__all__ = ["Facts", "Reading", "StoryText", "SubjectPart", "make_reading"]

_GAP = "\n\n"
_REACH = 300
_SHORT = 160  # characters of a line above the lead
_STOPS = (".", "!", "?", "”", '"')
_POINTS = ("(", "*", "•")  # notes and points of a summary above the lead
_SIGNS = re.compile(r"[-‐-―_(\[/:=（【]")  # without one of these, a sentence holds no dateline further on
_TOP = 3  # paragraphs in which a dateline is looked for


@dataclass(slots=True)
class StoryText:
    """The parts of a story as a format of markup gives them; each becomes a block of the text.

    `paragraphs` are (role, text) pairs: "paragraph", "subhead", "table", "note", "credit", "contact", "sign_off".
    """

    slugline: str | None = None
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    notes: list[str] = field(default_factory=list)
    paragraphs: list[tuple[str, str]] = field(default_factory=list)


def make_reading(story: StoryText, facts: Facts, codes: tuple[str, ...] = ()) -> Reading:
    r"""The reading of a story in parts: one block each, parted by blank lines.

    A dateline that the text has too is left to the text.

    Args:
        story: Its parts; those that are None or blank are left out.
        facts: What the format said beside the text.
        codes: Diagnostics about the whole story, rows of data/diagnostics.json.

    Example:
        >>> story = StoryText(headline="Ferry sinks", paragraphs=[("paragraph", "A ferry sank.")])
        >>> reading = make_reading(story, Facts())
        >>> reading.text, [block.role for block in reading.blocks]
        ('Ferry sinks\n\nA ferry sank.', ['headline', 'paragraph'])
    """
    dateline = None if story.dateline and _text_has_own(story) else story.dateline
    head = [("slug", story.slugline), ("headline", story.headline), ("byline", story.byline)]
    head += [("note", note) for note in story.notes]
    pieces: list[str] = []
    blocks: list[BlockPart] = []
    at = 0
    for role, words in (*head, ("dateline", dateline), *story.paragraphs):
        if words is None:
            continue
        seen = words.strip(WHITE)
        if not seen:
            continue
        pieces.append(seen)
        blocks.append(BlockPart(at, at + len(seen), role))
        at += len(seen) + len(_GAP)
    return Reading(_GAP.join(pieces), tuple(blocks), facts, tuple(Finding(code, 0, 0) for code in codes))


def _text_has_own(story: StoryText) -> bool:
    """The first paragraph begins with a dateline of its own, or the one below "By Ada Stone" and "(Adds quotes)".

    Below a whole sentence it must be of the same place: "NEW YORK (Reuters) - " may begin a story within the story.
    """
    below = False
    for words in [words for role, words in story.paragraphs if role == "paragraph"][:_TOP]:
        lead = words[:_REACH]
        found = _dateline_of(lead)
        if found and ((not below and (found.agencies or found.date)) or _is_of(found, lead, story.dateline or "")):
            return True
        if len(words) > _SHORT:
            break  # it is the lead, whatever stands below it
        below = below or (words.rstrip().endswith(_STOPS) and not words.startswith(_POINTS))
    return False


def _dateline_of(lead: str) -> DatelinePart | None:
    if is_hopeless(lead, 0, len(lead)) and not _SIGNS.search(lead):
        return None
    return find_dateline(scan_text(lead), [(0, len(lead))], reference_date=None, language=None)


def _is_of(found: DatelinePart, lead: str, named: str) -> bool:
    """One of its places stands in the dateline that the format named."""
    places = (lead[place.start : place.end].partition(",")[0] for place in found.places)
    return any(place.casefold() in named.casefold() for place in places)
