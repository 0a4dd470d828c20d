"""The errors that newsdoc raises: for misuse and unreadable files, never for what a text contains."""

from __future__ import annotations


class NewsdocError(Exception):
    """The base of every error of this package.

    Example:
        >>> issubclass(OptionError, NewsdocError)
        True
    """


class OptionError(NewsdocError, ValueError):
    """An option has a value that newsdoc does not know."""


class OffsetError(NewsdocError, ValueError):
    """An offset lies outside the text, or inside a character."""
