"""Templates with tags become text and spans."""

from __future__ import annotations

from newsdoc.testing.markup import Style, render, substitute

AMERICAN = Style(("“", "”", "‘", "’"))


def test_inner_quotations_take_the_inner_marks_and_are_not_told_apart() -> None:
    marked = render("<p><q>He said <q>no,</q> twice</q></p>", AMERICAN)
    assert marked.text == "“He said ‘no,’ twice”"
    assert marked.spans["q"] == [(0, len(marked.text))]


def test_cont_repeats_the_mark_in_a_new_paragraph() -> None:
    marked = render("<p>He said: <q>One.<cont>Two.</q></p>", AMERICAN)
    assert marked.text == "He said: “One.\n\n“Two.”"
    assert [marked.text[start:end] for start, end in marked.spans["p"]] == ["He said: “One.", "“Two.”"]
    assert marked.spans["q"] == [(9, len(marked.text))]


def test_signs_of_the_wires_are_no_tags() -> None:
    assert render("^Harbor Fire,512<\n^BREW <BRW> ups</", AMERICAN).text == "^Harbor Fire,512<\n^BREW <BRW> ups</"


def test_wrapping_moves_nothing() -> None:
    narrow = Style(AMERICAN.marks, columns=8)
    assert render("<p>one two three four</p>", narrow).text == "one two\nthree\nfour"


def test_substitute_maps_both_edges_of_a_span() -> None:
    text, moved = substitute("ab\ncd\n", "\n", "\r\n")
    assert text == "ab\r\ncd\r\n"
    assert [moved(offset) for offset in (0, 2, 3, 5, 6)] == [0, 2, 4, 6, 8]
