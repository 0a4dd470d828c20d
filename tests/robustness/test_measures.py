"""The tools that look for trouble do find it: the benchmark's limits and the fuzzer."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def load(root: Path, name: str) -> Any:
    spec = importlib.util.spec_from_file_location(root.joinpath(name).stem, root / name)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_hostile_families_are_many_and_as_long_as_asked(root: Path) -> None:
    hostile = load(root, "benchmarks/hostile.py")
    assert len(hostile.FAMILIES) >= 25
    for name, family in hostile.FAMILIES.items():
        longest = len(family.unit) + len(family.before) + len(family.after)
        assert abs(len(family.text(200_000)) - 200_000) <= longest, name


@pytest.mark.parametrize(
    ("measured", "complaint"),
    [
        ({}, None),
        ({"twice": 0.5}, "5.00 times"),
        ({"megabyte": 7.0}, "7.0 s for a megabyte"),
        ({"megabyte": 7.0, "slowness": 1.5}, None),
        ({"memory": 9000.0}, "9000 bytes"),
    ],
)
def test_each_limit_can_break(root: Path, measured: dict[str, float], complaint: str | None) -> None:
    hostile = load(root, "benchmarks/hostile.py")
    result = hostile.Result("dashes", 100_000, 0.1, 0.2, 50.0)._replace(**measured)
    assert result.broken() is None if complaint is None else complaint in result.broken()


def test_the_fuzzer_tells_a_broken_promise(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    fuzz = load(root, "tools/fuzz.py")
    fuzz.one_input(b"\x04\x00abc")
    monkeypatch.setattr("newsdoc.testing.problems", lambda doc: ["the blocks end at 5"])
    with pytest.raises(fuzz.BrokenPromiseError, match="blocks end at 5"):
        fuzz.one_input(b"\x00\x00LONDON (AP) - Yes.")
    assert "LONDON (AP) - Yes." in capsys.readouterr().err


def test_every_reading_takes_any_bytes(root: Path) -> None:
    fuzz = load(root, "tools/fuzz.py")
    for way in range(6):
        for data in (b"", b"\xff", b"\xed\xa0\x80", bytes(range(256))):
            assert isinstance(fuzz.Reading(bytes([way, 0]) + data).text, str)
    assert fuzz.Reading(b"").text == ""


def test_the_fuzzer_runs_without_atheris(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, root / "tools/fuzz.py", "--unguided", "--seconds", "1"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "every promise kept" in done.stdout
