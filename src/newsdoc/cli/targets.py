"""From what was named on the command line to the files that are read, and where what is made of each goes."""

from __future__ import annotations

import os
from collections import Counter
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.cli.inputs import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Task(NamedTuple):
    """A file to read and where to write; `target` is None for standard output."""

    source: Path
    target: Path | None


def found_files(named: Iterable[Path]) -> list[tuple[Path, Path]]:
    """Every file once, with the path below the output folder that it stands for.

    Folders are searched with those inside them, names that begin with a dot left out; patterns that the shell did not
    resolve are resolved here.
    """
    seen: dict[Path, Path] = {}
    for path in named:
        for file, place in _files_of(path):
            seen.setdefault(file, place)
    return list(seen.items())


def _files_of(path: Path) -> Iterator[tuple[Path, Path]]:
    if str(path) == STANDARD_INPUT:
        yield path, Path("standard-input")
    elif path.is_dir():
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                if not name.startswith("."):
                    yield Path(folder, name), Path(folder, name).relative_to(path)
    elif not path.exists() and has_magic(str(path)):
        matches = sorted(glob(str(path), recursive=True))  # noqa: PTH207  pathlib has no patterns with a drive or root
        for match in matches:
            yield from _files_of(Path(match))
        if not matches:
            yield path, Path(path.name)
    else:
        yield path, Path(path.name)


def tasks(found: list[tuple[Path, Path]], output: Path | None, suffix: str, *, one_file: bool) -> list[Task]:
    """What to do with each file: `one_file` writes to `output` itself, else it is a folder."""
    if output is None or one_file:
        return [Task(file, output) for file, _ in found]
    plain = [output / place.with_suffix(suffix) for _, place in found]
    # story.txt and story.html would both become story.json: then each keeps its whole name.
    often = Counter(plain)
    full = [output / place.with_name(place.name + suffix) for _, place in found]
    return [
        Task(file, short if often[short] == 1 else long)
        for (file, _), short, long in zip(found, plain, full, strict=True)
    ]
