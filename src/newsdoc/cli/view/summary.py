"""The last line: how much of what was found, kinds of quotations in the colours they have in the story."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from newsdoc.cli.view.row import Row
from newsdoc.cli.view.story import QUOTATION_STYLES, SEVERITY_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.document import Document, Quotation


def summary_row(doc: Document) -> Row:
    """Paragraphs, quotations by kind, diagnostics by severity, characters."""
    kinds = Counter(_kinds(doc.quotations))
    severities = Counter[str](finding.severity for finding in doc.diagnostics)
    parts = [Text(_counted(len(doc.paragraphs), "paragraph"))]
    if kinds:
        each = Text(", ").join(
            Text(f"{kinds[kind]} {kind}", style=style) for kind, style in QUOTATION_STYLES.items() if kinds[kind]
        )
        parts.append(Text.assemble(_counted(kinds.total(), "quotation"), " (", each, ")"))
    for severity, style in SEVERITY_STYLES.items():
        if severities[severity]:
            parts.append(Text(_counted(severities[severity], severity), style=style))
    parts.append(Text(_counted(len(doc.text), "character")))
    return Row("", Text(" · ").join(parts))


def _kinds(quotations: Iterable[Quotation]) -> Iterable[str]:
    for quotation in quotations:
        yield quotation.kind
        yield from _kinds(quotation.children)


def _counted(number: int, noun: str) -> str:
    plural = noun if number == 1 or noun == "info" else noun + "s"
    return f"{number:,} {plural}"
