"""A file becomes documents: open it, tell its format, read its stories, parse each."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from newsdoc.errors import FormatError
from newsdoc.options import Options, Scope
from newsdoc.parser import Parser
from newsdoc.parts import Finding
from newsdoc.readers.ahead import rejoined, take
from newsdoc.readers.signs import is_jsonl
from newsdoc.readers.sniff import HEAD, Format, format_named, sniff

if TYPE_CHECKING:
    import datetime as dt
    import os
    from collections.abc import Iterator

    from newsdoc.document import Document
    from newsdoc.readers.reading import Reading

    Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO

MOST_BYTES = 64 * 1024 * 1024  # of one message; a file of many may be longer if its format is read as a stream
MOST_CHARACTERS = 4 * 1024 * 1024  # of one story
_ONE_VALUE = ("ninjs", "json")
_LONGEST_LINE = 16 * 1024 * 1024
_PIECE = 1024 * 1024
_MORE_STORIES = "ND606"


def read(
    source: Source,
    *,
    format: str | None = None,  # noqa: A002 - the word that everybody looks for
    encoding: str | None = None,
    reference_date: dt.date | None = None,
    language: str | None = None,
    scope: Scope = "speech",
) -> Document:
    """Read the story of a file in any format that newsdoc knows; of several stories the first.

    Args:
        source: A path, the bytes themselves, or a file opened in binary mode.
        format: A name such as "nitf" or "anpa", or None to have it told by the bytes.
        encoding: The character set, or None to have it told by the bytes.
        reference_date: The day it was sent, where the file does not say; gives the year to dates that lack one.
        language: ISO 639-1 code of its language, where the file does not say.
        scope: As in `newsdoc.parse`.

    Returns:
        The document. What the format said beside the text stands in its `metadata`.

    Raises:
        FormatError: The file is missing, empty, packed, damaged, or of another kind.
        OptionError: An option has a value that newsdoc does not know.
        TypeError: `source` is none of the three.

    Example:
        >>> doc = read(b"<nitf><body><body.content><p>OSLO (AP) - It rained.</p></body.content></body></nitf>")
        >>> doc.metadata.format, doc.dateline.text
        ('nitf', 'OSLO (AP)')
    """
    parser = Parser(Options(reference_date, language, scope))
    stories = readings(source, format=format, encoding=encoding)
    first = next(stories, None)
    if first is None:
        raise FormatError("there is no story in this file", hint="ask for it to be sent again")
    if next(stories, None) is not None:
        first = first._replace(findings=(*first.findings, Finding(_MORE_STORIES, 0, 0)))
    return parser.read(first)


def read_feed(
    source: Source,
    *,
    format: str | None = None,  # noqa: A002 - as in `read`
    encoding: str | None = None,
    reference_date: dt.date | None = None,
    language: str | None = None,
    scope: Scope = "speech",
) -> Iterator[Document]:
    r"""Read all stories of a file, one after the other.

    Args:
        source: A path, the bytes themselves, or a file opened in binary mode.
        format: As in `read`.
        encoding: As in `read`.
        reference_date: As in `read`.
        language: As in `read`.
        scope: As in `newsdoc.parse`.

    Returns:
        An iterator over the documents, in the order of the file.

    Raises:
        FormatError: As in `read`, when the first story is asked for.
        OptionError: An option has a value that newsdoc does not know.

    Example:
        >>> [doc.paragraphs[0].text for doc in read_feed(b"<nitf><body><p>It rained.</p></body></nitf>")]
        ['It rained.']
    """
    parser = Parser(Options(reference_date, language, scope))
    return map(parser.read, readings(source, format=format, encoding=encoding))


def readings(
    source: Source,
    *,
    format: str | None = None,  # noqa: A002 - as in `read`
    encoding: str | None = None,
) -> Iterator[Reading]:
    """The stories of a file before they are parsed.

    Args:
        source: As in `read`.
        format: As in `read`.
        encoding: As in `read`.

    Example:
        >>> next(readings(b"It rained.")).text
        'It rained.'
    """
    row = format_named(format) if format is not None else None
    file, ours = _opened(source)
    try:
        yield from _readings(file, row, encoding)
    except RecursionError:
        raise FormatError("elements stand inside one another too deeply", hint="no feed sends such a file") from None
    except OSError as error:
        raise FormatError(f"the file cannot be read: {error.strerror or error}") from None
    finally:
        if ours:
            file.close()


def _readings(file: BinaryIO, row: Format | None, encoding: str | None) -> Iterator[Reading]:
    head = take(file, HEAD)
    if not head or row is None:
        row = sniff(head)
        if row.name in _ONE_VALUE and b"\n" not in head:
            head = _with_first_line(head, file)
            row = format_named("jsonl") if is_jsonl(head) else row
    stream = row.stream_reader()
    if stream is not None:
        yield from _checked(stream(rejoined(head, file), encoding=encoding))
        return
    rest = take(file, MOST_BYTES - len(head) + 1)
    if len(head) + len(rest) > MOST_BYTES:
        raise FormatError(
            f"the message is longer than {MOST_BYTES >> 20} MB", byte=MOST_BYTES, hint="no story is; cut it up before"
        )
    yield from _checked(row.reader()(head + rest if rest else head, encoding=encoding))


def _with_first_line(head: bytes, file: BinaryIO) -> bytes:
    """The first line of JSON whole, and how the next one begins: that tells whether it is a value for itself."""
    pieces, size = [head], len(head)
    while b"\n" not in pieces[-1] and size < _LONGEST_LINE and (piece := take(file, _PIECE)):
        pieces.append(piece)
        size += len(piece)
    pieces.append(take(file, HEAD))
    return b"".join(pieces)


def _checked(found: Iterator[Reading]) -> Iterator[Reading]:
    for reading in found:
        if len(reading.text) > MOST_CHARACTERS:
            raise FormatError(
                f"a story of {len(reading.text):,} characters",
                hint="no news story is that long; cut the file up before",
            )
        yield reading


def _opened(source: Source) -> tuple[BinaryIO, bool]:
    """The source as an open binary file, and whether it is ours to close."""
    if isinstance(source, bytes | bytearray | memoryview):
        return io.BytesIO(source), True
    if hasattr(source, "read"):
        if isinstance(source, io.TextIOBase):
            raise TypeError('newsdoc reads bytes: open the file in binary mode ("rb")')
        return cast("BinaryIO", source), False
    if not isinstance(source, str) and not hasattr(source, "__fspath__"):
        raise TypeError(f"newsdoc reads a path, bytes or an open binary file, not {type(source).__name__}")
    if isinstance(source, str) and ("\n" in source or "\0" in source or len(source) > 4096):
        raise FormatError("this is no path", hint="newsdoc.parse takes the text of a story, newsdoc.read a file")
    path = Path(source)
    try:
        return path.open("rb"), True
    except FileNotFoundError:
        raise FormatError(f"there is no file {path}", hint="look at the path") from None
    except IsADirectoryError:
        raise FormatError(f"{path} is a folder", hint="read its files one by one") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FormatError(f"{path} cannot be opened: {reason}", hint="look at its permissions") from None
