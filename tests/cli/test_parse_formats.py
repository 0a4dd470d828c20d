"""`newsdoc parse` takes what newsdoc.read takes: the format is told by the bytes."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

import newsdoc
from newsdoc.cli.app import app
from newsdoc.document import Document

if TYPE_CHECKING:
    from pathlib import Path

run = CliRunner().invoke
ANPA = b"\x01a0001\x1fasian\nr i\x13\x11 BC-X 03-14\n\x02^BC-Rain,9<\n^Rain<\n\tLUND (AP) _ It rained. \n\x03\x04"
IPTC = b"\x01eca062 4 i 12\r\n\x02Rain =\r\n\r\nLund (dpa) - It rained.\r\n\x03\r\n050912 GMT Nov 12\r\n\x04"
FILES = {
    "anpa": ANPA,
    "iptc7901": IPTC,
    "nitf": b"<nitf><body><body.content><p>OSLO (AP) - It rained.</p></body.content></body></nitf>",
    "ninjs": b'{"uri": "urn:x:1", "headline": "Rain", "body_text": "OSLO (AP) - It rained."}',
    "html": b"<h1>Rain</h1><p>OSLO (AP) - It rained.</p>",
    "csv": b"id,text\n1,OSLO (AP) - It rained.\n",
    "jsonl": b'{"text": "OSLO (AP) - It rained."}\n{"text": "ROME (AP) - It rained."}\n',
}


def parsed(*arguments: str, data: bytes | None = None) -> list[Document]:
    done = run(app, ["parse", "--json", *arguments], input=data)
    assert done.exit_code == 0, done.stderr
    return [Document.model_validate_json(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("name", FILES)
def test_formats_are_told_by_the_bytes(name: str, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(FILES[name])
    assert parsed(str(path)) == parsed("-", data=FILES[name]) == list(newsdoc.read_feed(FILES[name]))


def test_plain_text_keeps_every_character(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_bytes("\ufeffOSLO (AP) - It rained.\r\n".encode())
    assert parsed(str(path)) == [newsdoc.parse("\ufeffOSLO (AP) - It rained.\r\n")]


def test_encodings_of_plain_text_are_guessed(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("LINZ (APA) - „Schön“, sagte er.".encode("cp1252"))
    (doc,) = parsed(str(path))
    assert doc.text == "LINZ (APA) - „Schön“, sagte er."
    assert [each.code for each in doc.diagnostics] == ["ND602"]


def test_an_encoding_reaches_other_formats(tmp_path: Path) -> None:
    path = tmp_path / "old.html"
    path.write_bytes("<p>Die Fähre sank.</p>".encode("cp850"))
    assert parsed("--encoding", "cp850", str(path))[0].text == "Die Fähre sank."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (gzip.compress(ANPA, mtime=0), "this is a gzip file"),
        (b'{"uri": "urn:x:1", "headline": "Ra', "breaks off|not JSON"),
        (b"<nitf><body><p>It ra", "breaks off"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, message: str, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_bytes(ANPA)
    bad.write_bytes(data)
    done = run(app, ["parse", "--json", str(bad), str(good)])
    assert done.exit_code == 1
    assert json.loads(done.stdout)["metadata"]["format"] == "anpa"
    assert done.stderr.startswith(f"newsdoc: {bad}: ")
    assert any(part in done.stderr for part in message.split("|"))
    assert done.stderr.count("\n") == 1
