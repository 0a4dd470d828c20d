"""Tests of the command run as in a plain pipe, whatever the machine that runs them wants."""

from __future__ import annotations

import os

# Some CI systems ask for colour in pipes; typer reads this once, when it is imported.
for name in ("FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "NO_COLOR", "COLUMNS", "TERMINAL_WIDTH"):
    os.environ.pop(name, None)
