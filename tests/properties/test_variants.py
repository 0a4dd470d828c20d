"""One story in several renderings - line ends, byte order mark, blanks, straight marks - has one structure."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import STRAIGHT, wires
from structure import quotations, structure

from newsdoc import parse
from newsdoc.testing import SyntheticStory, families, substitute

PLAIN = tuple(name for name in families() if name != "dpa")  # dpa sends CRLF already
CURLY = ("ap", "irna", "businesswire", "web", "web-plain")


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "  \n", "\t\n", "\xa0\n", " \r\n"], ids=ascii)
@given(made=wires(only=PLAIN, least=1))
def test_line_ends_do_not_matter(line_end: str, made: SyntheticStory) -> None:
    text, moved = substitute(made.text, "\n", line_end)
    assert structure(parse(text)) == structure(parse(made.text), moved)


@given(wires(least=1))
def test_a_byte_order_mark_does_not_matter(made: SyntheticStory) -> None:
    assert structure(parse("\ufeff" + made.text)) == structure(parse(made.text), lambda offset: offset + 1)


@pytest.mark.parametrize("tail", ["\n", "\n\n\n", "   ", "\r\n\r\n", "\u3000\n", "\ufeff"], ids=ascii)
@given(made=wires(least=1))
def test_blanks_at_the_end_do_not_matter(tail: str, made: SyntheticStory) -> None:
    assert structure(parse(made.text + tail)) == structure(parse(made.text))


@pytest.mark.parametrize("head", ["\n", "\n\n\n", "\r\n", "  \n"], ids=ascii)
@given(made=wires(least=1))
def test_blank_lines_at_the_start_do_not_matter(head: str, made: SyntheticStory) -> None:
    assert structure(parse(head + made.text)) == structure(parse(made.text), lambda offset: offset + len(head))


@given(wires(only=CURLY, least=1))
def test_straight_marks_give_the_same_quotations(made: SyntheticStory) -> None:
    curly, straight = parse(made.text), parse(made.text.translate(STRAIGHT))
    assert quotations(straight.quotations) == quotations(curly.quotations)


@given(wires(only=CURLY, least=1))
def test_straight_marks_give_the_same_layout(made: SyntheticStory) -> None:
    curly, straight = structure(parse(made.text)), structure(parse(made.text.translate(STRAIGHT)))
    assert straight == curly
