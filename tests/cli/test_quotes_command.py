"""`newsdoc quotes`: the same rows as aligned text, CSV and lines of JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from typer.testing import CliRunner

import newsdoc
from newsdoc.cli.app import app
from newsdoc.cli.quotes_table import Quote, write_csv, write_jsonl, write_table

if TYPE_CHECKING:
    from pathlib import Path

STORY = """\
Ferry to return

OSLO, March 3 (Reuters) - The ferry sank in May.

“It will sail again,
and soon,” Ada Stone said. “We are proud.”
"""
SAID = "“It will sail again,\nand soon,” “We are proud.”"
ROW = Quote("a.txt", 1, 2, "Ada Stone", "she", "said", "direct", 0.9, '“Say "no",\nnever,”', 10, 27)
run = CliRunner().invoke


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def at_terminal(width: int) -> Console:
    return Console(file=io.StringIO(), width=width, force_terminal=True, color_system="standard", highlight=False)


def in_pipe() -> Console:
    return Console(file=io.StringIO(), width=20, force_terminal=False)


def written(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_table_has_source_kind_and_text(story: Path) -> None:
    done = run(app, ["quotes", str(story)])
    assert (done.exit_code, done.stderr) == (0, "")
    head, *rows = done.stdout.splitlines()
    assert head.split() == ["source", "kind", "text"]
    assert [re.split(" {2,}", row) for row in rows] == [["Ada Stone", "direct", " ".join(SAID.split())]]
    assert head.index("text") == rows[0].index("“")


def test_csv_keeps_texts_as_they_are(story: Path) -> None:
    done = run(app, ["quotes", "--csv", str(story)])
    # The runner reads line ends as a text file; what is written is tested below.
    head, row = csv.reader(io.StringIO(done.stdout, newline=""))
    assert head == list(Quote._fields)
    quote = dict(zip(head, row, strict=True))
    assert quote["text"].replace("\r\n", "\n") == SAID
    assert (quote["story"], quote["paragraph"], quote["source"], quote["cue"]) == ("1", "2", "Ada Stone", "said")
    assert STORY[int(quote["start"]) : int(quote["end"])].startswith("“It will")


def test_csv_is_that_of_rfc_4180() -> None:
    console = in_pipe()
    write_csv(iter([ROW]), console)
    first, rest = written(console).split("\r\n", 1)
    assert first == "file,story,paragraph,speaker,source,cue,kind,confidence,text,start,end"
    assert rest == 'a.txt,1,2,Ada Stone,she,said,direct,0.9,"“Say ""no"",\nnever,”",10,27\r\n'


def test_csv_of_nothing_has_a_head(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.", encoding="utf-8")
    assert run(app, ["quotes", "--csv", str(tmp_path / "a.txt")]).stdout.strip() == ",".join(Quote._fields)
    assert run(app, ["quotes", str(tmp_path / "a.txt")]).stdout == ""


def test_lines_of_json(story: Path) -> None:
    line = json.loads(run(app, ["quotes", "--jsonl", str(story)]).stdout)
    assert list(line) == list(Quote._fields)
    assert (line["file"], line["text"], line["kind"]) == (str(story), SAID, "direct")
    found = newsdoc.parse(STORY).attributions[0]
    assert line["confidence"] == found.confidence


def test_several_files_and_stories_are_told_apart(story: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    stories = [{"text": f"“It rained {where},” Per Lind said."} for where in ("here", "there")]
    feed.write_text("".join(json.dumps(story) + "\n" for story in stories), encoding="utf-8")
    rows = run(app, ["quotes", str(story), str(feed)]).stdout.splitlines()
    assert rows[0].split() == ["file", "source", "kind", "text"]
    assert [row.split()[0] for row in rows[1:]] == [f"{story}:1", f"{feed}:1", f"{feed}:2"]


def test_options_reach_the_parser(story: Path) -> None:
    assert run(app, ["quotes", "--scope", "none", str(story)]).stdout == ""
    assert run(app, ["quotes", "--language", "de", str(story)]).stdout == ""
    assert run(app, ["quotes", "--min-confidence", "1", str(story)]).stdout == ""
    assert "Ada Stone" in run(app, ["quotes", "--min-confidence", "0", "--scope", "all", str(story)]).stdout


def test_a_failing_file_does_not_stop_the_others(story: Path, tmp_path: Path) -> None:
    done = run(app, ["quotes", "--jsonl", str(tmp_path / "none.txt"), str(story)])
    assert done.exit_code == 1
    assert json.loads(done.stdout)["speaker"] == "Ada Stone"
    assert done.stderr == f"newsdoc: {tmp_path / 'none.txt'}: No such file or directory\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--csv", "--jsonl"], "choose one of --csv and --jsonl"),
        (["--scope", "some"], "scope must be one of speech, all, none"),
        (["--min-confidence", "2"], "--min-confidence"),
        (["--min-confidence", "nan"], "--min-confidence"),
    ],
)
def test_wrong_calls_are_usage_errors(story: Path, arguments: list[str], message: str) -> None:
    done = run(app, ["quotes", *arguments, str(story)])
    assert (done.exit_code, done.stdout) == (2, "")
    # What the options module says has its name in front of it only where typer checks it.
    assert message.lstrip("-") in re.sub(r"[\s│]+", " ", done.stderr).replace("min_confidence", "min-confidence")


def test_rows_inside_of_others_are_left_out() -> None:
    doc = newsdoc.parse("“Ada Stone told me that it rained,” Per Lind said.", min_confidence=0)
    outer = [a for a in doc.attributions if a.parent is None]
    from newsdoc.cli.quotes_table import rows

    assert [quote.text for quote in rows(doc, "", 1)] == [a.content.text for a in outer]
    assert len(outer) < len(doc.attributions)


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_terminals_get_wrapped_columns_and_all_words(width: int) -> None:
    console = at_terminal(width)
    write_table(
        iter([ROW._replace(text="one two three four five six seven eight nine ten eleven")] * 2), console, several=True
    )
    shown = re.sub(r"\x1b\[[0-9;]*m", "", written(console))
    assert max(map(len, shown.splitlines())) <= width
    for word in ("three", "seven", "eleven") if width >= 80 else ():
        assert shown.count(word) == 2


def test_wide_letters_are_counted_as_wide() -> None:
    console = in_pipe()
    quotes = [ROW._replace(speaker="李明", text="x"), ROW._replace(speaker="Ada", text="x")]
    write_table(iter(quotes), console, several=False)
    assert written(console).splitlines()[1:] == ["李明    direct  x", "Ada     direct  x"]


def test_nothing_commands_a_terminal() -> None:
    evil = "\x1b]0;gone\x07[bold]so[/] \x9b31m\u202eback\r\n\ud800"
    quote = ROW._replace(speaker=evil, source=evil, cue=evil, text=evil)
    for write in (write_csv, write_jsonl):
        console = at_terminal(80)
        write(iter([quote]), console)
        assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\ud800]", written(console))
    console = at_terminal(200)
    write_table(iter([quote]), console, several=True)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", written(console))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", shown)
    assert "[bold]so[/]" in shown


def test_files_get_what_the_story_holds() -> None:
    evil = "\x1b[2J\u202e"
    console = in_pipe()
    write_jsonl(iter([ROW._replace(text=evil)]), console)
    assert json.loads(written(console))["text"] == evil
