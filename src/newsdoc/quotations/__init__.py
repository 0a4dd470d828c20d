"""Quotations: pairing marks, continuation over paragraphs, apostrophes."""

from newsdoc.quotations.pairing import find_quotations

__all__ = ["find_quotations"]
