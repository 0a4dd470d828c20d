"""Score newsdoc against the gold sets and compare the figures with those it has reached before.

    python benchmarks/check_floors.py --shared ../shared            # table; exit status 1 where a figure fell
    python benchmarks/check_floors.py --shared ../shared --raise    # write better figures into floors.toml
    python benchmarks/check_floors.py --shared ../shared --only datelines-dev --json OUT.json

`floors.toml` names the sets, the scorers and the measures. A floor is what a figure must not fall below, a ceiling
(for errors) what it must not exceed; `--raise` only ever makes them stricter. The gold files are pinned by their
SHA-256, so that new data cannot hide a worse program.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"


class Verdict(NamedTuple):
    """One measure of one set, in per cent."""

    group: str
    measure: str
    value: float
    limit: float
    upper: bool
    goal: float | None

    @property
    def kept(self) -> bool:
        """The figure is no worse than it was."""
        return self.value <= self.limit if self.upper else self.value >= self.limit


def run_scorer(shared: Path, name: str, row: dict[str, Any]) -> dict[str, Any]:
    """The scorer's JSON for one set."""
    gold = shared / row["gold"]
    digest = hashlib.sha256(gold.read_bytes()).hexdigest()
    if digest != row["sha256"]:
        raise SystemExit(f"{name}: {gold} has changed (SHA-256 {digest}); look at its floors, then pin it anew")
    scorer = HERE / row["scorer"] if (HERE / row["scorer"]).exists() else shared / row["scorer"]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        command = [sys.executable, str(scorer), str(gold), *row.get("options", []), "--json", str(out)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{name}: {' '.join(command)} failed\n{done.stderr}")
        result: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return result


def look_up(result: dict[str, Any], measure: str, row: dict[str, Any]) -> float | None:
    """A figure by its dotted path, shares in per cent; None where the scorer had nothing to score."""
    value: Any = result
    for key in re.split(r"\.(?!dated)", measure):
        value = value.get(key) if value else None
    if value is None or isinstance(value, int) or row.get("per_cent"):
        return value
    return float(100 * value)


def judge(name: str, row: dict[str, Any], result: dict[str, Any]) -> list[Verdict]:
    """The verdicts on one set; what could not be scored counts as the worst there is."""
    verdicts = []
    for measure, want in row["measures"].items():
        upper, value = "ceiling" in want, look_up(result, measure, row)
        value = (100.0 if upper else 0.0) if value is None else value
        limit = want["ceiling" if upper else "floor"]
        verdicts.append(Verdict(name, measure, value, limit, upper=upper, goal=want.get("goal")))
    return verdicts


def show(verdicts: list[Verdict]) -> str:
    """The table."""
    lines = [f"{'set':<20} {'measure':<28} {'now':>7} {'limit':>7} {'goal':>7}"]
    for v in verdicts:
        goal = "" if v.goal is None else f"{v.goal:.2f}"
        reached = v.goal is None or (v.value <= v.goal if v.upper else v.value >= v.goal)
        note = "" if v.kept else "  FELL"
        note += "" if reached else "  below the goal" if not v.upper else "  above the goal"
        sign = "<" if v.upper else ">"
        lines.append(f"{v.group:<20} {v.measure:<28} {v.value:7.2f} {sign}{v.limit:6.2f} {goal:>7}{note}")
    return "\n".join(lines)


def tightened(text: str, verdicts: list[Verdict]) -> str:
    """The text of floors.toml with stricter limits where the figures allow them; all else stays as it is."""
    better = {(v.group, v.measure): v for v in verdicts if v.kept and v.value != v.limit}
    group, lines = "", []
    for line in text.splitlines(keepends=True):
        if head := re.match(r"\[([\w-]+)\.measures\]", line):
            group = head[1]
        row = re.match(r'"([^"]+)" = \{', line)
        verdict = better.get((group, row[1])) if row else None
        lines.append(line if verdict is None else re.sub(r"(?<=floor = |iling = )[\d.]+", stricter(verdict), line))
    return "".join(lines)


def stricter(verdict: Verdict) -> str:
    """The limit to write, rounded away from the figure so that the same program stays within its own limits."""
    away = math.ceil if verdict.upper else math.floor
    return f"{away(round(verdict.value * 100, 6)) / 100:.2f}"


def main() -> int:
    """The command."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared", help="folder that holds gold/")
    cli.add_argument("--only", default="", help="comma-separated names of sets")
    cli.add_argument("--raise", action="store_true", dest="tighten", help="write stricter limits into floors.toml")
    cli.add_argument("--json", type=Path, metavar="OUT")
    args = cli.parse_args()
    only = {name for name in args.only.split(",") if name}
    rows = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    rows = {name: row for name, row in rows.items() if not only or name in only}
    with ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda item: run_scorer(args.shared, *item), rows.items())
        verdicts = [
            v for (name, row), result in zip(rows.items(), results, strict=True) for v in judge(name, row, result)
        ]
    print(show(verdicts))
    if args.json:
        figures: dict[str, dict[str, float]] = {name: {} for name in rows}
        for v in verdicts:
            figures[v.group][v.measure] = round(v.value, 2)
        args.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if args.tighten:
        FLOORS.write_text(tightened(FLOORS.read_text(encoding="utf-8"), verdicts), encoding="utf-8")
    fell = [v for v in verdicts if not v.kept]
    print(f"{len(verdicts)} figures, {len(fell)} fell")
    return bool(fell)


if __name__ == "__main__":
    sys.exit(main())
