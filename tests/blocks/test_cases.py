"""Invented stories in real forms: their blocks and what is read out of them, in every kind of line end.

The stories stand in cases/, with the role of each block in front of it: «headline»Ferry sinks «byline»By Ada Stone ...
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsdoc import parse
from newsdoc.testing import problems

if TYPE_CHECKING:
    from newsdoc import Document

FOLDER = Path(__file__).parent / "cases"
_HEAD = re.compile(r"^=== (.+)\n", re.MULTILINE)
ROLE = re.compile(r"«(\w+)»")
_ESCAPE = re.compile(r"\\x([0-9a-f]{2})")


@dataclass(frozen=True)
class Case:
    """A story, the same with the role of every block before it, and what else is expected, by name."""

    name: str
    text: str
    marked: str
    expected: dict[str, str]


def read_cases() -> list[Case]:
    found: list[Case] = []
    for path in sorted(FOLDER.glob("*.txt")):
        parts = _HEAD.split(path.read_text(encoding="utf-8"))[1:]
        found += [_case(f"{path.stem}: {name}", body) for name, body in zip(parts[::2], parts[1::2], strict=True)]
    return found


def _case(name: str, body: str) -> Case:
    marked, _, rest = body.rpartition("\n---\n")
    marked = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), marked + "\n")
    lines = [line.partition(": ") for line in rest.strip().splitlines() if line]
    expected = {key: value.replace("\\n", "\n") for key, _, value in lines}
    return Case(name, ROLE.sub("", marked), marked, expected)


CASES = read_cases()
every = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


def found(doc: Document) -> dict[str, str]:
    """What a document says, in the words of a case."""

    def words(part: object) -> str:
        return getattr(part, "text", "-")

    authors = doc.byline.authors if doc.byline else ()
    return {
        "headline": words(doc.headline),
        "mark": doc.headline.update_mark or "-" if doc.headline else "-",
        "slug": words(doc.slugline),
        "version": doc.slugline.version or "-" if doc.slugline else "-",
        "byline": words(doc.byline),
        "authors": "; ".join(
            a.name + (f" [{a.title}]" if a.title else "") + (f" ({a.affiliation})" if a.affiliation else "")
            for a in authors
        ),
        "sign_off": words(doc.sign_off),
        "notes": "; ".join(f"{note.kind} {note.text}" for note in doc.notes) or "-",
        "credits": "; ".join(f"{part.role} {' + '.join(part.names)}".strip() for part in doc.credits),
        "paragraphs": str(len(doc.paragraphs)),
        "codes": " ".join(each.code for each in doc.diagnostics) or "-",
    }


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60
    assert len({case.name for case in CASES}) == len(CASES)


@every
def test_blocks(case: Case) -> None:
    if case.expected.get("skip") == "blocks":
        pytest.skip("its blocks are not what it is about")
    doc = parse(case.text)
    got = [f"{block.role} {_bare(block.text)}" for block in doc.blocks]
    pieces = ROLE.split(case.marked)[1:]
    assert got == [f"{role} {_bare(text)}" for role, text in zip(pieces[::2], pieces[1::2], strict=True)]


def _bare(block: str) -> str:
    """A block without the white space and the wire's "^" at its borders, whichever of two neighbours has them."""
    return block.strip("^ \t\n\x02\x03\u3000")


@every
def test_parts(case: Case) -> None:
    got = found(parse(case.text))
    expected = {key: value for key, value in case.expected.items() if key != "skip"}
    assert {key: got[key] for key in expected} == expected


@every
def test_promises_are_kept(case: Case) -> None:
    assert problems(parse(case.text)) == []


@every
@pytest.mark.parametrize("line_end", ["\r\n", "\r", "  \n"], ids=ascii)
def test_line_ends_change_nothing(case: Case, line_end: str) -> None:
    doc, plain = parse(case.text.replace("\n", line_end)), parse(case.text)
    assert [block.role for block in doc.blocks] == [block.role for block in plain.blocks]
    assert [" ".join(p.text.split()) for p in doc.paragraphs] == [" ".join(p.text.split()) for p in plain.paragraphs]
    assert [" ".join(each.text.split()) for each in doc.notes] == [" ".join(each.text.split()) for each in plain.notes]


@every
def test_a_byte_order_mark_changes_nothing(case: Case) -> None:
    doc, plain = parse("\ufeff" + case.text), parse(case.text)
    assert found(doc) == found(plain)
    assert [block.role for block in doc.blocks] == [block.role for block in plain.blocks]
