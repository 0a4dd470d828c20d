"""Ray Data, a real one on this machine: the rows of `parse_table`, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

pa = pytest.importorskip("pyarrow", reason="the extra newsdoc[arrow] is not installed")

from stories_table import TABLE, expected, needed, written  # noqa: E402

from newsdoc.arrow import SCHEMA  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    ray = needed("ray")
    needed("ray.data")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, ignore_reinit_error=True)
    yield ray
    ray.shutdown()


@pytest.mark.parametrize("batch_size", [5, None])
def test_rows_do_not_depend_on_the_batches(batch_size: int | None, ray: Any) -> None:
    from newsdoc.engines.ray import parse_dataset

    parsed = parse_dataset(ray.data.from_arrow(TABLE), id_column="guid", batch_size=batch_size)
    tables = [table.select(SCHEMA.names) for table in ray.get(parsed.to_arrow_refs())]
    assert written(pa.concat_tables(tables, promote_options="permissive")) == expected()
