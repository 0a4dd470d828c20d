"""Streams of wires: split, read lazily, in little memory; one bad message stops nothing."""

from __future__ import annotations

import io
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from newsdoc.readers.messages import messages_of, split_messages
from newsdoc.readers.stream import read_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

ANPA = (
    b"\x16\x16\x01a2345\x1fasian\nr i\x13\x11 BC-Ferry   03-14 0012\n\x02^BC-Ferry,12<\n^Ferry sinks<\n"
    b"\tLUND (AP) _ A ferry sank. \n\x03AP-WF-03-15-17 0210GMT<\n\n\x0c\n\x04"
)
IPTC = (
    b"\x01eca062 4 i 12 ccccb   dpa 061\r\nShips/\r\n\x02Ferry sinks =\r\n\r\nLund (dpa) - A ferry sank.\r\n\x03\r\n"
    b"050912 GMT Nov 12\r\n\x7f\r\n\x7f\x04\r\n"
)


def formats(data: bytes) -> list[tuple[str | None, list[str]]]:
    return [(doc.metadata.format, [each.code for each in doc.diagnostics]) for doc in newsdoc.read_feed(data)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (ANPA + IPTC, [("anpa", []), ("iptc7901", [])]),
        (IPTC * 3, [("iptc7901", [])] * 3),
        (ANPA + b"## line noise ##\r\n" + IPTC, [("anpa", []), ("iptc7901", ["ND650"])]),
        (b"tail of a story<\n" + ANPA, [("anpa", ["ND650"])]),
        (ANPA.rstrip(b"\x04") + IPTC, [("anpa", []), ("iptc7901", [])]),
        (ANPA[: ANPA.index(b" sank")] + IPTC, [("anpa", ["ND404"]), ("iptc7901", [])]),
        (ANPA + b"\0" * 100 + ANPA, [("anpa", [])] * 2),
        (ANPA + b"no message at all", [("anpa", [])]),
    ],
)  # fmt: skip
def test_messages_are_told_apart(data: bytes, expected: list[tuple[str, list[str]]]) -> None:
    assert formats(data) == expected


def test_a_clean_stream_keeps_every_byte() -> None:
    data = ANPA + IPTC + ANPA
    assert "".join(doc.text for doc in newsdoc.read_feed(data)).encode() == data


def test_the_first_of_several_is_read_and_the_others_are_told() -> None:
    doc = newsdoc.read(ANPA + IPTC)
    assert doc.metadata.format == "anpa"
    assert [each.code for each in doc.diagnostics] == ["ND606"]


def test_rubbish_after_a_lost_end_is_cut_off() -> None:
    broken = ANPA[: ANPA.index(b"\n\n\x0c")] + b"\x0c" + b"noise " * 500
    first, second = newsdoc.read_feed(broken + IPTC)
    assert "noise" not in first.text
    assert first.metadata.issued is not None
    assert second.metadata.format == "iptc7901"


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_chunks_change_nothing(sizes: list[int]) -> None:
    data = ANPA + b"noise" + IPTC + ANPA
    chunks: list[bytes] = []
    at = 0
    while at < len(data):
        size = sizes[len(chunks) % len(sizes)]
        chunks.append(data[at : at + size])
        at += size
    found = b"".join(message.data for message in split_messages(chunks))
    # Only the fill after a message may end with its chunk: a live line shows nothing more by then.
    assert found.replace(b"\r\n", b"") == (ANPA + IPTC + ANPA).replace(b"\r\n", b"")


def test_bytes_with_one_message_are_given_as_they_are() -> None:
    assert [message.data for message in messages_of(ANPA)] == [ANPA]
    assert [message.data for message in messages_of(b"nothing of the kind")] == [b"nothing of the kind"]


class Endless(io.RawIOBase):
    """A line that never closes; says how much of it was asked for."""

    def __init__(self) -> None:
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        size = min(len(view), len(ANPA))
        view[:size] = ANPA[:size]
        self.given += size
        return size


def test_a_line_that_never_closes_is_read_message_by_message() -> None:
    line = Endless()
    docs = newsdoc.read_feed(io.BufferedReader(line, len(ANPA)))
    assert [next(docs).metadata.sequence for _ in range(3)] == ["2345"] * 3
    assert line.given < 200_000


class Long(io.RawIOBase):
    """Twenty megabytes of messages and noise that are never in memory together."""

    def __init__(self, piece: bytes, size: int) -> None:
        self.piece, self.left = piece, size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        size = min(len(view), len(self.piece), self.left)
        view[:size] = self.piece[:size]
        self.left -= size
        return size


def peak(stories: Iterator[object]) -> tuple[int, int]:
    tracemalloc.start()
    try:
        return sum(1 for _ in stories), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("piece", [ANPA.replace(b" sank", b" sank" + b" and sank" * 7000), b"noise " * 10_000])
def test_twenty_megabytes_take_a_few(piece: bytes) -> None:
    found, most = peak(read_stream(io.BufferedReader(Long(piece, 20_000_000))))
    assert found == (round(20_000_000 / len(piece)) if piece.startswith(b"\x16") else 0)
    assert most < 3_000_000


def test_a_message_without_end_is_cut() -> None:
    found, most = peak(read_stream(io.BufferedReader(Long(ANPA[: ANPA.index(b"\x03")].ljust(65536, b"x"), 100))))
    assert found == 1
    endless = [ANPA[: ANPA.index(b"\x03")]] + [b"x" * 65536] * 160 + [IPTC]
    messages = list(split_messages(endless))
    assert [message.codes for message in messages] == [("ND651",), ("ND650",)]
    assert messages[1].data == IPTC
    assert most < 3_000_000


def test_one_message_in_another_encoding_does_not_stop_the_rest() -> None:
    umlaut = ANPA.replace(b"ferry", b"F\xe4hre")
    docs = list(newsdoc.read_feed(ANPA + umlaut + ANPA, encoding="utf-8"))
    assert [[each.code for each in doc.diagnostics] for doc in docs] == [[], ["ND652"], []]
    assert "Fähre" in docs[1].text
