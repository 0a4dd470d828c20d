"""`newsdoc convert`: files of any feed format in, files of one format out."""

import os
import sys
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsdoc.cli.command import FAILED, Command
from newsdoc.cli.inert import inert
from newsdoc.cli.options import Language, ReferenceDate
from newsdoc.errors import OptionError

if TYPE_CHECKING:
    from newsdoc.cli.conversion import Outcome


def _format_names() -> list[str]:
    from newsdoc.writers.write import FORMATS

    return list(FORMATS)


def _output_format(value: str) -> str:
    if value not in _format_names():
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(_format_names())}")
    return value


def _to_option() -> Any:
    return typer.Option(
        "--to", "-t", callback=_output_format, autocompletion=_format_names, metavar="FORMAT",
        help=f"The format to write: {', '.join(_format_names())}.",
    )  # fmt: skip


def convert(
    files: Annotated[
        list[Path], typer.Argument(metavar="IN", help="Files, folders, patterns, or - for standard input.")
    ],
    *,
    to: Annotated[str, _to_option()],
    output: Annotated[
        str | None,  # not a Path, which would forget the slash at the end
        typer.Option(
            "--output", "-o", metavar="OUT", help="A folder, or for one IN a file; standard output if missing."
        ),
    ] = None,
    read_as: Annotated[
        str | None,
        typer.Option("--from", metavar="FORMAT", help="The format of the files; told by their bytes if missing."),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="The encoding of the files; told by their bytes if missing.")
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="An option of the format, such as version=2.2."),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes; 0 takes one for each processor.")] = 1,
    reference_date: ReferenceDate = None,
    language: Language = None,
) -> None:
    """Read stories in any format that newsdoc knows and write each in one format.

    Folders are read with the folders in them, and OUT gets the same ones. A file with several stories gives several
    files, numbered. What cannot be read is reported at the end; the rest is converted, and the exit code is 1.
    """
    from newsdoc.cli.conversion import Settings
    from newsdoc.cli.targets import found_files, tasks
    from newsdoc.cli.workers import convert_all
    from newsdoc.writers.write import FORMATS

    chosen = Settings(to, _checked(to, settings or []), read_as, encoding, reference_date, language)
    found = found_files(files)
    if output is None and (len(found) > 1 or not _is_one_file(files)):
        raise typer.BadParameter("several files need a folder to go to", param_hint="--output")
    out = Path(output) if output else None
    one_file = (
        out is not None and _is_one_file(files) and not out.is_dir() and not (output or "").endswith(("/", os.sep))
    )
    outcomes = convert_all(tasks(found, out, FORMATS[to].suffix, one_file=one_file), chosen, jobs=jobs)
    if not _report(outcomes):
        raise typer.Exit(FAILED)


def _report(outcomes: "list[Outcome]") -> bool:
    """Tell what failed and, of more than one file, how many stories were written; whether all went well."""
    sys.stdout.flush()
    problems = [outcome.problem for outcome in outcomes if outcome.problem]
    for problem in problems:
        typer.echo(f"newsdoc: {inert(problem)}", err=True)
    if len(outcomes) != 1:
        stories = _count(sum(outcome.stories for outcome in outcomes), "story", "stories")
        failed = f"; {len(problems)} failed" if problems else ""
        typer.echo(f"newsdoc: {stories} of {_count(len(outcomes), 'file', 'files')}{failed}", err=True)
    return not problems


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _is_one_file(files: list[Path]) -> bool:
    """Whether exactly one file was named, be it there or not: neither a folder nor a pattern."""
    return len(files) == 1 and not files[0].is_dir() and (files[0].exists() or not has_magic(str(files[0])))


def _checked(to: str, settings: list[str]) -> dict[str, Any]:
    """The options of the format, tried out on an empty story before any file is touched."""
    from newsdoc.document import Document
    from newsdoc.writers.write import write

    options: dict[str, Any] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise typer.BadParameter(f"{setting!r} is not NAME=VALUE", param_hint="--set")
        options[name] = int(value) if value.isascii() and value.isdigit() else value
    try:
        write(Document(text=""), to, **options)
    except (OptionError, TypeError, AttributeError) as error:
        raise typer.BadParameter(str(error), param_hint="--set") from None
    return options


COMMAND = Command(
    convert,
    examples=(
        "newsdoc convert story.xml --to ninjs",
        "newsdoc convert story.xml --to ninjs --set version=2.2 --set timezone=Europe/Oslo -o story.json",
        "newsdoc convert incoming/ --to nitf -o outgoing/ --jobs 0",
        "newsdoc convert 'archive/**/*.xml' --to jsonld -o graph/",
        "newsdoc convert story.txt --to brat -o annotated/",
    ),
)
