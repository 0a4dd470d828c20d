"""The options that commands share, each described once."""

import codecs
import datetime as dt
import sys
from pathlib import Path
from typing import Annotated, get_args

import typer

from newsdoc.cli.inputs import STANDARD_INPUT
from newsdoc.options import Scope


def _reference_date(value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a date; write it as YYYY-MM-DD, for example 2025-01-05") from None


def _encoding(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        # One letter, because Python looks at no name at all where there is nothing to decode.
        codecs.lookup(value)
        b"a".decode(value)
    except (LookupError, ValueError) as error:
        if isinstance(error, UnicodeError):
            return value
        raise typer.BadParameter(
            f"Python knows no text encoding {value!r}; try utf-8, cp1252, latin-1, utf-16, cp1251 or gb18030"
        ) from None
    return value


def files_or_pipe(files: list[Path] | None) -> list[Path]:
    """What is read: the files, or the pipe if there are none; a bare command at a terminal would only seem to hang."""
    if not files and sys.stdin.isatty():
        raise typer.BadParameter("give a FILE, or - to read standard input", param_hint="FILE")
    return files or [Path(STANDARD_INPUT)]


def _scopes() -> list[str]:
    return list(get_args(Scope))


Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE", help="Stories in any format, or - for standard input.", show_default=False),
]
ReferenceDate = Annotated[
    dt.date | None,
    typer.Option(
        parser=_reference_date,
        metavar="YYYY-MM-DD",
        help="The day the story was sent: it gives the year to dates that lack one.",
        show_default=False,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="ISO 639-1 code of the language (en, de, zh); guessed when not given."),
]
ScopeOption = Annotated[
    str,
    typer.Option(
        "--scope",
        metavar="|".join(get_args(Scope)),
        autocompletion=_scopes,
        help="Find reported speech and writing, beliefs and intentions as well, or no attributions.",
    ),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        min=0,
        max=1,
        metavar="0-1",
        help="Least confidence of an attribution: lower finds more, higher errs less; what suits the scope if missing.",
        show_default=False,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(callback=_encoding, metavar="NAME", help="The encoding of the files; told by their bytes if missing."),
]
