"""`newsdoc batch`: nothing is lost and nothing doubled, whatever happens to the process, the disk or the folder."""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

pa = pytest.importorskip("pyarrow", reason="the extra newsdoc[arrow] is not installed")
pytest.importorskip("typer", reason="the extra newsdoc[cli] is not installed")

import pyarrow.parquet as pq  # noqa: E402
from batches import COMMAND, PLAN, files_of, run, table_of, write_csv  # noqa: E402

from newsdoc.engines.batch import run_batch  # noqa: E402
from newsdoc.engines.inputs import find_sources  # noqa: E402
from newsdoc.engines.ledger import BatchError  # noqa: E402
from newsdoc.options import Options  # noqa: E402
from newsdoc.testing import stories  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path


def killed_at(part: int, arguments: list[str], out: Path) -> None:
    """Run the command and kill it, workers and all, when so many parts are finished."""
    process = subprocess.Popen(arguments, start_new_session=True, stderr=subprocess.DEVNULL)
    record = out / "_parts" / f"part-{part:06}.json"
    for _ in range(2000):
        if record.exists() or process.poll() is not None:
            break
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def test_resume_after_kill_9_gives_what_one_run_gives(tmp_path: Path) -> None:
    texts = [made.text for made in stories(1500)]
    with gzip.open(tmp_path / "in.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"guid": str(n), "body": text}) + "\n" for n, text in enumerate(texts))
    out, whole = tmp_path / "out", tmp_path / "whole"
    arguments = [*COMMAND, str(tmp_path / "in.jsonl.gz"), "--rows-per-part", "50", "--workers", "2", "-o"]
    killed_at(0, [*arguments, str(out)], out)
    killed_at(9, [*arguments, str(out), "--resume"], out)
    assert not (out / "manifest.json").exists()
    assert subprocess.run([*arguments, str(out), "--resume"], check=False, capture_output=True).returncode == 0
    assert subprocess.run([*arguments, str(whole)], check=False, capture_output=True).returncode == 0
    assert files_of(out) == files_of(whole)
    assert table_of(out, "documents")["id"].to_pylist() == [str(n) for n in range(1500)]


def test_resume_of_a_finished_batch_changes_nothing(wire: Path, tmp_path: Path) -> None:
    run(wire, tmp_path / "out")
    before = files_of(tmp_path / "out")
    run(wire, tmp_path / "out", resume=True)
    assert files_of(tmp_path / "out") == before


def test_resume_refuses_other_options_inputs_and_files(wire: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(wire, out)
    with pytest.raises(BatchError, match="--resume"):
        run(wire, out)
    with pytest.raises(BatchError, match="other options"):
        run(wire, out, PLAN._replace(options=Options()), resume=True)
    write_csv(tmp_path / "other.csv")
    with pytest.raises(BatchError, match="other inputs"):
        run(tmp_path / "other.csv", out, resume=True)
    (out / "documents" / "part-000001.parquet").write_bytes(b"short")
    with pytest.raises(BatchError, match="not what was written"):
        run(wire, out, resume=True)


def test_folder_with_other_things_is_left_alone(wire: Path, tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="is not empty"):
        run(wire, tmp_path)


def test_two_at_once_are_refused(wire: Path, tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="no file locks on this system")

    def second(_: object) -> None:
        with pytest.raises(BatchError, match="another process"):
            run(wire, tmp_path / "out", resume=True)

    run(wire, tmp_path / "out", tell=second)


def test_full_disk_ends_with_a_sentence_and_resume_goes_on(tmp_path: Path) -> None:
    """A quota on the size of files stands for the disk: `ulimit -f`."""
    texts = [random.Random(n).randbytes(60_000).hex() for n in range(6)]  # nothing that could be packed well
    table = pa.table({"guid": [str(n) for n in range(6)], "body": [texts[0][:50], *texts[1:]]})
    pq.write_table(table, tmp_path / "in.parquet")
    out = tmp_path / "out"
    arguments = [*COMMAND, str(tmp_path / "in.parquet"), "--rows-per-part", "1", "--workers", "1", "-o", str(out)]

    def quota() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))

    done = subprocess.run(arguments, check=False, capture_output=True, text=True, preexec_fn=quota)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("newsdoc: cannot write the output: ")
    assert "Traceback" not in done.stderr
    assert [path.name for path in (out / "documents").iterdir()] == ["part-000000.parquet"]
    assert subprocess.run([*arguments, "--resume"], check=False, capture_output=True).returncode == 0
    assert table_of(out, "documents")["text"].to_pylist() == table["body"].to_pylist()


def test_vanishing_output_folder_ends_with_an_error(wire: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def vanish(_: object) -> None:
        shutil.rmtree(out, ignore_errors=True)

    with pytest.raises(OSError, match="No such file"):
        run(wire, out, tell=vanish)
    assert not (out / "manifest.json").exists()


def test_interrupt_leaves_whole_parts_and_resume_goes_on(tmp_path: Path) -> None:
    """Ctrl-C goes to the whole group, as a terminal sends it."""
    texts = [made.text for made in stories(200)] * 8
    ids = [str(n) for n in range(len(texts))]
    pq.write_table(pa.table({"guid": ids, "body": texts}), tmp_path / "in.parquet")
    out = tmp_path / "out"
    arguments = [*COMMAND, str(tmp_path / "in.parquet"), "--rows-per-part", "50", "--workers", "2", "-o", str(out)]

    def listen() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background job inherits a deaf ear

    with subprocess.Popen(
        arguments,
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=listen,  # noqa: PLW1509  this process has no threads
    ) as process:
        while not (out / "_parts" / "part-000002.json").exists() and process.poll() is None:
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert not list(out.rglob("*.unfinished"))
    assert not (out / "manifest.json").exists()
    assert subprocess.run([*arguments, "--resume"], check=False, capture_output=True).returncode == 0
    assert table_of(out, "documents")["id"].to_pylist() == ids


def test_what_an_interrupt_left_half_open_is_removed(
    wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C between the files of a part: nobody holds the first one yet."""
    whole = pq.ParquetWriter

    def interrupted(path: Path, *args: object, **options: object) -> object:
        if "quotations" in str(path):
            raise KeyboardInterrupt
        return whole(path, *args, **options)

    monkeypatch.setattr(pq, "ParquetWriter", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run_batch(find_sources([wire]), tmp_path / "out", PLAN, workers=0)
    assert list((tmp_path / "out").rglob("*.parquet*")) == []
