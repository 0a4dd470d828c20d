"""One table of stories for all engines, and the bytes that each of them must make of it."""

from __future__ import annotations

import importlib
import io
import os
from typing import Any

import pyarrow as pa
import pytest

from newsdoc.arrow import SCHEMA, parse_table
from newsdoc.testing import stories

TEXTS = [*(made.text for made in stories(30, paragraphs=2)), "", None]
TABLE = pa.table({"guid": [f"{n:02}" for n in range(len(TEXTS))], "text": TEXTS})


def needed(module: str) -> Any:
    """The module; where it is missing the test is skipped, or fails if engines are required: `make test-engines`."""
    if os.environ.get("NEWSDOC_ENGINES") == "required":
        return importlib.import_module(module)
    return pytest.importorskip(module, reason=f"{module} is not installed: make test-engines")


def written(table: Any) -> bytes:
    """The bytes of a table, its rows in the order of their ids: engines keep none."""
    assert table.schema.names == SCHEMA.names
    rows = sorted(table.to_pylist(), key=lambda row: str(row["id"]))
    rebuilt = pa.Table.from_pylist(rows, SCHEMA)  # one layout for all
    sink = io.BytesIO()
    with pa.ipc.new_file(sink, SCHEMA) as writer:
        writer.write_table(rebuilt)
    return sink.getvalue()


def expected() -> bytes:
    """Those of `parse_table`."""
    return written(parse_table(TABLE, id_column="guid"))
