"""Whatever the text: nothing raises, everything points into the text, twice is the same."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newsdoc.parser import Parser
from newsdoc.parts import AttributionPart
from newsdoc.sources import link_sources
from newsdoc.text import scan
from newsdoc.text.tokens import tokenize

KINDS = {"person", "organization", "group", "document", "unknown"}
SOURCE_KINDS = {"name", "nominal", "pronoun", "document", "implicit"}
WORDS = [
    "Ada",
    "Stone",
    "Carl",
    "Reed",
    "Mr.",
    "Mrs.",
    "Sen.",
    "Gov.",
    "the",
    "The",
    "a",
    "spokeswoman",
    "minister",
    "company",
    "FSA",
    "(",
    ")",
    ",",
    ".",
    ";",
    ":",
    "“",
    "”",
    "'",
    "’s",
    "and",
    "of",
    "for",
    "who",
    "which",
    "he",
    "He",
    "she",
    "They",
    "it",
    "I",
    "said",
    "told",
    "police",
    "Sources",
    "official",
    "Authority",
    "Inc.",
    "Bank",
    "van",
    "al-Haddad",
    "Jr.",
    "44",
    "New",
    "report",
    "—",
    "\n",
    "\n\n",
]


@st.composite
def attributed(draw: st.DrawFn) -> tuple[str, list[AttributionPart]]:
    """A text, likely or not, with attributions whose parts lie anywhere in it."""
    likely = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
    text = draw(st.one_of(likely, st.text(max_size=120)))
    offset = st.integers(0, len(text))
    span = st.tuples(offset, offset).map(lambda pair: (min(pair), max(pair)))
    words = [match.span() for match in re.finditer(r"\S+", text)]
    source = st.one_of(span, st.sampled_from(words)) if words else span
    spans = st.lists(span, max_size=2).map(tuple)
    count = draw(st.integers(0, 8))
    parts = [
        AttributionPart(
            draw(st.lists(source, max_size=2).map(tuple)), draw(spans), draw(spans),
            draw(st.sampled_from(("direct", "mixed", "indirect"))), 0.5, "any",
            parent=draw(st.one_of(st.none(), st.integers(0, count - 1))) if count else None,
        )
        for _ in range(count)
    ]  # fmt: skip
    return text, parts


@given(attributed(), st.sampled_from([None, "en", "de", "zh"]))
def test_promises(story: tuple[str, list[AttributionPart]], language: str | None) -> None:
    text, parts = story
    layout = Parser().analyse(text).layout
    stretches = [(layout.headline.start, layout.headline.end)] if layout.headline else []
    tokens = tokenize(text, [*stretches, *layout.paragraphs])
    sources, linked = link_sources(scan(text), layout, tokens, parts, language=language)
    assert (sources, linked) == link_sources(scan(text), layout, tokens, parts, language=language)
    assert [source.id for source in sources] == list(range(len(sources)))
    assert {part.source_id for part in linked} - {None} == set(range(len(sources)))
    for part, before in zip(linked, parts, strict=True):
        assert part.source_kind in SOURCE_KINDS
        assert part._replace(source_kind=before.source_kind, source_id=before.source_id) == before
    for source in sources:
        assert source.kind in KINDS
        assert source.mentions
        spans = [source.name, *source.mentions, *([source.description] if source.description else [])]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(source.mentions) == sorted(set(source.mentions))
