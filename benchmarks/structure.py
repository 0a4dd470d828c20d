"""The scorer of structure beside the gold, with attributions left out: they change none of its figures, only its time.

python benchmarks/structure.py GOLD [OPTIONS OF score_structure.py]
"""

from __future__ import annotations

import functools
import runpy
import sys
from pathlib import Path

import newsdoc


def main() -> None:
    """The command."""
    newsdoc.parse = functools.partial(newsdoc.parse, scope="none")
    scorer = Path(sys.argv[1]).parent / "score_structure.py"
    sys.argv[0] = str(scorer)
    runpy.run_path(str(scorer), run_name="__main__")


if __name__ == "__main__":
    main()
