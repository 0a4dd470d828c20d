"""Files of stories in, Parquet out, part by part; a batch that was ended goes on where its last whole part ends."""

from __future__ import annotations

from collections import deque
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import pyarrow as pa

from newsdoc.engines.arrow import ParseColumns, Stories
from newsdoc.engines.inputs import Columns, Source, read_rows
from newsdoc.engines.ledger import Ledger
from newsdoc.engines.part import PartWriter
from newsdoc.engines.pool import run_in_order
from newsdoc.engines.schema import FLAT_SCHEMAS, VERSION
from newsdoc.options import Options
from newsdoc.parser import Parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from newsdoc.engines.inputs import Row

_CHUNK, _BYTES = 64, 250_000


class Plan(NamedTuple):
    """What a batch shall do. What is here changes the output; how many workers do it does not."""

    columns: Columns = Columns()
    options: Options = Options()
    tables: tuple[str, ...] = tuple(FLAT_SCHEMAS)
    keep_text: bool = True
    rows_per_part: int = 20_000
    sample: float | None = None


class Progress(NamedTuple):
    """How far a batch is: stories in this run, and the share of all input."""

    stories: int
    done: float


class _Chunk(NamedTuple):
    """Rows that go to a worker, the part they belong to, and where in the input they end."""

    stories: Stories
    part: int
    source: int
    row: int
    done: float


def run_batch(
    sources: list[Source],
    folder: Path,
    plan: Plan,
    *,
    workers: int,
    resume: bool = False,
    time_limit: float | None = None,
    tell: Callable[[Progress], None] = lambda _: None,
) -> dict[str, Any]:
    """Parse all stories of the sources into Parquet files of a folder; gives the manifest.

    Args:
        sources: What to read.
        folder: Where to write; new, empty, or with `resume` what an earlier run of the same plan left.
        plan: What to do.
        workers: As in `newsdoc.parse_many`.
        resume: Go on with what is in the folder.
        time_limit: As in `newsdoc.parse_many`.
        tell: Called after each chunk.
    """
    ledger = Ledger(folder)
    asked = _asked(sources, plan)
    try:
        records = ledger.open(asked, plan.tables, resume=resume)
        last = records[-1]["end"] if records else {"source": 0, "row": 0}
        chunks = _chunks(sources, plan, len(records), last["source"], last["row"])
        for record in _parts(ledger, plan, chunks, workers, time_limit, tell):
            records.append(record)
        return ledger.write_manifest(asked, records)
    finally:
        ledger.close()


def _asked(sources: list[Source], plan: Plan) -> dict[str, Any]:
    """What a later run must agree with to go on, as JSON."""
    options = plan.options
    return {
        "newsdoc": version("newsdoc"),
        "schema": VERSION,
        "inputs": [{"path": each.name, "files": len(each.paths), "bytes": each.size()} for each in sources],
        "columns": plan.columns._asdict(),
        "options": {
            "reference_date": options.reference_date and options.reference_date.isoformat(),
            "language": options.language,
            "scope": options.scope,
            "min_confidence": options.min_confidence,
        },
        "tables": list(plan.tables),
        "keep_text": plan.keep_text,
        "rows_per_part": plan.rows_per_part,
        "sample": plan.sample,
    }


def _chunks(sources: list[Source], plan: Plan, part: int, source: int, row: int) -> Iterator[_Chunk]:
    """The rows from there on, cut where parts end: the same chunks in every run that begins at the same part."""
    rows: list[Row] = []
    count = size = 0
    sizes = [each.size() for each in sources]
    total = sum(sizes) or 1
    for at in range(source, len(sources)):
        skip = row if at == source else 0
        before = sum(sizes[:at])
        for n, each in enumerate(read_rows(sources[at], plan.columns, skip=skip), skip + 1):
            if plan.sample is not None and crc32(each.id.encode()) >= plan.sample * 2**32:
                continue
            rows.append(each)
            count += 1
            size += len(each.text or b"")
            full = count == plan.rows_per_part
            if full or len(rows) == _CHUNK or size >= _BYTES:
                # Whoever goes on behind a file's last row must not meet its error again.
                end = (at + 1, 0) if each.last else (at, n)
                yield _Chunk(_stories(rows), part, *end, (before + each.done * sizes[at]) / total)
                rows, size = [], 0
            if full:
                part, count = part + 1, 0
    if rows:
        yield _Chunk(_stories(rows), part, len(sources), 0, 1.0)


def _stories(rows: list[Row]) -> Stories:
    ids, texts, errors, *_ = zip(*rows, strict=True)
    return Stories(pa.array(texts, pa.large_binary()), pa.array(ids, pa.string()), pa.array(errors, pa.string()))


def _parts(
    ledger: Ledger,
    plan: Plan,
    chunks: Iterator[_Chunk],
    workers: int,
    time_limit: float | None,
    tell: Callable[[Progress], None],
) -> Iterator[dict[str, Any]]:
    """Parse and write; gives the record of each part when it is finished."""
    waiting: deque[_Chunk] = deque()

    def stories() -> Iterator[Stories]:
        for chunk in chunks:
            waiting.append(chunk)
            yield chunk.stories

    work = ParseColumns(Parser(plan.options), keep_text=plan.keep_text)
    writer: PartWriter | None = None
    count = 0
    results = run_in_order(work, stories(), workers=workers, time_limit=time_limit)
    try:
        for given, parsed in results:
            chunk = waiting.popleft()
            if writer is not None and writer.part != chunk.part:
                yield writer.finish()
                writer = None
            writer = writer or PartWriter(ledger, plan.tables, chunk.part)
            writer.add(given, parsed.batch, {"source": chunk.source, "row": chunk.row})
            count += parsed.batch.num_rows
            tell(Progress(count, chunk.done))
        if writer is not None:
            yield writer.finish()
            writer = None
    finally:
        results.close()  # type: ignore[attr-defined]  # a generator: its workers end now
        if writer is not None:
            writer.drop()
