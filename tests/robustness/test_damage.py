"""A lost quotation mark is told where it was lost, and spoils nothing elsewhere.

Measured on invented stories of every family; benchmarks/damage.py does the same on real ones.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsdoc import parse
from newsdoc.testing import families, story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.document import Document

LEFT_ALONE = 0.97
TOLD = 0.95


class Loss(NamedTuple):
    """What one deleted mark did."""

    family: str
    seed: int
    mark: tuple[int, int]
    kept: int
    others: int
    told: bool


def marks(doc: Document) -> Iterator[tuple[int, int]]:
    """The opening and closing marks of the outermost quotations."""
    for quotation in doc.quotations:
        yield quotation.span.start, quotation.span.start + len(quotation.open)
        if quotation.close:
            yield quotation.span.end - len(quotation.close), quotation.span.end


def lose(doc: Document, start: int, end: int, family: str, seed: int) -> Loss:
    """Delete one mark and compare."""
    damaged = parse(doc.text[:start] + doc.text[end:])

    def moved(offset: int) -> int:
        return offset if offset <= start else offset - (end - start)

    others = [q.span for q in doc.quotations if not (q.span.start <= start < q.span.end)]
    still = {(q.span.start, q.span.end) for q in damaged.quotations}
    kept = sum((moved(span.start), moved(span.end)) in still for span in others)
    home = next((p.span for p in doc.paragraphs if p.span.start <= start < p.span.end), None)
    told = home is not None and any(
        found.span and found.span.start <= moved(home.end) and found.span.end >= moved(home.start)
        for found in damaged.diagnostics
    )
    return Loss(family, seed, (start, end), kept, len(others), told)


@cache
def losses() -> list[Loss]:
    found = []
    for family in families():
        for seed in range(6):
            doc = parse(story(seed, family=family, paragraphs=6).text)
            found += [lose(doc, start, end, family, seed) for start, end in marks(doc)]
    return found


def test_the_other_quotations_stay_as_they_were() -> None:
    found = losses()
    assert len(found) > 1000
    worst = sorted(found, key=lambda each: each.kept - each.others)[:5]
    assert sum(each.kept for each in found) >= LEFT_ALONE * sum(each.others for each in found), worst


def test_the_loss_is_told_in_its_paragraph() -> None:
    found = losses()
    assert sum(each.told for each in found) >= TOLD * len(found), [each for each in found if not each.told][:5]
