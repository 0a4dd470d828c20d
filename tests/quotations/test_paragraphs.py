"""Quotations over several paragraphs, and those that only look so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.quotations.conftest import Check, Read

PAIRS = (("“", "”"), ('"', '"'), ("''", "''"), ("«", "»"), ("„", "“"), ("‘", "’"), ("'", "'"), ("「", "」"))


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_the_opening_mark_is_repeated(check: Check, left: str, right: str) -> None:
    check(f"⟦s:{left}We won. We did it.\n\n{left}And we did it alone.{right}⟧")


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_three_paragraphs_are_one_quotation(check: Check, read: Read, left: str, right: str) -> None:
    text = f"⟦s:{left}We won.\n\n{left}We won alone.\n\n{left}We always will.{right}⟧\n\nThe game was short."
    check(text)
    found = read(text.replace("⟦s:", "").replace("⟧", ""))
    (part,) = found.quotations
    assert (part.open, part.close) == (left, right)
    assert found.text[part.inner_start : part.inner_end].startswith("We won.")
    assert found.text[part.inner_start : part.inner_end].endswith("always will.")


ROWS = (
    # The author speaks between: the quotation that goes on is the second one.
    ("⟦s:“We won,”⟧ he said. ⟦s:“We did it.\n\n“And alone.”⟧\n\nThe game was short.", ""),
    ("He said: ⟦s:“We did it.\n\n“And we did it ⟦‘alone.’⟧”⟧", ""),
    ("He said: ⟦s:“We did ⟦‘it.’⟧\n\n“And alone.”⟧", ""),
    # It goes on, though it may as well have ended: the author speaks again.
    ("⟦s:“We won. We did it.\n\n“And we did it alone,”⟧ he said.", "ND205"),
    ("⟦s:“We won.\n\n“We did it.\n\n“And alone,”⟧ he said. ⟦s:“Yes.”⟧", "ND205"),
    # A title or a few words at the head of the next paragraph are a quotation of their own.
    ("⟦“We won. We did it.⟧\n\n⟦“The Lantern”⟧ opens on Friday.", "ND201"),
    ("⟦“We won. We did it.⟧\n\n⟦“Fake”⟧ is what they call it.", "ND201"),
    # The paragraph before ends within a sentence, or with the author's words.
    ("Called ⟦“a mess by all⟧\n\n⟦“We won,”⟧ he said.", "ND201"),
    ("⟦“We won,⟧ he said.\n\n⟦“We lost,”⟧ she said.", "ND201"),
    # Another style is another quotation.
    ('⟦“We won. We did it.⟧\n\n⟦"And alone,"⟧ he said.', "ND201"),
    # A paragraph without marks ends it.
    ("⟦“We won. We did it.⟧\n\nThe game was short.\n\n⟦“And alone,”⟧ he said.", "ND201"),
    # Only the closing mark tells that it went on.
    ("⟦s:“We won. We did it.\n\nAnd we did it alone,”⟧ he said.", "ND210"),
    # It goes on and is never closed.
    ("⟦s:“We won.\n\n“We did it alone.⟧\n\nThe game was short.", "ND201"),
    # The first one is closed.
    ("⟦s:“We won.”⟧\n\n⟦s:“We did it alone,”⟧ he said.", ""),
    ('⟦s:"We won."⟧\n\n⟦s:"We did it alone,"⟧ he said.', ""),
    # Within the last paragraph another one follows.
    ("⟦s:“We won.\n\n“We did it,”⟧ he said. ⟦s:“Alone.”⟧\n\n⟦s:“No,”⟧ she said.", "ND205"),
    ("⟦s:‘We won. We did it.\n\n‘And alone,’⟧ he said.", "ND205"),
)


@pytest.mark.parametrize(("row", "codes"), ROWS)
def test_where_a_quotation_goes_on(check: Check, row: str, codes: str) -> None:
    check(row, codes)
