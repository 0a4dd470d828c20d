"""brat standoff: text-bound annotations, relations and notes in lines of fields parted by tabs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.writers.characters import flowing, writable
from newsdoc.writers.marks import marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.document import Document
    from newsdoc.writers.marks import Mark

# An annotation of brat stays on its line: at line ends it is cut into fragments.
_ON_A_LINE = re.compile(r"[^\s](?:[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*[^\s])?")


def write_brat(doc: Document) -> str:
    r"""A document as brat's .ann file; the .txt file beside it is `newsdoc.writers.write.text_of(doc)`.

    Args:
        doc: The document.

    Returns:
        The text of the .ann file: offsets count characters of the text.

    Example:
        >>> from newsdoc.parser import parse
        >>> write_brat(parse("OSLO (AP) - It “rained”.")).splitlines()[0].split("\t")
        ['T1', 'Dateline 0 9', 'OSLO (AP)']
    """
    text = writable(doc.text)
    lines: list[str] = []
    notes: list[str] = []
    parts: dict[tuple[int, str], str] = {}
    number = 0
    for mark in marks(doc):
        fragments = [fragment for start, end in mark.spans for fragment in _fragments(text, start, end)]
        if not fragments:
            continue
        number += 1
        name = f"T{number}"
        offsets = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(text[start:end] for start, end in fragments)
        lines.append(f"{name}\t{mark.label} {offsets}\t{_one_field(words)}")
        if note := _note(mark):
            notes.append(f"#{len(notes) + 1}\tAnnotatorNotes {name}\t{note}")
        if mark.attribution is not None:
            parts[mark.attribution, mark.label] = name
    lines += _relations(parts)
    return "".join(f"{line}\n" for line in lines + notes)


def _fragments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _ON_A_LINE.finditer(text, start, end):
        yield match.span()


def _one_field(words: str) -> str:
    """Tabs would end the field; every character keeps its place."""
    return words.replace("\t", " ")


def _note(mark: Mark) -> str:
    facts = [f"{name}={flowing(fact)}" for name, fact in mark.facts]
    return "; ".join([*facts, mark.identity] if mark.identity else facts)


def _relations(parts: dict[tuple[int, str], str]) -> Iterator[str]:
    """What was said joined with its cue and with who said it."""
    number = 0
    for (attribution, label), name in parts.items():
        content = parts.get((attribution, "Content"))
        if label != "Content" and content:
            number += 1
            yield f"R{number}\t{label}Of Arg1:{name} Arg2:{content}"
