"""Inputs of batches in every format, and a look at what a batch left. Needs pyarrow."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsdoc.engines.batch import Plan, run_batch
from newsdoc.engines.inputs import Columns, find_sources
from newsdoc.options import Options
from newsdoc.testing import stories

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXTS = [made.text for made in stories(60, paragraphs=2)]
IDS = [f"story-{n}" for n in range(len(TEXTS))]
ROWS = [{"guid": key, "body": text} for key, text in zip(IDS, TEXTS, strict=True)]
FAST = Options(scope="none")
COLUMNS = Columns("body", "guid")
PLAN = Plan(COLUMNS, FAST, rows_per_part=25)
COMMAND = [sys.executable, "-m", "newsdoc", "batch", "--text-column", "body", "--id-column", "guid", "--scope", "none"]


def write_parquet(path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(ROWS), path, row_group_size=7)


def write_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["guid", "n", "body"])
        writer.writeheader()
        writer.writerows({**row, "n": 1} for row in ROWS)


def write_json(path: Path) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")


def packed(write: Callable[[Path], None], codec: str) -> Callable[[Path], None]:
    def write_packed(path: Path) -> None:
        plain = path.with_suffix("")
        write(plain)
        with pa.CompressedOutputStream(pa.OSFile(str(path), "wb"), codec) as file:
            file.write(plain.read_bytes())
        plain.unlink()

    return write_packed


WRITERS: dict[str, Callable[[Path], None]] = {
    "wire.parquet": write_parquet,
    "wire.csv": write_csv,
    "wire.jsonl": write_json,
    "wire.csv.gz": packed(write_csv, "gzip"),
    "wire.jsonl.zst": packed(write_json, "zstd"),
}


def table_of(folder: Path, name: str) -> Any:
    return pa.concat_tables([pq.read_table(part) for part in sorted((folder / name).glob("*.parquet"))])


def files_of(folder: Path) -> dict[str, bytes]:
    """All that a finished batch left, but the lock."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def run(path: Path, out: Path, plan: Plan = PLAN, **options: Any) -> dict[str, Any]:
    return run_batch(find_sources([path]), out, plan, **{"workers": 0, **options})
