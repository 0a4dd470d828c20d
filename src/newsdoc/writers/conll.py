"""CoNLL-style columns: a token a line, what it belongs to beside it, a blank line behind each sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from newsdoc.text import WHITE
from newsdoc.text.tokens import tokenize
from newsdoc.writers.characters import writable
from newsdoc.writers.marks import marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.document import Document
    from newsdoc.text.tokens import Tokens
    from newsdoc.writers.marks import Mark

COLUMNS = ("id", "form", "start", "end", "role", "entity", "quotation", "attribution")
_ENTITIES = frozenset({"Author", "Place", "Agency", "Date"})


def write_conll(doc: Document) -> str:
    r"""A document as lines of tokens.

    The columns are those of `COLUMNS`, named in the first line. "role" is that of the block; "entity", "quotation" and
    "attribution" are in the BIO scheme, several of them joined by "|": "B-Cue:2" begins the cue of attribution 2.

    Args:
        doc: The document.

    Returns:
        The text of the file; offsets count characters of the document's text.

    Example:
        >>> from newsdoc.parser import parse
        >>> print(write_conll(parse("OSLO (AP) - It rained.")).splitlines()[1].replace("\t", " "))
        1 OSLO 0 4 dateline B-Place _ _
    """
    tokens = tokenize(writable(doc.text), [(block.span.start, block.span.end) for block in doc.blocks])
    found = marks(doc)
    columns = (
        _labels(tokens, ((mark, mark.label) for mark in found if mark.label in _ENTITIES)),
        _labels(tokens, ((mark, dict(mark.facts)["kind"]) for mark in found if mark.label == "Quotation")),
        _labels(tokens, ((m, f"{m.label}:{m.attribution}") for m in found if m.attribution is not None)),
    )
    lines, number = ["# " + "\t".join(COLUMNS)], 0
    for at, form in enumerate(tokens.words):
        if form.strip(WHITE):
            number += 1
            place = (str(tokens.starts[at]), str(tokens.ends[at]), doc.blocks[tokens.paragraph[at]].role)
            lines.append("\t".join((str(number), form, *place, *("|".join(labels[at]) or "_" for labels in columns))))
        if number and at + 1 == tokens.stop[at]:
            lines.append("")
            number = 0
    return "".join(f"{line}\n" for line in lines)


def _labels(tokens: Tokens, labelled: Iterable[tuple[Mark, str]]) -> list[list[str]]:
    """The labels of each token; a token that a mark touches with one character belongs to it."""
    labels: list[list[str]] = [[] for _ in range(len(tokens))]
    for mark, label in labelled:
        sign = "B"
        for start, end in mark.spans:
            first, last = bisect_right(tokens.ends, start), bisect_left(tokens.starts, end)
            for at in range(first, last):
                labels[at].append(f"{sign}-{label}")
                sign = "I"
    return labels
