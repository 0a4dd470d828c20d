"""Spark, a real one in local mode: the rows of `parse_table`, byte for byte."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("pyarrow", reason="the extra newsdoc[arrow] is not installed")

from stories_table import TABLE, expected, needed, written

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.filterwarnings("default"), pytest.mark.timeout(600)]
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "7",
    "spark.sql.shuffle.partitions": "2",
}


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    pyspark = needed("pyspark.sql")
    if shutil.which("java") is None and os.environ.get("NEWSDOC_ENGINES") != "required":
        pytest.skip("Spark needs Java, and none is on PATH: make test-engines")
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    builder = pyspark.SparkSession.builder.master("local[2]").appName("newsdoc")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.parametrize("partitions", [1, 4])
def test_rows_do_not_depend_on_the_partitions(partitions: int, spark: Any) -> None:
    from newsdoc.engines.spark import parse_dataframe

    rows = [tuple(row.values()) for row in TABLE.to_pylist()]
    frame = spark.createDataFrame(rows, "guid string, text string").repartition(partitions)
    assert written(parse_dataframe(frame, id_column="guid").toArrow()) == expected()


def test_takes_only_the_columns_it_needs(spark: Any) -> None:
    from newsdoc.engines.spark import parse_dataframe

    frame = spark.createDataFrame([("Yes.", {"a": 1})], "text string, other map<string, int>")
    assert parse_dataframe(frame, scope="none").select("text").collect()[0]["text"] == "Yes."
