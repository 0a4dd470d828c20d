"""The end of a story, read from below: sign-off, credits, contacts, notes, and what a desk adds for other desks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.blocks import patterns
from newsdoc.blocks.credits import is_contribution, is_credit, read_credits
from newsdoc.blocks.lines import has_letters, indented
from newsdoc.parts import CreditPart, Finding, NotePart, SignOffPart
from newsdoc.text import WHITE

if TYPE_CHECKING:
    from newsdoc.text import Line, Scan

_VISIBLE = 40  # lines that are looked at from below
_SHORT = 60  # characters of a line that may be a sign-off
_GROUP = 8  # lines that a credit or a note may be wrapped into
_CONTACT_LINES = 20
_NOTEBOOK_LINES = 150
_ADDRESS = re.compile(r"@\w|https?://|www\.|\+?\(?\d[\d ().-]{6,20}\d")
# Left over by an editing terminal of the eighties: "REUTER...^M"; one stop follows brackets only: "(ANSA).", while
# "told / Reuters." is the end of a sentence.
_RUBBISH = re.compile(r"(?:\.{2,5}|(?<=[)\d])\.|<)?(?:\^M)?$")


class Tail(NamedTuple):
    """What follows the body, which ends before line `first`, and at `stop` if a sign-off stands in its last line.

    `marks` are the (start, role) of the blocks of the tail.
    """

    first: int
    stop: int | None
    marks: tuple[tuple[int, str], ...]
    sign_offs: tuple[SignOffPart, ...] = ()
    notes: tuple[NotePart, ...] = ()
    credits: tuple[CreditPart, ...] = ()
    findings: tuple[Finding, ...] = ()


class _Found(NamedTuple):
    """What the last lines turned out to be, and the first of those lines."""

    first: int
    role: str
    start: int
    end: int
    kind: str = ""


def read_tail(scan: Scan, first: int, last: int) -> Tail:
    """Read what follows the body from the last line upwards.

    Args:
        scan: The text in lines.
        first: The line in which the body begins; the tail lies below it.
        last: One past the last line of the story.
    """
    text, found, seen = scan.text, list[_Found](), 0
    book = _notebook(scan, first, last)
    if book is not None:
        # What is not for publication, reporters' telephones among it, is nobody's note: no writer sends it on.
        private = _private(scan, book, last)
        if private < last:
            found.append(_Found(private, "furniture", scan.lines[private].begin, _end(scan, private, last)))
        if book < private:
            found.append(_Found(book, "note", scan.lines[book].begin, _end(scan, book, private), "editor"))
        last = book
    stop = None
    while last > first and seen < _VISIBLE:
        line = scan.lines[last - 1]
        if line.blank:
            last -= 1
            continue
        seen += 1
        here = _read(scan, first, last - 1)
        if here is None:
            inline = _inline(text, line)
            if inline and not any(each.role == "sign_off" for each in found):
                found.append(_Found(last, "sign_off", *inline))
                stop = inline[0]
            break
        found.append(here)
        last = here.first
    return _tail(text, last, stop, found[::-1])


def _tail(text: str, first: int, stop: int | None, found: list[_Found]) -> Tail:
    signs = tuple(SignOffPart(each.start, each.end) for each in found if each.role == "sign_off")
    findings = [Finding("ND405", each.start, each.end) for each in found if each.kind == "more"]
    findings += [Finding("ND402", *sign) for sign in signs[:-1]]
    return Tail(
        first,
        stop,
        tuple((each.start, each.role) for each in found),
        signs,
        tuple(NotePart(each.start, each.end, each.kind) for each in found if each.role == "note"),
        tuple(part for each in found if each.role == "credit" for part in read_credits(text, each.start, each.end)),
        tuple(findings),
    )


def _end(scan: Scan, first: int, last: int) -> int:
    """The last visible character of some lines."""
    return next((line.end for line in reversed(scan.lines[first:last]) if not line.blank), scan.lines[first].end)


def _read(scan: Scan, first: int, number: int) -> _Found | None:
    """What the line is that ends the story as far as it is read; None for the body's last line."""
    text, line = scan.text, scan.lines[number]
    start, end = line.begin, line.end
    sign = sign_off_span(text, start, end)
    if sign and number > first:
        return _Found(number, "sign_off", *sign)
    trailer = end - start <= _SHORT and patterns.trailer_pattern().fullmatch(text, start, end)
    if number > first and (trailer or not has_letters(text, start, min(end, start + 80))):
        return _Found(number, "furniture", start, end)
    if number > first and end - start <= 300 and patterns.copyright_pattern().fullmatch(text, start, end):
        return _Found(number, "furniture", start, end)
    if number > first and end - start <= 300 and patterns.address_pattern().fullmatch(text, start, end):
        return _Found(number, "contact", start, end)
    if number > first and text[start:end] in patterns.more_words():
        return _Found(number, "furniture", start, end, "more")
    return _credit_or_note(scan, first, number) or _contacts(scan, first, number)


def sign_off_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The sign-off that a whole line is, without dots and end marks after it.

    Example:
        >>> sign_off_span("REUTER...", 0, 9)
        (0, 6)
    """
    while start < end and (text[start] == "^" or text[start] in WHITE):
        start += 1
    if text[start:end] in patterns.sign_offs():
        return start, end - text.endswith(".", start, end)
    rubbish = _RUBBISH.search(text, max(start + 1, end - 8), end)
    end = rubbish.start() if rubbish else end
    if not 0 < end - start <= _SHORT:
        return None
    words = text[start:end]
    return (start, end) if words in patterns.sign_offs() or patterns.sign_off_pattern().fullmatch(words) else None


def _inline(text: str, line: Line) -> tuple[int, int] | None:
    """A sign-off that stands in the last line of the last paragraph: "... the minister said. Enditem"."""
    begin = max(line.begin, line.end - 2 * _SHORT)
    for match in patterns.inline_sign_off().finditer(text, begin, line.end):
        if match.end() == line.end:
            return match.span(1)
    return None


def _credit_or_note(scan: Scan, first: int, number: int) -> _Found | None:
    """A credit or a note whose last line this is, wrapped into a few lines perhaps."""
    text, end = scan.text, scan.lines[number].end
    for begin in range(number, max(first - 1, number - _GROUP), -1):
        line = scan.lines[begin]
        if line.blank or end - line.begin > 4000:
            return None
        if begin == first:
            return None
        bracket = text[line.begin] in "(["
        if is_credit(text, line.begin, end) and (bracket or (text[line.begin].isupper() and _opens(scan, begin))):
            return _Found(begin, "credit", line.begin, end)
        if is_contribution(text, line.begin, end) and _opens(scan, begin):
            return _Found(begin, "credit", line.begin, end)
        kind = note_kind(text, line.begin, end)
        if kind and _opens(scan, begin):
            return _Found(begin, "note", line.begin, end, kind)
        if indented(text, line):
            return None
    return None


def _opens(scan: Scan, number: int) -> bool:
    """A paragraph may begin in the line: the one before it is blank, or neither is wrapped."""
    before, line = scan.lines[number - 1], scan.lines[number]
    return before.blank or indented(scan.text, line) or scan.text[before.end - 1] in '.!?"”_)'


def note_kind(text: str, start: int, end: int) -> str | None:
    """The kind of note that a whole paragraph is: "(This story corrects ...)", "EDITOR'S NOTE: ..."."""
    if not patterns.may_begin_note(text, start, end):
        return None
    for form, kind, pattern in patterns.note_patterns(text[start]):
        if pattern.match(text, start, min(end, start + 400)):
            if form in ("bracket", "dated") and not text.endswith((")", ")."), start, end):
                return None
            return kind
    return None


def _contacts(scan: Scan, first: int, number: int) -> _Found | None:
    """A block of addresses under a line such as "Media contact:"."""
    text, end, address = scan.text, scan.lines[number].end, False
    for begin in range(number, max(first, number - _CONTACT_LINES), -1):
        line = scan.lines[begin]
        if line.blank:
            continue
        if line.end - line.begin > 160:
            return None
        address = address or _ADDRESS.search(text, line.begin, line.end) is not None
        if patterns.contact_pattern().match(text, line.begin, line.end):
            return _Found(begin, "contact", line.begin, end) if address else None
    return None


def _notebook(scan: Scan, first: int, last: int) -> int | None:
    """The line in which a desk begins to write to other desks: "# Notebook"."""
    for number in range(max(first + 1, last - _NOTEBOOK_LINES), last):
        line = scan.lines[number]
        short = line.end - line.begin < _SHORT and scan.text[line.begin] in "#*"
        if short and patterns.notebook_pattern().fullmatch(scan.text, line.begin, line.end):
            return number
    return None


def _private(scan: Scan, first: int, last: int) -> int:
    """The line "* * * *" below which a notebook is not for publication; `last` where there is none."""
    for number in range(first, last):
        line = scan.lines[number]
        if line.end - line.begin < _SHORT and patterns.private_pattern().fullmatch(scan.text, line.begin, line.end):
            return number
    return last
