"""Who is the source of a cue: candidate phrases, and what speaks for each."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from newsdoc.attributions.cues import C, W, bucket
from newsdoc.attributions.story import EDGE, class_number, shape_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdoc.attributions.story import Story

LEFT, RIGHT = 0, 1
_LEFT_REACH, _WIDTH, _SHORT, _CLOSE, _DISTANT_ENDS = 40, 26, 3, 9, 8  # tokens, and how many ends


@cache
def _punctuation() -> frozenset[int]:
    return frozenset(map(class_number, (",", ";", ":", "-", "(", ")", ".", "?", "mark", "…")))


@cache
def _phrase_edges() -> frozenset[int]:
    """Classes of words before or after which a noun phrase may begin or end."""
    names = (
        "and",
        "but",
        "or",
        "that",
        "when",
        "because",
        "who",
        "whom",
        "which",
        "to",
        "in",
        "on",
        "at",
        "for",
        "by",
        "with",
    )
    more = ("about", "from", "over", "whether", "how", "be", "have", "do", "modal", "adverb", "not", "day")
    return frozenset(map(class_number, names + more))


@cache
def _far_ends() -> frozenset[int]:
    names = ("who", "which", "that", "have", "be", "and", "to", "in", "adverb", "modal", "do")
    return frozenset(map(class_number, names))


@cache
def _helpers() -> frozenset[int]:
    names = ("be", "have", "do", "modal", "not", "adverb")
    return frozenset([*map(class_number, names), shape_numbers()["ly"]])


def source_candidates(story: Story, h: int) -> list[tuple[int, int, int]]:
    """Phrases (first token, one past the last, side) that may be the source of the cue `h`."""
    tokens, classes = story.tokens, story.classes
    punctuation, edges = _punctuation(), _phrase_edges()
    begin, stop = max(tokens.begin[h], h - _LEFT_REACH), tokens.stop[h]
    breaks = punctuation | edges
    found = [
        (p, e, LEFT)
        for e in _left_ends(story, h, begin)
        for p in range(e - 1, max(begin - 1, e - _WIDTH), -1)
        if p == begin or e - p <= _SHORT or classes[p - 1] in breaks
    ]
    found += [
        (p, e, RIGHT)
        for p in range(h + 1, min(stop, h + 4))
        for e in range(p + 1, min(stop, p + _WIDTH - 1) + 1)
        if e == stop or classes[e] in breaks
    ]
    return found


def _left_ends(story: Story, h: int, begin: int) -> list[int]:
    """Where a source before the cue may end: close to it, or farther at a comma, a helper of the verb and the like."""
    classes, punctuation, far = story.classes, _punctuation(), _far_ends()
    ends = list(range(h, max(begin, h - _CLOSE), -1))
    distant = (e for e in range(h - _CLOSE, begin, -1) if classes[e] in punctuation or classes[e] in far)
    ends += islice(distant, _DISTANT_ENDS)
    closed = punctuation - {class_number(",")}
    return [e for e in ends if classes[e - 1] not in closed]


def gap_classes(story: Story, start: int, stop: int) -> int:
    """Up to four classes of the tokens between a source and its cue, helpers of the verb as one."""
    helpers, packed = _helpers(), 1
    for j in range(start, min(stop, start + 4)):
        packed = packed * C + (1 if story.classes[j] in helpers else story.classes[j])
    return packed


def source_start_features(story: Story, h: int, p: int, side: int) -> tuple[int, ...]:
    """What speaks for a source of the cue `h` to begin at `p`."""
    tokens, words, classes = story.tokens, story.words, story.classes
    begin = tokens.begin[h]
    first = classes[p]
    before = classes[p - 1] if p > begin else EDGE
    after = classes[p + 1] if p + 1 < story.count else EDGE
    word, previous = words[p], words[p - 1] if p else 0
    return (
        word * 2 + side,
        previous * 2 + side,
        (before * C + first) * 2 + side,
        ((tokens.quoted[p] > 0) * 2 + (tokens.quoted[h] > 0)) * 2 + side,
        (p == begin) * 2 + side,
        ((before * C + first) * C + after) * 2 + side,
        (story.stems[h] * C + first) * 2 + side,
    )


def source_end_features(story: Story, h: int, e: int, side: int) -> tuple[int, ...]:
    """What speaks for a source of the cue `h` to end before `e`; on the right, the gap is the start's to tell."""
    words, classes, n = story.words, story.classes, story.count
    last = classes[e - 1]
    after = classes[e] if e < n else EDGE
    then = classes[e + 1] if e + 1 < n else EDGE
    word = words[e - 1]
    near = min(h - e, 7) if side == LEFT else 8
    cues = min(2, story.cues[h] - story.cues[e]) if side == LEFT else 3
    between = gap_classes(story, e, h) if side == LEFT else 0
    return (
        word * 2 + side,
        (words[e] if e < n else 0) * 2 + side,
        (last * C + after) * 2 + side,
        near * 2 + side,
        between * 2 + side,
        ((last * C + after) * C + then) * 2 + side,
        (word * 9 + near) * 2 + side,
        ((last * C + after) * 9 + near) * 2 + side,
        (cues * 9 + near) * 2 + side,
        (between * C + last) * 2 + side,
    )


def source_pair_features(
    story: Story, h: int, candidate: tuple[int, int, int], contents: Sequence[tuple[int, int]]
) -> tuple[int, ...]:
    """What speaks for a phrase as the source of the cue `h`, whose contents are given."""
    p, e, side = candidate
    tokens, classes, n = story.tokens, story.classes, story.count
    stem = story.stems[h]
    first, last = classes[p], classes[e - 1]
    gap = min(h - e if side == LEFT else p - h - 1, 7)
    size = e - p
    length = bucket(size)
    inside = touches = precedes = False
    for a, b in contents:
        inside |= a < e and p < b
        touches |= b <= p <= b + 1
        precedes |= e <= a <= e + 1
    order = 0 if not contents else 1 if contents[0][0] < p else 2
    follows = classes[h + 1] if h + 1 < n else EDGE
    commas = min(3, story.commas[e] - story.commas[p])
    cues = min(2, story.cues[e] - story.cues[p])
    capitals = min(4, story.names[e] - story.names[p])
    # "Ada Stone, who runs the port,": what follows the first comma inside, and whether the phrase is closed by one.
    inner = EDGE
    if story.commas[e] > story.commas[p]:
        first_comma = next(j for j in range(p, e) if story.commas[j + 1] > story.commas[p])
        inner = classes[first_comma + 1] if first_comma + 1 < e else C - 1
    after = classes[e] if e < n else EDGE
    return (
        length * 2 + side,
        (first * C + last) * 2 + side,
        ((stem * C + first) * 4 + min(gap, 3)) * 2 + side,
        (commas * 8 + min(size, 7)) * 2 + side,
        (inside * 8 + gap) * 2 + side,
        (cues * 4 + min(2, story.strong[e] - story.strong[p])) * 2 + side,
        (first * 4 + min(size, 3)) * 2 + side,
        ((touches * 2 + precedes) * 3 + order) * 2 + side,
        (follows * C + (classes[h - 1] if h else EDGE)) * 2 + side,
        (capitals * 8 + min(size, 7)) * 2 + side,
        ((story.words[p - 1] if p else 0) * 32 + min(gap, 3) * 8 + min(size, 4)) * 2 + side,
        (order * C + follows) * 2 + side,
        (stem * 4 + order) * 2 + side,
        (length * 8 + gap) * 2 + side,
        ((stem * 4 + order) * 4 + min(gap, 3)) * 2 + side,
        ((tokens.quoted[h] > 0) * C + first) * 2 + side,
        ((inner * C + after) * 8 + gap) * 2 + side,
        ((inner * C + last) * 8 + min(size, 7)) * 2 + side,
    )


def no_source_features(story: Story, h: int, contents: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """What speaks for a cue without a source."""
    tokens, words, classes, n = story.tokens, story.words, story.classes, story.count
    stem = story.stems[h]
    d1 = classes[h - 1] if h else EDGE
    d2 = classes[h - 2] if h > 1 else EDGE
    c1 = classes[h + 1] if h + 1 < n else EDGE
    order = 0 if not contents else 1 if contents[0][0] < h else 2
    return (
        0,
        stem,
        stem * C + d1,
        d1 * C + c1,
        words[h - 1] if h else 0,
        (words[h - 2] if h > 1 else 0) * W + (words[h - 1] if h else 0),
        d2 * C + d1,
        bucket(h - tokens.begin[h]),
        order * C + c1,
        classes[h],
        tokens.quoted[h],
    )
