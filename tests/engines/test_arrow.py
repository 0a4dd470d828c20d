"""Arrow tables: what the model says, whatever the columns are made of and however they are cut."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import pytest

pa = pytest.importorskip("pyarrow", reason="the extra newsdoc[arrow] is not installed")

from poison import PoisonParser  # noqa: E402

import newsdoc  # noqa: E402
from newsdoc.arrow import FLAT_SCHEMAS, SCHEMA, VERSION, flatten, parse_batches, parse_table  # noqa: E402
from newsdoc.engines import arrow as engine  # noqa: E402
from newsdoc.engines.failures import digest  # noqa: E402
from newsdoc.testing import stories  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

MADE = list(stories(40))
TEXTS: list[str | None] = [
    *(made.text for made in MADE),
    "",
    "“One ‘two “three” two’ one” and “four ‘five’”, he said.",
    "\0\x16 \r\n “ not closed",
    None,
]
IDS = [f"story-{n}" for n in range(len(TEXTS))]
TABLE = pa.table({"name": IDS, "text": TEXTS})


@pytest.fixture(scope="module")
def parsed() -> Any:
    return parse_table(TABLE, id_column="name")


def written(table: Any) -> bytes:
    """The bytes of a table as an Arrow file."""
    sink = io.BytesIO()
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table.combine_chunks())
    return sink.getvalue()


def plain(value: Any) -> Any:
    """A model as nested plain values in which spans are start and end of what they belong to."""
    if isinstance(value, dict):
        span = value.get("span")
        rest = {name: plain(each) for name, each in value.items() if name != "span"}
        return (dict(span) if span else {}) | rest
    return [plain(each) for each in value] if isinstance(value, list | tuple) else value


def without_text(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in item.items() if name != "text"} for item in items]


def quotations(items: list[dict[str, Any]], rows: list[dict[str, Any]], parent: int | None = None) -> None:
    """Those of a document, outer ones first, as rows."""
    for item in items:
        rest = {name: item[name] for name in ("start", "end", "text", "open", "close", "kind")}
        inner = {"inner_start": item["inner"]["start"], "inner_end": item["inner"]["end"]}
        rows.append(rest | inner | {"parent": parent})
        quotations(item["children"], rows, len(rows) - 1)


def expected(doc: newsdoc.Document, key: str) -> dict[str, Any]:
    """The row of a document, made from the model."""
    raw = plain(doc.model_dump())
    rows: list[dict[str, Any]] = []
    quotations(raw["quotations"], rows)
    names = {source["id"]: source["name"] for source in raw["sources"]}
    for each in raw["attributions"]:
        if each["source"]:
            each["source"]["name"] = names.get(each["source"]["source_id"])
    told = [{name: value for name, value in each.items() if name != "message"} for each in raw["diagnostics"]]
    return {name: raw[name] for name in SCHEMA.names if name in raw} | {
        "id": key,
        "characters": len(doc.text),
        "blocks": without_text(raw["blocks"]),
        "paragraphs": without_text(raw["paragraphs"]),
        "quotations": rows,
        "diagnostics": told,
        "error": None,
    }


def test_rows_say_what_the_documents_say(parsed: Any) -> None:
    for text, key, row in zip(TEXTS[:-1], IDS, parsed.to_pylist(), strict=False):
        assert text is not None
        assert row == expected(newsdoc.parse(text), key)


def test_schema_is_versioned(parsed: Any) -> None:
    assert parsed.schema.equals(SCHEMA, check_metadata=True)
    assert SCHEMA.metadata == {b"newsdoc.schema": VERSION.encode()}


def test_null_text_is_a_row_of_nulls(parsed: Any) -> None:
    [row] = parsed.slice(len(TEXTS) - 1).to_pylist()
    assert row["id"] == IDS[-1]
    assert not any(value for name, value in row.items() if name != "id")


@pytest.mark.parametrize("size", [1, 3, 17, 1000])
def test_bytes_do_not_depend_on_the_partitioning(size: int, parsed: Any) -> None:
    batches = parse_batches(TABLE.to_batches(max_chunksize=size), id_column="name")
    assert written(pa.Table.from_batches(batches, SCHEMA)) == written(parsed)


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_change_nothing(workers: int, parsed: Any) -> None:
    assert written(parse_table(TABLE, id_column="name", workers=workers)) == written(parsed)


@pytest.mark.parametrize(
    "kind", ["string", "large_string", "string_view", "binary", "large_binary", "dictionary", "large dictionary"]
)
def test_any_column_of_texts(kind: str, parsed: Any) -> None:
    large = "large" in kind
    column = pa.array(TEXTS, pa.large_string() if large else pa.string())
    column = column.dictionary_encode() if "dictionary" in kind else column.cast(getattr(pa, kind)())
    table = pa.table({"name": pa.array(IDS).dictionary_encode(), "body": column})
    assert written(parse_table(table, text_column="body", id_column="name")) == written(parsed)


def test_slices_and_chunks(parsed: Any) -> None:
    cut = pa.concat_tables([TABLE.slice(0, 5), TABLE.slice(5, 0), TABLE.slice(5)])
    assert written(parse_table(cut, id_column="name")) == written(parsed)
    assert parse_table(TABLE.slice(3, 9), id_column="name").equals(parsed.slice(3, 9))


@pytest.mark.parametrize("column", [pa.array([], pa.string()), pa.array([None, None], pa.string()), pa.nulls(2)])
def test_empty_and_null_columns(column: Any) -> None:
    parsed = parse_table(pa.table({"text": column}))
    assert parsed.num_rows == len(column)
    assert parsed["id"].null_count == len(column)
    assert {name: table.num_rows for name, table in flatten(parsed).items()} == {
        "documents": len(column), "quotations": 0, "attributions": 0, "sources": 0,
    }  # fmt: skip


def test_no_batches() -> None:
    assert list(parse_batches([])) == []
    assert parse_table(SCHEMA.empty_table()).num_rows == 0


def test_ids_are_made_text_and_texts_without_one_get_their_hash() -> None:
    table = pa.table({"n": [7, None], "text": ["Yes.", "No."]})
    assert parse_table(table, id_column="n")["id"].to_pylist() == ["7", None]
    assert parse_table(table)["id"].to_pylist() == [digest(text)[:32] for text in ("Yes.", "No.")]


def test_bytes_that_are_not_utf8_are_told() -> None:
    [row] = parse_table(pa.table({"text": pa.array([b"Caf\xe9 noir"])})).to_pylist()
    assert row["text"] == "Caf\ufffd noir"
    assert "ND103" in [each["code"] for each in row["diagnostics"]]


def test_invalid_utf8_in_a_string_column() -> None:
    broken = pa.Array.from_buffers(
        pa.string(),
        1,
        [None, pa.py_buffer((0).to_bytes(4, "little") + (3).to_bytes(4, "little")), pa.py_buffer(b"a\xffb")],
    )
    assert parse_table(pa.table({"text": broken}))["text"].to_pylist() == ["a\ufffdb"]


def test_text_can_be_left_out(parsed: Any) -> None:
    lean = parse_table(TABLE, id_column="name", keep_text=False)
    assert lean["text"].null_count == lean.num_rows
    assert written(lean.drop(["text"])) == written(parsed.drop(["text"]))


def test_options_are_plain_values() -> None:
    table = pa.table({"text": ["OSLO, March 3 (AP) - The ferry sailed."]})
    parsed = parse_table(table, reference_date=dt.date(2021, 3, 4), scope="none", language="en")
    assert parsed["dateline"][0]["date"]["value"].as_py() == dt.date(2021, 3, 3)


@pytest.mark.parametrize(
    "wrong", [{"text_column": "body"}, {"id_column": "key"}, {"text_column": "n"}, {"scope": "x"}, {"time_limit": 1}]
)
def test_misuse_is_told(wrong: dict[str, Any]) -> None:
    with pytest.raises(newsdoc.OptionError):
        parse_table(pa.table({"n": [1], "text": ["Yes."]}), **wrong)


def test_batches_are_taken_one_by_one() -> None:
    taken = 0

    def batches() -> Iterator[Any]:
        nonlocal taken
        for batch in TABLE.to_batches(max_chunksize=4):
            taken += 1
            yield batch

    parsed = parse_batches(batches(), id_column="name")
    assert taken == 0
    next(parsed)
    assert taken == 1


def test_documents_that_kill_hang_or_fail_are_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "Parser", PoisonParser)
    texts = ["Yes.", "KILL", "No.", "HANG", "BUG", "Yes."]
    parsed = parse_table(pa.table({"text": texts}), workers=2, time_limit=3, keep_text=False)
    assert parsed["error"].to_pylist() == [
        None, "killed", None, "timeout", "error: ZeroDivisionError: a bug on purpose", None,
    ]  # fmt: skip
    assert parsed["text"].to_pylist() == [None, "KILL", None, "HANG", "BUG", None]
    assert parsed["id"].to_pylist() == [digest(text)[:32] for text in texts]


def test_flat_tables_hold_what_the_nested_one_does(parsed: Any) -> None:
    flat = flatten(parsed)
    assert {name: table.schema for name, table in flat.items()} == FLAT_SCHEMAS
    for name in ("quotations", "sources"):
        rows = [
            {"document_id": story["id"], "index": n, **each}
            for story in parsed.to_pylist()
            for n, each in enumerate(story[name])
        ]
        assert flat[name].to_pylist() == rows
    assert flat["quotations"].num_rows > 40
    assert flat["quotations"]["parent"].null_count < flat["quotations"].num_rows


def test_flat_attributions(parsed: Any) -> None:
    rows = flatten(parsed)["attributions"].to_pylist()
    expected = [(story["id"], n, each) for story in parsed.to_pylist() for n, each in enumerate(story["attributions"])]
    assert [(row["document_id"], row["index"]) for row in rows] == [(key, n) for key, n, _ in expected]
    for row, (_, _, each) in zip(rows, expected, strict=True):
        source = each["source"] or {}
        assert row["source"] == source.get("text")
        assert row["source_name"] == source.get("name")
        assert row["content_spans"] == each["content"]["spans"]
        assert [row[name] for name in ("kind", "parent", "confidence", "rule")] == [
            each[name] for name in ("kind", "parent", "confidence", "rule")
        ]


def test_flat_documents(parsed: Any) -> None:
    for row, story in zip(flatten(parsed)["documents"].to_pylist(), parsed.to_pylist(), strict=True):
        dateline = story["dateline"] or {"text": None, "places": [], "agencies": [], "date": None}
        place = next(iter(dateline["places"]), {"city": None, "region": None, "country": None})
        agency = next(iter(dateline["agencies"]), {"name": None, "text": None})
        assert [row["city"], row["region"], row["country"]] == [place["city"], place["region"], place["country"]]
        assert row["agency"] == (agency["name"] or agency["text"])
        assert row["date"] == (dateline["date"] and dateline["date"]["value"])
        assert row["headline"] == (story["headline"] and story["headline"]["text"])
        assert row["authors"] == [author["name"] for author in (story["byline"] or {"authors": []})["authors"]]
        assert [row[name] for name in ("quotations", "paragraphs")] == [
            len(story[name]) for name in ("quotations", "paragraphs")
        ]
        assert row["diagnostics"] == [each["code"] for each in story["diagnostics"]]
