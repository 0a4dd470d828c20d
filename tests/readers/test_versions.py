"""Versions of a story: what is linked, and what is not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

import newsdoc

if TYPE_CHECKING:
    from newsdoc import Document


def wire(slug: str, *, version: str = "", day: int = 14, hour: int = 10, agency: str = "AP") -> Document:
    head = f"\x01a2345\x1fasian\nr i\x13\x11 BC-X   03-14 0012\n\x02^BC-US--{slug}{version},12<\n^Fire burns<\n"
    text = f"{head}\tLUND (AP) _ A fire burns. \n\x03{agency}-WF-03-{day}-17 {hour:02}00GMT<\n\x04"
    return newsdoc.read(text.encode())


@pytest.mark.parametrize(
    ("docs", "linked"),
    [
        ([], []),
        ([wire("Fire"), wire("Fire", version=", 1st Ld", hour=11)], [[0, 1]]),
        ([wire("Fire", version=", 1st Ld", hour=11), wire("Fire")], [[1, 0]]),
        ([wire("Fire"), wire("Flood"), wire("Fire", version=", Correction", hour=12)], [[0, 2], [1]]),
        ([wire("Harbor Fire"), wire("Harbor-Fire", hour=11)], [[0, 1]]),
        ([wire("Fire"), wire("Fire", day=17)], [[0], [1]]),
        ([wire("Fire", day=14), wire("Fire", day=15), wire("Fire", day=16)], [[0, 1, 2]]),
        ([wire("Fire"), wire("Fire", agency="XY")], [[0], [1]]),
        ([newsdoc.parse("It rained."), newsdoc.parse("It rained.")], [[0], [1]]),
    ],
)
def test_links(docs: list[Document], linked: list[list[int]]) -> None:
    found = newsdoc.link_versions(docs)
    assert [[version.number for version in story] for story in found] == linked
    assert all(version.document == docs[version.number] for story in found for version in story)


def test_the_window_can_be_chosen() -> None:
    docs = [wire("Fire", day=14), wire("Fire", day=17)]
    assert len(newsdoc.link_versions(iter(docs), within=dt.timedelta(days=4))) == 1


def test_one_identifier_is_one_story() -> None:
    item = '{{"uri": "urn:x:7", "headline": "{}", "versionCreated": "2026-03-0{}T10:00:00{}"}}'
    docs = [newsdoc.read(item.format("Rain", day, zone).encode()) for day, zone in ((7, "Z"), (1, ""), (9, "+01:00"))]
    assert [[version.number for version in story] for story in newsdoc.link_versions(docs)] == [[1, 0, 2]]
