"""How tests link sources: marked stories through the stages that come before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsdoc.attributions.prose import read_prose
from newsdoc.parser import Parser
from newsdoc.sources import link_sources
from newsdoc.testing.attributed import Case, read_cases
from newsdoc.text import scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.parts import AttributionPart, SourcePart

    Linked = tuple[tuple[SourcePart, ...], tuple[AttributionPart, ...]]


def link(case: Case) -> Linked:
    found = Parser().analyse(case.text)
    tokens = read_prose(case.text, found.layout, found.quotations).tokens
    return link_sources(scan(case.text), found.layout, tokens, case.attributions, language="en")


@pytest.fixture(name="link")
def link_case() -> Callable[[Case], Linked]:
    """Link the sources of a case."""
    return link


@pytest.fixture
def names() -> Callable[[str], list[str | None]]:
    """The name that each source of a marked text was followed to."""

    def read(marked: str) -> list[str | None]:
        case = next(read_cases("# Row\n\n" + marked))
        sources, attributions = link(case)
        return [
            None if part.source_id is None else case.text[slice(*sources[part.source_id].name)] for part in attributions
        ]

    return read
