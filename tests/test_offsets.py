"""Offsets of other programs: there and back, for every character that exists and some that should not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from newsdoc.offsets import Encoding, Offsets

# Lone surrogates included: Hypothesis leaves them out unless it is asked.
TEXTS = st.text(st.characters() | st.characters(categories=["Cs"]) | st.sampled_from("aé€“𝄞\ud800\udc00"))
ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16")


def width(text: str, encoding: Encoding) -> int:
    """Python's own encoders say how long a text is."""
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS)
def test_every_offset_goes_there_and_back(text: str, encoding: Encoding) -> None:
    offsets = Offsets(text, encoding)
    for offset in range(len(text) + 1):
        units = offsets.to_units(offset)
        assert units == sum(width(char, encoding) for char in text[:offset])
        assert offsets.to_offset(units) == offset


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS)
def test_units_inside_a_character_are_refused(text: str, encoding: Encoding) -> None:
    offsets = Offsets(text, encoding)
    starts = {offsets.to_units(offset) for offset in range(len(text) + 1)}
    for units in {*range(-1, offsets.to_units(len(text)) + 2)} - starts:
        with pytest.raises(newsdoc.OffsetError):
            offsets.to_offset(units)


@pytest.mark.parametrize(
    ("text", "encoding", "units"),
    [
        ("“Ja”", "utf-8", [0, 3, 4, 5, 8]),
        ("“Ja”", "utf-16", [0, 1, 2, 3, 4]),
        ("a𝄞b", "utf-8", [0, 1, 5, 6]),
        ("a𝄞b", "utf-16", [0, 1, 3, 4]),
        # Half a pair is one unit; the two halves, apart in a Python string, are two.
        ("\ud834\udd1e", "utf-16", [0, 1, 2]),
        ("\ud834\udd1e", "utf-8", [0, 3, 6]),
        ("", "utf-8", [0]),
    ],
)
def test_units(text: str, encoding: Encoding, units: list[int]) -> None:
    offsets = Offsets(text, encoding)
    assert [offsets.to_units(offset) for offset in range(len(text) + 1)] == units


@pytest.mark.parametrize("offset", [-1, 4])
def test_offsets_outside_the_text_are_refused(offset: int) -> None:
    with pytest.raises(newsdoc.OffsetError, match="outside the text of 3 characters"):
        Offsets("né!", "utf-8").to_units(offset)


def test_other_encodings_are_refused() -> None:
    with pytest.raises(newsdoc.OptionError, match="utf-8, utf-16"):
        Offsets("a", "latin-1")  # type: ignore[arg-type]


def test_document_gives_the_offsets_of_its_text() -> None:
    doc = newsdoc.parse("PARIS, 3 mars (AFP) - « Le 𝄞 d’or », a dit le maire.")
    offsets = doc.offsets("utf-16")
    assert offsets.to_units(len(doc.text)) == len(doc.text) + 1
