"""Flat tables out of nested ones, column by column: no row is looked at in Python."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newsdoc.engines.schema import FLAT_SCHEMAS


def flatten(table: pa.Table | pa.RecordBatch) -> dict[str, pa.Table]:
    """One row a thing instead of lists: the tables "documents", "quotations", "attributions" and "sources".

    `document_id` is the `id` of the document, `index` the place in its list; what `parent` counts is `index`.

    Args:
        table: What `parse_table` or `parse_batches` gave.

    Example:
        >>> from newsdoc.engines.schema import SCHEMA
        >>> flatten(SCHEMA.empty_table())["quotations"].num_rows
        0
    """
    if isinstance(table, pa.RecordBatch):
        table = pa.Table.from_batches([table])
    columns = {name: _whole(table.column(name)) for name in table.schema.names}
    return {
        "documents": _documents(columns),
        "quotations": _things(columns, "quotations"),
        "attributions": _attributions(columns),
        "sources": _things(columns, "sources"),
    }


def _whole(column: pa.ChunkedArray) -> Any:
    """The column in one piece."""
    whole = column.combine_chunks()
    if not isinstance(whole, pa.ChunkedArray):
        return whole
    return whole.chunk(0) if whole.num_chunks else pa.array([], whole.type)


def _documents(columns: dict[str, Any]) -> pa.Table:
    def first(items: Any, name: str) -> Any:
        """A field of the first struct of each list, null where the list is null or empty."""
        some = pc.if_else(pc.equal(pc.list_value_length(items), 0), None, pc.list_slice(items, 0, 1))
        parents = pc.list_parent_indices(some)
        values = pc.struct_field(pc.list_flatten(some), name)
        return values.take(pc.index_in(pa.array(range(len(items)), parents.type), parents))

    def names(items: Any, name: str) -> Any:
        """One field of the structs of each list."""
        values = pc.struct_field(pc.list_flatten(items), name)
        lengths = pc.fill_null(pc.list_value_length(items), 0)
        ends = pc.cast(pc.cumulative_sum(lengths), pa.int32())
        offsets = pa.concat_arrays([pa.array([0], pa.int32()), ends])
        return pa.ListArray.from_arrays(offsets, values)

    def count(name: str) -> Any:
        return pc.list_value_length(columns[name])

    dateline = columns["dateline"]
    places, agencies = pc.struct_field(dateline, "places"), pc.struct_field(dateline, "agencies")
    values = {
        "slugline": pc.struct_field(columns["slugline"], "text"),
        "headline": pc.struct_field(columns["headline"], "text"),
        "byline": pc.struct_field(columns["byline"], "text"),
        "authors": names(pc.struct_field(columns["byline"], "authors"), "name"),
        "dateline": pc.struct_field(dateline, "text"),
        "city": first(places, "city"),
        "region": first(places, "region"),
        "country": first(places, "country"),
        "agency": pc.coalesce(first(agencies, "name"), first(agencies, "text")),
        "agencies": names(agencies, "text"),
        "date": pc.struct_field(dateline, ["date", "value"]),
        "paragraphs": count("paragraphs"),
        "quotations": count("quotations"),
        "attributions": count("attributions"),
        "sources": count("sources"),
        "diagnostics": names(columns["diagnostics"], "code"),
    }
    schema = FLAT_SCHEMAS["documents"]
    return pa.Table.from_arrays([values.get(name, columns.get(name)) for name in schema.names], schema=schema)


def _keys(columns: dict[str, Any], name: str) -> tuple[Any, Any]:
    """`document_id` and `index` of the things of a column of lists."""
    items = columns[name]
    parents = pc.list_parent_indices(items)
    lengths = pc.fill_null(pc.list_value_length(items), 0)
    begins = pc.subtract(pc.cumulative_sum(lengths), lengths)
    index = pc.subtract(pa.array(range(len(parents)), pa.int64()), begins.take(parents))
    return columns["id"].take(parents), pc.cast(index, pa.int32())


def _things(columns: dict[str, Any], name: str) -> pa.Table:
    things = pc.list_flatten(columns[name])
    return pa.Table.from_arrays([*_keys(columns, name), *things.flatten()], schema=FLAT_SCHEMAS[name])


def _attributions(columns: dict[str, Any]) -> pa.Table:
    things = pc.list_flatten(columns["attributions"])

    def part(*path: str) -> Any:
        return pc.struct_field(things, list(path))

    values = {
        "source": part("source", "text"),
        "source_kind": part("source", "kind"),
        "source_id": part("source", "source_id"),
        "source_name": part("source", "name"),
        "cue": part("cue", "text"),
        "content": part("content", "text"),
        "source_spans": part("source", "spans"),
        "cue_spans": part("cue", "spans"),
        "content_spans": part("content", "spans"),
    }
    schema = FLAT_SCHEMAS["attributions"]
    rest = [values[name] if name in values else part(name) for name in schema.names[2:]]
    return pa.Table.from_arrays([*_keys(columns, "attributions"), *rest], schema=schema)
