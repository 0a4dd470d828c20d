"""The dateline of a text, on the day that these tests are read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from newsdoc.dateline import find_dateline
from newsdoc.text import scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.parts import DatelinePart

_DAY = dt.date(2025, 1, 6)


@pytest.fixture(scope="session")
def read() -> Callable[[str], DatelinePart | None]:
    """The dateline, sought in every line."""
    return _read


def _read(text: str) -> DatelinePart | None:
    scanned = scan(text)
    openings = [(line.begin, line.end) for line in scanned.lines if not line.blank]
    return find_dateline(scanned, openings, reference_date=_DAY, language=None)
