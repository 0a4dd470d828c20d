"""Lines cover the text, and know what is visible in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import newsy_text, texts

from newsdoc.text import WHITE, scan, trim
from newsdoc.text.scan import _LINE


@given(texts())
def test_lines_tile_the_text(text: str) -> None:
    at = 0
    for line in scan(text).lines:
        assert line.start == at < line.stop
        assert line.start <= line.begin <= line.end <= line.stop
        visible = text[line.start : line.stop].strip(WHITE)
        assert text[line.begin : line.end] == visible
        assert line.blank == (not visible)
        at = line.stop
    assert at == len(text)


@given(newsy_text())
def test_the_fast_way_and_the_slow_way_see_the_same_lines(text: str) -> None:
    text = text.translate({0x1C: "a", 0x1D: "b", 0x1E: "c"})
    assert [text[line.start : line.stop] for line in scan(text).lines] == _LINE.findall(text)[:-1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_what_ends_a_line(end: str) -> None:
    assert len(scan(f"a{end}b").lines) == 2


def test_separators_of_tables_end_no_line() -> None:
    """An ANPA table: the cells of a row are parted by these."""
    assert len(scan("Lund\x1f12\x1e 13\x1c14\x1d15\nMora\x1f9\n").lines) == 2


def test_trim_leaves_nothing_of_what_cannot_be_seen() -> None:
    assert trim("\x0f\u200b \n", 0, 4) == (4, 4)
    text = "\x16\ufeffBC-OIL\x13"
    assert text[slice(*trim(text, 0, len(text)))] == "BC-OIL"
