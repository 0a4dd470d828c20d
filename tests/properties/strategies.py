"""Texts for Hypothesis: any characters, the vocabulary of wires in any order, invented stories, and damaged ones.

Realistic texts reach code that random characters never do; damage takes them off the beaten track.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from newsdoc.data import table
from newsdoc.testing import SyntheticStory, families, story

if TYPE_CHECKING:
    from collections.abc import Callable

MARKS = [
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "``",
    "''",
    "`",
    "«",
    "»",
    "‹",
    "›",
    "„",
    "‚",
    "「",
    "」",
    "『",
    "』",
    "《",
    "》",
]
PIECES = table("story_pieces")
# What broken decoding and careless editing make of characters.
MOJIBAKE = {"“": "â€œ", "”": "â€\x9d", "’": "â€™", "—": "â€”", "é": "Ã©", "«": "Â«", "»": "Â»", "\xa0": "Â\xa0"}
STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'"})
CURLY = str.maketrans({'"': "“", "'": "’"})


def any_text(max_size: int | None = None) -> st.SearchStrategy[str]:
    """Any characters at all, lone surrogates included."""
    return st.text(st.characters(exclude_categories=()), max_size=max_size)


def newsy_text() -> st.SearchStrategy[str]:
    """The words and signs of wires, in any order."""
    pieces = st.one_of(st.sampled_from(PIECES), st.just(" "))
    return st.lists(pieces, max_size=60).map("".join)


def wires(*, only: tuple[str, ...] | None = None, least: int = 0) -> st.SearchStrategy[SyntheticStory]:
    """Invented stories as they should be, of at least so many paragraphs."""
    return st.builds(
        story,
        st.integers(0, 10_000),
        family=st.sampled_from(only or families()),
        paragraphs=st.integers(least, 6),
    )


def _damage() -> st.SearchStrategy[Callable[[str], str]]:
    """One accident that can happen to a text; places are given as parts of a thousand, so that they shrink well."""
    spot = st.integers(0, 1000)

    def at(text: str, part: int) -> int:
        return len(text) * part // 1000

    def delete(part: int, count: int) -> Callable[[str], str]:
        return lambda text: text[: at(text, part)] + text[at(text, part) + count :]

    def insert(part: int, piece: str) -> Callable[[str], str]:
        return lambda text: text[: at(text, part)] + piece + text[at(text, part) :]

    def double(part: int, count: int) -> Callable[[str], str]:
        return lambda text: text[: at(text, part) + count] + text[at(text, part) :]

    def cut(first: int, last: int) -> Callable[[str], str]:
        return lambda text: text[at(text, min(first, last)) : at(text, max(first, last))]

    def swap(old: str, new: str) -> Callable[[str], str]:
        return lambda text: text.replace(old, new)

    def join_lines(text: str) -> str:
        return text.replace("\n", " ")

    def decode_wrongly(text: str) -> str:
        return "".join(MOJIBAKE.get(character, character) for character in text)

    whole: list[Callable[[str], str]] = [
        join_lines, decode_wrongly, str.upper, str.lower, str.swapcase,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace(" ", ""),
        lambda text: "\ufeff" + text,
        lambda text: text.translate(STRAIGHT),
        lambda text: text.translate(CURLY),
        lambda text: text[::-1],
        lambda text: text + text,
    ]  # fmt: skip
    return st.one_of(
        st.builds(delete, spot, st.integers(1, 3)),
        st.builds(insert, spot, st.sampled_from(PIECES)),
        st.builds(double, spot, st.integers(1, 200)),
        st.builds(cut, spot, spot),
        st.builds(swap, st.sampled_from(MARKS), st.sampled_from([*MARKS, ""])),
        st.sampled_from(whole),
    )


def damaged_wires() -> st.SearchStrategy[str]:
    """Invented stories after one to six accidents."""

    def suffer(made: SyntheticStory, accidents: list[Callable[[str], str]]) -> str:
        text = made.text
        for accident in accidents:
            text = accident(text)
        return text

    return st.builds(suffer, wires(), st.lists(_damage(), min_size=1, max_size=6))


def texts() -> st.SearchStrategy[str]:
    """All of them."""
    return st.one_of(damaged_wires(), newsy_text(), any_text())
