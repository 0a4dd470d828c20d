"""What a pronoun looks for, and whom it has met so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.sources.speakers import Speaker


class Look(NamedTuple):
    """What a pronoun at `token` looks for: nothing between the tokens of `hidden`."""

    token: int
    pronoun: str
    hidden: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Seen:
    """Those met in the background while looking back.

    Attributes:
        beside: Mentioned in the sentence of the pronoun.
        here: In its paragraph.
        background: Anywhere, with the paragraph that mentions them last.
        introduced: Named for the first time.
        nearest: In the last sentence that has any.
    """

    beside: set[Speaker] = field(default_factory=set)
    here: set[Speaker] = field(default_factory=set)
    background: dict[Speaker, int] = field(default_factory=dict)
    introduced: set[Speaker] = field(default_factory=set)
    nearest: set[Speaker] = field(default_factory=set)

    def add(self, found: Iterable[Speaker], paragraph: int) -> None:
        """Note those found in a sentence of a paragraph, which comes before those noted."""
        for speaker in found:
            self.background.setdefault(speaker, paragraph)


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
