"""Who said what: a line for each attribution, those inside of others below them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from newsdoc.cli.inert import inert
from newsdoc.cli.view.row import Row
from newsdoc.cli.view.story import ATTRIBUTION_STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.document import Attribution, Document

NOBODY = "(not named)"

_GAP = "  "
_INDENT, _DEEPEST = 2, 4
_KIND, _SURE = len("indirect"), len("100%")
# The sources have a column; content that would have less room than this goes on a line below its source.
_WIDEST_SOURCE, _LEAST_CONTENT = 28, 16


class _Said(NamedTuple):
    """An attribution, how deep it stands in others, and who says it."""

    attribution: Attribution
    depth: int
    name: str


def said_rows(doc: Document, width: int) -> Iterator[Row]:
    """A heading and a row per attribution: the number of its paragraph, source, kind, confidence, content.

    Args:
        doc: The document.
        width: How many columns there are beside the gutter.
    """
    if not (found := list(_outer_first(doc))):
        return
    yield Row("", Text("Who said what", style="bold"))
    widest = max(_indent(said.depth) + cell_len(said.name) for said in found)
    column = min(widest, _WIDEST_SOURCE, max(_LEAST_CONTENT, width // 3))
    starts = [paragraph.span.start for paragraph in doc.paragraphs]
    for said in found:
        content = said.attribution.content.spans
        number = bisect_right(starts, content[0].start) if content and not said.depth else 0
        yield Row(str(number or ""), _line(said, column, width))


def _line(said: _Said, column: int, width: int) -> Text:
    """Source, kind, confidence and as much of the content as one line holds, or two where it is narrow."""
    attribution, indent = said.attribution, _indent(said.depth)
    name = Text(said.name, style="underline" if attribution.source else "dim")
    name.truncate(column - indent, overflow="ellipsis")
    facts = Text(f"{attribution.kind:<{_KIND}}{_GAP}{f'{attribution.confidence:.0%}':>{_SURE}}", style="dim")
    content = Text(_flat(attribution.content.text), style=ATTRIBUTION_STYLES[attribution.kind])
    room = width - column - _KIND - _SURE - 3 * len(_GAP)
    if room >= _LEAST_CONTENT:
        content.truncate(room, overflow="ellipsis")
        filled = " " * (column - indent - name.cell_len)
        return Text.assemble(" " * indent, name, filled, _GAP, facts, _GAP, content)
    head = Text.assemble(" " * indent, name, _GAP, facts)
    head.truncate(width)
    content.truncate(width - indent - _INDENT, overflow="ellipsis")
    return Text.assemble(head, "\n", " " * (indent + _INDENT), content)


def _outer_first(doc: Document) -> Iterator[_Said]:
    """Outermost attributions in their order, each followed by those inside it."""
    full: dict[int | None, str] = {source.id: source.name for source in doc.sources}
    inside: dict[int | None, list[int]] = {}
    for index, attribution in enumerate(doc.attributions):
        inside.setdefault(attribution.parent, []).append(index)
    waiting = [(index, 0) for index in reversed(inside.get(None, ()))]
    while waiting:
        index, depth = waiting.pop()
        attribution = doc.attributions[index]
        source = attribution.source
        name = full.get(source.source_id) or source.text if source else ""
        yield _Said(attribution, depth, _flat(name) or NOBODY)
        waiting += [(inner, depth + 1) for inner in reversed(inside.get(index, ()))]


def _indent(depth: int) -> int:
    return _INDENT * min(depth, _DEEPEST)


def _flat(text: str) -> str:
    return " ".join(inert(text).split())
