"""Lines become paragraphs, by the one convention that the text keeps to.

There are four: paragraphs begin with an indent (four blanks, a tab, an ideographic blank), or after a blank line; else
lines are either broken at a column, and full, or they are a paragraph each.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.blocks.lines import TABLE_LINE, WIDEST, columns, ends_sentence, indentation, indented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.text import Line, Scan

_DEEP = 8  # blanks; indented so far throughout, a text was indented by a program
_BULLETS = "*•·▪●■-–—"
_FULL = 0.75  # of the line breaks come where the next word would not have fitted
_OPEN = 0.5  # of them come within a sentence
_ROWS = 3  # lines that make a table; among the tabbed paragraphs of ANPA two do ("\tDallas;1;0;2_3")
_SAMPLE = 1000  # lines that show where lines are broken
_SLACK = 2  # columns that a full line may fall short by


class Group(NamedTuple):
    """Lines first to last (inclusive) that belong together, and whether they are rows of a table."""

    first: int
    last: int
    table: bool = False


class Convention(NamedTuple):
    """How a text shows its paragraphs: `indents`, `blanks`, or neither; `width` is set if lines are broken at it."""

    indents: bool
    blanks: bool
    tabs: bool
    base: int
    width: int | None


def find_convention(scan: Scan, first: int, last: int) -> Convention:
    r"""Look at all lines of the body and say how it shows its paragraphs.

    Example:
        >>> from newsdoc.text import scan
        >>> body = scan("    One line that is long enough\nand another.\n    Two.\n")
        >>> find_convention(body, 0, 3).indents
        True
    """
    text, lines = scan.text, scan.lines[first:last]
    base = _base(text, lines)
    by_indent = by_blank = tabs = deeper = carets = seen = 0
    before: Line | None = None
    gap = False
    for line in lines:
        if line.blank:
            gap = True
            continue
        deep = _begins(text, line, base)
        deeper += deep
        seen += 1
        carets += text[line.begin] == "^"
        tabs += deep and "\t" in text[line.start : line.begin]
        if deep and not gap:
            by_indent += 1
        elif gap and not deep and before is not None and ends_sentence(text, before.begin, before.end):
            by_blank += 1
        before, gap = line, False
    blanks = any(a.blank for a in lines[1:-1])
    indents = by_indent > by_blank
    tabbed = 2 * tabs > deeper or 2 * carets > seen  # a digest of ANPA: nothing but "^" lines
    return Convention(indents, blanks and not (indents and not tabbed), tabbed, base, _width(text, lines, base))


def _begins(text: str, line: Line, base: int) -> bool:
    if base:
        return indentation(text, line) >= base + 3
    return indented(text, line)


def _base(text: str, lines: Sequence[Line]) -> int:
    """How far every line but the first is indented, if that is far: markup does so."""
    least = WIDEST
    for line in lines[1:]:
        if not line.blank:
            least = min(least, indentation(text, line))
            if least < _DEEP:
                return 0
    return least if least < WIDEST else 0


def _width(text: str, lines: Sequence[Line], base: int) -> int | None:
    """The column at which lines were broken, None if they were not."""
    lines = lines[:_SAMPLE]
    pairs = [
        (line, after)
        for line, after in pairwise(lines)
        if not (line.blank or after.blank or _begins(text, after, base) or _bullet(text, after))
    ]
    if not pairs:
        return None
    sizes = [line.end - line.begin for line in lines if not line.blank]
    longest = max([size for size in sizes if size <= WIDEST], default=0)
    if sum(size > WIDEST for size in sizes) > 0.2 * len(sizes):
        return None
    full = sum(line.end - line.begin + 1 + _first_word(text, after) > longest - _SLACK for line, after in pairs)
    unfinished = sum(not ends_sentence(text, line.begin, line.end) for line, _ in pairs)
    return longest if full >= _FULL * len(pairs) and unfinished >= _OPEN * len(pairs) else None


def _first_word(text: str, line: Line) -> int:
    """The length of the first word; scripts without blanks break anywhere."""
    if text[line.begin] >= "\u2e80":
        return 2
    at = text.find(" ", line.begin, line.end)
    return (at if at >= 0 else line.end) - line.begin


def _bullet(text: str, line: Line) -> bool:
    return text[line.begin] in _BULLETS and line.end - line.begin > 1 and text[line.begin + 1] in " \t\xa0"


def cut(scan: Scan, first: int, last: int, convention: Convention, *, tables: bool) -> list[Group]:
    """Cut the lines of the body into paragraphs and tables.

    Args:
        scan: The text in lines.
        first: The line in which the body begins.
        last: One past its last line.
        convention: What `find_convention` said of them.
        tables: Look for tables too.
    """
    rows = _rows(scan, first, last, _ROWS - convention.tabs) if tables else set()
    groups: list[Group] = []
    gap, before = True, None
    for number, line in enumerate(scan.lines[first:last], first):
        if line.blank:
            gap = True
            continue
        row = number in rows
        if before is None or groups[-1].table != row:
            joined = False
        elif row:
            joined = not gap
        else:
            joined = not _parts(scan, before, number, convention, gap=gap)
        if joined:
            groups[-1] = groups[-1]._replace(last=number)
        else:
            groups.append(Group(number, number, row))
        before, gap = number, False
    return groups


def _parts(scan: Scan, before: int, number: int, convention: Convention, *, gap: bool) -> bool:
    """A new paragraph begins in line `number`, `before` being the visible line above it."""
    text, above, line = scan.text, scan.lines[before], scan.lines[number]
    if text[line.begin] == "^" and convention.tabs:
        return True
    if convention.indents:
        return _begins(text, line, convention.base) or (gap and convention.blanks)
    if gap:
        return True
    finished = ends_sentence(text, above.begin, above.end)
    if convention.width is None:
        return finished or not text[line.begin].islower()
    if _bullet(text, line):
        return True
    size = above.end - above.begin
    fits = size + 1 + _first_word(text, line) <= convention.width - _SLACK
    if convention.blanks:  # a blank line ends a paragraph; before it only a much too short line does
        return fits and size < 0.6 * convention.width and not text[line.begin].islower()
    return fits and finished


def _rows(scan: Scan, first: int, last: int, least: int) -> set[int]:
    """The lines that are rows of a table: at least so many in a row with two cells or more."""
    rows: set[int] = set()
    run: list[int] = []
    for number in range(first, last + 1):
        line = scan.lines[number] if number < last else None
        if line and not line.blank and line.end - line.begin <= 2 * WIDEST and columns(scan.text, line) > 1:
            run.append(number)
            continue
        if len(run) >= least or any(scan.text.startswith(TABLE_LINE, scan.lines[row].start) for row in run):
            rows.update(run)
        run = []
    return rows
