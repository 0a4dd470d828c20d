"""One scan of the text, made once and read by every later stage."""

from newsdoc.text.damage import find_damage
from newsdoc.text.scan import WHITE, Line, Scan, scan, trim

__all__ = ["WHITE", "Line", "Scan", "find_damage", "scan", "trim"]
