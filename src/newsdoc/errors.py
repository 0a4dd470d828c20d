"""The errors that newsdoc raises: for misuse and unreadable files, never for what a text contains."""

from __future__ import annotations

# Type checkers take this name for True; the import of the package shall not wait for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


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


class FormatError(NewsdocError, ValueError):
    """A file cannot be read as a news story: missing, empty, packed, damaged, or of another kind.

    Attributes:
        message: What is wrong.
        hint: What can be done about it.
        byte: Where in the file, counted from 0, or None.
        line: The line, counted from 1, or None.

    Example:
        >>> str(FormatError("not well-formed XML", line=3, hint="ask for the story to be sent again"))
        'not well-formed XML (line 3); ask for the story to be sent again'
    """

    def __init__(
        self, message: str, *, hint: str | None = None, byte: int | None = None, line: int | None = None
    ) -> None:
        self.message, self.hint, self.byte, self.line = message, hint, byte, line
        places = [f"line {line}"] if line is not None else []
        places += [f"byte {byte}"] if byte is not None else []
        where = f" ({', '.join(places)})" if places else ""
        super().__init__(f"{message}{where}{f'; {hint}' if hint else ''}")

    def __reduce__(self) -> tuple[Callable[..., FormatError], tuple[str, str | None, int | None, int | None]]:
        # Exceptions are pickled by their arguments, which leave out the keywords.
        return _format_error, (self.message, self.hint, self.byte, self.line)


def _format_error(message: str, hint: str | None, byte: int | None, line: int | None) -> FormatError:
    return FormatError(message, hint=hint, byte=byte, line=line)
