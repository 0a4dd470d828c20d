"""JSON as all formats of that kind write it: readable letters, and no field that says nothing."""

from __future__ import annotations

import json
from typing import Any


def json_text(content: Any, *, indent: int | None) -> str:
    r"""The text of a JSON file.

    Example:
        >>> json_text({"by": "Åse"}, indent=None)
        '{"by":"Åse"}\n'
    """
    separators = None if indent else (",", ":")
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators) + "\n"


def filled(content: Any) -> Any:
    """The same without fields that are None, "" or empty.

    Example:
        >>> filled({"by": "Åse", "located": None, "places": [{"name": ""}]})
        {'by': 'Åse'}
    """
    if isinstance(content, dict):
        kept = {key: filled(value) for key, value in content.items()}
        return {key: value for key, value in kept.items() if value is not None and value not in ("", [], {})}
    if isinstance(content, list | tuple):
        return [value for value in map(filled, content) if value is not None and value not in ("", [], {})]
    return content
