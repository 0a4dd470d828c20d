"""Where quotations are looked for, and how the parts of one are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsdoc.parts import BlockPart, Finding, Layout, QuotationPart
from newsdoc.quotations import find_quotations
from newsdoc.text import scan

if TYPE_CHECKING:
    from tests.quotations.conftest import Read


def find_in(role: str, text: str) -> tuple[QuotationPart, ...]:
    """Quotations of a text that is one block and no paragraph."""
    return find_quotations(scan(text), Layout((BlockPart(0, len(text), role),), 0), language=None)[0]


@pytest.mark.parametrize("role", ["headline", "subhead", "note"])
def test_prose_outside_paragraphs_has_quotations(role: str) -> None:
    (part,) = find_in(role, "  Mayor: 'We won'\n")
    assert (part.start, part.end, part.kind) == (9, 17, "speech")


@pytest.mark.parametrize("role", ["slug", "byline", "dateline", "credit", "contact", "table", "sign_off", "furniture"])
def test_other_blocks_have_none(role: str) -> None:
    assert find_in(role, "Mayor: 'We won'") == ()


def test_a_headline_in_title_case_quotes_no_title() -> None:
    assert [part.kind for part in find_in("headline", "Mayor Says Town ‘Will Rise’ Again")] == ["fragment"]
    assert [part.kind for part in find_in("headline", "Stars of Film ‘The Lantern’ Come to Town")] == ["title"]


def test_a_quotation_does_not_go_on_over_a_subhead() -> None:
    text = "“We won.\n\nWhat now\n\n“We go on.”"
    blocks = (BlockPart(0, 10, "paragraph"), BlockPart(10, 20, "subhead"), BlockPart(20, len(text), "paragraph"))
    layout = Layout(blocks, 0, ((0, 8), (20, len(text))))
    parts, findings = find_quotations(scan(text), layout, language=None)
    assert [(part.start, part.end) for part in parts] == [(0, 8), (20, len(text))]
    assert findings == (Finding("ND201", 0, 1),)


def test_text_outside_the_layout_is_not_looked_at() -> None:
    text = "“No” and “yes” and “no”"
    parts, _ = find_quotations(scan(text), Layout((), 0, ((9, 14),)), language=None)
    assert [(part.start, part.end) for part in parts] == [(9, 14)]


def test_stretches_that_overlap_are_read_once() -> None:
    text = "He said “yes” twice."
    layout = Layout((BlockPart(0, len(text), "note"),), 0, ((0, len(text)), (8, len(text))))
    assert len(find_quotations(scan(text), layout, language=None)[0]) == 1


def test_the_inside_is_trimmed_and_the_marks_are_given(read: Read) -> None:
    (part,) = read("«\u202fOui, ``non''\u202f»").quotations
    assert (part.start, part.end, part.inner_start, part.inner_end) == (0, 16, 2, 14)
    assert (part.open, part.close) == ("«", "»")
    (child,) = part.children
    assert (child.start, child.end, child.inner_start, child.inner_end) == (7, 14, 9, 12)
    assert (child.open, child.close) == ("``", "''")


def test_nothing_between_the_marks(read: Read) -> None:
    (part,) = read('He said "" twice.').quotations
    assert (part.inner_start, part.inner_end) == (9, 9)
    assert part.kind == "other"
