"""Texts at the edges of what a string can be. Time is measured by benchmarks/hostile.py, not here."""

from __future__ import annotations

import json
import pickle
import sys

import pytest
from pydantic import ValidationError

from newsdoc import Document, parse
from newsdoc.testing import problems, story

SMALL = [
    "", " ", "\n", "\r\n\r\n", "\0", "\ufeff", "\ud800", "\udc00\ud800", "\U0010ffff", "\u0301", "\u202e", "\x03",
    "\x1a", '"', "'", "“", "”", "``", "''", "«", "»", "「", '""', "“”", "“ ”", "“\n\n”", "''''''", "\"'\"'\"'",
    "“‘“‘“‘", "”“", "-", "--", "—", " - ", " — ", "()", "(", ")", "( ) - ", "(AP)", "(AP) -", "(AP) - ", "- (AP)",
    "LONDON", "LONDON -", "LONDON - ", "LONDON (Reuters) - ", "LONDON (Reuters) -",
    "LONDON, Jan 5 (Reuters) - \n", "Jan 5", "5", "2025-99-99", "2025-02-30 Tehran, IRNA – Rain.",
    "0000-00-00 Tehran, IRNA – Rain.", "9999-12-31 Tehran, IRNA – Rain.", "By", "By ", "By \n", "By A", "BY",
    "(Reporting by", "(Reporting by)", "(Reporting by ; Editing by )", "^", "^<", "<", "\x16\x16\x01",
    "\x02\n\x03", "-30-", "###", "ENDS", "REUTER", "\tREUTER\n\x03", "* * *", "UPDATE 1-", "Eds:",
    "\x16\x16\x01a2345\x1fasian\nr i\x13\x11 BC-\x00Ferry   03-14 0012\n\x02It sank.\n\x03",
]  # fmt: skip
LARGE = {
    "one line of words": "word " * 200_000,
    "one word": "a" * 1_000_000,
    "lines of one letter": "a\n" * 50_000,
    "openers": "“" * 20_000,
    "openers and inner openers": "“‘" * 10_000,
    "guillemets": "«" * 10_000 + "»" * 10_000,
    "brackets of quotations": "「『" * 5_000 + "』」" * 5_000,
    "paragraphs that each open": "“And on it went.\n\n" * 5_000,
    "surrogates": "\ud800" * 50_000,
    "a long story": story(3, family="ap-anpa", paragraphs=800).text,
}


@pytest.mark.parametrize("text", SMALL, ids=ascii)
def test_small(text: str) -> None:
    doc = parse(text)
    assert problems(doc) == []
    assert Document.model_validate_json(doc.model_dump_json()) == doc


@pytest.mark.parametrize(
    "text", ["\ud800\udfff", "\ud800\ud800\udfff\udfff", "“é\ud83d\ude00”\udc80 \U0001f600"], ids=ascii
)
def test_surrogates_that_look_like_a_pair_stay_two_characters(text: str) -> None:
    doc = parse(text)
    written = doc.model_dump_json()
    assert Document.model_validate_json(written) == doc
    assert Document.model_validate_json(doc.model_dump_json(indent=2)) == doc
    assert json.loads(written.encode("utf-8", "backslashreplace"))["language"] == doc.language


@pytest.mark.parametrize("broken", ["", "{", b'{"text":"\xff"}', '{"text":5}', "[]"], ids=ascii)
def test_what_is_no_document_is_told_by_one_kind_of_error(broken: str | bytes) -> None:
    with pytest.raises(ValidationError):
        Document.model_validate_json(broken)


@pytest.mark.parametrize("name", LARGE)
def test_large(name: str) -> None:
    doc = parse(LARGE[name])
    assert problems(doc) == []
    assert pickle.loads(pickle.dumps(doc)) == doc


def test_nesting_stays_shallow_enough_for_json() -> None:
    doc = parse(LARGE["brackets of quotations"])
    assert Document.model_validate_json(doc.model_dump_json()) == doc


def test_deep_call_stacks_of_the_caller_do_not_matter() -> None:
    """A web framework may call from two hundred frames down."""

    def call(depth: int) -> Document:
        return parse(LARGE["openers and inner openers"]) if depth == 0 else call(depth - 1)

    assert call(sys.getrecursionlimit() // 4).text == LARGE["openers and inner openers"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "cp1252", "cp437", "koi8-r"])
def test_wrongly_decoded_stories_parse(encoding: str) -> None:
    for seed in range(21):
        text = story(seed).text.encode("utf-8", "surrogatepass").decode(encoding, "replace")
        assert problems(parse(text)) == []
