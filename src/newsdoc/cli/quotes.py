"""`newsdoc quotes`: stories in, a table of who said what out."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from newsdoc.cli.command import FAILED, Command
from newsdoc.cli.inputs import InputError, read_stories, shown_name
from newsdoc.cli.options import Encoding, Files, Language, MinConfidence, ReferenceDate, ScopeOption, files_or_pipe
from newsdoc.cli.terminal import open_console
from newsdoc.errors import OptionError
from newsdoc.options import Options, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.cli.quotes_table import Quote
    from newsdoc.parser import Parser


def quotes(
    files: Files = None,
    *,
    csv: Annotated[
        bool, typer.Option("--csv", help="Comma-separated values, with a head.", show_default=False)
    ] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One line of JSON a row.", show_default=False)] = False,
    scope: ScopeOption = "speech",
    min_confidence: MinConfidence = None,
    reference_date: ReferenceDate = None,
    language: Language = None,
    encoding: Encoding = None,
) -> None:
    """List who said what: a row for each attribution, those inside of others left out.

    Shown are source, kind and text; --csv and --jsonl tell more: paragraph, cue, confidence and where it stands.
    A file that cannot be read is reported, the others are listed, and the exit code is 1.
    """
    from newsdoc.cli.quotes_table import write_csv, write_jsonl, write_table
    from newsdoc.parser import Parser

    if csv and jsonl:
        raise typer.BadParameter("choose one of --csv and --jsonl")
    paths = files_or_pipe(files)
    try:
        parser = Parser(Options(reference_date, language, cast("Scope", scope), min_confidence))
    except OptionError as error:
        raise typer.BadParameter(str(error)) from None
    write = write_csv if csv else write_jsonl if jsonl else partial(write_table, several=len(paths) > 1)
    failed: list[Path] = []
    write(_quotes(paths, encoding, parser, failed), open_console())
    if failed:
        raise typer.Exit(FAILED)


def _quotes(paths: list[Path], encoding: str | None, parser: "Parser", failed: list[Path]) -> "Iterator[Quote]":
    """The rows of all files in their order; files that cannot be read are told and gathered in `failed`."""
    from newsdoc.cli.quotes_table import rows

    for path in paths:
        try:
            for number, reading in enumerate(read_stories(path, encoding), 1):
                yield from rows(parser.read(reading), shown_name(path), number)
        except InputError as error:
            failed.append(path)
            sys.stdout.flush()
            typer.echo(f"newsdoc: {error}", err=True)


COMMAND = Command(
    quotes,
    examples=(
        "newsdoc quotes story.txt",
        "newsdoc quotes --min-confidence 0.8 monday/*.txt",
        "newsdoc quotes --csv archive/*.xml > quotes.csv",
        "newsdoc quotes --jsonl stories.jsonl | jq -r 'select(.kind == \"direct\") | .text'",
        "newsdoc quotes --scope all --jsonl feed.xml | jq -s 'group_by(.speaker) | map({(.[0].speaker): length})'",
    ),
)
