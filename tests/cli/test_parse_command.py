"""`newsdoc parse` in this process: formats, options and errors."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

import newsdoc
from newsdoc.cli.app import COMMANDS, app
from newsdoc.cli.formats import FORMATS
from newsdoc.document import Document

if TYPE_CHECKING:
    from pathlib import Path

STORY = "OSLO, March 3 (Reuters) - The ferry “will sail again”,\nthe harbour master said.\n\nIt sank in May.\n"
TRY = "{}; if the file has another encoding, name it, for example --encoding {}"
run = CliRunner().invoke


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_view_is_the_default(story: Path) -> None:
    done = run(app, ["parse", str(story)])
    assert done.exit_code == 0
    assert "dateline  OSLO, March 3 (Reuters)" in done.stdout
    assert "will sail again" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("arguments", [["--json"], ["--format", "json"], ["-f", "jsonl"]])
def test_json_is_the_document(story: Path, arguments: list[str]) -> None:
    done = run(app, ["parse", str(story), *arguments])
    assert done.stdout.count("\n") == 1
    assert Document.model_validate_json(done.stdout) == newsdoc.parse(STORY)


def test_text_is_the_paragraphs_alone(story: Path) -> None:
    done = run(app, ["parse", "--format", "text", str(story)])
    expected = "\n\n".join(" ".join(p.text.split()) for p in newsdoc.parse(STORY).paragraphs)
    assert done.stdout == expected + "\n"
    assert done.stdout.startswith("The ferry “will")
    assert done.stdout.endswith("\n\nIt sank in May.\n")


@pytest.mark.parametrize("arguments", [["parse", "-"], ["parse"]])
def test_standard_input_is_read(arguments: list[str]) -> None:
    done = run(app, [*arguments, "--json"], input=STORY.encode())
    assert Document.model_validate_json(done.stdout).text == STORY


def test_line_ends_and_byte_order_mark_are_kept(tmp_path: Path) -> None:
    raw = "\ufeffOSLO (AP) - One.\r\n\r\nTwo.\r".encode()
    (tmp_path / "crlf.txt").write_bytes(raw)
    done = run(app, ["parse", "--json", str(tmp_path / "crlf.txt")])
    assert json.loads(done.stdout)["text"].encode() == raw


def test_several_files_follow_each_other(story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("ROME (AP) - Rain fell.", encoding="utf-8")
    lines = run(app, ["parse", "--format", "jsonl", str(story), str(other)]).stdout.splitlines()
    assert [json.loads(line)["text"] for line in lines] == [STORY, "ROME (AP) - Rain fell."]
    view = run(app, ["parse", str(story), str(other)]).stdout
    assert view.index("story.txt") < view.index("OSLO") < view.index("other.txt") < view.index("ROME")


def test_reference_date_and_language_reach_the_parser(story: Path) -> None:
    done = run(app, ["parse", "--json", "--reference-date", "2021-03-04", "--language", "no", str(story)])
    options = newsdoc.Options(reference_date=dt.date(2021, 3, 4), language="no")
    assert Document.model_validate_json(done.stdout) == newsdoc.Parser(options).parse(STORY)


def test_encoding_is_used(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("LINZ (APA) - „Schön“, sagte er.".encode("cp1252"))
    done = run(app, ["parse", "--json", "--encoding", "cp1252", str(tmp_path / "old.txt")])
    assert json.loads(done.stdout)["text"] == "LINZ (APA) - „Schön“, sagte er."


@pytest.mark.parametrize(
    ("raw", "encoding", "message"),
    [
        (b"One\nt\xe9l\xe9", "utf-8", TRY.format("byte 5 (0xE9, line 2) is not utf-8", "cp1252")),
        ("née".encode(), "ascii", TRY.format("byte 1 (0xC3, line 1) is not ascii", "utf-8")),
        ("né".encode("utf-16"), "utf-8", TRY.format("byte 0 (0xFF, line 1) is not utf-8", "utf-16")),
        (b"a\x81\xff", "utf-8", TRY.format("byte 1 (0x81, line 1) is not utf-8", "latin-1")),
        (b"anything", "undefined", "not text in undefined"),
    ],
)
def test_wrong_bytes_are_named(tmp_path: Path, raw: bytes, encoding: str, message: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(raw)
    done = run(app, ["parse", "--encoding", encoding, str(path)])
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"newsdoc: {path}: {message}")
    assert done.stderr.count("\n") == 1


def test_a_failing_file_does_not_stop_the_others(story: Path, tmp_path: Path) -> None:
    done = run(app, ["parse", "--json", str(tmp_path / "none.txt"), str(tmp_path), str(story)])
    assert done.exit_code == 1
    assert json.loads(done.stdout)["text"] == STORY
    missing, folder = done.stderr.splitlines()
    assert missing == f"newsdoc: {tmp_path / 'none.txt'}: No such file or directory"
    assert folder.startswith(f"newsdoc: {tmp_path}: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "xml"], "'xml' is not one of view, json, jsonl, text"),
        (["--reference-date", "5 Jan"], "'5 Jan' is not a date; write it as YYYY-MM-DD"),
        (["--encoding", "utf-9"], "Python knows no text encoding 'utf-9'"),
        (["--encoding", "rot13"], "Python knows no text encoding 'rot13'"),
        (["--encoding", "a\x00b"], "Python knows no text encoding"),
        (["--scope", "some"], "scope must be one of speech, all, none, not 'some'"),
        (["--min-confidence", "1.1"], "--min-confidence"),
        (["--language", "日本"], "language must be an ISO 639-1 code"),
        (["--colour"], "No such option: --colour"),
    ],
)
def test_wrong_calls_are_usage_errors(story: Path, arguments: list[str], message: str) -> None:
    done = run(app, ["parse", *arguments, str(story)])
    assert done.exit_code == 2
    assert done.stdout == ""
    assert message in re.sub(r"[\s│]+", " ", done.stderr)


def test_unknown_command_is_a_usage_error() -> None:
    assert run(app, ["prase"]).exit_code == 2


def test_no_command_shows_help() -> None:
    done = run(app, [])
    assert done.exit_code == 2
    assert "Usage: newsdoc" in done.output


def test_version() -> None:
    done = run(app, ["--version"])
    assert (done.exit_code, done.stdout) == (0, f"newsdoc {newsdoc.__version__}\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_examples(name: str) -> None:
    # A wide screen, because examples would be broken into lines on a narrow one.
    done = run(app, [name, "--help"], env={"COLUMNS": "200", "TERMINAL_WIDTH": "200"})
    assert done.exit_code == 0
    for example in COMMANDS[name].examples:
        assert example.startswith(("newsdoc ", "curl "))
        assert example in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_manual_tells_every_option(name: str, root: Path) -> None:
    manual = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    shown = run(app, [name, "--help"], env={"COLUMNS": "200", "TERMINAL_WIDTH": "200"}).stdout
    options = set(re.findall(r"--[a-z-]+\b", shown.split("Examples")[0])) - {"--help"}
    assert f"newsdoc {name}" in manual
    assert not {option for option in options if f"`{option}" not in manual}


def test_formats_are_told_in_the_manual(root: Path) -> None:
    manual = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    assert not [name for name in FORMATS if f"`{name}`" not in manual]


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_stories_are_written_by_every_format(name: str, tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_bytes(
        b"[bold red]OSLO[/] (AP) - \x1b]0;gone\x07 :smile: \xc2\x9b31m [link=http://x]y[/link] \x00\x01\n\n[/]"
    )
    done = run(app, ["parse", "--format", name, str(path)])
    assert done.exit_code == 0
    assert "[bold red]OSLO[/]" in done.stdout or name == "text"
    assert ":smile:" in done.stdout
    if name == "view":
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.stdout)
        assert "␛]0;gone␇" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be made there")
def test_hostile_file_names_are_shown_inert(tmp_path: Path) -> None:
    path = tmp_path / "\x1b[31mred\n[bold].txt"
    path.write_text("ROME (AP) - Rain.", encoding="utf-8")
    done = run(app, ["parse", str(path), str(path.with_suffix(".none"))])
    assert "␛[31mred␊[bold].txt" in done.stdout.replace("\n", "")
    assert "␛[31mred␊[bold].none: No such file" in done.stderr
    assert "\x1b" not in done.output
