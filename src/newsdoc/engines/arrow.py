"""Arrow in, Arrow out: the public functions of `newsdoc.arrow`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from newsdoc.engines.columns import empty_row, record_batch, row
from newsdoc.engines.failures import digest
from newsdoc.engines.pool import check_time_limit, run_in_order, worker_count
from newsdoc.engines.schema import SCHEMA
from newsdoc.engines.workers import EXAMPLE
from newsdoc.errors import OptionError
from newsdoc.options import Options, Scope
from newsdoc.parser import Parser

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsdoc.engines.workers import Reason

_CHUNK = 64
_BYTES = 250_000


class Stories(NamedTuple):
    """Some rows of the input: the column of texts, that of ids, and that of errors met when reading; or None.

    Between processes they travel as a message of Arrow, of which both sides know the schema: to pickle the columns
    would take thirty times as long, and a slice would drag along the whole of what it was cut from.
    """

    texts: Any
    ids: Any = None
    errors: Any = None

    def __reduce__(self) -> tuple[Any, ...]:
        columns = {name: column for name, column in self._asdict().items() if column is not None}
        return _stories, (tuple(columns), pa.record_batch(columns, _input(columns)).serialize().to_pybytes())

    def part(self, first: int, count: int) -> Stories:
        """Some of these rows."""
        return Stories(*(None if column is None else column.slice(first, count) for column in self))


class Parsed(NamedTuple):
    """A batch of `SCHEMA`, which travels in the same way."""

    batch: Any

    def __reduce__(self) -> tuple[Any, ...]:
        return _parsed, (self.batch.serialize().to_pybytes(),)


def _input(names: Iterable[str]) -> pa.Schema:
    types = {"texts": pa.large_binary(), "ids": pa.string(), "errors": pa.string()}
    return pa.schema({name: types[name] for name in names})


def _stories(names: tuple[str, ...], message: bytes) -> Stories:
    batch = pa.ipc.read_record_batch(pa.py_buffer(message), _input(names))
    return Stories(**dict(zip(names, batch.columns, strict=True)))


def _parsed(message: bytes) -> Parsed:
    return Parsed(pa.ipc.read_record_batch(pa.py_buffer(message), SCHEMA))


class ParseColumns:
    """The work of a worker: columns of texts to batches of `SCHEMA`."""

    def __init__(self, parser: Parser, *, keep_text: bool = True) -> None:
        self._parser, self._keep_text = parser, keep_text

    def prepare(self) -> None:
        """Read the tables."""
        self._parser.analyse(EXAMPLE)

    def run(self, chunk: Stories, begin: Callable[[int], None]) -> Parsed:
        """One row for each."""
        texts = _strings(chunk.texts)
        keys = _keys(chunk, texts)
        errors = [None] * len(texts) if chunk.errors is None else chunk.errors.to_pylist()
        rows = []
        for position, (key, text, error) in enumerate(zip(keys, texts, errors, strict=True)):
            begin(position)
            rows.append(empty_row(key, text, error) if error or text is None else self._row(key, text))
        return Parsed(record_batch(rows))

    def _row(self, key: str | None, text: str) -> tuple[Any, ...]:
        try:
            return row(key, self._parser.analyse(text), keep_text=self._keep_text)
        except Exception as error:  # a bug on one text must not take down the others
            return empty_row(key, text, f"error: {type(error).__name__}: {error}")

    def split(self, chunk: Stories) -> Sequence[Stories]:
        """One chunk for each row."""
        return [chunk.part(n, 1) for n in range(len(chunk.texts))]

    def join(self, results: Sequence[Parsed]) -> Parsed:
        """All rows in one batch."""
        return Parsed(pa.concat_batches([parsed.batch for parsed in results]))

    def failed(self, chunk: Stories, reason: Reason) -> Parsed:
        """The row of a text that ended its workers; it keeps its text, which is what one wants to look at."""
        texts = _strings(chunk.texts)
        return Parsed(record_batch([empty_row(_keys(chunk, texts)[0], texts[0], reason)]))


def parse_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    text_column: str = "text",
    id_column: str | None = None,
    keep_text: bool = True,
    workers: int | None = 0,
    time_limit: float | None = None,
    reference_date: dt.date | None = None,
    language: str | None = None,
    scope: Scope = "speech",
    min_confidence: float | None = None,
) -> Iterator[pa.RecordBatch]:
    """Parse the texts of a stream of batches, lazily.

    Args:
        batches: Any iterable; a `pyarrow.RecordBatchReader` is one.
        text_column: The column of texts: string, large_string, string_view, a dictionary of these, or binary in UTF-8.
        id_column: The column that becomes `id`, as text; without it a text's SHA-256 does, the first 32 digits.
        keep_text: Whether the rows hold their text. What could not be parsed keeps it in any case.
        workers: As in `newsdoc.parse_many`, but none unless asked for: engines have workers of their own.
        time_limit: As in `newsdoc.parse_many`.
        reference_date: As in `newsdoc.parse`, for all texts.
        language: As in `newsdoc.parse`.
        scope: As in `newsdoc.parse`.
        min_confidence: As in `newsdoc.parse`.

    Returns:
        Batches of `SCHEMA`: one row for each row of the input, in its order, though cut at other rows.

    Example:
        >>> batch = pa.record_batch({"text": ["BERN (AFP) - The council voted against it.", None]})
        >>> [story["language"] for parsed in parse_batches([batch]) for story in parsed.to_pylist()]
        ['en', None]
    """
    count = worker_count(workers)
    check_time_limit(time_limit, count)
    work = ParseColumns(Parser(Options(reference_date, language, scope, min_confidence)), keep_text=keep_text)
    chunks = (chunk for batch in batches for chunk in cut(batch, text_column, id_column))
    return (parsed.batch for _, parsed in run_in_order(work, chunks, workers=count, time_limit=time_limit))


def parse_table(table: pa.Table, **options: Any) -> pa.Table:
    """Parse the texts of a table.

    Args:
        table: The stories.
        **options: Those of `parse_batches`.

    Returns:
        A table of `SCHEMA`, in one piece, so that equal rows are equal bytes however the input was cut.

    Example:
        >>> parsed = parse_table(pa.table({"n": [7], "text": ["BERN (AFP) - No."]}), id_column="n")
        >>> parsed["id"].to_pylist(), parsed["dateline"][0]["text"].as_py()
        (['7'], 'BERN (AFP)')
    """
    return pa.Table.from_batches(parse_batches(table.to_batches(), **options), SCHEMA).combine_chunks()


def cut(batch: pa.RecordBatch, text_column: str, id_column: str | None) -> Iterator[Stories]:
    """The rows of a batch in chunks that a worker takes at once: few where texts are long."""
    for name in (text_column, id_column):
        if name is not None and name not in batch.schema.names:
            raise OptionError(f"there is no column {name!r}; there are: {', '.join(batch.schema.names)}")
    texts = _plain(batch.column(text_column), text_column)
    ids = None if id_column is None else pc.cast(batch.column(id_column), pa.string())
    stories = Stories(texts, ids)
    lengths = pc.fill_null(pc.binary_length(texts), 0).to_pylist()
    first = size = 0
    for n, length in enumerate(lengths):
        size += length
        if n + 1 - first >= _CHUNK or size >= _BYTES or n + 1 == len(lengths):
            yield stories.part(first, n + 1 - first)
            first, size = n + 1, 0


def _plain(column: Any, name: str) -> Any:
    """Any column of texts as bytes: whether they are UTF-8 is looked at row by row."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.dictionary_decode()
        kind = column.type
    if pa.types.is_null(kind):
        return pc.cast(column, pa.large_binary())
    if pa.types.is_string_view(kind):
        column = pc.cast(column, pa.large_string())
    elif not (
        pa.types.is_string(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_binary(kind)
        or pa.types.is_large_binary(kind)
    ):
        raise OptionError(f"the column {name!r} holds {kind}, no text")
    return pc.cast(column, pa.large_binary())


def _strings(texts: Any) -> list[str | None]:
    """Bytes to characters; what is not UTF-8 becomes U+FFFD, which a diagnostic tells."""
    return [None if raw is None else raw.decode("utf-8", "replace") for raw in texts.to_pylist()]


def _keys(chunk: Stories, texts: Sequence[str | None]) -> Sequence[str | None]:
    if chunk.ids is not None:
        keys: list[str | None] = chunk.ids.to_pylist()
        return keys
    return [None if text is None else digest(text)[:32] for text in texts]
