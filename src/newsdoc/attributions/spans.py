"""What a cue governs: candidate stretches left and right of it, and what speaks for each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsdoc.attributions.cues import C, W, bucket
from newsdoc.attributions.story import EDGE, class_number
from newsdoc.text.tokens import CLOSING, OPENING

if TYPE_CHECKING:
    from newsdoc.attributions.story import Story

REACH = 160  # tokens: no content is looked for farther from its cue
_START_REACH = 30


@cache
def _cuts() -> frozenset[int]:
    """Classes of words that may follow the end of a content."""
    names = (
        *(
            ",",
            ";",
            ":",
            "-",
            "(",
            ")",
            ".",
            "?",
            "mark",
            "…",
            "and",
            "or",
            "but",
            "when",
            "because",
            "who",
            "which",
            "that",
        ),
        *("in", "on", "at", "for", "to", "with", "by", "from", "about", "over", "whom", "whether", "how", "day"),
    )
    return frozenset(map(class_number, names))


@cache
def _punctuation() -> frozenset[int]:
    return frozenset(map(class_number, (",", ";", ":", "-", "(", ")", ".", "?", "mark", "…")))


@cache
def _links() -> frozenset[int]:
    return frozenset(map(class_number, ("and", "but", "that")))


def right_starts(story: Story, h: int) -> list[int]:
    """Where a content after the cue may begin."""
    quoted, _classes, words = story.tokens.quoted, story.classes, story.tokens.words
    stop = story.tokens.stop[h]
    found = []
    for p in range(h + 1, min(story.count, h + _START_REACH)):
        if p < stop:
            if p <= h + 7 or quoted[p] == OPENING or (words[p - 1] in (",", ":") and p < h + 25):
                found.append(p)
        elif p == stop and (quoted[p] == OPENING or words[p - 1] == ":" or p == h + 1):
            found.append(p)
        if p >= stop:
            break
    return found


def right_ends(story: Story, h: int) -> list[int]:
    """Where a content after the cue may end (exclusive)."""
    tokens, classes = story.tokens, story.classes
    quoted, begin, paragraph = tokens.quoted, tokens.begin, tokens.paragraph
    stop, cuts = tokens.stop[h], _cuts()
    home = paragraph[h]
    found = []
    for e in range(h + 2, min(story.count, h + REACH) + 1):
        if e == story.count or paragraph[e] != home:
            found.append(e)
            break
        if e < stop:
            if classes[e] in cuts or (quoted[e - 1] == CLOSING):
                found.append(e)
        elif e == stop or begin[e] == e or quoted[e - 1] == CLOSING:
            found.append(e)
    return found


def left_starts(story: Story, h: int) -> list[int]:
    """Where a content before the cue may begin."""
    tokens, classes = story.tokens, story.classes
    quoted, sentence, paragraph = tokens.quoted, tokens.begin[h], tokens.paragraph
    punctuation, links = _punctuation(), _links()
    home = paragraph[h]
    found = []
    for p in range(h - 1, max(-1, h - REACH), -1):
        if paragraph[p] != home:
            break
        if p > sentence:
            if quoted[p] == OPENING or classes[p - 1] in punctuation or classes[p - 1] in links or classes[p] in links:
                found.append(p)
        elif p == sentence or quoted[p] == OPENING or tokens.begin[p] == p:
            found.append(p)
    return found


def left_ends(story: Story, h: int) -> list[int]:
    """Where a content before the cue may end (exclusive)."""
    tokens, classes = story.tokens, story.classes
    punctuation, sentence = _punctuation(), tokens.begin[h]
    mark = class_number("mark")
    return [
        e
        for e in range(h, max(0, h - _START_REACH), -1)
        if e == h or classes[e] in punctuation or classes[e - 1] == mark or (e == sentence and e > 0)
    ]


def start_features(story: Story, p: int) -> tuple[int, ...]:
    """What speaks for a content to begin at `p`, whatever its cue."""
    tokens, words, classes = story.tokens, story.words, story.classes
    quoted = tokens.quoted
    here = classes[p]
    before = classes[p - 1] if p else EDGE
    after = classes[p + 1] if p + 1 < story.count else EDGE
    return (
        words[p],
        words[p - 1] if p else 0,
        (before * C + here) * C + after,
        quoted[p] * 4 + (quoted[p - 1] if p else 0),
        int(tokens.begin[p] == p),
        (here * C + after) * C + (classes[p + 2] if p + 2 < story.count else EDGE),
        words[p] * W + (words[p + 1] if p + 1 < story.count else 0),
    )


def start_cue_features(story: Story, h: int, p: int, right: bool) -> tuple[int, ...]:  # noqa: FBT001
    """What speaks for a content of the cue `h` to begin at `p`."""
    tokens, classes = story.tokens, story.classes
    stem, here = story.stems[h], classes[p]
    before = classes[p - 1] if p else EDGE
    far = abs(p - h)
    near = min(5, far)
    sentences = (
        0 if tokens.begin[p] == tokens.begin[h] else 1 if p >= h else 1 + min(2, story.sentence[h] - story.sentence[p])
    )
    if right:
        between = 0
        for j in range(h + 1, min(p, h + 5)):
            between = between * C + classes[j]
        gap = (
            between * C + here,
            min(3, story.commas[p] - story.commas[h + 1]) * 4 + min(3, story.cues[p] - story.cues[h + 1]),
            stem * 32 + min(3, story.commas[p] - story.commas[h + 1]) * 8 + near,
            classes[h + 1] * C + here if p > h + 1 else here,
        )
    else:
        gap = (
            min(4, story.cues[h] - story.cues[p]) * 2 + story.headline,
            min(3, story.strong[h] - story.strong[p]),
            stem * 8 + min(3, sentences),
            0,
        )
    return (
        (stem * C + before) * C + here,
        bucket(far),
        stem * 8 + near,
        near * C + here,
        sentences,
        story.strength[h] * C * C + before * C + here,
        stem * 4 + tokens.quoted[p],
        *gap,
    )


def end_features(story: Story, e: int) -> tuple[int, ...]:
    """What speaks for a content to end before `e`, whatever its cue."""
    tokens, words, classes, n = story.tokens, story.words, story.classes, story.count
    quoted = tokens.quoted
    last = classes[e - 1]
    here = classes[e] if e < n else EDGE
    after = classes[e + 1] if e + 1 < n else EDGE
    then = classes[e + 2] if e + 2 < n else EDGE
    word = words[e] if e < n else 0
    following = words[e + 1] if e + 1 < n else 0
    return (
        words[e - 1],
        word,
        (last * C + here) * C + after,
        word * W + following,
        quoted[e - 1] * 4 + (quoted[e] if e < n else 0),
        int(tokens.stop[e - 1] == e),
        int(e == n or tokens.paragraph[e] != tokens.paragraph[e - 1]),
        (here * C + after) * C + then,
        here * 16 + min(story.next_strong[e], 7),
        here * 16 + min(story.next_cue[e], 7),
        here * W + following,
    )


def end_cue_features(story: Story, h: int, e: int, right: bool) -> tuple[int, ...]:  # noqa: FBT001
    """What speaks for a content of the cue `h` to end before `e`."""
    tokens, classes, n = story.tokens, story.classes, story.count
    stem = story.stems[h]
    here = classes[e] if e < n else EDGE
    sentences = min(3, abs(story.sentence[e - 1] - story.sentence[h]))
    to_end = tokens.stop[h] - h - 1
    follows = classes[h + 1] if h + 1 < n else EDGE
    if right:
        rest = max(0, tokens.stop[h] - e)
        side = (
            bucket(e - h),
            bucket(rest) * C + here,
            bucket(rest),
            min(3, story.cues[e] - story.cues[h + 1]) * 4 + min(3, story.commas[e] - story.commas[h + 1]),
            stem * 4 + sentences,
            (stem * C + follows) * C + here,
        )
    else:
        between = 0
        for j in range(e, min(h, e + 4)):
            between = between * C + classes[j]
        after = classes[e + 1] if e + 1 < n else EDGE
        side = (
            min(h - e, 8),
            between,
            ((here * C + after) * C + (classes[h - 1] if h else EDGE)) * W + stem,
            follows * C + here,
            stem * C + follows,
            bucket(to_end) * C + follows,
        )
    return (stem * C + here, sentences, *side)


def pair_features(story: Story, h: int, p: int, e: int) -> tuple[int, ...]:
    """What speaks for the stretch [p, e) as a content of the cue `h`."""
    tokens, classes = story.tokens, story.classes
    stem, length = story.stems[h], bucket(e - p)
    quoted = tokens.quoted
    opens, closes = quoted[p] == OPENING, quoted[e - 1] == CLOSING
    balance = (story.marks[e] - story.marks[p]) & 1
    end = classes[e] if e < story.count else EDGE
    marks = balance * 4 + opens * 2 + closes
    return (
        length,
        stem * 16 + length,
        marks,
        min(3, story.cues[e] - story.cues[p]),
        min(3, story.strong[e] - story.strong[p]),
        classes[p] * C + end,
        min(3, story.sentence[e - 1] - story.sentence[p]) * 8 + marks,
        ((quoted[p] > 0) * 2 + (quoted[e - 1] > 0)) * 2 + (quoted[h] > 0),
    )


def none_features(story: Story, h: int) -> tuple[int, ...]:
    """What speaks for no content on this side of the cue `h`."""
    tokens, words, classes, n = story.tokens, story.words, story.classes, story.count
    stem, quoted = story.stems[h], tokens.quoted
    c1 = classes[h + 1] if h + 1 < n else EDGE
    c2 = classes[h + 2] if h + 2 < n else EDGE
    d1 = classes[h - 1] if h else EDGE
    d2 = classes[h - 2] if h > 1 else EDGE
    left = h > 0 and story.closes[h] < 14
    right = story.opens[h + 1] < 11
    begin, stop = tokens.begin[h], tokens.stop[h]
    marks = left * 2 + right
    return (
        0,
        stem,
        stem * C + c1,
        stem * C + d1,
        d1 * C + c1,
        c1 * C + c2,
        d2 * C + d1,
        marks,
        marks * C + c1,
        quoted[h],
        bucket(stop - h - 1) * C + c1,
        bucket(h - begin),
        words[h + 1] if h + 1 < n else 0,
        words[h - 1] if h else 0,
        (story.cues[h] > story.cues[begin]) * 2 + (story.cues[stop] > story.cues[h + 1]),
        stem * 4 + marks,
        stem * 16 + bucket(stop - h - 1),
        ((d1 * C + c1) * 4 + marks) * 16 + bucket(stop - h - 1),
    )
