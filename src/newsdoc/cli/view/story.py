"""The story: numbered paragraphs with quotations and who says them marked, everything around them dimmed."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from newsdoc.cli.inert import inert
from newsdoc.cli.view.reflow import Mark, Reflowed
from newsdoc.cli.view.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsdoc.document import Document, Quotation

# ANSI names, so that the colours are those of the reader's own theme. The summary names kinds in the same colours.
# What is reported without quotation marks is cyan; what is quoted keeps the colour of its quotation, so that direct
# speech is all of that, indirect speech all cyan, and mixed speech both. Colour is never the only sign: sources are
# underlined, cues bold, and everything is told again below the story.
QUOTATION_STYLES = {"speech": "green", "fragment": "yellow", "title": "magenta", "other": "blue"}
ATTRIBUTION_STYLES = {"direct": "green", "mixed": "", "indirect": "cyan"}
_REPORTED, _SOURCE, _CUE = "cyan", "underline", "bold"
SEVERITY_STYLES = {"info": "blue", "warning": "yellow", "error": "red"}
_NESTED = " italic"
_VERBATIM = frozenset({"table", "note", "contact", "furniture", "other"})
_LABELS = {"sign_off": "sign-off", "subhead": "", "furniture": "", "other": ""}

# A finding that covers a whole paragraph would underline it all: its first words say where to look.
_UNDERLINED = 60


class _Item(NamedTuple):
    start: int
    end: int
    role: str


def story_rows(doc: Document) -> Iterator[Row]:
    """One row per paragraph, and per block that is neither a paragraph nor shown above the story."""
    # Later layers are drawn over earlier ones.
    layers = [_Sweep(_reported_marks(doc)), _Sweep(_quotation_marks(doc.quotations)), _Sweep(_signs(doc))]
    number = 0
    for item in _items(doc):
        if item.role in _VERBATIM:
            yield Row(_label(item.role), _verbatim(doc.text[item.start : item.end]))
            continue
        marks = [mark for layer in layers for mark in layer.within(item.start, item.end)]
        styled = Reflowed(doc.text, item.start, item.end).styled(marks, _style(item.role))
        if not styled.plain:
            continue
        if item.role == "paragraph":
            number += 1
            yield Row(str(number), styled)
        else:
            yield Row(_label(item.role), styled)


def _label(role: str) -> str:
    return _LABELS.get(role, role)


def _verbatim(text: str) -> Text:
    """Lines as they were sent: what is broken on purpose must not be run together."""
    lines = [inert(line.expandtabs()).rstrip() for line in text.splitlines()]
    return Text("\n".join(line for line in lines if line), style="dim")


def _style(role: str) -> str:
    return {"paragraph": "", "subhead": "bold"}.get(role, "dim")


def _items(doc: Document) -> list[_Item]:
    above = [e.span for e in (doc.headline, doc.slugline, doc.byline, doc.dateline) if e]
    # "By Ada Moss / Associated Press": the second line stands above the story as her affiliation.
    authors = doc.byline.authors if doc.byline else ()
    told = {part for author in authors for part in (author.title, author.affiliation)}
    items = [_Item(p.span.start, p.span.end, "paragraph") for p in doc.paragraphs]
    for block in doc.blocks:
        hidden = any(block.span.start < s.end and s.start < block.span.end for s in above)
        hidden = hidden or (block.role == "byline" and block.text.strip() in told)
        if block.role != "paragraph" and not hidden and block.text.strip():
            items.append(_Item(block.span.start, block.span.end, block.role))
    return sorted(items)


def _quotation_marks(quotations: Iterable[Quotation], nested: str = "") -> Iterator[Mark]:
    for quotation in quotations:
        yield Mark(quotation.span.start, quotation.span.end, QUOTATION_STYLES[quotation.kind] + nested)
        yield from _quotation_marks(quotation.children, _NESTED)


def _reported_marks(doc: Document) -> Iterator[Mark]:
    for attribution in doc.attributions:
        if attribution.kind != "direct":
            yield from (Mark(span.start, span.end, _REPORTED) for span in attribution.content.spans)


def _signs(doc: Document) -> Iterator[Mark]:
    """Sources and cues, and the beginnings of what looked damaged."""
    for attribution in doc.attributions:
        for part, style in ((attribution.source, _SOURCE), (attribution.cue, _CUE)):
            if part:
                yield from (Mark(span.start, span.end, style) for span in part.spans)
    for finding in doc.diagnostics:
        if finding.span:
            start, end = finding.span.start, finding.span.end
            yield Mark(start, min(end, start + _UNDERLINED), f"underline {SEVERITY_STYLES[finding.severity]}")


class _Sweep:
    """The marks of one stretch after the other, without looking at all marks for each of them."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._coming = deque(sorted(marks, key=lambda mark: mark.start))
        self._open: list[Mark] = []

    def within(self, start: int, end: int) -> list[Mark]:
        """The marks that touch this stretch; stretches must be asked for in text order."""
        while self._coming and self._coming[0].start < end:
            self._open.append(self._coming.popleft())
        self._open = [mark for mark in self._open if mark.end > start]
        return self._open
