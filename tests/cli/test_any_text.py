"""Whatever a file holds, its page can be written, and nothing on it commands a terminal."""

from __future__ import annotations

import io
import re

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import newsdoc
from newsdoc.cli.view import show

WIRE = st.sampled_from(
    ["OSLO, March 3 (Reuters) - ", "By Ada Moss", "“", "”", "‘", "'", '"', "\x1b[31m", "\x9b2J", "[bold]", "[/]", "\\[",
     ":smile:", "\t", "\r\n", "\n\n", "\u202e", "\ud800", "\x00", "你好。", "ENDS", "a " * 60, "x" * 200]
)  # fmt: skip
OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@given(st.lists(WIRE | st.text(st.characters(codec=None), max_size=20)), st.integers(1, 200))
def test_any_text_can_be_viewed(pieces: list[str], width: int) -> None:
    out = io.StringIO()
    show(newsdoc.parse("".join(pieces)), None, Console(file=out, width=width))
    assert not OBEYED.search(out.getvalue())


@given(st.lists(WIRE, max_size=30))
def test_styles_change_no_letter(pieces: list[str]) -> None:
    document = newsdoc.parse("".join(pieces))
    plain, coloured = io.StringIO(), io.StringIO()
    show(document, "name", Console(file=plain, width=80))
    show(document, "name", Console(file=coloured, width=80, force_terminal=True, color_system="truecolor"))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured.getvalue()) == plain.getvalue()
