"""Tests of the command run as in a plain pipe, whatever the machine that runs them wants; and a document to view."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from newsdoc.document import Document

# Some CI systems ask for colour in pipes; typer reads this once, when it is imported.
for name in ("FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "NO_COLOR", "COLUMNS", "TERMINAL_WIDTH"):
    os.environ.pop(name, None)


@pytest.fixture(scope="session")
def document() -> Document:
    """Every element once."""
    from view_document import everything  # only now: what it imports must see the environment made above

    return everything()
