"""The last line: how much of what was found, kinds in the colours they have in the story."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from newsdoc.cli.view.row import Row
from newsdoc.cli.view.story import ATTRIBUTION_STYLES, QUOTATION_STYLES, SEVERITY_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsdoc.document import Document, Quotation


def summary_row(doc: Document) -> Row:
    """Paragraphs, quotations and attributions by kind, diagnostics by severity, characters."""
    quoted = Counter(_kinds(doc.quotations))
    said = Counter[str](attribution.kind for attribution in doc.attributions)
    severities = Counter[str](finding.severity for finding in doc.diagnostics)
    parts = [Text(_counted(len(doc.paragraphs), "paragraph"))]
    for kinds, styles, noun in ((quoted, QUOTATION_STYLES, "quotation"), (said, ATTRIBUTION_STYLES, "attribution")):
        if kinds:
            each = [Text(f"{kinds[kind]} {kind}", style=style) for kind, style in styles.items() if kinds[kind]]
            parts.append(Text.assemble(_counted(kinds.total(), noun), " (", Text(", ").join(each), ")"))
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
