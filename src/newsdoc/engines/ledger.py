"""What a batch has done so far, on disk: nothing counts before its record is there under its own name.

OUT/documents/part-000000.parquet ...     one folder for each table
OUT/_parts/run.json                       what was asked for: inputs, options
OUT/_parts/part-000000.json               one finished part: its rows, losses, files and their hashes
OUT/manifest.json                         all of it, written last
"""

from __future__ import annotations

import json
import os
from collections import Counter
from contextlib import suppress
from hashlib import file_digest
from typing import TYPE_CHECKING, Any

from newsdoc.errors import NewsdocError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SUFFIX = ".unfinished"


class BatchError(NewsdocError):
    """The output folder does not fit what was asked for."""


class Ledger:
    """The records of one output folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._records = folder / "_parts"
        self._lock: Any = None
        self._ours = False

    def open(self, asked: dict[str, Any], tables: Iterable[str], *, resume: bool) -> list[dict[str, Any]]:
        """Make the folders, or look at what is there; gives the records of the parts that are finished.

        Raises:
            BatchError: The folder is in use, holds something else, or was made from other inputs or with other options.
        """
        run = self._records / "run.json"
        begun = run.exists()
        if self.folder.exists() and any(self.folder.iterdir()) and not (begun and resume):
            what = "holds a batch already; give --resume to go on with it" if begun else "is not empty"
            raise BatchError(f"{self.folder} {what}, or name another folder")
        for table in tables:
            (self.folder / table).mkdir(parents=True, exist_ok=True)
        self._records.mkdir(exist_ok=True)
        self._take_lock()
        asked = json.loads(json.dumps(asked))
        if begun:
            _compare(json.loads(run.read_text(encoding="utf-8")), asked, self.folder)
        else:
            write_json(run, asked)
        self._ours = True
        self._sweep()
        return self._finished()

    def _take_lock(self) -> None:
        try:
            import fcntl
        except ImportError:  # Windows
            return
        self._lock = (self._records / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._lock.close()
            self._lock = None
            raise BatchError(f"{self.folder} is being written by another process") from None

    def close(self) -> None:
        """Leave nothing unfinished, and let others have the folder; it goes by itself when the process ends."""
        if self._ours:
            self._sweep()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _sweep(self) -> None:
        """Remove what a run that ended early has left: Ctrl-C may come while files are being opened."""
        for left in self.folder.glob(f"*/*{_SUFFIX}"):
            with suppress(OSError):
                left.unlink()

    def _finished(self) -> list[dict[str, Any]]:
        """The parts from the first one on whose files are all there and as long as they were."""
        records: list[dict[str, Any]] = []
        while (path := self._record(len(records))).exists():
            record = json.loads(path.read_text(encoding="utf-8"))
            for name, file in record["files"].items():
                written = self.folder / name
                if not written.exists() or written.stat().st_size != file["bytes"]:
                    raise BatchError(f"{written} is not what was written; remove {self.folder} and begin anew")
            records.append(record)
        return records

    def _record(self, part: int) -> Path:
        return self._records / f"part-{part:06}.json"

    def path(self, table: str, part: int) -> Path:
        """Where the rows of a part are written until it is finished."""
        return self.folder / table / f"part-{part:06}.parquet{_SUFFIX}"

    def finish(self, part: int, tables: Iterable[str], facts: dict[str, Any]) -> dict[str, Any]:
        """Give the files of a part their names and record it."""
        files = {}
        for table in tables:
            written = self.path(table, part)
            final = written.with_suffix("")
            with written.open("rb") as file:
                os.fsync(file.fileno())
                sha256 = file_digest(file, "sha256").hexdigest()
            written.rename(final)
            name = final.relative_to(self.folder).as_posix()
            files[name] = {"bytes": final.stat().st_size, "sha256": sha256}
        record = {"part": part, **facts, "files": files}
        write_json(self._record(part), record)
        return record

    def write_manifest(self, asked: dict[str, Any], records: list[dict[str, Any]]) -> dict[str, Any]:
        """Sum up all parts; the batch is complete when this file is there."""
        totals: dict[str, Counter[str]] = {name: Counter() for name in ("rows", "errors", "diagnostics")}
        for record in records:
            for name, counter in totals.items():
                counter.update(record[name])
        manifest = {
            **asked,
            **{name: dict(sorted(counter.items())) for name, counter in totals.items()},
            "failures": [failure for record in records for failure in record["failures"]],
            "files": {name: file for record in records for name, file in record["files"].items()},
        }
        write_json(self.folder / "manifest.json", manifest)
        return manifest


def _compare(before: dict[str, Any], asked: dict[str, Any], folder: Path) -> None:
    """Say what differs, so that one folder never holds rows of two kinds."""
    other = [name for name in sorted({*before, *asked}) if before.get(name) != asked.get(name)]
    if other:
        raise BatchError(f"{folder} was begun with other {', '.join(other)}; give the same, or name another folder")


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Write a file that is whole or not there, whatever happens meanwhile."""
    unfinished = path.with_name(path.name + _SUFFIX)
    with unfinished.open("w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=1)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    with suppress(OSError):  # the name too, where folders can be synced
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
