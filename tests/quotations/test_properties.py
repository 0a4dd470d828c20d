"""What holds for every text, however its marks stand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.data import table
from newsdoc.text import WHITE

if TYPE_CHECKING:
    from tests.quotations.conftest import Found, Read

    from newsdoc.parts import QuotationPart

MARKS = [row["mark"] for row in table("quotation_marks")["marks"]]
LANGUAGES = st.sampled_from([None, *(row["language"] for row in table("quotation_marks")["languages"])])
PIECES = st.one_of(
    st.sampled_from(MARKS),
    st.sampled_from(
        ["We won", "no", "the ", "Ada ", "said ", "s", "in", "12", "6'2", "我", "א", " ", " ", "\u202f", "\n", "\n\n"]
    ),
    st.sampled_from([",", ". ", "? ", ": ", "-", "—", "(", ")", "...", "=", "\x00", "\ud800"]),
    st.text(max_size=3),
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)
DEEPEST = 60


def flat(parts: tuple[QuotationPart, ...]) -> list[QuotationPart]:
    return [part for top in parts for part in (top, *flat(top.children))]


def depth(parts: tuple[QuotationPart, ...]) -> int:
    return max((1 + depth(part.children) for part in parts), default=0)


def well_formed(found: Found) -> None:
    text = found.text
    for part in flat(found.quotations):
        assert 0 <= part.start < part.end <= len(text)
        assert text.startswith(part.open, part.start)
        assert part.start + len(part.open) <= part.inner_start <= part.inner_end <= part.end
        assert text[part.start] not in WHITE
        assert text[part.end - 1] not in WHITE
        inner = text[part.inner_start : part.inner_end]
        assert inner == inner.strip(WHITE)
        assert part.kind in {"speech", "fragment", "title", "other"}
        if part.close is None:
            assert part.inner_end == part.end
        else:
            assert text.endswith(part.close, part.inner_end, part.end)
        for child in part.children:
            assert part.inner_start <= child.start
            assert child.end <= part.inner_end
        for left, right in pairwise(part.children):
            assert left.end <= right.start
    for left, right in pairwise(found.quotations):
        assert left.end <= right.start
    assert depth(found.quotations) <= DEEPEST
    for finding in found.findings:
        assert finding.code in table("diagnostics")
        assert 0 <= finding.start < finding.end <= len(text)


@given(text=TEXTS, language=LANGUAGES)
def test_every_text_gives_a_well_formed_tree(read: Read, text: str, language: str | None) -> None:
    well_formed(read(text, language))


@given(text=TEXTS, language=LANGUAGES)
def test_the_same_text_gives_the_same_tree(read: Read, text: str, language: str | None) -> None:
    assert read(text, language) == read(text, language)


@given(text=TEXTS)
def test_every_quotation_that_is_never_closed_is_told(read: Read, text: str) -> None:
    found = read(text)
    unclosed = sum(part.close is None for part in flat(found.quotations))
    assert found.codes.count("ND201") == unclosed


@given(first=TEXTS, second=TEXTS)
def test_a_paragraph_without_marks_keeps_damage_apart(read: Read, first: str, second: str) -> None:
    def spans(found: Found, moved: int = 0) -> list[tuple[int, int]]:
        return [(part.start + moved, part.end + moved) for part in found.quotations]

    # Low marks change what “ means for a whole text, so both halves must have them or neither.
    low = "„ " if {"„", "‚"} & {*first, *second} else ""
    first, second = low + first, low + second
    between = "\n\nNothing is quoted here.\n\n"
    whole = read(first + between + second)
    assert spans(whole) == spans(read(first)) + spans(read(second), len(first + between))


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("pattern", ["{}", "{} ", "a{}", "{}a ", "a{} ", "a{}b", "{}a\n\n", "{}A, he said. ", ", {}A"])
def test_hostile_texts_are_well_formed(read: Read, mark: str, pattern: str) -> None:
    well_formed(read(pattern.format(mark) * 300))
