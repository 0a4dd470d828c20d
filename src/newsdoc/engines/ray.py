"""Stories in Ray Data: blocks of Arrow in, blocks of Arrow out.

Needs the extra `newsdoc[ray]`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsdoc.engines.arrow import parse_table

if TYPE_CHECKING:
    from ray.data import Dataset


def parse_dataset(ds: Dataset, *, batch_size: int | None = 256, **options: Any) -> Dataset:
    """Parse the stories of a dataset.

    Args:
        ds: The stories, one a row.
        batch_size: Rows that a task parses at once; None for whole blocks.
        **options: Those of `newsdoc.arrow.parse_batches`: `text_column`, `id_column`, `scope` and so on.

    Returns:
        A dataset of the columns of `newsdoc.arrow.SCHEMA`, evaluated when Ray is asked for it.
    """
    return ds.map_batches(parse_table, batch_format="pyarrow", batch_size=batch_size, fn_kwargs=options)
