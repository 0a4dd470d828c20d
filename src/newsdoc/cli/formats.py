"""The output formats of `newsdoc parse`: one table, a function each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.highlighter import JSONHighlighter
from rich.text import Text

from newsdoc.cli.inert import inert, inert_json
from newsdoc.cli.view import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from newsdoc.document import Document


def write_json(doc: Document, _name: str | None, console: Console) -> None:
    """The document as JSON: indented and coloured for a terminal, one line for everything else."""
    if not console.is_terminal:
        write_jsonl(doc, None, console)
        return
    text = Text(inert_json(doc.model_dump_json(indent=2)))
    JSONHighlighter().highlight(text)
    console.print(text, soft_wrap=True)


def write_jsonl(doc: Document, _name: str | None, console: Console) -> None:
    """The document as one line of JSON."""
    line = doc.model_dump_json()
    console.file.write((inert_json(line) if console.is_terminal else line) + "\n")


def write_text(doc: Document, _name: str | None, console: Console) -> None:
    """The paragraphs of the story alone, each on one line, with a blank line between them."""
    story = "\n\n".join(" ".join(paragraph.text.split()) for paragraph in doc.paragraphs)
    console.file.write((inert(story) if console.is_terminal else story) + "\n")


FORMATS: dict[str, Callable[[Document, str | None, Console], None]] = {
    "view": show,
    "json": write_json,
    "jsonl": write_jsonl,
    "text": write_text,
}
