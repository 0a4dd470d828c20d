"""The recipes of docs/engines.md, run as they stand there: the rows of `parse_table`, byte for byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

pa = pytest.importorskip("pyarrow", reason="the extra newsdoc[arrow] is not installed")

import pyarrow.parquet as pq  # noqa: E402
from stories_table import TABLE, expected, needed, written  # noqa: E402

import newsdoc  # noqa: E402
from newsdoc.arrow import SCHEMA, parse_batches, parse_table  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.filterwarnings("default"), pytest.mark.timeout(600)]
NAMES = {"SCHEMA": SCHEMA, "parse_batches": parse_batches, "parse_table": parse_table, "pyarrow": pa, "pq": pq}


def cook(root: Path, title: str, **ingredients: Any) -> dict[str, Any]:
    """Run the first Python below a title of the page; what it leaves behind."""
    page = (root / "docs" / "engines.md").read_text(encoding="utf-8")
    recipe = re.search(r"```python\n(.*?)```", page[page.index(f"**{title}**") :], re.DOTALL)
    assert recipe is not None
    left = NAMES | ingredients
    exec(recipe[1], left)
    return left


def test_dask(root: Path, tmp_path: Path) -> None:
    dask = needed("dask")
    paths = [tmp_path / f"{first:02}.parquet" for first in range(0, TABLE.num_rows, 8)]
    for path in paths:
        pq.write_table(TABLE.slice(int(path.stem), 8), path)
    left = cook(root, "Dask", dask=dask, paths=paths)
    assert written(pa.concat_tables(left["tables"])) == expected()


def test_polars(root: Path) -> None:
    polars = needed("polars")
    left = cook(root, "Polars", polars=polars, frame=polars.from_arrow(TABLE))
    assert isinstance(left["parsed"], polars.DataFrame)
    assert written(left["parsed"].to_arrow()) == expected()


def test_pandas(root: Path) -> None:
    frame = needed("pandas").DataFrame(TABLE.to_pydict())
    assert written(cook(root, "pandas", frame=frame)["parsed"]) == expected()


def test_duckdb(root: Path) -> None:
    connection = needed("duckdb").connect()
    connection.register("stories", TABLE)
    connection.execute("CREATE TABLE wire AS SELECT * FROM stories")
    cook(root, "DuckDB", connection=connection)
    assert written(connection.sql("SELECT * FROM parsed").arrow().read_all()) == expected()
    [counted] = connection.execute("SELECT sum(len(quotations)) FROM parsed").fetchall()
    assert counted[0] > TABLE.num_rows


def test_datasets_and_its_cache(root: Path, tmp_path: Path) -> None:
    datasets = needed("datasets")
    dataset = datasets.Dataset(TABLE)
    left = cook(root, "Hugging Face datasets", datasets=datasets, dataset=dataset)
    assert written(left["parsed"].with_format("arrow")[:]) == expected()
    again = cook(root, "Hugging Face datasets", datasets=datasets, dataset=dataset)
    assert again["parsed"]._fingerprint == left["parsed"]._fingerprint


def test_parsers_have_the_same_fingerprint_in_every_process() -> None:
    fingerprint = needed("datasets.fingerprint")
    parser = newsdoc.Parser(newsdoc.Options(language="en"))
    same, other = newsdoc.Parser(newsdoc.Options(language="en")), newsdoc.Parser()
    assert fingerprint.Hasher.hash(parser) == fingerprint.Hasher.hash(same) != fingerprint.Hasher.hash(other)
