"""Which words are cues: candidate words and what speaks for and against each of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsdoc.attributions.story import EDGE, class_number, shape_numbers
from newsdoc.text.tokens import CLOSING, OPENING

if TYPE_CHECKING:
    from newsdoc.attributions.story import Story

W, C = 1 << 13, 1 << 7  # more than there are words and classes: several numbers are packed into one


@cache
def _helpers() -> frozenset[int]:
    """Classes of words that may stand between a subject and its verb."""
    names = ("be", "have", "do", "modal", "not", "adverb")
    return frozenset([*map(class_number, names), shape_numbers()["ly"]])


@cache
def _chunk_breaks() -> frozenset[int]:
    return frozenset(map(class_number, (",", ";", ":", "mark", "that", "and", "but", "-", "(", ")")))


def bucket(number: int) -> int:
    """Distances: exact up to 4, then coarser."""
    if number <= 4:
        return number
    return 5 if number <= 6 else 6 if number <= 10 else 7 if number <= 20 else 8


def candidates(story: Story) -> list[int]:
    """The tokens that were ever a cue in training."""
    return [i for i, strength in enumerate(story.strength) if strength]


def cue_features(story: Story, i: int) -> tuple[int, ...]:
    """The value of every template for token `i` as a cue."""
    tokens, words, classes, strength, stems = story.tokens, story.words, story.classes, story.strength, story.stems
    n = story.count
    begin, stop = tokens.begin[i], tokens.stop[i]
    word, st = words[i], stems[i]
    c0 = classes[i]
    w1 = words[i + 1] if i + 1 < n else 0
    w2 = words[i + 2] if i + 2 < n else 0
    w3 = words[i + 3] if i + 3 < n else 0
    v1 = words[i - 1] if i > 0 else 0
    v2 = words[i - 2] if i > 1 else 0
    v3 = words[i - 3] if i > 2 else 0
    c1 = classes[i + 1] if i + 1 < stop else EDGE
    c2 = classes[i + 2] if i + 2 < stop else EDGE
    c3 = classes[i + 3] if i + 3 < stop else EDGE
    d1 = classes[i - 1] if i > begin else EDGE
    d2 = classes[i - 2] if i - 1 > begin else EDGE
    # The subject: the words before the verb and its helpers, back to the next break.
    helpers, breaks = _helpers(), _chunk_breaks()
    j = i - 1
    while j >= begin and classes[j] in helpers:
        j -= 1
    k = j
    floor = max(begin - 1, j - 12)
    while k > floor and classes[k] not in breaks:
        k -= 1
    subject = classes[j] if j >= begin else EDGE
    head = classes[k + 1] if k + 1 <= j else EDGE
    border = classes[k] if k >= begin else EDGE
    quoted = tokens.quoted
    left_mark = next((i - x for x in range(i - 1, max(-1, i - 15), -1) if quoted[x] == CLOSING), 99)
    right_mark = next((x - i for x in range(i + 1, min(n, i + 15)) if quoted[x] == OPENING), 99)
    near_left, near_right = left_mark < 10, right_mark < 10
    that = class_number("that")
    that_at = next((x - i for x in range(i + 1, min(stop, i + 8)) if classes[x] == that), 0)
    he, they, it, his, i_ = (class_number(c) for c in ("he", "they", "it", "his", "i"))
    pronoun = any(classes[x] in (he, they, it, his, i_) for x in range(i + 1, min(stop, i + 5)))
    left = next((x for x in range(i - 1, max(begin - 1, i - 40), -1) if strength[x] >= 4 and not quoted[x]), -1)
    right = next((x for x in range(i + 1, min(stop, i + 40)) if strength[x] >= 4 and not quoted[x]), -1)
    to_end, to_begin = stop - 1 - i, i - begin
    helper = i - 1 - j
    aux = (classes[j + 1] if helper else 0) * C + (d1 if helper > 1 else 0)
    q = quoted[i]
    head_line = int(story.headline and tokens.paragraph[i] == 0)
    before_mark = int(begin > 0 and quoted[begin - 1] > 0)
    return (
        0,
        word,
        st,
        strength[i],
        w1,
        v1,
        w2,
        v2,
        w3,
        v3,
        word * W + w1,
        word * W + v1,
        st * C + c1,
        st * C + d1,
        (st * C + d1) * C + c1,
        (d2 * C + d1) * C + c1,
        (d1 * C + c1) * C + c2,
        (st * C + c1) * C + c2,
        (c0 * C + d1) * C + c1,
        aux,
        words[j] if j >= begin else 0,
        subject,
        st * C + subject,
        head * C + subject,
        min(6, j - k),
        border,
        (c0 * C + subject) * C + border,
        (q > 0) * 2 + (tokens.quoted[begin] > 0),
        bucket(left_mark),
        bucket(right_mark),
        st * 2 + near_left,
        st * 2 + near_right,
        bucket(to_begin),
        bucket(to_end),
        st * 2 + (to_end < 4),
        words[begin],
        head_line,
        st * 2 + head_line,
        min(3, that_at),
        st * 2 + (that_at > 0),
        int(pronoun),
        min(2, story.strong[i] - story.strong[begin]) * 3 + min(2, story.strong[stop] - story.strong[i + 1]),
        stems[left] if left >= 0 else 0,
        bucket(i - left) if left >= 0 else 9,
        stems[right] if right >= 0 else 0,
        bucket(right - i) if right >= 0 else 9,
        (c1 * C + c2) * C + c3,
        ((q > 0) * 2 + near_left) * C * C + d1 * C + c1,
        before_mark * 16 + bucket(to_begin),
        strength[i] * C * C + d1 * C + c1,
        w1 * W + w2,
        (c0 * C + c1) * C + c2,
        strength[i] * C * C + subject * C + c1,
        st * C + (classes[stop - 1] if stop > i + 1 else 0),
        strength[i] * 16 + (q > 0) * 8 + near_left * 4 + near_right * 2 + (that_at > 0),
    )
