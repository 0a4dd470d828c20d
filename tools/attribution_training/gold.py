"""Gold attributions as tokens of the stories that newsdoc itself sees."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdoc.attributions.prose import read_prose
from newsdoc.attributions.words import group
from newsdoc.options import Options
from newsdoc.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from newsdoc.attributions.story import Story

Range = tuple[int, int]


@dataclass(frozen=True)
class Gold:
    """One gold attribution: the token that heads its cue, and its parts as tokens."""

    head: int
    left: Range | None
    right: Range | None
    source: Range | None
    content: frozenset[int]
    kind: str


@dataclass(frozen=True)
class Article:
    """A story with its gold attributions."""

    publisher: str
    story: Story
    gold: tuple[Gold, ...]

    @property
    def heads(self) -> set[int]:
        """The tokens that head a cue."""
        return {gold.head for gold in self.gold}


def read_articles(path: Path) -> list[Article]:
    """Read gold in the format of the PolNeAR files (one JSON object a line)."""
    parser = Parser(Options(scope="none"))
    articles = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            found = parser.analyse(raw["text"])
            story = read_prose(found.text, found.layout, found.quotations)
            gold = (_gold(story, attribution) for attribution in raw["attributions"])
            articles.append(Article(raw["publisher"], story, tuple(g for g in gold if g)))
    return articles


def _gold(story: Story, raw: dict[str, Sequence[Sequence[int]]]) -> Gold | None:
    cue, content = _tokens(story, raw["cue"]), _tokens(story, raw["content"])
    if not cue or not content:
        return None
    head = cue_head(story, cue)
    return Gold(
        head,
        _range([i for i in content if i < head]),
        _range([i for i in content if i > head]),
        _range(_tokens(story, raw["source"])),
        frozenset(content),
        str(raw["kind"]),
    )


def cue_head(story: Story, cue: Sequence[int]) -> int:
    """The first word of a cue that is neither a helper of its verb nor a link to its content."""
    skipped = group("no_cue_head") | group("helpers")
    return next((i for i in cue if story.word_classes[i] not in skipped), cue[0])


def _tokens(story: Story, spans: Iterable[Sequence[int]]) -> list[int]:
    tokens = story.tokens
    found = []
    for start, end in spans:
        i = bisect_right(tokens.ends, start)
        while i < len(tokens) and tokens.starts[i] < end:
            found.append(i)
            i += 1
    return found


def _range(tokens: Sequence[int]) -> Range | None:
    return (tokens[0], tokens[-1] + 1) if tokens else None
