"""All quotations of a story, stretch of prose by stretch of prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdoc.parts import Finding, Layout, QuotationPart
from newsdoc.quotations.continuation import doubtful, goes_on, resumes
from newsdoc.quotations.kinds import Frame, kind_of
from newsdoc.quotations.marks import find_marks, glyphs
from newsdoc.quotations.mending import mend
from newsdoc.quotations.pairing import match_doubles
from newsdoc.quotations.singles import match_singles
from newsdoc.quotations.tree import Node, nest
from newsdoc.text import WHITE

if TYPE_CHECKING:
    from newsdoc.quotations.marks import Mark, Marks
    from newsdoc.text import Scan

# Blocks other than paragraphs that hold prose.
_PROSE = frozenset({"headline", "subhead", "note"})
# One damaged paragraph must not drown the others in diagnostics.
MOST_FINDINGS = 8
# So many marks with so few characters for each are a table or noise.
MOST_MARKS, FEWEST_LETTERS = 200, 8
_BLANK = frozenset(WHITE)


class Stretch(NamedTuple):
    """A paragraph, headline, subhead or note, from its first to its last visible character."""

    start: int
    end: int
    role: str


class Reading(NamedTuple):
    """The quotations of one stretch: the outermost ones, closing marks that answer none, and what was wrong."""

    roots: list[Node]
    strays: list[Mark]
    findings: list[Finding]


def find_quotations(
    scan: Scan, layout: Layout, *, language: str | None
) -> tuple[tuple[QuotationPart, ...], tuple[Finding, ...]]:
    """All outermost quotations of the prose, in text order, and what was wrong with their marks.

    Args:
        scan: The text.
        layout: Its blocks; quotations are looked for in headline, paragraphs, subheads and notes.
        language: ISO 639-1 code, or None; it decides where a mark's surroundings do not.

    Example:
        >>> from newsdoc.text import scan
        >>> text = "“We won,” he said."
        >>> found, findings = find_quotations(scan(text), Layout((), 0, ((0, 18),)), language=None)
        >>> [(text[part.start : part.end], part.kind) for part in found], findings
        ([('“We won,”', 'speech')], ())
    """
    text = scan.text
    known = glyphs(language, low_opens="„" in text or "‚" in text)
    story = _Story(text)
    at = 0
    for stretch in _stretches(text, layout):
        # Quotations stand in text order and never overlap, whatever blocks say.
        if stretch.start < at:
            continue
        at = stretch.end
        marks = find_marks(text, stretch.start, stretch.end, known)
        if marks:
            story.add(stretch, _read(text, stretch, marks))
        else:
            story.leave_open()
    return story.finish()


def _stretches(text: str, layout: Layout) -> list[Stretch]:
    found = [Stretch(start, end, "paragraph") for start, end in layout.paragraphs]
    others = [Stretch(block.start, block.end, block.role) for block in layout.blocks if block.role in _PROSE]
    if not others:
        return found
    for stretch in others:
        start, end = _trimmed(text, stretch.start, stretch.end)
        if start < end:
            found.append(Stretch(start, end, stretch.role))
    return sorted(found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the white space at its edges."""
    while start < end and text[start] in _BLANK:
        start += 1
    while start < end and text[end - 1] in _BLANK:
        end -= 1
    return start, end


def _read(text: str, stretch: Stretch, marks: Marks) -> Reading:
    start, end, _ = stretch
    doubles, singles, runs = marks
    findings = [Finding("ND208", at, stop) for at, stop in runs]
    count = len(doubles) + len(singles)
    if count > MOST_MARKS and count * FEWEST_LETTERS > end - start:
        return Reading([], [], [Finding("ND208", start, end)])
    pairs, strays, more = mend(text, match_doubles(text, doubles), start, end)
    findings += more
    if singles:
        answered = match_singles(text, singles, pairs, start, end)
        pairs = pairs + answered.pairs
        strays = strays + answered.closers
        findings += answered.findings
    findings += [
        Finding("ND203", closing.start, closing.end)
        for opening, closing, _ in pairs
        if closing and closing.glyph.text not in opening.glyph.closers
    ]
    return Reading(nest(text, pairs) if pairs else [], sorted(strays), findings)


class _Story:
    """What was found so far; `open_` is the quotation that the last paragraph left open, one node a paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[QuotationPart] = []
        self.findings: list[Finding] = []
        self.open_: list[tuple[Node, Stretch]] = []

    def add(self, stretch: Stretch, reading: Reading) -> None:
        """Take the quotations of the next stretch."""
        roots, strays, findings = reading
        findings = list(findings)
        first = 0
        if self.open_:
            first = self._go_on(stretch, roots, strays, findings)
        frame = Frame(stretch.start, stretch.end, headline=stretch.role == "headline")
        for node in roots[first:]:
            if self.open_:
                self.leave_open()
            if node.closing is None and node.end == stretch.end and stretch.role == "paragraph":
                self.open_ = [(node, stretch)]
            else:
                self.parts.append(self._part(node, frame))
        findings += [Finding("ND202", mark.start, mark.end) for mark in strays]
        self.findings += sorted(findings)[:MOST_FINDINGS]

    def finish(self) -> tuple[tuple[QuotationPart, ...], tuple[Finding, ...]]:
        """Everything, once the last stretch was taken."""
        self.leave_open()
        return tuple(self.parts), tuple(self.findings)

    def _go_on(self, stretch: Stretch, roots: list[Node], strays: list[Mark], findings: list[Finding]) -> int:
        """Let the open quotation go on in this stretch if it does; the number of roots that are part of it."""
        node, before = self.open_[-1]
        if stretch.role == "paragraph":
            if roots and goes_on(self.text, node, before.end, roots[0], stretch.start, stretch.end):
                self.open_.append((roots[0], stretch))
                if doubtful(roots[0], stretch.end):
                    findings.append(Finding("ND205", node.opening.start, node.opening.end))
                if roots[0].closing is None and len(roots) == 1:
                    return 1
                self.leave_open()
                return 1
            if strays and resumes(node, strays[0]) and (not roots or roots[0].start > strays[0].start):
                closing = strays.pop(0)
                end = Node(closing, closing, closing.end)
                self.open_.append((end, stretch))
                findings.append(Finding("ND210", stretch.start, stretch.start + 1))
        self.leave_open()
        return 0

    def leave_open(self) -> None:
        """Take it that the open quotation does not go on; it is joined here if it went over several paragraphs."""
        if not self.open_:
            return
        nodes, self.open_ = self.open_, []
        if len(nodes) == 1:
            node, stretch = nodes[0]
            self.parts.append(self._part(node, Frame(stretch.start, stretch.end, headline=False)))
            return
        first, last = nodes[0][0], nodes[-1][0]
        children = [
            self._part(child, Frame(node.opening.end, node.inner_end, headline=False))
            for node, _ in nodes
            for child in node.children
        ]
        inner = _trimmed(self.text, first.opening.end, last.inner_end)
        close = last.closing.glyph.text if last.closing else None
        self.parts.append(
            QuotationPart(first.start, last.end, *inner, first.opening.glyph.text, close, "speech", tuple(children))
        )
        if last.closing is None:
            self._unclosed(last)

    def _part(self, node: Node, frame: Frame) -> QuotationPart:
        if node.closing is None:
            self._unclosed(node)
        start, end = _trimmed(self.text, node.opening.end, node.inner_end)
        children: tuple[QuotationPart, ...] = ()
        if node.children:
            inside = Frame(start, end, frame.headline)
            children = tuple([self._part(child, inside) for child in node.children])
        close = node.closing.glyph.text if node.closing else None
        kind = kind_of(self.text, node, frame)
        return QuotationPart(node.start, node.end, start, end, node.opening.glyph.text, close, kind, children)

    def _unclosed(self, node: Node) -> None:
        self.findings.append(Finding("ND201", node.opening.start, node.opening.end))
