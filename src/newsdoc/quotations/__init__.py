"""Quotations: pairing marks, continuation over paragraphs, apostrophes."""

from newsdoc.quotations.find import find_quotations

__all__ = ["find_quotations"]
