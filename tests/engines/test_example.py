"""The example over the output runs and adds up."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("pyarrow", reason="the extra newsdoc[arrow] is not installed")

from stories_table import needed


def test_who_is_quoted(root: Path, tmp_path: Path) -> None:
    duckdb = needed("duckdb")
    needed("matplotlib")
    script = root / "examples" / "who_is_quoted.py"
    done = subprocess.run(
        [sys.executable, str(script), "--stories", "20", "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "who-is-quoted.svg").read_text(encoding="utf-8").startswith("<?xml")
    counted = duckdb.sql(
        f"SELECT count(*), count(DISTINCT document_id) FROM '{tmp_path}/attributions/*.parquet'"
    ).fetchall()
    assert counted[0][0] > 20
    assert "speaker: direct, mixed, indirect, stories" in done.stdout
