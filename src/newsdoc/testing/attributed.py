"""Stories with their sources marked, and how well the sources of a program agree with the marks.

How the marks are written is told in tests/sources/cases/README.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.parts import AttributionPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsdoc.parts import SourcePart

OPEN = "?"  # the label of a source that the words leave open
_MARK = re.compile(r"\{(\w+|\?)\||\}|<|>|\[|\]|\*(?:(\w+)\|)?")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


class Case(NamedTuple):
    """A story with the label of each attribution's source ("" for none) and the fullest name of each label."""

    title: str
    text: str
    attributions: tuple[AttributionPart, ...]
    labels: tuple[str, ...]
    names: dict[str, str]


class Verdict(NamedTuple):
    """One mention: what it should be followed to and what it was; `outcome` is "right", "wrong" or "missed"."""

    case: Case
    mention: str
    wanted: str | None
    found: str | None
    source_kind: str
    outcome: str


def read_cases(text: str) -> Iterator[Case]:
    r"""Read a file of marked stories.

    Example:
        >>> case = next(read_cases("# Rain\n\n{ada|*Ada Stone*} <said> [it rained].\n"))
        >>> case.text, case.names, case.attributions[0].cue
        ('Ada Stone said it rained.', {'ada': 'Ada Stone'}, ((10, 14),))
    """
    for story in re.split(r"(?m)^(?=# )", text):
        if story.strip():
            title, _, body = story.partition("\n")
            yield _Reader(title[2:].strip(), body).read()


class _Piece:
    """An attribution while its marks are being read."""

    def __init__(self, parent: int | None) -> None:
        self.spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.label = ""
        self.parent = parent


class _Reader:
    """Takes the marks out of one story."""

    def __init__(self, title: str, body: str) -> None:
        self.title = title
        self.body = body
        self.text = ""
        self.pieces: list[_Piece] = []
        self.names: dict[str, str] = {}
        self.phrases: dict[str, str] = {}

    def read(self) -> Case:
        for number, paragraph in enumerate(re.split(r"\n\s*\n", self.body.strip())):
            self.text += "\n\n" if number else ""
            for at, line in enumerate(paragraph.splitlines()):
                self.text += " " if at else ""
                self._line(line.removeprefix("= "))
        found = [piece for piece in self.pieces if piece.spans["cue"] or piece.spans["content"]]
        numbers = {id(piece): number for number, piece in enumerate(found)}
        parts = []
        for piece in found:
            parent = None if piece.parent is None else numbers.get(id(self.pieces[piece.parent]))
            source, cue, content = (tuple(piece.spans[name]) for name in ("source", "cue", "content"))
            parts.append(AttributionPart(source, cue, content, self._kind(content), 1.0, "case", parent=parent))
        return Case(
            self.title, self.text, tuple(parts), tuple(piece.label for piece in found), self.phrases | self.names
        )

    def _kind(self, content: Sequence[tuple[int, int]]) -> str:
        quoted = [self.text[start] in '"“' for start, _ in content]
        return "direct" if quoted and all(quoted) else "mixed" if any(quoted) else "indirect"

    def _line(self, line: str) -> None:
        stack: list[tuple[str, int, int]] = []  # what is open, where it began, the attribution it belongs to
        names: list[tuple[str, int]] = []
        here = self._open(None)
        at = 0
        for mark in _MARK.finditer(line):
            self.text += line[at : mark.start()]
            at = mark.end()
            sign = mark.group()[0]
            if sign in "{<[":
                if stack and stack[-1][0] == "content" and (sign != "[" or here == stack[-1][2]):
                    here = self._open(stack[-1][2]) if here == stack[-1][2] else here
                if sign == "{":
                    self.pieces[here].label = mark[1]
                stack.append(({"{": "source", "<": "cue", "[": "content"}[sign], len(self.text), here))
            elif sign in "}>]":
                name, start, owner = stack.pop()
                self._close(self.pieces[owner], name, start)
                if name == "content":
                    here = owner
            elif names:
                label, start = names.pop()
                self.names[label] = self.text[start:]
            else:
                names.append((mark[2] or self.pieces[stack[-1][2]].label, len(self.text)))
        self.text += line[at:]

    def _open(self, parent: int | None) -> int:
        self.pieces.append(_Piece(parent))
        return len(self.pieces) - 1

    def _close(self, piece: _Piece, name: str, start: int) -> None:
        piece.spans[name].append((start, len(self.text)))
        if name == "source":
            self.phrases.setdefault(piece.label, self.text[start:].partition(",")[0].strip())


def judge(case: Case, sources: Sequence[SourcePart], attributions: Sequence[AttributionPart]) -> Iterator[Verdict]:
    """Compare where each source of a story was followed to with its marks.

    A mention that is the fullest name itself, or whose label is open, needs no link; following it away is wrong.
    """
    first: dict[tuple[int, int], str] = {}
    for part, label in zip(case.attributions, case.labels, strict=True):
        for span in part.source:
            first.setdefault(span, label)
    for part, label in zip(attributions, case.labels, strict=True):
        if not part.source:
            continue
        (start, end), *_ = part.source
        mention = case.text[start:end]
        source = None if part.source_id is None else sources[part.source_id]
        found = None if source is None else case.text[slice(*source.name)]
        within = source is not None and start <= source.name[0] and source.name[1] <= end
        wanted = None if label == OPEN else case.names[label]
        itself = wanted is None or _same(wanted, mention) or _bare(wanted) in _bare(mention)
        if itself:
            outcome = "right" if within or found is None or (wanted and found and _same(wanted, found)) else "wrong"
            outcome = outcome if outcome == "wrong" or wanted is None or found else "missed"
        elif found is not None and wanted is not None and _same(wanted, found):
            outcome = "right"
        else:
            known = source is not None and any(
                _covers(span, source.name) and other == label for span, other in first.items()
            )
            outcome = "missed" if found is None or within or known else "wrong"
        yield Verdict(case, mention, wanted, found, part.source_kind, f"{outcome}{' itself' if itself else ''}")


def tally(verdicts: Iterable[Verdict]) -> dict[str, float]:
    """Precision and recall of links, in per cent.

    `links` and its scores count the mentions that need following ("Stone", "she"); `all` those too that bear the name.
    """
    counts: dict[str, int] = defaultdict(int)
    for verdict in verdicts:
        counts[verdict.outcome] += 1
    right, wrong = counts["right"], counts["wrong"] + counts["wrong itself"]
    every = right + counts["right itself"]
    wanted = right + counts["missed"] + counts["wrong"]
    named = wanted + counts["right itself"] + counts["missed itself"] + counts["wrong itself"]
    return {
        "mentions": named,
        "links": wanted,
        "precision": 100 * right / max(1, right + wrong),
        "recall": 100 * right / max(1, wanted),
        "all precision": 100 * every / max(1, every + wrong),
        "all recall": 100 * every / max(1, named),
    }


def _covers(span: tuple[int, int], name: tuple[int, int]) -> bool:
    return span[0] <= name[0] and name[1] <= span[1]


def _bare(words: str) -> str:
    return _ARTICLE.sub("", words.strip(" ,.").casefold(), count=1)


def _same(a: str, b: str) -> bool:
    return _bare(a) == _bare(b)
