"""What layout tells and no cue word: colons, speakers' names before their words, quotations that go on."""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING

from newsdoc.attributions.drafts import Draft
from newsdoc.attributions.story import class_number, shape_numbers
from newsdoc.text.tokens import CLOSING, OPENING, OUTSIDE

if TYPE_CHECKING:
    from newsdoc.attributions.story import Story

Range = tuple[int, int]
_NAME_LENGTH = 6  # words of a speaker's name and title before a colon, or after a dash


def paragraphs_of(story: Story) -> list[Range]:
    """First token and one past the last of every paragraph."""
    numbers = story.tokens.paragraph
    starts = [i for i in range(story.count) if i == 0 or numbers[i] != numbers[i - 1]]
    return list(zip(starts, [*starts[1:], story.count], strict=False))


def quotation_at(story: Story, opening: int) -> Range:
    """The tokens of the quotation that the token `opening` opens, marks included."""
    quoted = story.tokens.quoted
    end = opening + 1
    while end < story.count and quoted[end] not in (OUTSIDE, OPENING):
        end += 1
        if quoted[end - 1] == CLOSING:
            break
    return (opening, end)


def follow_colons(story: Story, drafts: list[Draft]) -> list[Draft]:
    """`Ada Stone wrote:` at the end of a paragraph: the quotation that opens the next one is what she wrote."""
    words, quoted = story.tokens.words, story.tokens.quoted
    paragraphs = paragraphs_of(story)
    for (begin, end), (following, stop) in itertools.pairwise(paragraphs):
        if words[end - 1] != ":" or quoted[following] != OPENING or quoted[end - 1] != OUTSIDE:
            continue
        content = (following, min(stop, quotation_at(story, following)[1]))
        sentence = story.tokens.begin[end - 1]
        near = [d for d in drafts if sentence <= d.head < end - 1]
        if near:
            last = max(near, key=lambda d: d.head)
            drafts[drafts.index(last)] = last._replace(contents=(content,), rule="colon")
        else:
            source = _name_before(story, end - 1, begin)
            drafts.append(Draft(end - 1, (end - 1, end), (content,), source, "colon"))
    return drafts


def name_speakers(story: Story, drafts: list[Draft]) -> list[Draft]:
    """`ADA STONE: We won.` and `Ada Stone: “We won.”`: the name before the colon speaks."""
    words, quoted = story.tokens.words, story.tokens.quoted
    heads = {d.head for d in drafts}
    covered = {i for d in drafts for a, b in d.contents for i in range(a, b)}
    for begin, end in paragraphs_of(story):
        for i in range(begin + 1, end - 1):
            if words[i] != ":" or quoted[i] != OUTSIDE or i in heads:
                continue
            opens = quoted[i + 1] == OPENING
            if not opens and i - begin > _NAME_LENGTH:
                continue
            sentence = story.tokens.begin[i]
            if i + 1 in covered or any(sentence <= h < i for h in heads):
                continue
            source = _name_before(story, i, sentence)
            if source is None or (not opens and source[0] != begin):
                continue
            content = (i + 1, quotation_at(story, i + 1)[1] if opens else end)
            drafts.append(Draft(i, (i, i + 1), (content,), source, "speaker"))
    return drafts


def sign_quotations(story: Story, drafts: list[Draft]) -> list[Draft]:
    """`“We won.” — Ada Stone, coach`: the name after the dash said it."""
    classes, quoted = story.classes, story.tokens.quoted
    dash = class_number("-")
    heads = {d.head for d in drafts}
    for begin, end in paragraphs_of(story):
        for i in range(begin + 2, end - 1):
            if classes[i] != dash or quoted[i - 1] != CLOSING or i in heads or classes[i + 1] not in _named():
                continue
            opening = next((x for x in range(i - 2, begin - 1, -1) if quoted[x] == OPENING), None)
            if opening is None or end - i > 3 * _NAME_LENGTH:
                continue
            stop = end - 1 if classes[end - 1] == class_number(".") else end
            drafts.append(Draft(i, (i, i + 1), ((opening, i),), (i + 1, stop), "signed"))
    return drafts


def go_on(story: Story, drafts: list[Draft]) -> list[Draft]:
    """Quotations without a cue that go on with the one before, in the same paragraph or the next."""
    quoted, begin = story.tokens.quoted, story.tokens.begin
    covered = {i for d in drafts for a, b in d.contents for i in range(a, b)}
    paragraphs = paragraphs_of(story)
    last: int | None = None  # index of the draft that is going on
    for start, end in paragraphs:
        inside = [k for k, d in enumerate(drafts) if start <= d.head < end]
        whole = quoted[start] == OPENING and all(quoted[i] != OUTSIDE for i in range(start, end))
        if whole and not any(i in covered for i in range(start, end)):
            if last is not None and not inside:
                drafts[last] = _extend(drafts[last], (start, end))
            continue
        i = start
        while i < end:
            if quoted[i] == OPENING and begin[i] == i and i not in covered:
                stop = quotation_at(story, i)[1]
                before = [k for k in inside if drafts[k].head < i and _is_quoted(story, drafts[k])]
                if before and (stop >= end or begin[stop] == stop) and not any(x in covered for x in range(i, stop)):
                    k = max(before, key=lambda x: drafts[x].head)
                    drafts[k] = _extend(drafts[k], (i, stop))
                i = stop
            else:
                i += 1
        last = max(inside, key=lambda k: drafts[k].head) if inside else None
    return drafts


def _extend(draft: Draft, stretch: Range) -> Draft:
    return draft._replace(contents=(*draft.contents, stretch))


def _is_quoted(story: Story, draft: Draft) -> bool:
    return any(story.tokens.quoted[a] == OPENING for a, _ in draft.contents)


@cache
def _named() -> frozenset[int]:
    """Classes of the words of a name with its title."""
    shapes = shape_numbers()
    return frozenset([shapes["Name"], shapes["CAPS"], *map(class_number, ("mister", "person", "body"))])


def _name_before(story: Story, colon: int, floor: int) -> Range | None:
    """The name that ends right before a colon: its words are capitalised but for "of" and the like within."""
    classes = story.classes
    linking = {class_number("of"), class_number("the"), class_number("and"), class_number("for")}
    start = colon
    while (
        start > floor
        and colon - start < _NAME_LENGTH
        and (classes[start - 1] in _named() or classes[start - 1] in linking)
    ):
        start -= 1
    while start < colon and classes[start] in linking - {class_number("the")}:
        start += 1
    if start == colon or not any(classes[i] in _named() for i in range(start, colon)):
        return None
    return (start, colon)
