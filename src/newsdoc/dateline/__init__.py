"""The dateline: places, date and agencies before the lead sentence."""

from newsdoc.dateline.grammar import find_dateline

__all__ = ["find_dateline"]
