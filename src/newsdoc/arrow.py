"""Stories in Arrow tables: `SCHEMA`, `parse_table`, `parse_batches`, `flatten`. Needs the extra `newsdoc[arrow]`.

Example:
    >>> import pyarrow as pa
    >>> parsed = parse_table(pa.table({"text": ["OSLO (AP) - “Yes”, he said."]}))
    >>> parsed["quotations"][0][0]["text"].as_py()
    '“Yes”'
    >>> flatten(parsed)["documents"]["city"].to_pylist()
    ['Oslo']
"""

from newsdoc.engines.arrow import parse_batches, parse_table
from newsdoc.engines.flat import flatten
from newsdoc.engines.schema import FLAT_SCHEMAS, SCHEMA, VERSION

__all__ = ["FLAT_SCHEMAS", "SCHEMA", "VERSION", "flatten", "parse_batches", "parse_table"]
