"""What newsdoc weighs: time to import, time to the first document, peak memory, size of the wheel.

    python benchmarks/weight.py [--json OUT.json]

Times are processor time, which other programs on the machine disturb less: medians over fresh processes with compiled
bytecode, the start of the interpreter itself left out.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROCESSES = 11
LIMITS = {"import_ms": 30.0, "first_document_ms": 300.0, "peak_memory_mb": 100.0, "wheel_mb": 3.0}
NAMES = {
    "import_ms": "import newsdoc, ms",
    "first_document_ms": "import and first document, ms",
    "peak_memory_mb": "peak memory after 200 documents, MB",
    "wheel_mb": "wheel, MB",
}
IMPORT = "import time; t = time.process_time(); import newsdoc; print(1000 * (time.process_time() - t))"
FIRST = """
import sys, time
text = open(sys.argv[1], encoding="utf-8").read()
t = time.process_time()
import newsdoc
newsdoc.parse(text)
print(1000 * (time.process_time() - t))
"""
MEMORY = """
import resource, sys
import newsdoc
text = open(sys.argv[1], encoding="utf-8").read()
for n in range(200):
    newsdoc.parse(text)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1024))
"""


def in_fresh_processes(program: str, times: int, cache: str) -> float:
    """The median of what `program` prints, over `times` processes after one that compiles the bytecode."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPYCACHEPREFIX": cache}
    command = [sys.executable, "-c", program, str(ROOT / "examples" / "harbour-bridge.txt")]
    printed = [subprocess.run(command, env=env, capture_output=True, text=True, check=True) for _ in range(times + 1)]
    return statistics.median(float(done.stdout) for done in printed[1:])


def wheel_size(folder: str) -> float:
    """Size of a wheel built from this checkout, in MB."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "--wheel-dir", folder, str(ROOT)], check=True, stderr=subprocess.DEVNULL)
    return next(Path(folder).glob("newsdoc-*.whl")).stat().st_size / 1e6


def main() -> None:
    """The command."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    cli.add_argument("--json", type=Path, metavar="OUT")
    args = cli.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = {
            "import_ms": in_fresh_processes(IMPORT, PROCESSES, folder),
            "first_document_ms": in_fresh_processes(FIRST, PROCESSES, folder),
            "peak_memory_mb": in_fresh_processes(MEMORY, 1, folder),
            "wheel_mb": wheel_size(folder),
        }
    for name, value in measured.items():
        verdict = "" if value <= LIMITS[name] else "  OVER"
        print(f"{NAMES[name]:<38} {value:8.2f}   limit {LIMITS[name]:g}{verdict}")
    if args.json:
        args.json.write_text(json.dumps({k: round(v, 2) for k, v in measured.items()}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
