"""`newsdoc convert`: what is read, where it goes, what is told when it fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

import newsdoc
from newsdoc.cli.app import app
from newsdoc.cli.targets import found_files, tasks
from newsdoc.document import Document
from newsdoc.writers.write import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

STORY = "OSLO, March 3 (Reuters) - The ferry “will sail again”,\nthe harbour master said.\n\nIt sank in May.\n"
NITF = "<nitf><body><body.content><p>ROME (AP) - It rained.</p><p>Two.</p></body.content></body></nitf>"


def convert(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["convert", *map(str, arguments)], input=stdin)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of several formats, in folders."""
    (tmp_path / "in" / "old").mkdir(parents=True)
    (tmp_path / "in" / "oslo.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "in" / "old" / "rome.xml").write_text(NITF, encoding="utf-8")
    (tmp_path / "in" / ".hidden").write_text("no story", encoding="utf-8")
    return tmp_path / "in"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_had(folder: Path, name: str) -> None:
    done = convert(folder / "oslo.txt", "--to", name)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == newsdoc.write(newsdoc.read(folder / "oslo.txt"), name) or name == "newsml-g2"


def test_json_is_the_document(folder: Path) -> None:
    done = convert(folder / "oslo.txt", "--to", "json")
    assert Document.model_validate_json(done.stdout) == newsdoc.read(folder / "oslo.txt")


def test_one_file_goes_to_the_name_that_is_given(folder: Path, tmp_path: Path) -> None:
    done = convert(folder / "oslo.txt", "--to", "nitf", "-o", tmp_path / "a" / "b.nitf")
    assert (done.exit_code, done.stdout) == (0, "")
    assert ET.parse(tmp_path / "a" / "b.nitf").getroot().tag.endswith("nitf")


def test_one_file_goes_into_a_folder_that_is_there(folder: Path, tmp_path: Path) -> None:
    assert convert(folder / "oslo.txt", "--to", "nitf", "-o", tmp_path).exit_code == 0
    assert (tmp_path / "oslo.xml").is_file()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_folders_keep_their_shape(folder: Path, tmp_path: Path, jobs: str) -> None:
    done = convert(folder, "--to", "ninjs", "-o", tmp_path / "out", "--jobs", jobs)
    assert done.exit_code == 0
    written = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert written == ["old/rome.json", "oslo.json"]
    assert json.loads((tmp_path / "out" / "oslo.json").read_bytes())["located"] == "Oslo"
    assert done.stderr == "newsdoc: 2 stories of 2 files\n"


def test_patterns_are_resolved_where_the_shell_did_not(folder: Path, tmp_path: Path) -> None:
    done = convert(folder / "**" / "*.xml", "--to", "markdown", "-o", f"{tmp_path / 'out'}/")
    assert done.exit_code == 0
    assert (tmp_path / "out" / "rome.md").read_text(encoding="utf-8").startswith("**ROME (AP) -** It rained.")


def test_standard_input_is_read() -> None:
    done = convert("-", "--to", "markdown", stdin=STORY)
    assert done.stdout.startswith("**OSLO, March 3 (Reuters) -** The ferry")


def test_options_of_the_format(folder: Path) -> None:
    done = convert(folder / "oslo.txt", "--to", "ninjs", "--set", "version=2.2", "--set", "indent=1")
    assert json.loads(done.stdout)["standard"]["version"] == "2.2"
    assert done.stdout.count("\n") > 10


def test_reading_can_be_told(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("LINZ (APA) - „Schön“, sagte er.".encode("utf-16"))
    done = convert(tmp_path / "old.txt", "--to", "markdown", "--from", "plain", "--encoding", "utf-16")
    assert "„Schön“, sagte er." in done.stdout


def test_standoff_has_its_text_beside_it(folder: Path, tmp_path: Path) -> None:
    for name in ("brat", "annotations"):
        out = tmp_path / name
        assert convert(folder, "--to", name, "-o", out).exit_code == 0
        assert (out / "oslo.txt").read_bytes().decode() == STORY
    assert (tmp_path / "brat" / "oslo.ann").read_text(encoding="utf-8").startswith("T1\tDateline 0 23\t")


def test_standoff_beside_its_source_leaves_that_alone(folder: Path) -> None:
    assert convert(folder / "oslo.txt", "--to", "brat", "-o", folder).exit_code == 0
    assert (folder / "oslo.txt").read_text(encoding="utf-8") == STORY
    assert (folder / "oslo.ann").is_file()


def test_nothing_is_written_over_its_own_source(folder: Path) -> None:
    done = convert(folder / "old" / "rome.xml", "--to", "nitf", "-o", folder / "old")
    assert done.exit_code == 1
    assert "would be written over the file it is made of" in done.stderr
    assert (folder / "old" / "rome.xml").read_text(encoding="utf-8") == NITF


def test_files_of_one_name_keep_their_whole_names(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "b.txt"):
        (tmp_path / name).write_text("It rained.", encoding="utf-8")
    todo = tasks(found_files([tmp_path]), tmp_path / "out", ".json", one_file=False)
    assert [task.target.name for task in todo if task.target] == ["a.md.json", "a.txt.json", "b.json"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert len(found_files([folder / "oslo.txt", folder / "oslo.txt"])) == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_failures_are_told_at_the_end_and_stop_nothing(folder: Path, tmp_path: Path, jobs: str) -> None:
    (folder / "broken.xml").write_text("<nitf><body>", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    done = convert(folder, tmp_path / "missing.txt", "--to", "json", "-o", tmp_path / "out", "--jobs", jobs)
    assert done.exit_code == 1
    *problems, count = done.stderr.splitlines()
    assert [problem.split(": ")[0] for problem in problems] == ["newsdoc"] * 3
    assert [name for name in ("broken.xml", "empty.txt", "missing.txt") if name in done.stderr] == [
        "broken.xml", "empty.txt", "missing.txt",
    ]  # fmt: skip
    assert count == "newsdoc: 2 stories of 5 files; 3 failed"
    assert (tmp_path / "out" / "oslo.json").is_file()
    assert not [path for path in (tmp_path / "out").iterdir() if path.name.startswith((".", "broken", "empty"))]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--to", "docx"], "'docx' is not one of annotations, brat"),
        (["--to", "ninjs", "--set", "version=9"], "newsdoc writes ninjs 3.1 and 2.2"),
        (["--to", "ninjs", "--set", "colour=red"], "ninjs has no option 'colour'"),
        (["--to", "ninjs", "--set", "colour"], "is not NAME=VALUE"),
        (["--to", "newsml-g2", "--set", "now=today"], "now"),
        ([], "Missing option"),
    ],
)
def test_wrong_calls_end_with_2_and_touch_nothing(
    folder: Path, tmp_path: Path, arguments: list[str], told: str
) -> None:
    done = convert(folder, "-o", tmp_path / "out", *arguments)
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.replace("│", " ").split())
    assert not (tmp_path / "out").exists()


def test_several_files_need_a_folder(folder: Path) -> None:
    done = convert(folder, "--to", "json")
    assert done.exit_code == 2
    assert "several files need a folder to go to" in " ".join(done.stderr.replace("│", " ").split())


def test_a_bar_is_shown_where_somebody_watches(folder: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "newsdoc", "convert", str(folder), "--to", "json", "-o", str(tmp_path / "out")]
    environment = os.environ | {"TERM": "xterm-256color"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # the other end is closed
        pass
    finally:
        os.close(ours)
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, b"")
    assert b"converting" in shown
    assert b"newsdoc: 2 stories of 2 files" in shown
