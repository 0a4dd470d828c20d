"""`parse_many`: texts in, documents out, on all processors."""

from __future__ import annotations

from collections.abc import Sized
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from newsdoc.engines.failures import Failure, ParseError, digest
from newsdoc.engines.pool import check_time_limit, run_in_order, worker_count
from newsdoc.engines.workers import EXAMPLE
from newsdoc.errors import OptionError
from newsdoc.options import Options, Scope
from newsdoc.parser import Parser

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newsdoc.document import Document
    from newsdoc.engines.workers import Reason
    from newsdoc.parts import Analysis

OnError = Literal["diagnose", "raise"]
_CHUNK = 32
_CHARACTERS = 250_000  # a chunk ends here, so that long texts do not pile up


class Texts(NamedTuple):
    """Some texts, and the place of the first among all; what is no `str` is here too and is told as a failure."""

    first: int
    texts: tuple[object, ...]


Outcome = tuple["Analysis | Failure", ...]


class Analyse:
    """The work of a worker: texts to analyses, which leave the text behind as the parent has it."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def prepare(self) -> None:
        """Read the tables."""
        self._parser.analyse(EXAMPLE)

    def run(self, chunk: Texts, begin: Callable[[int], None]) -> Outcome:
        """What was found in each, or why nothing was."""
        found = []
        for position, text in enumerate(chunk.texts):
            begin(position)
            found.append(analyse(self._parser, text, chunk.first + position))
        return tuple(found)

    def split(self, chunk: Texts) -> Sequence[Texts]:
        """One chunk for each text."""
        return [Texts(chunk.first + n, (text,)) for n, text in enumerate(chunk.texts)]

    def join(self, results: Sequence[Outcome]) -> Outcome:
        """All outcomes in one."""
        return tuple(each for result in results for each in result)

    def failed(self, chunk: Texts, reason: Reason) -> Outcome:
        """The outcome of a text that ended its workers."""
        return (_failure(chunk.first, chunk.texts[0], reason),)


def analyse(parser: Parser, text: object, index: int) -> Analysis | Failure:
    """What was found in a text, without the text itself, or why nothing was."""
    if not isinstance(text, str):
        return _failure(index, text, "not-text", f"{type(text).__name__} instead of str")
    try:
        return parser.analyse(text)._replace(text="")
    except Exception as error:  # a bug on one text must not take down the others
        return _failure(index, text, "error", f"{type(error).__name__}: {error}")


def _failure(index: int, text: object, reason: Reason, detail: str = "") -> Failure:
    return Failure(index, digest(text if isinstance(text, str) else ""), reason, detail)


def parse_many(
    texts: Iterable[str],
    *,
    workers: int | None = None,
    chunk_size: int | None = None,
    on_error: OnError = "diagnose",
    time_limit: float | None = None,
    reference_date: dt.date | None = None,
    language: str | None = None,
    scope: Scope = "speech",
    min_confidence: float | None = None,
) -> Iterator[Document]:
    """Parse many texts on all processors; documents come in the order of the texts, one at a time.

    Texts are taken a little ahead of the documents that were asked for, so nothing piles up. Workers import the
    calling script, which must call this under `if __name__ == "__main__":`. Closing the iterator ends the workers.

    Args:
        texts: The stories; any iterable, read lazily.
        workers: How many processes, None for one on each processor, 0 for none: all is done in this one.
        chunk_size: How many texts go to a worker at once; with 1, the first document is there soonest.
        on_error: What becomes of a text that ends its worker twice, is over the time limit twice, meets a bug or is no
            `str`: "diagnose" gives a `FailedDocument` with a diagnostic, "raise" raises a `ParseError`.
        time_limit: Seconds that a text may take, None for no limit.
        reference_date: As in `newsdoc.parse`, for all texts.
        language: As in `newsdoc.parse`.
        scope: As in `newsdoc.parse`.
        min_confidence: As in `newsdoc.parse`.

    Returns:
        An iterator of documents. What the iterator of the texts raises is raised after the documents before it.

    Raises:
        OptionError: An option has a value that newsdoc does not know.

    Example:
        >>> docs = parse_many(["OSLO (AP) - “Yes”, he said.", "BERN (AFP) - No."], workers=0)
        >>> [doc.dateline.text for doc in docs]
        ['OSLO (AP)', 'BERN (AFP)']
    """
    _check(texts, on_error, chunk_size)
    count = worker_count(workers)
    check_time_limit(time_limit, count)
    parser = Parser(Options(reference_date, language, scope, min_confidence))
    size = chunk_size or _chunk_size(texts, count)
    outcomes = run_in_order(Analyse(parser), cut(texts, size), workers=count, time_limit=time_limit)
    return _documents(outcomes, on_error)


def _check(texts: Iterable[str], on_error: str, chunk_size: int | None) -> None:
    if on_error not in get_args(OnError):
        raise OptionError(f"on_error must be one of {', '.join(get_args(OnError))}, not {on_error!r}")
    if chunk_size is not None and (not isinstance(chunk_size, int) or chunk_size < 1):
        raise OptionError(f"chunk_size must be a whole number from 1, or None, not {chunk_size!r}")
    if isinstance(texts, str):
        raise TypeError("parse_many takes an iterable of texts; for one text use newsdoc.parse")


def cut(texts: Iterable[object], size: int) -> Iterator[Texts]:
    """Chunks of at most so many texts, fewer where they are long.

    Example:
        >>> [chunk.first for chunk in cut(["a", "b", "c"], 2)]
        [0, 2]
    """
    first, chunk, length = 0, [], 0
    for text in texts:
        chunk.append(text)
        length += len(text) if isinstance(text, str) else 0
        if len(chunk) >= size or length >= _CHARACTERS:
            yield Texts(first, tuple(chunk))
            first, chunk, length = first + len(chunk), [], 0
    if chunk:
        yield Texts(first, tuple(chunk))


def _chunk_size(texts: Iterable[str], workers: int) -> int:
    """Small chunks for short lists, so that every worker gets some."""
    if not workers:
        return 1
    return min(_CHUNK, max(1, len(texts) // (4 * workers))) if isinstance(texts, Sized) else _CHUNK


def _documents(outcomes: Iterator[tuple[Texts, Outcome]], on_error: OnError) -> Iterator[Document]:
    from newsdoc.assemble import assemble
    from newsdoc.engines.failed import failed_document

    try:
        for chunk, found in outcomes:
            for text, each in zip(chunk.texts, found, strict=True):
                if not isinstance(each, Failure):
                    yield assemble(each._replace(text=str(text)))
                elif on_error == "raise":
                    raise ParseError(each)
                else:
                    yield failed_document(text, each)
    finally:
        outcomes.close()  # type: ignore[attr-defined]  # a generator: its workers end now, not when it is collected
