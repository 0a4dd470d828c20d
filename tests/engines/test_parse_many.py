"""Many texts: the same documents in the same order, nothing piles up, and one bad text takes no other down."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import pickle
import signal
import subprocess
import sys
import time
from itertools import islice
from multiprocessing import active_children
from typing import TYPE_CHECKING, Any

import pytest
from poison import PoisonParser

import newsdoc
from newsdoc.engines import many
from newsdoc.engines.failed import FailedDocument
from newsdoc.engines.failures import Failure, ParseError, digest
from newsdoc.engines.many import cut
from newsdoc.engines.pool import worker_count
from newsdoc.testing import problems, stories

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = [made.text for made in stories(40, paragraphs=2)]
SHORT = "OSLO (AP) - “Yes”, he said."


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "Parser", PoisonParser)


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_documents_are_those_of_parse_in_order(workers: int) -> None:
    assert list(newsdoc.parse_many(TEXTS, workers=workers)) == [newsdoc.parse(text) for text in TEXTS]


@pytest.mark.parametrize("chunk_size", [1, 7, 100])
def test_chunks_change_nothing(chunk_size: int) -> None:
    docs = newsdoc.parse_many(iter(TEXTS), workers=2, chunk_size=chunk_size)
    assert [doc.text for doc in docs] == TEXTS


def test_options_reach_the_workers() -> None:
    text = "OSLO, March 3 (AP) - The ferry sailed."
    [doc] = newsdoc.parse_many([text], workers=1, reference_date=dt.date(2021, 3, 4))
    assert doc == newsdoc.parse(text, reference_date=dt.date(2021, 3, 4))


def test_any_text_goes_through() -> None:
    texts = ["", "\ud800", "\0", "\udfff" * 10, "\r\n\x16", "“" * 1000]
    assert [doc.text for doc in newsdoc.parse_many(texts, workers=1)] == texts


def test_no_texts_no_workers() -> None:
    assert list(newsdoc.parse_many([], workers=2)) == []


@pytest.mark.parametrize("workers", [0, 2])
def test_texts_are_taken_as_documents_are_asked_for(workers: int) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield SHORT

    docs = newsdoc.parse_many(endless(), workers=workers, chunk_size=2)
    assert taken == 0
    assert len(list(islice(docs, 30))) == 30
    assert taken <= 30 + 2 * 4 * 2 + 2
    docs.close()  # type: ignore[attr-defined]


def test_error_of_the_texts_comes_after_the_documents_before_it() -> None:
    def breaking() -> Iterator[str]:
        yield from [SHORT] * 5
        raise OSError("the disk is gone")

    docs = newsdoc.parse_many(breaking(), workers=1, chunk_size=1)
    assert [next(docs).text for _ in range(5)] == [SHORT] * 5
    with pytest.raises(OSError, match="the disk is gone"):
        next(docs)


@pytest.mark.usefixtures("poison")
def test_text_that_kills_is_told_and_the_rest_goes_on() -> None:
    texts = [SHORT, "KILL", *TEXTS[:9], "KILL again", SHORT]
    docs = list(newsdoc.parse_many(texts, workers=2, chunk_size=4))
    assert [doc.text for doc in docs] == texts
    failed = {n: doc.failure for n, doc in enumerate(docs) if isinstance(doc, FailedDocument)}
    assert failed == {n: Failure(n, digest(texts[n]), "killed") for n in (1, 11)}
    assert [docs[1].diagnostics[0].code, docs[1].diagnostics[0].severity] == ["ND501", "error"]
    assert "document 1 " in docs[1].diagnostics[0].message
    assert [doc for n, doc in enumerate(docs) if n not in failed] == [
        newsdoc.parse(text) for n, text in enumerate(texts) if n not in failed
    ]


@pytest.mark.usefixtures("poison")
def test_text_that_kills_once_is_parsed(tmp_path: Path) -> None:
    texts = [SHORT, f"KILL ONCE {tmp_path / 'mark'}", SHORT]
    docs = list(newsdoc.parse_many(texts, workers=1))
    assert not [doc for doc in docs if isinstance(doc, FailedDocument)]
    assert [doc.text for doc in docs] == texts


@pytest.mark.usefixtures("poison")
def test_text_that_hangs_is_ended_by_the_time_limit() -> None:
    texts = [SHORT, "HANG", SHORT]
    docs = list(newsdoc.parse_many(texts, workers=1, time_limit=1))
    assert [doc.text for doc in docs] == texts
    assert [doc.failure.reason for doc in docs if isinstance(doc, FailedDocument)] == ["timeout"]


@pytest.mark.usefixtures("poison")
@pytest.mark.parametrize("workers", [0, 1])
def test_bugs_and_what_is_no_text_are_told(workers: int) -> None:
    texts: list[Any] = ["BUG", None, b"OSLO", SHORT]
    docs = list(newsdoc.parse_many(texts, workers=workers))
    told = [(doc.failure.reason, doc.failure.detail) for doc in docs[:3] if isinstance(doc, FailedDocument)]
    assert told == [
        ("error", "ZeroDivisionError: a bug on purpose"),
        ("not-text", "NoneType instead of str"),
        ("not-text", "bytes instead of str"),
    ]
    assert docs[3] == newsdoc.parse(SHORT)


@pytest.mark.usefixtures("poison")
def test_raise_raises_after_the_documents_before_it() -> None:
    docs = newsdoc.parse_many([SHORT, "KILL", SHORT], workers=1, on_error="raise")
    assert next(docs).text == SHORT
    with pytest.raises(ParseError, match=r"document 1 .* ended its worker process twice") as told:
        next(docs)
    assert told.value.failure.index == 1
    assert pickle.loads(pickle.dumps(told.value)).failure == told.value.failure


@pytest.mark.usefixtures("poison")
def test_failed_documents_keep_the_promises() -> None:
    for doc in newsdoc.parse_many(["BUG\nhere"], workers=0):
        assert [problem for problem in problems(doc) if "covered" in problem] == []
        assert "failure" not in doc.model_dump()
        assert newsdoc.Document.model_validate_json(doc.model_dump_json()).diagnostics == doc.diagnostics


def test_workers_killed_from_outside_lose_nothing() -> None:
    docs = newsdoc.parse_many(iter(TEXTS), workers=2, chunk_size=4)
    texts = [next(docs).text]
    children = active_children()
    assert children
    for child in children:
        child.kill()
    texts += [doc.text for doc in docs]
    assert texts == TEXTS


def test_closing_ends_the_workers() -> None:
    docs = newsdoc.parse_many(iter(TEXTS), workers=2)
    next(docs)
    assert active_children()
    docs.close()  # type: ignore[attr-defined]
    assert not active_children()


SCRIPT = """
import itertools, signal, newsdoc
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job inherits a deaf ear
if __name__ == "__main__":
    for n, doc in enumerate(newsdoc.parse_many(itertools.repeat("OSLO (AP) - Yes."), workers=2)):
        if n == 50:
            print("under way", flush=True)
"""


def test_interrupt_ends_everything(tmp_path: Path) -> None:
    """Ctrl-C goes to the whole group, as a terminal sends it: one traceback, and no process is left."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "under way\n"
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert errors.count("KeyboardInterrupt") == 1
    assert errors.count("Traceback") == 1
    _gone(process.pid)


def test_parent_killed_leaves_no_workers(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "under way\n"
    process.kill()
    process.wait()
    process.stdout.close()
    _gone(process.pid)


def _gone(group: int) -> None:
    for _ in range(300):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("processes are left")


def test_script_without_a_guard_is_told_what_to_do(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import newsdoc\nprint(len(list(newsdoc.parse_many(['Yes.'], workers=1))))")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 1
    assert "if __name__ == '__main__'" in done.stderr.splitlines()[-1]


def test_async_consumer() -> None:
    async def consume() -> list[str]:
        docs = newsdoc.parse_many(TEXTS[:5], workers=1)
        texts = []
        while (doc := await asyncio.to_thread(next, docs, None)) is not None:
            texts.append(doc.text)
        return texts

    assert asyncio.run(consume()) == TEXTS[:5]


@pytest.mark.parametrize(
    "wrong",
    [
        {"workers": -1},
        {"workers": 1.5},
        {"chunk_size": 0},
        {"on_error": "ignore"},
        {"time_limit": 0, "workers": 1},
        {"time_limit": 1, "workers": 0},
        {"scope": "words"},
    ],
)
def test_wrong_options_are_refused_at_once(wrong: dict[str, Any]) -> None:
    with pytest.raises(newsdoc.OptionError):
        newsdoc.parse_many([SHORT], **wrong)


def test_one_text_is_refused() -> None:
    with pytest.raises(TypeError, match="for one text"):
        newsdoc.parse_many(SHORT)


def test_chunks_of_long_texts_are_short() -> None:
    assert [len(chunk.texts) for chunk in cut(["x" * 200_000] * 4 + ["y"], 32)] == [2, 2, 1]


def test_every_processor_is_used() -> None:
    assert worker_count(None) >= 1
