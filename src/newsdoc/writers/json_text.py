"""JSON as all formats of that kind write it: readable letters, and no empty field."""

from __future__ import annotations

import json
from typing import Any


def json_text(content: Any, *, indent: int | None) -> str:
    r"""The text of a JSON file.

    Example:
        >>> json_text({"by": "Åse", "located": None, "subjects": []}, indent=None)
        '{"by":"Åse"}\n'
    """
    separators = None if indent else (",", ":")
    return (
        json.dumps(_filled(content), ensure_ascii=False, allow_nan=False, indent=indent, separators=separators) + "\n"
    )


def _filled(content: Any) -> Any:
    """The same without what is missing: fields that are None, "" or an empty list say nothing to a reader."""
    if isinstance(content, dict):
        filled = {key: _filled(value) for key, value in content.items()}
        return {key: value for key, value in filled.items() if value is not None and value not in ("", [], {})}
    if isinstance(content, list | tuple):
        return [value for value in map(_filled, content) if value is not None]
    return content
