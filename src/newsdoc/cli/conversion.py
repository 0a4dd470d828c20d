"""The conversion of one file, in this process or in another: it reads, writes, and tells what became of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newsdoc.cli.inert import inert, inert_json
from newsdoc.cli.inputs import STANDARD_INPUT, shown_name
from newsdoc.errors import NewsdocError
from newsdoc.readers.read import read_feed
from newsdoc.writers.write import FORMATS, text_of, write

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from newsdoc.cli.targets import Task
    from newsdoc.document import Document


class Settings(NamedTuple):
    """How to read and write; the same for all files."""

    to: str
    options: dict[str, Any]
    read_as: str | None = None
    encoding: str | None = None
    reference_date: dt.date | None = None
    language: str | None = None


class Outcome(NamedTuple):
    """What became of a file: how many stories were written, and what went wrong."""

    stories: int
    problem: str | None = None


def convert_file(task: Task, settings: Settings) -> Outcome:
    """Read all stories of a file and write each; whatever fails is told, not raised."""
    stories = 0
    try:
        for number, doc in _numbered(_stories(task.source, settings)):
            written = write(doc, settings.to, **settings.options)
            if task.target is None:
                sys.stdout.write(_shown(written, settings.to) if sys.stdout.isatty() else written)
            else:
                _store(doc, written, task, settings.to, number)
            stories += 1
    except BrokenPipeError:
        raise
    except (NewsdocError, OSError) as error:
        reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
        named = str(task.source) in reason
        return Outcome(stories, reason if named else f"{shown_name(task.source)}: {reason}")
    if not stories:
        return Outcome(0, f"{shown_name(task.source)}: there is no story in this file")
    return Outcome(stories)


def _shown(written: str, to: str) -> str:
    return inert_json(written) if FORMATS[to].suffix.endswith(("json", "jsonld")) else inert(written)


def _stories(source: Path, settings: Settings) -> Iterator[Document]:
    return read_feed(
        sys.stdin.buffer if str(source) == STANDARD_INPUT else source,
        format=settings.read_as,
        encoding=settings.encoding,
        reference_date=settings.reference_date,
        language=settings.language,
        scope="speech" if FORMATS[settings.to].has_voices else "none",
    )


def _numbered(docs: Iterator[Document]) -> Iterator[tuple[int | None, Document]]:
    """The stories with their numbers, from 1; a story that is alone has none."""
    first = next(docs, None)
    if first is None:
        return
    second = next(docs, None)
    yield (None if second is None else 1), first
    if second is not None:
        yield 2, second
        yield from enumerate(docs, 3)


def _store(doc: Document, written: str, task: Task, to: str, number: int | None) -> None:
    target = task.target or Path()
    suffix = FORMATS[to].suffix
    stem, ending = (
        (target.name[: -len(suffix)], suffix) if target.name.endswith(suffix) else (target.stem, target.suffix)
    )
    if number is not None:
        stem = f"{stem}-{number}"
    target = target.with_name(stem + ending)
    if _is_source(target, task):
        raise NewsdocError(f"{target} would be written over the file it is made of; choose another --output")
    target.parent.mkdir(parents=True, exist_ok=True)
    _replace(target, written)
    beside = FORMATS[to].text_suffix
    if beside is not None and not _is_source(text := target.with_name(stem + beside), task):
        _replace(text, text_of(doc))


def _is_source(path: Path, task: Task) -> bool:
    return str(task.source) != STANDARD_INPUT and path.exists() and path.samefile(task.source)


def _replace(target: Path, written: str) -> None:
    """Write the whole file or nothing: who looks at the folder meanwhile finds no half stories."""
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        # JSON may hold halves of characters as they are, see Document.model_dump_json.
        part.write_bytes(written.encode("utf-8", "backslashreplace"))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
