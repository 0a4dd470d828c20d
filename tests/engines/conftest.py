"""What the tests of batches share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Sixty stories as Parquet."""
    from batches import write_parquet  # pyarrow may not be installed

    path = tmp_path / "wire.parquet"
    write_parquet(path)
    return path
