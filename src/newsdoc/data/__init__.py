"""Tables: one loader for all of them, each read when it is first asked for."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Any:
    """The rows of data/NAME.json, read once. Callers must not change them.

    Example:
        >>> sorted(table("diagnostics")["ND201"])
        ['help', 'message', 'severity']
    """
    return json.loads(resource(f"{name}.json"))


def resource(name: str) -> str:
    """The text of a file of data/."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
