"""`newsdoc parse`: stories in, a readable view or JSON out."""

import sys
from typing import Annotated, cast

import typer

from newsdoc.cli.command import FAILED, Command
from newsdoc.cli.formats import FORMATS
from newsdoc.cli.inputs import InputError, read_stories, shown_name
from newsdoc.cli.options import Encoding, Files, Language, MinConfidence, ReferenceDate, ScopeOption, files_or_pipe
from newsdoc.cli.terminal import open_console
from newsdoc.errors import OptionError
from newsdoc.options import Options, Scope


def _format(value: str) -> str:
    if value not in FORMATS:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(FORMATS)}")
    return value


def _formats() -> list[str]:
    return list(FORMATS)


def parse(
    files: Files = None,
    *,
    output: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            callback=_format,
            autocompletion=_formats,
            metavar="|".join(FORMATS),
            help="A readable view, JSON, one line of JSON a story, or the story's paragraphs alone.",
        ),
    ] = "view",
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.", show_default=False)] = False,
    reference_date: ReferenceDate = None,
    language: Language = None,
    scope: ScopeOption = "speech",
    min_confidence: MinConfidence = None,
    encoding: Encoding = None,
) -> None:
    """Parse stories and show what was found.

    The view is coloured on a terminal and plain in a pipe; NO_COLOR and FORCE_COLOR are heeded.
    A file that cannot be read is reported, the others are parsed, and the exit code is 1.
    """
    from newsdoc.parser import Parser

    paths = files_or_pipe(files)
    try:
        parser = Parser(Options(reference_date, language, cast("Scope", scope), min_confidence))
    except OptionError as error:
        raise typer.BadParameter(str(error)) from None
    write = FORMATS["json" if json else output]
    console, failed = open_console(), False
    for path in paths:
        try:
            for reading in read_stories(path, encoding):
                write(parser.read(reading), shown_name(path) if len(paths) > 1 else None, console)
        except InputError as error:
            failed = True
            sys.stdout.flush()
            typer.echo(f"newsdoc: {error}", err=True)
    if failed:
        raise typer.Exit(FAILED)


COMMAND = Command(
    parse,
    examples=(
        "newsdoc parse story.txt",
        "newsdoc parse --reference-date 2025-01-05 monday/*.txt",
        "newsdoc parse --json story.txt | jq .dateline.places",
        "curl -s https://example.org/story.txt | newsdoc parse -",
        "newsdoc parse --format jsonl --encoding cp1252 archive/*.txt > archive.jsonl",
    ),
)
