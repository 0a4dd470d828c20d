"""Speakers: the bearers of names and of descriptions that a story gives no name for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdoc.sources.names import Name


@dataclass(slots=True, eq=False)
class Speaker:
    """One who may be a source.

    Attributes:
        name: First and last (exclusive) token of the fullest name, or of the phrase where there is no name.
        kind: "person", "organization", "group", "document", "place" or "" (not known).
        gender: "m", "f" or "".
        first: Token of the first mention.
        named: Whether `name` is a name, not a phrase.
        heads: Nouns that describe the speaker ("spokeswoman").
        words: All words of the descriptions.
        names: Where the speaker is named, in text order.
        others: Stretches (start, end) of the other mentions that were followed to this speaker.
        description: Tokens of the first description.
        placed: Whether every mention may be that of a place or of no name at all, until it speaks.
        many: Whether "they" may stand for the speaker though it is no group ("police").
        shared: Whether the name has several bearers, between whom nothing decides.
    """

    name: tuple[int, int]
    kind: str
    gender: str
    first: int
    named: bool
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    names: list[Name] = field(default_factory=list)
    others: list[tuple[int, int]] = field(default_factory=list)
    description: tuple[int, int] | None = None
    placed: bool = False
    many: bool = False
    shared: bool = False

    @property
    def is_plural(self) -> bool:
        """More than one."""
        return self.kind == "group"
