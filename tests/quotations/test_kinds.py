"""Somebody's words, a few words in passing, or the title of a work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsdoc.quotations.kinds import title_words

if TYPE_CHECKING:
    from tests.quotations.conftest import Check

ROWS = (
    # Speech.
    "⟦s:“Yes,”⟧ she said.",
    "She said, ⟦s:“Yes.”⟧",
    "She said: ⟦s:“yes”⟧",
    "A man yelled ⟦s:“Stay there!”⟧",
    "⟦s:‘No’⟧, he said.",
    "⟦s:“No way”⟧, he said, ⟦s:“not us.”⟧",
    "The bill is ⟦s:“an insult to everyone who ever worked here,”⟧ she said.",
    "It read ⟦s:“Animal liberation now.”⟧",
    "⟦s:“It rains. It pours.”⟧",
    "⟦s:“We’re like ⟦‘Salt and Vinegar,’⟧”⟧ he said with a smile.",
    "Они спросили: ⟦s:«Когда?»⟧",
    # A few words in passing.
    "The ⟦f:“surge”⟧ of that year went on.",
    "The ⟦f:“surge,”⟧ as it was known, went on.",
    "They call it ⟦f:“crowd work.”⟧",
    "Her ⟦f:“47 percent”⟧ remark was heard.",
    "It was ⟦f:“deeply regrettable”⟧ to her.",
    "He goes by ⟦f:“Vito,”⟧ among others.",
    # Titles.
    "She wrote ⟦t:“The Art of the Lantern”⟧ at forty.",
    "She wrote ⟦t:“The Art of the Lantern.”⟧ It sold well.",
    "She watches ⟦t:“House of Lanterns,”⟧ a drama.",
    "Her novel ⟦t:“Fog”⟧ sold well.",
    "Her film ⟦t:“Fog”⟧ and her song ⟦t:“Rain”⟧ sold well.",
    "El diario ⟦t:«El faro»⟧ lo dijo.",
    "Die Zeitung ⟦t:„Der Bote“⟧ schrieb es.",
    "他在⟦t:《雾港》⟧中写道。",
    # Neither.
    "It costs ⟦o:“$”⟧ or ⟦o:“€”⟧.",
    '<img alt=⟦o:""⟧ src=⟦o:"a.png"⟧/>',
    '<a href=⟦o:"http://example.org/a"⟧>here</a>',
)


@pytest.mark.parametrize("row", ROWS)
def test_kind(check: Check, row: str) -> None:
    check(row)


@pytest.mark.parametrize("word", sorted(title_words().works))
def test_every_word_for_a_work_announces_a_title(check: Check, word: str) -> None:
    check(f"{word} ⟦t:“Fog”⟧")
    check(f"{word} ⟦f:“fog”⟧")
