"""HTML: one page that shows what was found in a story, complete in itself, and the same view for notebooks."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING
from zlib import crc32

from newsdoc.writers.characters import flowing
from newsdoc.writers.markup import Markup
from newsdoc.writers.page.aside import diagnostics, sources
from newsdoc.writers.page.facts import facts, feed
from newsdoc.writers.page.speakers import cast
from newsdoc.writers.page.story import story
from newsdoc.writers.page.tags import tag, text
from newsdoc.writers.story import language_tag

if TYPE_CHECKING:
    from newsdoc.document import Document
    from newsdoc.writers.page.speakers import Cast

# A browser weighs each of the rules that join when the mouse moves: with hundreds of them, it would limp behind.
_JOINED_AT_MOST = 60
_LONGEST_TITLE = 120


def write_html(doc: Document, *, title: str | None = None) -> str:
    """A document as one page that needs nothing else: no script, style, font or picture comes from elsewhere.

    Args:
        doc: The document.
        title: What stands in the browser's tab; the headline or the first words of the story where it is None.

    Returns:
        The page, to be stored as UTF-8. Whatever the story holds stays text in it.

    Example:
        >>> from newsdoc.document import Document
        >>> "&lt;script&gt;" in write_html(Document(text="<script>"))
        True
    """
    who = cast(doc)
    style = _part("view.css") + _part("page.css") + f"@media (scripting: none) {{{_joins(doc, who, '')}}}"
    script = _part("page.js")
    return Template(_part("page.html")).substitute(
        title=text(flowing(title) if title else _title(doc)),
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        view=_view(doc, who, ""),
    )


def notebook_view(doc: Document) -> str:
    """The view of the page as a part of another page: no script, and styles that touch nothing around it.

    Example:
        >>> from newsdoc.document import Document
        >>> notebook_view(Document(text="It rained."))[:7]
        '<style>'
    """
    # Ids are shared by all that stands in a notebook, hence a name for each text.
    name = f"nd{crc32(repr(doc.text).encode()):08x}"
    who = cast(doc)
    return f"<style>{_part('view.css')}{_joins(doc, who, name)}</style>{_view(doc, who, name)}"


def _view(doc: Document, who: Cast, name: str) -> Markup:
    prefix = f"{name}-" if name else ""
    known, said = facts(doc), feed(doc)
    parts = {
        "story": story(doc, who, prefix),
        "facts": known or tag("p", "Nothing is known beside the words.", class_="none"),
        "feed": tag("details", tag("summary", "What the feed said"), said) if said else "",
        "sources": sources(doc, who, prefix),
        "diagnostics": diagnostics(doc, prefix),
    }
    return Markup(
        Template(_part("view.html")).substitute(
            parts,
            name=name and f" {name}",
            # A page has one main part; what is shown within another page is a part of its own.
            main="section" if name else "main",
            heading=tag("h1", _title(doc), class_="unseen") if _untitled(doc) else "",
            prefix=prefix,
            language=text(language_tag(doc) or "und"),
            counts=_counts(doc, who),
            sources_count=_named(who),
            diagnostics_count=len(doc.diagnostics),
        )
    )


def _untitled(doc: Document) -> bool:
    return not any(block.role == "headline" and block.text.strip() for block in doc.blocks)


def _named(who: Cast) -> int:
    return sum(bool(speaker.name) for speaker in who.speakers)


def _counts(doc: Document, who: Cast) -> str:
    counted = {
        "paragraph": len(doc.paragraphs),
        "quotation": len(doc.quotations),
        "attribution": len(doc.attributions),
        "source": _named(who),
    }
    return " · ".join(f"{number} {name}{'s' * (number != 1)}" for name, number in counted.items())


def _title(doc: Document) -> str:
    words = flowing(doc.headline.text) if doc.headline else flowing(doc.text[doc.body_start :][: 2 * _LONGEST_TITLE])
    if len(words) > _LONGEST_TITLE:
        words = words[:_LONGEST_TITLE].rpartition(" ")[0] + " …"
    return words or "A story without words"


def _joins(doc: Document, who: Cast, name: str) -> str:
    """Where no script runs: rules that light up all parts of one attribution, or all that one source says."""
    root = f".newsdoc.{name}" if name else ".newsdoc.newsdoc"
    parts = ".story .x:hover,.ref:focus-visible,.statement:hover,.statement:focus-within,.speaker h3:hover"
    # Twice the story: a notebook has this stylesheet once more for each cell, and the later one would win.
    rules = [f"{root}:where(:has({parts})) .story.story :is(.content,.nested){{background-color:transparent}}"]
    for n in range(1, len(doc.attributions) + 1)[:_JOINED_AT_MOST]:
        pointed = f".i{n}:hover,.ref.i{n}:focus-visible,.statement.i{n}:focus-within"
        rules.append(f"{root}:has({pointed}) .x{n}{{background-color:var(--lit)}}")
    for n in range(1, len(who.speakers) + 1)[:_JOINED_AT_MOST]:
        rules += [f"{root}:has(.k{n} h3:hover) :is(.s{n},.m{n}){{background-color:var(--lit)}}"]
    return "\n".join(rules)


def _hash(content: str) -> str:
    """The hash by which the page's own style and script, and no others, are allowed to take effect."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


@cache
def _part(name: str) -> str:
    return files("newsdoc.writers.page").joinpath(name).read_text(encoding="utf-8")
