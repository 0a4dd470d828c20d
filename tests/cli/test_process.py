"""The command as a process of its own: pipes, terminals, signals, and life without the extra."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")
COMMAND = [sys.executable, "-m", "newsdoc"]
PLAIN = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
STORY = "OSLO, March 3 (Reuters) - The ferry “will sail again”, the harbour master said.\n\nIt sank in May.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def at_terminal(*arguments: str, columns: int = 80, env: Mapping[str, str] | None = None) -> str:
    """What the command writes to a terminal of so many columns."""
    import fcntl
    import struct
    import termios

    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = PLAIN | {"TERM": "xterm-256color"} | dict(env or {})
    process = subprocess.Popen([*COMMAND, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    written = b""
    try:
        while piece := os.read(ours, 65536):
            written += piece
    except OSError:  # the other end is closed
        pass
    finally:
        os.close(ours)
    process.wait(timeout=60)
    return written.decode().replace("\r\n", "\n")


def without_colour(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def in_pipe(*arguments: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    environment = PLAIN | dict(env or {})
    return subprocess.run(
        [*COMMAND, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment,
        encoding="utf-8",
        check=False,
    )


def test_terminal_gets_colour_and_its_width(story: Path) -> None:
    story.write_text("OSLO (AP) - " + "A “long” road. " * 40, encoding="utf-8")
    narrow, wide = (at_terminal("parse", str(story), columns=columns) for columns in (60, 140))
    assert "\x1b[" in narrow
    for shown, columns in ((narrow, 60), (wide, 98)):
        widths = [len(line) for line in without_colour(shown).splitlines()]
        assert columns - 12 < max(widths) <= columns


def test_pipe_gets_no_colour(story: Path) -> None:
    done = in_pipe("parse", str(story))
    assert done.returncode == 0
    assert "The ferry “will sail again”" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr


def test_no_color_and_force_color_are_heeded(story: Path) -> None:
    quiet = at_terminal("parse", str(story), env={"NO_COLOR": "1"})
    assert not re.search(r"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7]|[34]8;)", quiet)
    assert "\x1b[" in in_pipe("parse", str(story), env={"FORCE_COLOR": "1"}).stdout


def test_json_is_indented_at_a_terminal_only(story: Path) -> None:
    shown = at_terminal("parse", "--json", str(story), columns=40)
    assert json.loads(without_colour(shown))["text"] == STORY
    assert '\n  "text"' in without_colour(shown)
    assert in_pipe("parse", "--json", str(story)).stdout.count("\n") == 1


@pytest.mark.parametrize("output", ["view", "json", "jsonl", "text"])
def test_hostile_story_commands_no_terminal(tmp_path: Path, output: str) -> None:
    path = tmp_path / "evil.txt"
    path.write_text("OSLO (AP) - \x1b]0;gone\x07 [bold]so[/bold] \x9b31m and \x1b[2J \u202eback\n", encoding="utf-8")
    shown = without_colour(at_terminal("parse", "--format", output, str(path)))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert "[bold]so[/bold]" in shown


def test_bare_parse_at_a_terminal_says_what_to_give() -> None:
    assert "give a FILE, or - to read standard input" in without_colour(at_terminal("parse"))


def test_pipe_is_utf8_whatever_the_locale(story: Path) -> None:
    done = in_pipe("parse", "--json", str(story), env={"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
    assert json.loads(done.stdout)["text"] == STORY


@pytest.mark.parametrize("output", ["view", "json", "text"])
def test_reader_that_goes_away_is_no_error(story: Path, output: str) -> None:
    """Like `newsdoc parse ... | head -1` on far more than a pipe holds."""
    story.write_text("OSLO (AP) - One.\n\n" + "Another “paragraph” of the story.\n\n" * 4000, encoding="utf-8")
    command = [*COMMAND, "parse", "--format", output, *[str(story)] * 3]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=PLAIN) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        begun = process.stdout.read(10)
        process.stdout.close()
        complaint = process.stderr.read()
    assert (len(begun), process.returncode, complaint) == (10, 0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("output", ["view", "jsonl"])
def test_full_disk_is_one_sentence(story: Path, output: str) -> None:
    with Path("/dev/full").open("w") as full:
        command = [*COMMAND, "parse", "--format", output, str(story)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=PLAIN, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "newsdoc: cannot write the output: No space left on device\n")


def test_interrupt_ends_with_130() -> None:
    program = """
import signal, sys, time, newsdoc.__main__ as command

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job inherits a deaf ear

class Slow:
    buffer = property(lambda self: self)
    def read(self, size=-1):
        print("reading", file=sys.stderr, flush=True)
        time.sleep(60)

sys.stdin = Slow()
sys.exit(command.main())
"""
    command, pipe = [sys.executable, "-c", program, "parse", "-"], subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, env=PLAIN, bufsize=0) as process:
        assert process.stderr is not None
        begun = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, complaint = process.communicate(timeout=60)
    assert (begun, process.returncode, out) == (b"reading\n", 130, b"")
    assert b"Traceback" not in complaint


@pytest.mark.parametrize("missing", ["typer", "rich"])
def test_without_the_extra_one_sentence_says_what_to_install(missing: str) -> None:
    program = (
        "import sys\nfrom importlib.machinery import PathFinder\nfind = PathFinder.find_spec\n"
        f"hide = lambda name, *rest: None if name.split('.')[0] == {missing!r} else find(name, *rest)\n"
        "PathFinder.find_spec = hide\nimport newsdoc.__main__ as m\nsys.exit(m.main())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=PLAIN, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"newsdoc: the command line needs the package '{missing}', which is not installed; "
        "install it with: pip install 'newsdoc[cli]'\n"
    )


def test_other_missing_modules_are_not_hidden() -> None:
    program = "import sys; sys.modules['newsdoc.cli.parse'] = None; import newsdoc.__main__ as m; sys.exit(m.main())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=PLAIN, check=False)
    assert done.returncode == 1
    assert "ImportError" in done.stderr or "ModuleNotFoundError" in done.stderr


def test_completion_is_offered() -> None:
    done = in_pipe(env={"_NEWSDOC_COMPLETE": "complete_bash", "COMP_WORDS": "newsdoc par", "COMP_CWORD": "1"})
    assert done.stdout.strip() == "parse"
