"""Marks that are missing, stray or of another style: told, and mended within the paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.quotations.conftest import Check, Read

ROWS = (
    # Never closed.
    ("He said: ⟦“We won. We did it.⟧", "ND201"),
    ("⟦“We won,⟧ he said. ⟦“We did it.”⟧", "ND201"),
    ('⟦"We won,⟧ he said. ⟦"We did it."⟧', "ND201"),
    ("⟦«We won,⟧ he said. ⟦«We did it.»⟧", "ND201"),
    ("⟦„Wir siegten,⟧ sagte er. ⟦„Gut.“⟧", "ND201"),
    ("He called it ⟦“a mess and left.⟧ Then it rained.", "ND201"),
    ("⟦“We did it alone.⟧ It was late. ⟦“Very.”⟧", "ND201"),
    ("⟦“He said ‘No way to us,”⟧ she told them.", "ND207"),
    ("⟦“He said, ⟦‘No way to us,⟧”⟧ she told them.", "ND201"),
    # Never opened.
    ("We won,” he said. ⟦“We did it.”⟧", "ND202"),
    ('We won," he said. ⟦"We did it."⟧', "ND202"),
    ("We won», he said. ⟦«We did it.»⟧", "ND202"),
    ("Gut“, sagte er. ⟦„Sehr gut.“⟧", "ND202"),
    ("⟦“We won,”⟧ he said. We did it.”", "ND202"),
    ("⟦“It was a no,’ he told us,”⟧ she said.", "ND202"),
    # Two styles in one quotation.
    ('⟦“We won,"⟧ he said. ⟦“We did it.”⟧', "ND203"),
    ('⟦"We won,”⟧ he said. ⟦"We did it."⟧', "ND203"),
    ('⟦“We won,"⟧ he said. ⟦"We did it.”⟧', "ND203 ND203"),
    ("⟦“We won,“⟧ he said. ⟦“We did it.”⟧", "ND203"),
    ("⟦‘We won,'⟧ he said. ⟦‘We did it.’⟧", "ND203"),
    ("⟦'We won,’⟧ he said. ⟦'We did it.'⟧", "ND203"),
    ("⟦“We said ⟦'no,’⟧ to them,”⟧ he said.", "ND203"),
    ("⟦”We won,“⟧ he said.", ""),
    # Blanks on the wrong side.
    ('⟦"We won, "⟧he said. ⟦"We did it."⟧', "ND204"),
    ('He said,⟦" We won,"⟧ and went. ⟦"We did it."⟧', "ND204"),
    ("It was⟦“ good ”⟧then.", "ND204"),
    ("⟦“We won. ”⟧He left. ⟦“We did it.”⟧", ""),
    ('⟦" We won, "⟧ he said.', ""),
    ('He said⟦"We won,"⟧and left.', ""),
    # Nothing is quoted.
    ("» First the news\n» Then the weather", ""),
    ("» First the news", ""),
    ("› First the news", ""),
    ('He had 5 " and more.', "ND206"),
    ('""""""""""', "ND208"),
    ("He won. ''''''''''''", "ND208"),
    # Nothing between the marks.
    ('⟦o:""⟧', ""),
    ("⟦o:“…”⟧ he said.", ""),
    # What crosses: the pair of the right style wins.
    ("⟦“We ⟦«won⟧”⟧ it», he said.", "ND201 ND202"),
    # Nested in the same style.
    ("⟦“He said ⟦“no”⟧ to us,”⟧ she said.", ""),
    ('⟦"He said ⟦"no"⟧ to us,"⟧ she said.', ""),
    ("⟦«Il a dit ⟦«non»⟧ à tous»⟧, dit-elle.", ""),
    # Three levels.
    ("⟦“He said ⟦‘she said ⟦“no”⟧ to me’⟧ at noon,”⟧ we heard.", ""),
)


@pytest.mark.parametrize(("row", "codes"), ROWS)
def test_damage_is_told_and_mended(check: Check, row: str, codes: str) -> None:
    check(row, codes)


@pytest.mark.parametrize(("row", "codes"), ROWS)
def test_damage_stays_in_its_paragraph(check: Check, row: str, codes: str) -> None:
    check(f"⟦“First,”⟧ said Ada Stone.\n\n{row}\n\n⟦‘Last,’⟧ said Ben Hill.\n\n⟦“Done.”⟧", codes)


@pytest.mark.parametrize(("row", "codes"), ROWS)
def test_diagnostics_lie_in_the_paragraph(read: Read, row: str, codes: str) -> None:
    middle = "".join(letter for letter in row if letter not in "⟦⟧")
    before = "It was a quiet day.\n\n"
    found = read(f"{before}{middle}\n\nThe rest is known.")
    for finding in found.findings:
        assert len(before) <= finding.start < finding.end <= len(before) + len(middle)


def test_a_stretch_full_of_marks_is_left_alone(read: Read) -> None:
    found = read("\"a' " * 2000)
    assert found.quotations == ()
    assert found.codes == ["ND208"]


def test_diagnostics_of_one_paragraph_are_few(read: Read) -> None:
    found = read("the word and” another one and here " * 50)
    assert found.quotations == ()
    assert found.codes == ["ND202"] * 8
