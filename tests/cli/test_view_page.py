"""`newsdoc view`: a file in, a page out, and what is told when that fails."""

from __future__ import annotations

import sys
import webbrowser
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner, Result

import newsdoc
from newsdoc.cli.app import app
from newsdoc.cli.view_page import view as run_view
from newsdoc.writers.html import write_html

if TYPE_CHECKING:
    from pathlib import Path

STORY = "OSLO, March 3 (Reuters) - The ferry “will sail again”,\nthe harbour master said.\n\nIt sank in May.\n"
NITF = "<nitf><body><body.content><p>ROME (AP) - It rained.</p><p>Two.</p></body.content></body></nitf>"


def view(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["view", *map(str, arguments)], input=stdin)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "oslo.txt"
    path.write_text(STORY, encoding="utf-8", newline="")
    return path


def test_page_is_what_the_library_writes(story: Path, tmp_path: Path) -> None:
    done = view(story, "-o", tmp_path / "page.html")
    assert (done.exit_code, done.output) == (0, "")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == write_html(newsdoc.read(story))


def test_page_goes_to_a_pipe(story: Path) -> None:
    done = view(story, "--title", "The <ferry>")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == write_html(newsdoc.read(story), title="The <ferry>")


def test_any_format_is_read_from_standard_input_too() -> None:
    done = view("-", stdin=NITF)
    assert done.exit_code == 0
    assert "<dt>Format</dt><dd>nitf</dd>" in done.stdout


def test_options_reach_the_parser(story: Path) -> None:
    assert "3 March 2025" in view(story, "--reference-date", "2025-03-04").stdout
    assert view(story, "--scope", "none").stdout.count('class="statement') == 0


def test_page_is_opened(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def browse(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", browse)
    monkeypatch.setattr("tempfile.mkdtemp", lambda **_: str(tmp_path))
    assert view(story, "--open").exit_code == 0
    assert opened == [(tmp_path / "page.html").as_uri()]
    assert view(story, "--open", "-o", tmp_path / "kept.html").exit_code == 0
    assert opened[1:] == [(tmp_path / "kept.html").as_uri()]
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == (tmp_path / "kept.html").read_text(encoding="utf-8")


def test_page_stays_where_no_browser_is(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    done = view(story, "--open", "-o", tmp_path / "page.html")
    assert (done.exit_code, done.stderr) == (
        1,
        f"newsdoc: no browser was found; open {tmp_path / 'page.html'} yourself\n",
    )
    assert (tmp_path / "page.html").exists()


@pytest.mark.parametrize(
    ("name", "problem"), [("none.txt", "there is no file"), (".", "is a folder"), ("zip.txt", "zip.txt: ")]
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, problem: str) -> None:
    (tmp_path / "zip.txt").write_bytes(b"PK\x03\x04" + bytes(40))
    done = view(tmp_path / name, "-o", tmp_path / "page.html")
    assert done.exit_code == 1
    assert done.stderr.startswith("newsdoc: ")
    assert problem in done.stderr
    assert not (tmp_path / "page.html").exists()


def test_an_older_page_is_not_taken_for_the_story_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("old", encoding="utf-8")
    done = view(tmp_path / "none.txt", "-o", tmp_path / "page.html")
    assert (done.exit_code, (tmp_path / "page.html").read_text(encoding="utf-8")) == (1, "old")
    assert "there is no file" in done.stderr


def test_what_cannot_be_written_is_told(story: Path, tmp_path: Path) -> None:
    done = view(story, "-o", tmp_path / "no" / "page.html")
    assert (done.exit_code, done.stderr) == (
        1,
        f"newsdoc: {tmp_path / 'no' / 'page.html'}: No such file or directory\n",
    )


@pytest.mark.parametrize("wrong", [["--scope", "half"], ["--from", "docx"], ["--encoding", "klingon"], ["--nope"]])
def test_wrong_options_are_told_at_once(story: Path, wrong: list[str]) -> None:
    assert view(story, *wrong).exit_code == 2


def test_the_story_is_never_written_over(story: Path) -> None:
    done = view(story, "-o", story)
    assert done.exit_code == 2
    assert story.read_bytes() == STORY.encode()


def test_a_terminal_is_not_filled_with_markup(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(typer.BadParameter, match=r"-o page\.html"):
        run_view(story)
    assert capsys.readouterr().out == ""
