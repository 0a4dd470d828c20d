"""`newsdoc batch`: what comes out of every kind of input, damaged ones too, and what the command tells."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

pa = pytest.importorskip("pyarrow", reason="the extra newsdoc[arrow] is not installed")
pytest.importorskip("typer", reason="the extra newsdoc[cli] is not installed")

import pyarrow.parquet as pq  # noqa: E402
from batches import COMMAND, FAST, IDS, PLAN, ROWS, TEXTS, WRITERS, files_of, run, table_of  # noqa: E402
from poison import PoisonParser  # noqa: E402

from newsdoc.arrow import flatten, parse_table  # noqa: E402
from newsdoc.engines import batch as engine  # noqa: E402
from newsdoc.engines.batch import Plan  # noqa: E402
from newsdoc.engines.inputs import InputError, find_sources  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path


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
