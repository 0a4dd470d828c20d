"""How the rows of these tests are written.

A quotation stands between ⟦ and ⟧, marks included, and one inside another is written inside it: ⟦“He said ⟦‘no,’⟧” ⟧.
After ⟦ a letter and a colon may say the kind: s speech, f fragment, t title, o other. A blank line parts paragraphs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from newsdoc.parts import Layout
from newsdoc.quotations import find_quotations
from newsdoc.text import WHITE, scan

if TYPE_CHECKING:
    from newsdoc.parts import Finding, QuotationPart

KINDS = {"s": "speech", "f": "fragment", "t": "title", "o": "other"}


class Found(NamedTuple):
    text: str
    quotations: tuple[QuotationPart, ...]
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> list[str]:
        return sorted(finding.code for finding in self.findings)


class Read(Protocol):
    def __call__(self, text: str, language: str | None = None) -> Found: ...


class Check(Protocol):
    def __call__(self, marked: str, codes: str = "", language: str | None = None) -> None: ...


def paragraphs_of(text: str) -> tuple[tuple[int, int], ...]:
    """Paragraphs as the layout gives them: trimmed, parted by blank lines."""
    found = []
    for match in re.finditer(r"(?:(?!\n\n).)+", text, re.DOTALL):
        whole = match.group()
        if whole.strip(WHITE):
            begin = match.start() + len(whole) - len(whole.lstrip(WHITE))
            found.append((begin, match.start() + len(whole.rstrip(WHITE))))
    return tuple(found)


def read_text(text: str, language: str | None = None) -> Found:
    layout = Layout((), 0, paragraphs_of(text))
    return Found(text, *find_quotations(scan(text), layout, language=language))


def unmark(marked: str) -> tuple[str, str]:
    """The text of a row, and the row with brackets around quotations but without kinds."""
    bare = re.sub(r"⟦(?:[sfto]:)?", "⟦", marked)
    return re.sub(r"[⟦⟧]", "", bare), bare


def mark(found: Found) -> str:
    """The text with brackets around what was found."""
    inserts: list[tuple[int, int, str]] = []

    def walk(parts: tuple[QuotationPart, ...], depth: int) -> None:
        for part in parts:
            inserts.append((part.start, depth, "⟦"))
            inserts.append((part.end, -depth, "⟧"))
            walk(part.children, depth + 1)

    walk(found.quotations, 1)
    text, at, pieces = found.text, 0, []
    for offset, _, bracket in sorted(inserts, key=lambda row: (row[0], row[2] == "⟦", row[1])):
        pieces += [text[at:offset], bracket]
        at = offset
    return "".join([*pieces, text[at:]])


def kinds_in_order(parts: tuple[QuotationPart, ...]) -> list[str]:
    return [kind for part in parts for kind in (part.kind, *kinds_in_order(part.children))]


@pytest.fixture(scope="session")
def read() -> Read:
    """Find the quotations of a text whose paragraphs are parted by blank lines."""
    return read_text


@pytest.fixture(scope="session")
def check() -> Check:
    """Compare a row with what is found in its text: quotations, kinds where the row tells them, diagnostics."""

    def compare(marked: str, codes: str = "", language: str | None = None) -> None:
        text, bare = unmark(marked)
        found = read_text(text, language)
        assert mark(found) == bare
        wanted = re.findall(r"⟦([sfto]:)?", marked)
        got = kinds_in_order(found.quotations)
        assert [kind if not want else KINDS[want[0]] for kind, want in zip(got, wanted, strict=True)] == got
        assert found.codes == codes.split()

    return compare
