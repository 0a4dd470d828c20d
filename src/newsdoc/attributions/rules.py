"""What layout tells and no cue word: colons, speakers' names before their words, quotations that go on."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from newsdoc.attributions.drafts import Draft
from newsdoc.attributions.words import class_number, group
from newsdoc.data import table
from newsdoc.text.tokens import CLOSING, INSIDE, OPENING, OUTSIDE

if TYPE_CHECKING:
    from newsdoc.attributions.story import Story

Range = tuple[int, int]
BY_LAYOUT = frozenset(("colon", "introduced", "speaker", "signed"))
_NAME_LENGTH = 6  # words of a speaker's name and title before a colon
_SCARE, _LONGEST_INTRODUCTION, _TURNS = 4, 4, 3  # tokens of a fragment, words, paragraphs of a transcript
_SIGNATURE, _LONG_SIGNATURE = 18, 60  # tokens of a mark, name and title; with an occasion, behind a quotation alone


def _by_paragraph(story: Story, drafts: list[Draft]) -> dict[int, list[int]]:
    """Numbers of the drafts of every paragraph, in the order of their heads."""
    found: dict[int, list[int]] = {}
    for k in sorted(range(len(drafts)), key=lambda k: drafts[k].head):
        found.setdefault(story.tokens.paragraph[drafts[k].head], []).append(k)
    return found


def _covered(story: Story, drafts: list[Draft]) -> bytearray:
    """A 1 for every token that some content holds."""
    found = bytearray(story.count)
    for draft in drafts:
        for a, b in draft.contents:
            found[a:b] = b"\1" * (b - a)
    return found


def follow_colons(story: Story, drafts: list[Draft]) -> list[Draft]:
    """`Ada Stone wrote:` at the end of a paragraph: the quotation that opens the next one is what she wrote."""
    words, quoted, numbers = story.tokens.words, story.tokens.quoted, story.tokens.paragraph
    known = _by_paragraph(story, drafts)
    paragraphs = story.paragraphs
    for (begin, end), (following, stop) in pairwise(paragraphs):
        if quoted[following] != OPENING or quoted[end - 1] != OUTSIDE:
            continue
        content = (following, min(stop, story.quotation[following][1]))
        introduced = _introduced(story, begin, end)
        if introduced and content[1] - content[0] > _SCARE:
            drafts.append(Draft(begin, (begin, introduced[0]), (content,), introduced, "introduced"))
            continue
        if words[end - 1] != ":":
            continue
        sentence = story.tokens.begin[end - 1]
        near = [k for k in known.get(numbers[begin], ()) if sentence <= drafts[k].head < end - 1]
        if near:
            drafts[near[-1]] = drafts[near[-1]]._replace(contents=(content,), rule="colon")
        else:
            source = _name_before(story, end - 1, begin)
            drafts.append(Draft(end - 1, (end - 1, end), (content,), source, "colon"))
    return drafts


def name_speakers(story: Story, drafts: list[Draft]) -> list[Draft]:
    """`ADA STONE: We won.` and `Ada Stone: “We won.”`: the name before the colon speaks."""
    words, quoted, begins = story.tokens.words, story.tokens.quoted, story.tokens.begin
    first_head: dict[int, int] = {}  # by the sentence's first token
    for draft in drafts:
        sentence = begins[draft.head]
        first_head[sentence] = min(draft.head, first_head.get(sentence, draft.head))
    covered, colons = _covered(story, drafts), story.places(":")
    for begin, end in story.paragraphs:
        for i in colons[bisect_left(colons, begin + 1) : bisect_left(colons, end - 1)]:
            if words[i] != ":" or quoted[i] != OUTSIDE or covered[i + 1] or first_head.get(begins[i], end) <= i:
                continue
            opens = quoted[i + 1] == OPENING
            source = _name_before(story, i, begins[i])
            if source is None or (not opens and source[0] != begin):
                continue
            content = (i + 1, min(end, story.quotation[i + 1][1]) if opens else end)
            drafts.append(Draft(i, (i, i + 1), (content,), source, "speaker"))
            if not opens:
                break
    return drafts


def sign_quotations(story: Story, drafts: list[Draft]) -> list[Draft]:
    """`“We won.” — Ada Stone, coach` and `“We won.” (Ada Stone)`: the name behind the mark said it.

    The signature ends the paragraph of the quotation, or is a short one of its own.
    """
    quoted, marks = story.tokens.quoted, np.flatnonzero(story.among("signature_marks")[: story.count]).tolist()
    heads = {draft.head for draft in drafts}
    before = 0
    for begin, end in story.paragraphs if marks else ():
        for i in marks[bisect_left(marks, begin) : bisect_left(marks, end - 1)]:
            apart = i == begin
            if i == 0 or i in heads or quoted[i] == INSIDE or quoted[i - 1] != CLOSING:
                continue
            opening = max(before if apart else begin, story.quotation[i - 1][0])
            if end - i > (_LONG_SIGNATURE if opening == begin else _SIGNATURE):
                continue
            signer = _signer(story, i, end, quoted_words=i - opening - 2)
            if signer:
                drafts.append(Draft(i, (i, i + 1), ((opening, i),), signer, "signed"))
        before = begin
    return drafts


def _signer(story: Story, mark: int, end: int, *, quoted_words: int) -> Range | None:
    """The name between the mark of a signature and its end, without the occasion: "Ada Stone, speaking in Oslo"."""
    classes = story.word_classes
    named, comma = group("named"), class_number(",")
    stop = end - 1 if classes[end - 1] == class_number(".") else end
    if classes[mark] == class_number("("):
        # Brackets hold other things, too: "(D-Mass.)" behind a nickname, "(Applause.)" behind a speech, "(Full story)".
        if classes[stop - 1] != class_number(")") or quoted_words <= _SCARE:
            return None
        stop -= 2 if classes[stop - 2] == class_number(".") else 1
        if story.tokens.lower[mark + 1] in _no_signers():
            return None
    if stop <= mark + 1 or classes[mark + 1] not in named or classes[stop - 1] == class_number(":"):
        return None
    if any(story.tokens.quoted[mark + 1 : stop]) or class_number("(") in classes[mark + 1 : stop]:
        return None
    ends = group("signature_ends")
    cuts = (i for i in range(mark + 2, stop - 1) if classes[i] == comma and classes[i + 1] in ends)
    return (mark + 1, next(cuts, stop))


def go_on(story: Story, drafts: list[Draft]) -> list[Draft]:
    """Quotations without a cue that go on with the one before, in the same paragraph or the next."""
    quoted, numbers = story.tokens.quoted, story.tokens.paragraph
    covered, known = _covered(story, drafts), _by_paragraph(story, drafts)
    openings = np.flatnonzero((story.quoted[: story.count] == OPENING) & story.begins[:-1]).tolist()
    last: int | None = None  # number of the draft that is going on
    for start, end in story.paragraphs:
        inside = known.get(numbers[start], [])
        whole = OUTSIDE not in quoted[start:end]
        if whole and not inside and 1 not in covered[start:end]:
            if last is not None:
                drafts[last] = _extend(drafts[last], (start, end))
            continue
        own = openings[bisect_left(openings, start) : bisect_left(openings, end)]
        _go_on_inside(story, drafts, inside, own, end, covered)
        last = inside[-1] if inside else None
    return drafts


def _go_on_inside(
    story: Story, drafts: list[Draft], inside: list[int], openings: list[int], end: int, covered: bytearray
) -> None:
    """“We won,” Ada Stone said. “It was close.”: the second quotation belongs to the first."""
    begin = story.tokens.begin
    at, speaking, passed = 0, -1, 0
    for i in openings:
        while at < len(inside) and drafts[inside[at]].head < i:
            if _is_quoted(story, drafts[inside[at]]):
                speaking = inside[at]
            at += 1
        if i < passed or covered[i]:
            continue
        passed = stop = min(end, story.quotation[i][1])
        closed = stop >= end or begin[stop] == stop
        if speaking >= 0 and closed and 1 not in covered[i:stop]:
            drafts[speaking] = _extend(drafts[speaking], (i, stop))


def _introduced(story: Story, begin: int, end: int) -> Range | None:
    """`And from Chairwoman Stone:`: the name with its title, if the paragraph introduces one and does no more."""
    if end - begin > _SIGNATURE:
        return None
    words = story.tokens.lower
    for size in range(min(_LONGEST_INTRODUCTION, end - begin - 1), 0, -1):
        if " ".join(words[begin : begin + size]) in _introductions():
            stop = end - 1 if words[end - 1] in (":", ".") else end
            first = begin + size
            return (first, stop) if first < stop and story.word_classes[first] in group("named") else None
    return None


@cache
def _no_signers() -> frozenset[str]:
    return frozenset(table("reporting")["no_signers"])


@cache
def _introductions() -> frozenset[str]:
    return frozenset(table("reporting")["introductions"])


def is_transcript(drafts: list[Draft]) -> bool:
    """Whether several paragraphs begin with a speaker's name and a colon."""
    return sum(draft.rule == "speaker" for draft in drafts) >= _TURNS


def _extend(draft: Draft, stretch: Range) -> Draft:
    return draft._replace(contents=(*draft.contents, stretch))


def _is_quoted(story: Story, draft: Draft) -> bool:
    return any(story.tokens.quoted[a] == OPENING for a, _ in draft.contents)


def _name_before(story: Story, colon: int, floor: int) -> Range | None:
    """The name that ends right before a colon: its words are capitalised but for "of" and the like within."""
    classes = story.word_classes
    linking = group("name_links")
    start = colon
    while (
        start > floor
        and colon - start < _NAME_LENGTH
        and (classes[start - 1] in group("named") or classes[start - 1] in linking)
    ):
        start -= 1
    while start < colon and classes[start] in linking - {class_number("the")}:
        start += 1
    if start == colon or not any(classes[i] in group("named") for i in range(start, colon)):
        return None
    return (start, colon)
