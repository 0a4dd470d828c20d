"""Pairing single marks, which look like apostrophes: only inside one double quotation, or only outside all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdoc.parts import Finding
from newsdoc.quotations.apostrophes import Role, role
from newsdoc.quotations.pairing import Pair
from newsdoc.text import WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.quotations.marks import Mark

_DEEPEST = 3
# More single marks than this that open speech and never close it are no prose.
_MOST_UNCLOSED = 2
# A quotation that ends without punctuation is a phrase; past this many characters the mark is another apostrophe.
_LONGEST_PHRASE = {Role.MAYBE_CLOSES: 120, Role.LIKELY_CLOSES: 400, Role.CLOSES: 1 << 30}
_BLANK = frozenset(WHITE)


class _Open:
    """A single mark that may open a quotation, and the doubtful mark that may have closed it already."""

    __slots__ = ("mark", "maybe", "role")

    def __init__(self, mark: Mark, role: Role) -> None:
        self.mark = mark
        self.role = role
        self.maybe: Mark | None = None


class Singles(NamedTuple):
    """Pairs of single marks; `openers` and `closers` stand alone though they look like quotation marks."""

    pairs: list[Pair]
    openers: list[Mark]
    closers: list[Mark]
    findings: list[Finding]


def match_singles(text: str, marks: Sequence[Mark], doubles: Sequence[Pair], start: int, end: int) -> Singles:
    """Pair the single marks of text[start:end]; no pair crosses the edge of a quotation in double marks."""
    found = Singles([], [], [], [])
    for group in _groups(text, marks, doubles, start, end):
        _match(group, found)
    begins = [_begins_speech(text, mark, start) for mark in found.openers]
    few = sum(begins) <= _MOST_UNCLOSED
    for mark, speech in zip(found.openers, begins, strict=True):
        if speech and few:
            found.pairs.append(Pair(mark, None, end))
        else:
            found.findings.append(Finding("ND207", mark.start, mark.end))
    return found


def _groups(
    text: str, marks: Sequence[Mark], doubles: Sequence[Pair], start: int, end: int
) -> list[list[tuple[Mark, Role]]]:
    """The marks that may belong together: those in the same quotation."""
    order = sorted(doubles)
    groups: dict[int, list[tuple[Mark, Role]]] = {}
    inside: list[Pair] = []
    at = 0
    for mark in marks:
        while at < len(order) and order[at].opening.start < mark.start:
            while inside and inside[-1].end <= order[at].opening.start:
                inside.pop()
            inside.append(order[at])
            at += 1
        while inside and inside[-1].end <= mark.start:
            inside.pop()
        what = role(text, mark, start, end)
        if what is not Role.APOSTROPHE:
            groups.setdefault(inside[-1].opening.start if inside else -1, []).append((mark, what))
    return list(groups.values())


def _match(group: Sequence[tuple[Mark, Role]], found: Singles) -> None:
    stack: list[_Open] = []
    for mark, what in group:
        if what >= Role.MAYBE_OPENS:
            if stack and stack[-1].maybe:
                _close(found, stack.pop())
            stack.append(_Open(mark, what))
            if len(stack) > _DEEPEST:
                _leave(stack.pop(0), found)
            continue
        depth = _partner(stack, mark, what)
        if depth is None:
            if what is not Role.MAYBE_CLOSES:
                found.closers.append(mark)
        elif what is Role.MAYBE_CLOSES:
            stack[depth].maybe = stack[depth].maybe or mark
        else:
            for entry in stack[depth + 1 :]:
                _leave(entry, found)
            stack[depth].maybe = mark
            _close(found, stack[depth])
            del stack[depth:]
    for entry in stack:
        _leave(entry, found)


def _partner(stack: Sequence[_Open], mark: Mark, what: Role) -> int | None:
    """The open mark that this one closes: the innermost sure one, else the innermost."""
    fallback = None
    for depth in range(len(stack) - 1, -1, -1):
        entry = stack[depth]
        if mark.start - entry.mark.end > _LONGEST_PHRASE[what]:
            break
        if entry.role is Role.OPENS:
            return depth
        if fallback is None:
            fallback = depth
    return fallback


def _close(found: Singles, entry: _Open) -> None:
    closing = entry.maybe
    if closing is None:
        return
    found.pairs.append(Pair(entry.mark, closing, closing.end))


def _leave(entry: _Open, found: Singles) -> None:
    """A mark that no sure one answers: the doubtful one closes it, or it stays open."""
    if entry.maybe:
        _close(found, entry)
    elif entry.role is Role.OPENS:
        found.openers.append(entry.mark)


def _begins_speech(text: str, mark: Mark, start: int) -> bool:
    """Whether a mark stands where speech begins: at the head of a paragraph, or after a comma or colon."""
    if not text[mark.end : mark.end + 1].isupper():
        return False
    at = mark.start
    while at > start and text[at - 1] in _BLANK:
        at -= 1
    return at == start or (at < mark.start and text[at - 1] in ",:")
