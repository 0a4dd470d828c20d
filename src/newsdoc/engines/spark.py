"""Stories in Spark: the executors parse batches of Arrow, no row passes through pickled Python objects.

Needs the extra `newsdoc[spark]` on the driver, and `newsdoc[arrow]` wherever executors run.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from newsdoc.engines.arrow import parse_batches
from newsdoc.engines.schema import SCHEMA

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def parse_dataframe(df: DataFrame, **options: Any) -> DataFrame:
    """Parse the stories of a data frame.

    Args:
        df: The stories, one a row.
        **options: Those of `newsdoc.arrow.parse_batches`: `text_column`, `id_column`, `scope` and so on.

    Returns:
        A data frame of the columns of `newsdoc.arrow.SCHEMA`, evaluated when Spark asks for it.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    names = [name for name in (options.get("text_column", "text"), options.get("id_column")) if name is not None]
    return df.select(*names).mapInArrow(partial(parse_batches, **options), from_arrow_schema(SCHEMA))
