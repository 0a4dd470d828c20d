"""`newsdoc batch`: nothing is lost and nothing doubled, whatever happens to the process, the disk or the input."""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

pa = pytest.importorskip("pyarrow", reason="the extra newsdoc[arrow] is not installed")
pytest.importorskip("typer", reason="the extra newsdoc[cli] is not installed")

import pyarrow.parquet as pq  # noqa: E402
from poison import PoisonParser  # noqa: E402

from newsdoc.arrow import flatten, parse_table  # noqa: E402
from newsdoc.engines import batch as engine  # noqa: E402
from newsdoc.engines.batch import Plan, run_batch  # noqa: E402
from newsdoc.engines.inputs import Columns, InputError, find_sources  # noqa: E402
from newsdoc.engines.ledger import BatchError  # noqa: E402
from newsdoc.options import Options  # noqa: E402
from newsdoc.testing import stories  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXTS = [made.text for made in stories(60, paragraphs=2)]
IDS = [f"story-{n}" for n in range(len(TEXTS))]
ROWS = [{"guid": key, "body": text} for key, text in zip(IDS, TEXTS, strict=True)]
FAST = Options(scope="none")
COLUMNS = Columns("body", "guid")
PLAN = Plan(COLUMNS, FAST, rows_per_part=25)
COMMAND = [sys.executable, "-m", "newsdoc", "batch", "--text-column", "body", "--id-column", "guid", "--scope", "none"]


def write_parquet(path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(ROWS), path, row_group_size=7)


def write_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["guid", "n", "body"])
        writer.writeheader()
        writer.writerows({**row, "n": 1} for row in ROWS)


def write_json(path: Path) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")


def packed(write: Callable[[Path], None], codec: str) -> Callable[[Path], None]:
    def write_packed(path: Path) -> None:
        plain = path.with_suffix("")
        write(plain)
        with pa.CompressedOutputStream(pa.OSFile(str(path), "wb"), codec) as file:
            file.write(plain.read_bytes())
        plain.unlink()

    return write_packed


WRITERS: dict[str, Callable[[Path], None]] = {
    "wire.parquet": write_parquet,
    "wire.csv": write_csv,
    "wire.jsonl": write_json,
    "wire.csv.gz": packed(write_csv, "gzip"),
    "wire.jsonl.zst": packed(write_json, "zstd"),
}


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    path = tmp_path / "wire.parquet"
    write_parquet(path)
    return path


def table_of(folder: Path, name: str) -> Any:
    return pa.concat_tables([pq.read_table(part) for part in sorted((folder / name).glob("*.parquet"))])


def files_of(folder: Path) -> dict[str, bytes]:
    """All that a finished batch left, but the lock."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def run(path: Path, out: Path, plan: Plan = PLAN, **options: Any) -> dict[str, Any]:
    return run_batch(find_sources([path]), out, plan, **{"workers": 0, **options})


@pytest.mark.parametrize("name", WRITERS)
def test_every_format_gives_the_same_rows(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    WRITERS[name](path)
    manifest = run(path, tmp_path / "out")
    expected = flatten(parse_table(pa.table({"k": IDS, "t": TEXTS}), text_column="t", id_column="k", scope="none"))
    for table, rows in expected.items():
        assert table_of(tmp_path / "out", table).equals(rows)
        assert manifest["rows"][table] == rows.num_rows
    assert [len(list((tmp_path / "out" / table).iterdir())) for table in expected] == [3] * 4
    assert manifest["failures"] == []


def test_folder_of_texts(tmp_path: Path) -> None:
    for n, text in enumerate(TEXTS[:5]):
        path = tmp_path / "in" / f"{n % 2}" / f"{n}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    (tmp_path / "in" / "9.txt.gz").write_bytes(gzip.compress(TEXTS[5].encode()))
    run(tmp_path / "in", tmp_path / "out", Plan(options=FAST))
    rows = table_of(tmp_path / "out", "documents")
    assert rows["id"].to_pylist() == ["0/0.txt", "0/2.txt", "0/4.txt", "1/1.txt", "1/3.txt", "9.txt.gz"]
    assert rows["text"].to_pylist() == [TEXTS[n] for n in (0, 2, 4, 1, 3, 5)]


def test_bytes_do_not_depend_on_the_workers(wire: Path, tmp_path: Path) -> None:
    run(wire, tmp_path / "one")
    run(wire, tmp_path / "two", workers=2)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


def test_files_are_zstd_and_hashed(wire: Path, tmp_path: Path) -> None:
    from hashlib import sha256

    manifest = run(wire, tmp_path / "out")
    for name, file in manifest["files"].items():
        written = tmp_path / "out" / name
        assert sha256(written.read_bytes()).hexdigest() == file["sha256"]
        metadata = pq.ParquetFile(written).metadata
        assert not metadata.num_rows or metadata.row_group(0).column(0).compression == "ZSTD"
    assert manifest["options"] == {"reference_date": None, "language": None, "scope": "none", "min_confidence": None}


def test_nested_table_alone(wire: Path, tmp_path: Path) -> None:
    run(wire, tmp_path / "out", PLAN._replace(tables=("stories",), keep_text=False))
    expected = parse_table(
        pa.Table.from_pylist(ROWS), text_column="body", id_column="guid", keep_text=False, scope="none"
    )
    assert table_of(tmp_path / "out", "stories").combine_chunks().equals(expected)


def test_sample_is_the_same_part_every_time(wire: Path, tmp_path: Path) -> None:
    ids = []
    for n, rows_per_part in enumerate((5, 100)):
        run(wire, tmp_path / str(n), PLAN._replace(sample=0.3, rows_per_part=rows_per_part))
        ids.append(table_of(tmp_path / str(n), "documents")["id"].to_pylist())
    assert ids[0] == ids[1]
    assert 5 < len(ids[0]) < 35
    assert set(ids[0]) < set(IDS)


# --- bad input: every loss is a row with an error, and stands in the manifest


def test_damaged_rows_are_named(tmp_path: Path) -> None:
    lines = [json.dumps(ROWS[0]), "{broken", "[]", '{"guid": "x", "body": 3}', '{"guid": "y"}', json.dumps(ROWS[1])]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    manifest = run(tmp_path / "in.jsonl", tmp_path / "out")
    name = str(tmp_path / "in.jsonl")
    ids = [IDS[0], f"{name}#2", f"{name}#3", "x", "y", IDS[1]]
    assert table_of(tmp_path / "out", "documents")["id"].to_pylist() == ids
    assert [failure["id"] for failure in manifest["failures"]] == ids[1:4]
    assert manifest["errors"] == {"unreadable": 2, "not-text": 1}
    assert manifest["rows"]["without text"] == 4


def test_rows_of_csv_with_other_fields_are_named(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text('\ufeffguid,body\na,"Yes, ""no"".\nSo."\nb,too,many\nc,Yes.\n', encoding="utf-8")
    manifest = run(tmp_path / "in.csv", tmp_path / "out")
    assert table_of(tmp_path / "out", "documents")["text"].to_pylist() == ['Yes, "no".\nSo.', None, "Yes."]
    assert [failure["error"] for failure in manifest["failures"]] == ["unreadable: 3 fields instead of 2"]


@pytest.mark.parametrize("name", ["wire.csv.gz", "wire.jsonl.zst", "wire.parquet"])
def test_truncated_input_is_named_once(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    WRITERS[name](path)
    path.write_bytes(path.read_bytes()[:-200])
    manifest = run(path, tmp_path / "out", PLAN._replace(rows_per_part=1))
    rows = table_of(tmp_path / "out", "documents")
    assert rows["id"].to_pylist()[:-1] == IDS[: rows.num_rows - 1]
    [failure] = manifest["failures"]
    assert failure["id"] == f"{path}#{rows.num_rows}"
    assert failure["error"].startswith("unreadable from here on: ")
    (tmp_path / "out" / "manifest.json").unlink()
    before = files_of(tmp_path / "out")
    run(path, tmp_path / "out", PLAN._replace(rows_per_part=1), resume=True)
    assert files_of(tmp_path / "out").keys() == before.keys() | {"manifest.json"}


def test_a_thousand_documents_of_random_bytes(tmp_path: Path) -> None:
    chance = random.Random(5)
    (tmp_path / "in").mkdir()
    for n in range(1000):
        (tmp_path / "in" / f"{n:04}.txt").write_bytes(chance.randbytes(chance.randint(0, 300)))
    manifest = run(tmp_path / "in", tmp_path / "out", Plan(rows_per_part=300), workers=2)
    rows = table_of(tmp_path / "out", "documents")
    assert rows["id"].to_pylist() == [f"{n:04}.txt" for n in range(1000)]
    assert manifest["rows"]["input"] == 1000
    assert manifest["rows"]["failed"] == len(manifest["failures"]) == rows.num_rows - rows["error"].null_count == 0


def test_poison_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "Parser", PoisonParser)
    texts = ["Yes.", "KILL", "HANG", "BUG", "No."]
    pq.write_table(pa.table({"text": texts}), tmp_path / "in.parquet")
    manifest = run(tmp_path / "in.parquet", tmp_path / "out", Plan(), workers=2, time_limit=3)
    assert [failure["error"].partition(":")[0] for failure in manifest["failures"]] == ["killed", "timeout", "error"]
    assert all(len(failure["sha256"]) == 64 for failure in manifest["failures"])
    assert table_of(tmp_path / "out", "documents")["text"].to_pylist() == texts


# --- a batch that was ended goes on


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


# --- the command


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *map(str, arguments)], check=False, capture_output=True, text=True)


def test_command_sums_up(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(json.dumps(ROWS[0]) + "\n{\n")
    done = command(tmp_path / "in.jsonl", "-o", tmp_path / "out", "--workers", 1)
    assert done.returncode == 1
    assert "2 stories in" in done.stderr
    assert "not parsed, unreadable: 1" in done.stderr
    assert f"{tmp_path / 'in.jsonl'}#2: unreadable" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.parquet", "-o", "out"], "no such file"),
        (["wire.parquet", "-o", "out", "--text-column", "story"], "there is no column 'story'"),
        (["wire.parquet", "-o", "out", "--tables", "words"], "is not one of"),
        (["wire.parquet", "-o", "out", "--sample", "3"], "share from 0 to 1"),
    ],
)
def test_command_tells_misuse(
    arguments: list[str], told: str, wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = command(*arguments, "--workers", 0)
    assert done.returncode in (1, 2)
    assert told in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr


def test_nothing_to_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "picture.png").touch()
    with pytest.raises(InputError, match="packed or not"):
        find_sources([tmp_path])


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


def test_a_terminal_sees_rate_and_time_left(wire: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="no terminals on this system")
    ours, theirs = pty.openpty()
    arguments = [*COMMAND, str(wire), "-o", str(tmp_path / "out"), "--workers", "0"]
    with subprocess.Popen(arguments, stderr=theirs, env=os.environ | {"TERM": "xterm", "COLUMNS": "120"}) as process:
        os.close(theirs)
        seen = b""
        with suppress(OSError):  # what a terminal says when the other side hangs up
            while some := os.read(ours, 4096):
                seen += some
        os.close(ours)
    assert process.returncode == 0
    assert re.search(rb"60 stories, [\d,]+ a second", seen)
    assert re.search(rb"\d:\d\d:\d\d", seen)


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
