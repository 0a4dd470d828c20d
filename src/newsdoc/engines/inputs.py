"""Stories out of files: Parquet, CSV, JSON lines and folders of texts, packed with gzip or zstd or not.

Every row of the input is a row here, in an order that does not change: what cannot be read has an error instead of a
text, so that nothing is lost without a word.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsdoc.errors import NewsdocError, OptionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_PACKED = {".gz": "gzip", ".zst": "zstd"}
_BROKEN = (OSError, EOFError, ValueError, csv.Error, pa.ArrowException)
_BATCH = 256


class Row(NamedTuple):
    """One story as it was read: its bytes in UTF-8, or why there are none.

    `done` is the share of its file up to here, `last` tells that nothing of the file can be read behind it.
    """

    id: str
    text: bytes | None
    error: str | None = None
    done: float = 0.0
    last: bool = False


class Columns(NamedTuple):
    """What to read of a table, and how."""

    text: str = "text"
    id: str | None = None
    encoding: str = "utf-8"


class Source(NamedTuple):
    """A file with a table, or a folder with texts."""

    kind: str
    name: str
    paths: tuple[Path, ...]

    def size(self) -> int:
        """Its bytes, 0 for what is gone."""
        return sum(path.stat().st_size for path in self.paths if path.exists())


class InputError(NewsdocError):
    """There is nothing at this path that could be read."""


def find_sources(paths: Iterable[Path]) -> list[Source]:
    """The sources at these paths, in the order given and by name within folders.

    Raises:
        InputError: There is no such file, or none of a kind that is known.
    """
    sources: list[Source] = []
    for path in paths:
        if not path.exists():
            raise InputError(f"{path}: no such file or folder")
        files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        found = [Source(kind, str(each), (each,)) for each in files if (kind := _kind(each)) not in {"text", None}]
        texts = tuple(each for each in files if _kind(each) == "text")
        if texts:
            found.append(Source("text", str(path), texts))
        if not found:
            raise InputError(f"{path}: no {', '.join(sorted(_KINDS))} here, packed or not")
        sources += found
    return sources


def read_rows(source: Source, columns: Columns, *, skip: int = 0) -> Iterator[Row]:
    """The rows of a source behind the first `skip`; if the file breaks off, the last row tells."""
    row = skip
    try:
        for each in _READERS[source.kind](source, columns, skip):
            row += 1
            yield each if each.id else each._replace(id=f"{source.name}#{row}")
    except _BROKEN as error:
        # CSV names columns that are missing by ValueError too, and that is misuse.
        if isinstance(error, OptionError):
            raise
        told = str(error).splitlines()[0] if str(error) else type(error).__name__
        yield Row(f"{source.name}#{row + 1}", None, f"unreadable from here on: {told}", 1.0, last=True)


def _kind(path: Path) -> str | None:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in _PACKED:
        suffixes.pop()
    return _KINDS.get(suffixes[-1]) if suffixes else None


def _open(path: Path) -> tuple[Any, Callable[[], float]]:
    """The bytes of a file, unpacked, and the function that tells which share of it was read."""
    raw = path.open("rb")
    size = path.stat().st_size or 1
    codec = _PACKED.get(path.suffix.lower())
    stream: Any = io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(raw, "r"), codec)) if codec else raw
    return stream, lambda: raw.tell() / size


def _texts(source: Source, columns: Columns, skip: int) -> Iterator[Row]:
    base = Path(source.name)
    for n, path in enumerate(source.paths[skip:], skip + 1):
        key = path.relative_to(base).as_posix() if path != base else str(path)
        done = n / len(source.paths)
        try:
            stream, _ = _open(path)
            with stream:
                raw = stream.read()
        except _BROKEN as error:
            yield Row(key, None, f"unreadable: {error}", done)
        else:
            yield Row(key, _utf8(raw, columns.encoding), None, done)


def _utf8(raw: bytes, encoding: str) -> bytes:
    """UTF-8 is left to the workers, which replace what is none."""
    return raw if encoding.lower() in {"utf-8", "utf8"} else raw.decode(encoding, "replace").encode()


def _json_lines(source: Source, columns: Columns, skip: int) -> Iterator[Row]:
    stream, done = _open(source.paths[0])
    with stream:
        lines = (line for line in stream if line.strip())
        for n, line in enumerate(lines):
            if n >= skip:
                yield _json_row(line, columns)._replace(done=done())


def _json_row(line: bytes, columns: Columns) -> Row:
    try:
        found = json.loads(line.decode(columns.encoding))
    except (ValueError, RecursionError) as error:
        return Row("", None, f"unreadable: {error}")
    if not isinstance(found, dict):
        return Row("", None, f"unreadable: {type(found).__name__} instead of an object")
    key = "" if columns.id is None or found.get(columns.id) is None else str(found[columns.id])
    text = found.get(columns.text)
    if not isinstance(text, str):
        return Row(_whole(key), None, None if text is None else f"not-text: {columns.text!r} is {type(text).__name__}")
    return Row(_whole(key), _whole(text).encode())


def _whole(text: str) -> str:
    """Without halves of characters, which JSON can hold and UTF-8 cannot."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _csv(source: Source, columns: Columns, skip: int) -> Iterator[Row]:
    csv.field_size_limit(2**31 - 1)
    stream, done = _open(source.paths[0])
    with io.TextIOWrapper(stream, columns.encoding, errors="replace", newline="") as lines:
        reader = csv.reader(lines)
        header = [name.removeprefix("\ufeff") for name in next(reader, [])]
        text_at, id_at = (_place(header, name, source) for name in (columns.text, columns.id))
        fields = (fields for fields in reader if fields)
        for n, row in enumerate(fields):
            if n < skip:
                continue
            if len(row) != len(header):
                yield Row("", None, f"unreadable: {len(row)} fields instead of {len(header)}", done())
            else:
                yield Row("" if id_at is None else row[id_at], row[text_at or 0].encode(), None, done())


def _place(names: Sequence[str], name: str | None, source: Source) -> int | None:
    if name is None:
        return None
    if name not in names:
        raise OptionError(f"{source.name}: there is no column {name!r}; there are: {', '.join(names)}")
    return list(names).index(name)


def _parquet(source: Source, columns: Columns, skip: int) -> Iterator[Row]:
    with pq.ParquetFile(source.paths[0]) as file:
        for name in (columns.text, columns.id):
            _place(file.schema_arrow.names, name, source)
        groups = list(range(file.num_row_groups))
        before = 0
        while groups and before + file.metadata.row_group(groups[0]).num_rows <= skip:
            before += file.metadata.row_group(groups.pop(0)).num_rows
        names = [name for name in (columns.text, columns.id) if name is not None]
        row = before
        for batch in file.iter_batches(_BATCH, row_groups=groups, columns=names):
            texts = _bytes(batch.column(columns.text), columns.text)
            keys = pc.cast(batch.column(columns.id), pa.string()).to_pylist() if columns.id else [""] * len(texts)
            for key, text in zip(keys, texts, strict=True):
                row += 1
                if row > skip:
                    yield Row(key or "", text, None, row / file.metadata.num_rows)


def _bytes(column: Any, name: str) -> list[bytes | None]:
    try:
        plain: list[bytes | None] = pc.cast(pc.cast(column, pa.large_string()), pa.large_binary()).to_pylist()
    except pa.ArrowInvalid:  # not UTF-8 in a column of bytes: for the workers to replace
        plain = pc.cast(column, pa.large_binary()).to_pylist()
    except pa.ArrowNotImplementedError:
        raise OptionError(f"the column {name!r} holds {column.type}, no text") from None
    return plain


_KINDS = {
    ".parquet": "parquet",
    ".csv": "csv",
    ".jsonl": "json lines",
    ".ndjson": "json lines",
    ".txt": "text",
}
_READERS: dict[str, Callable[[Source, Columns, int], Iterator[Row]]] = {
    "parquet": _parquet,
    "csv": _csv,
    "json lines": _json_lines,
    "text": _texts,
}
