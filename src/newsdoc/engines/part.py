"""One part of a batch while it is written: rows gathered into groups, counts and hashes of what they hold."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsdoc.engines.flat import flatten
from newsdoc.engines.schema import FLAT_SCHEMAS, SCHEMA

if TYPE_CHECKING:
    from newsdoc.engines.arrow import Stories
    from newsdoc.engines.ledger import Ledger

NESTED = "stories"
TABLES = (*FLAT_SCHEMAS, NESTED)
_SCHEMAS = {**FLAT_SCHEMAS, NESTED: SCHEMA}
_GROUP_ROWS, _GROUP_BYTES = 4096, 64_000_000


class PartWriter:
    """One part being written: rows gathered into groups, and what is to be told of them."""

    def __init__(self, ledger: Ledger, tables: tuple[str, ...], part: int) -> None:
        self.part = part
        self._ledger, self._tables = ledger, tables
        self._files = {
            table: pq.ParquetWriter(ledger.path(table, part), _SCHEMAS[table], compression="zstd") for table in tables
        }
        self._batches: list[pa.RecordBatch] = []
        self._size = 0
        self._rows: Counter[str] = Counter()
        self._errors: Counter[str] = Counter()
        self._diagnostics: Counter[str] = Counter()
        self._failures: list[dict[str, str]] = []
        self._texts = sha256()
        self._end: dict[str, int] = {}

    def add(self, given: Stories, parsed: pa.RecordBatch, end: dict[str, int]) -> None:
        """Some more rows, and where in the input they end."""
        self._batches.append(parsed)
        self._size += parsed.nbytes
        self._end = end
        self._tell_of(given, parsed)
        if self._size >= _GROUP_BYTES or sum(len(batch) for batch in self._batches) >= _GROUP_ROWS:
            self._write()

    def _tell_of(self, given: Stories, parsed: pa.RecordBatch) -> None:
        errors = parsed.column("error")
        self._rows.update(input=len(errors), failed=len(errors) - errors.null_count)
        self._rows["without text"] += given.texts.null_count
        codes = pc.value_counts(pc.struct_field(pc.list_flatten(parsed.column("diagnostics")), "code"))
        self._diagnostics.update({each["values"]: each["counts"] for each in codes.to_pylist()})
        for text in given.texts:
            self._texts.update(text.as_buffer() or b"")
            self._texts.update(b"\0")
        for n, error in enumerate(errors.to_pylist() if errors.null_count < len(errors) else ()):
            if error is not None:
                self._errors[error.partition(":")[0]] += 1
                told = {"id": parsed.column("id")[n].as_py(), "error": error}
                raw = given.texts[n].as_py()
                self._failures.append(told | ({} if raw is None else {"sha256": sha256(raw).hexdigest()}))

    def _write(self) -> None:
        table = pa.Table.from_batches(self._batches, SCHEMA)
        self._batches, self._size = [], 0
        tables = {NESTED: table} | (flatten(table) if set(self._tables) - {NESTED} else {})
        for name, file in self._files.items():
            file.write_table(tables[name])
            self._rows[name] += len(tables[name])

    def finish(self) -> dict[str, Any]:
        """Close the files, name them, record the part."""
        if self._batches:
            self._write()
        try:
            for file in self._files.values():
                file.close()
        finally:
            self._files = {}
        facts = {
            "end": self._end,
            "texts_sha256": self._texts.hexdigest(),
            "rows": dict(self._rows),
            "errors": dict(self._errors),
            "diagnostics": dict(self._diagnostics),
            "failures": self._failures,
        }
        return self._ledger.finish(self.part, self._tables, facts)

    def drop(self) -> None:
        """Close the files of a part that will not be finished; the ledger removes them."""
        for file in self._files.values():
            with suppress(OSError, pa.ArrowException):  # the disk that was full still is
                file.close()
