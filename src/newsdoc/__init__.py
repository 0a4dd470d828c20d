"""newsdoc: the text of a news story becomes a typed document.

Example:
    >>> import newsdoc
    >>> doc = newsdoc.parse("Tehran, IRNA – The bridge will open on Monday.")
    >>> doc.dateline.text
    'Tehran, IRNA'
"""

from __future__ import annotations

# Type checkers take this name for True; importing it from typing would be most of the time that the import takes.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from newsdoc.document import Document
    from newsdoc.engines.many import parse_many
    from newsdoc.errors import FormatError, NewsdocError, OffsetError, OptionError
    from newsdoc.offsets import Offsets
    from newsdoc.options import Options
    from newsdoc.parser import Parser, parse
    from newsdoc.readers.read import read, read_feed
    from newsdoc.versions import link_versions
    from newsdoc.writers.write import write

__version__ = "0.1.0"
__all__ = [
    "Document",
    "FormatError",
    "NewsdocError",
    "OffsetError",
    "Offsets",
    "OptionError",
    "Options",
    "Parser",
    "link_versions",
    "parse",
    "parse_many",
    "read",
    "read_feed",
    "write",
]

_HOMES = {
    "Document": "newsdoc.document",
    "FormatError": "newsdoc.errors",
    "NewsdocError": "newsdoc.errors",
    "OffsetError": "newsdoc.errors",
    "Offsets": "newsdoc.offsets",
    "OptionError": "newsdoc.errors",
    "Options": "newsdoc.options",
    "Parser": "newsdoc.parser",
    "link_versions": "newsdoc.versions",
    "parse": "newsdoc.parser",
    "parse_many": "newsdoc.engines.many",
    "read": "newsdoc.readers.read",
    "read_feed": "newsdoc.readers.read",
    "write": "newsdoc.writers.write",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that the import alone stays light."""
    from importlib import import_module

    if name == "arrow":  # a module of an extra: `newsdoc.arrow` works without an import of its own
        return import_module("newsdoc.arrow")
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'newsdoc' has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
