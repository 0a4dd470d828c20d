"""Apostrophes, inches and other marks that quote nothing, and single marks that do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsdoc.quotations.apostrophes import words

if TYPE_CHECKING:
    from tests.quotations.conftest import Check, Read

NO_QUOTATION = (
    "Qassim's and O'Brien's men met D'Souza at four o'clock.",
    "Qassim’s and O’Brien’s men met D’Souza at four o’clock.",
    "It shouldn‘t have been the ‘90s, they said.",
    "The '90s were better than the '80s, and '08 was worst.",
    "The ’90s were better than the ’80s, and ’08 was worst.",
    "Get 'em before they go, 'cause it's cold 'til May.",
    "Rock 'n' roll lives, and so does rock ’n’ roll.",
    "The students' union, the workers' council and Marx' grave.",
    "The students’ union, the workers’ council and Marx’ grave.",
    "They were singin' and dancin' all night.",
    "DUNKIN' HARBOR INC 1ST QTR NET",
    'Indonesia"s minister said it isn"t so, and they"re late.',
    "Ankara'da, İzmir'e ve Türkiye'nin her yerinde.",
    "Het was 's avonds en 't regende in 's-Hertogenbosch.",
    "Ein Blick auf'n Hafen, das war's für'n Rest.",
    "Un po' di sale, dell'olio e l'aglio d'oggi.",
    "La 'Ndrangheta non c'entra, dice la procura.",
    "Qu'est-ce que c'est, aujourd'hui ?",
    "He is 6'2\" tall and she is 5'10\".",
    "He is 6’2” tall and she is 5’10”.",
    'A 6\' 2" beam and a 12" pipe fell.',
    "The wreck lies at 40°26'46\" north.",
    "al-'Abadi met al-‘Amiri in Basra.",
    'דובר צה"ל ומנכ"ל החברה נפגשו.',
    "The P'yongyang office of Côte d'Ivoire's bank.",
    "John o' Groats and Tam o' Shanter.",
    "Will-o'-the-wisps o'er the sea, ma'am.",
)
SINGLE_MARKS = (
    'The ⟦"A"⟧s and the ⟦"B"⟧s met.',
    "⟦s:'No,'⟧ he said of the students' plan.",
    "⟦s:‘No,’⟧ he said of the students’ plan.",
    "⟦s:‘The students’ union is right,’⟧ he said.",
    "⟦s:'It's 6 o'clock in the '90s,'⟧ he said.",
    "⟦s:'He called it ⟦\"a mess\"⟧ and left,'⟧ she said.",
    "They call it ⟦f:'crowd work'⟧ and the crowds' reply ⟦f:'noise'⟧.",
    "The ⟦f:‘hot dogs’⟧ were cold.",
    "The ⟦f:'hot dogs'⟧ were cold.",
    "The word ⟦f:'em'⟧ is short for ⟦f:'them'⟧.",
    "It was ⟦'round'⟧, said the judge, and ⟦'16'⟧ was the number.",
    "It was a non-⟦'traditional'⟧ way to do it.",
    "Mayor: ⟦s:'We won'⟧",
    "⟦s:“He said ⟦f:‘no,’⟧”⟧ she told them.",
    "⟦s:“It's the ⟦‘students’⟧ fault, not the teachers’ one,”⟧ she said.",
    "⟦s:\"It's the ⟦'Lantern'⟧ that he's reading,\"⟧ she said.",
    "⟦s:\"⟦s:'No way,'⟧ he told me, and he's 6'2\" tall,\"⟧ she said.",
    "⟦s:\"That is what he calls ⟦'a flight,'⟧ \"⟧ she said.",
    "⟦s:''That is what he calls ⟦'a flight.'⟧''⟧",
    "⟦s:''⟦s:'No,'⟧ he told me,''⟧ she said.",
)


@pytest.mark.parametrize("text", NO_QUOTATION)
def test_nothing_is_quoted(check: Check, text: str) -> None:
    check(text)


@pytest.mark.parametrize("row", SINGLE_MARKS)
def test_single_marks_quote(check: Check, row: str) -> None:
    check(row)


@pytest.mark.parametrize("text", NO_QUOTATION)
def test_apostrophes_do_no_harm_inside_a_quotation(check: Check, text: str) -> None:
    check(f"⟦«{text}»⟧")


@pytest.mark.parametrize("word", sorted(words().leading))
def test_every_leading_word_is_known(read: Read, word: str) -> None:
    for apostrophe in "'’":
        found = read(f"They saw {apostrophe}{word} there.")
        assert (found.quotations, found.findings) == ((), ())


@pytest.mark.parametrize("word", sorted(words().trailing))
def test_every_trailing_word_is_known(read: Read, word: str) -> None:
    for apostrophe in "'’":
        found = read(f"They saw {word}{apostrophe} there.")
        assert (found.quotations, found.findings) == ((), ())


def test_an_unknown_word_with_an_apostrophe_is_told(read: Read) -> None:
    found = read("They saw 'zub there.")
    assert found.quotations == ()
    assert found.codes == ["ND207"]


def test_inches_inside_a_quotation_do_not_end_it(check: Check) -> None:
    check('⟦s:"It has a 12" screen and costs little,"⟧ he said.')
