"""Spark, Ray and the libraries of the recipes: the same input gives the same bytes in all of them."""

from __future__ import annotations

import io
import os
import shutil
import sys
import warnings
from typing import TYPE_CHECKING, Any

import pytest

pa = pytest.importorskip("pyarrow", reason="the extra newsdoc[arrow] is not installed")

import newsdoc  # noqa: E402
from newsdoc.arrow import SCHEMA, parse_batches, parse_table  # noqa: E402
from newsdoc.testing import stories  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.filterwarnings("default"), pytest.mark.timeout(600)]
TEXTS = [*(made.text for made in stories(30, paragraphs=2)), "", None]
TABLE = pa.table({"name": [f"{n:02}" for n in range(len(TEXTS))], "text": TEXTS})


@pytest.fixture(scope="module")
def expected() -> bytes:
    return written(parse_table(TABLE, id_column="name"))


def written(table: Any) -> bytes:
    """The bytes of a table, its rows in the order of their ids: engines keep none."""
    assert table.schema.names == SCHEMA.names
    rows = sorted(table.to_pylist(), key=lambda row: str(row["id"]))
    rebuilt = pa.Table.from_pylist(rows, SCHEMA)  # one layout for all
    sink = io.BytesIO()
    with pa.ipc.new_file(sink, SCHEMA) as writer:
        writer.write_table(rebuilt)
    return sink.getvalue()


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    pyspark = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: make test-engines")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, and none is on PATH")
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    builder = pyspark.SparkSession.builder.master("local[2]").appName("newsdoc")
    settings = {
        "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.execution.arrow.pyspark.enabled": "true", "spark.sql.execution.arrow.maxRecordsPerBatch": "7",
        "spark.sql.shuffle.partitions": "2",
    }  # fmt: skip
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.parametrize("partitions", [1, 4])
def test_spark(partitions: int, spark: Any, expected: bytes) -> None:
    from newsdoc.engines.spark import parse_dataframe

    rows = [tuple(row.values()) for row in TABLE.to_pylist()]
    frame = spark.createDataFrame(rows, "name string, text string").repartition(partitions)
    assert written(parse_dataframe(frame, id_column="name").toArrow()) == expected


def test_spark_takes_only_the_columns_it_needs(spark: Any) -> None:
    from newsdoc.engines.spark import parse_dataframe

    frame = spark.createDataFrame([("Yes.", {"a": 1})], "text string, other map<string, int>")
    assert parse_dataframe(frame, scope="none").select("text").collect()[0]["text"] == "Yes."


@pytest.mark.parametrize("batch_size", [5, None])
def test_ray(batch_size: int | None, expected: bytes) -> None:
    ray = pytest.importorskip("ray", reason="ray is not installed: make test-engines")
    pytest.importorskip("ray.data", reason="ray[data] is not installed: make test-engines")
    from newsdoc.engines.ray import parse_dataset

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, ignore_reinit_error=True)
        try:
            parsed = parse_dataset(ray.data.from_arrow(TABLE), id_column="name", batch_size=batch_size)
            tables = ray.get(parsed.to_arrow_refs())
        finally:
            ray.shutdown()
    assert (
        written(pa.concat_tables([table.select(SCHEMA.names) for table in tables], promote_options="permissive"))
        == expected
    )


# --- the recipes of docs/engines.md


def test_dask(expected: bytes) -> None:
    dask = pytest.importorskip("dask", reason="dask is not installed: make test-engines")
    parts = [TABLE.slice(first, 8) for first in range(0, TABLE.num_rows, 8)]
    tasks = [dask.delayed(parse_table)(part, id_column="name") for part in parts]
    assert written(pa.concat_tables(dask.compute(*tasks, scheduler="threads"))) == expected


def test_polars(expected: bytes) -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed: make test-engines")
    frame = polars.from_arrow(TABLE)
    parsed = polars.from_arrow(parse_table(frame.to_arrow(), id_column="name"))
    assert parsed["id"].to_list() == TABLE["name"].to_pylist()
    assert written(parse_table(frame.to_arrow(), id_column="name")) == expected


def test_pandas(expected: bytes) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed: make test-engines")
    frame = pandas.DataFrame({"name": TABLE["name"].to_pylist(), "text": TEXTS})
    assert written(parse_table(pa.Table.from_pandas(frame, preserve_index=False), id_column="name")) == expected


def test_duckdb(expected: bytes, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: make test-engines")
    connection = duckdb.connect()
    connection.register("wire", TABLE)
    result = connection.execute("select name, text from wire order by name")
    reader = result.to_arrow_reader(9) if hasattr(result, "to_arrow_reader") else result.fetch_record_batch(9)
    stream = pa.RecordBatchReader.from_batches(SCHEMA, parse_batches(reader, id_column="name"))
    parsed = pa.Table.from_batches(stream, SCHEMA)
    assert written(parsed) == expected
    connection.register("parsed", parsed)
    [counted] = connection.execute("select sum(len(quotations)) from parsed").fetchall()
    assert counted[0] == sum(len(quotations or []) for quotations in parsed["quotations"].to_pylist())


def test_datasets_map_and_its_cache(expected: bytes, tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets", reason="datasets is not installed: make test-engines")
    dataset = datasets.Dataset(TABLE).with_format("arrow")
    parsed = dataset.map(
        parse_table, batched=True, batch_size=9, fn_kwargs={"id_column": "name"},
        remove_columns=dataset.column_names, cache_file_name=str(tmp_path / "cache.arrow"),
        features=datasets.Features.from_arrow_schema(SCHEMA),
    )  # fmt: skip
    assert written(parsed.with_format("arrow")[:]) == expected


def test_parsers_have_the_same_fingerprint_in_every_process() -> None:
    fingerprint = pytest.importorskip("datasets.fingerprint", reason="datasets is not installed: make test-engines")
    parser = newsdoc.Parser(newsdoc.Options(language="en"))
    same, other = newsdoc.Parser(newsdoc.Options(language="en")), newsdoc.Parser()
    assert fingerprint.Hasher.hash(parser) == fingerprint.Hasher.hash(same) != fingerprint.Hasher.hash(other)
