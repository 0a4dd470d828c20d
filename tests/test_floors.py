"""Floors of the benchmarks are raised and never lowered."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """\
# A comment that stays.
[harbour]
scorer = "s.py"

[harbour.measures]
"overall.span.f1" = { floor = 90.00, goal = 95.0 }
"wrong" = { ceiling = 3.00 }

[bridge.measures]
"overall.span.f1" = { floor = 50.00 }
"""


@pytest.fixture(scope="module")
def floors(root: Path) -> Any:
    spec = importlib.util.spec_from_file_location("check_floors", root / "benchmarks" / "check_floors.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def verdicts(floors: Any, span: float, wrong: float) -> list[Any]:
    row = tomllib.loads(TABLE)["harbour"]
    verdicts: list[Any] = floors.judge("harbour", row, {"overall": {"span": {"f1": span}}, "wrong": wrong})
    return verdicts


def test_better_figures_make_stricter_limits(floors: Any) -> None:
    found = verdicts(floors, 0.93456, 0.01234)
    assert [v.kept for v in found] == [True, True]
    rows = tomllib.loads(floors.tightened(TABLE, found))
    assert rows["harbour"]["measures"] == {
        "overall.span.f1": {"floor": 93.45, "goal": 95.0},
        "wrong": {"ceiling": 1.24},
    }
    assert rows["bridge"]["measures"]["overall.span.f1"]["floor"] == 50.0


def test_worse_figures_fall_and_change_nothing(floors: Any) -> None:
    found = verdicts(floors, 0.8999, 0.0301)
    assert [v.kept for v in found] == [False, False]
    assert floors.tightened(TABLE, found) == TABLE
    assert "FELL" in floors.show(found)


def test_raised_limits_are_kept_by_the_same_figures(floors: Any) -> None:
    raised = tomllib.loads(floors.tightened(TABLE, verdicts(floors, 2 / 3, 1 / 30)))
    again = floors.judge("harbour", raised["harbour"], {"overall": {"span": {"f1": 0.93456}}, "wrong": 0.01234})
    assert all(v.kept for v in again)


def test_committed_floors_are_well_formed(floors: Any) -> None:
    rows = tomllib.loads(floors.FLOORS.read_text(encoding="utf-8"))
    for row in rows.values():
        assert {"scorer", "gold", "sha256", "measures"} <= row.keys()
        for limits in row["measures"].values():
            assert len(limits.keys() & {"floor", "ceiling"}) == 1
