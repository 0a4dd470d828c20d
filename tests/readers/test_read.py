"""Opening: paths, bytes, files; what cannot be read is told in one kind of error, with what to do."""

from __future__ import annotations

import gzip
import io
import pickle
import zipfile
from typing import TYPE_CHECKING

import pytest

import newsdoc
from newsdoc.readers.read import MOST_BYTES, MOST_CHARACTERS
from newsdoc.readers.sniff import FORMATS, Format, sniff

if TYPE_CHECKING:
    from pathlib import Path

NITF = b"<nitf><body><body.content><p>OSLO (AP) - It rained.</p></body.content></body></nitf>"


def zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.xml", NITF)
    return target.getvalue()


def test_path_bytes_and_file_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(NITF)
    with path.open("rb") as file:
        found = [newsdoc.read(source) for source in (path, str(path), NITF, bytearray(NITF), io.BytesIO(NITF), file)]
        assert not file.closed
    assert all(doc == found[0] for doc in found)
    assert found[0].metadata.format == "nitf"


def test_files_that_give_little_at_a_time() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size, 7) if size and size > 0 else size)

    assert newsdoc.read(Slow(NITF)) == newsdoc.read(NITF)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b" \r\n\0", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (gzip.compress(NITF, mtime=0), "this is a gzip file.*unpack"),
        (zipped(), "this is a zip file.*unpack"),
        (b"%PDF-1.7 ...", "this is a PDF file"),
        (b"<nitf><body>" + b"<p/>" * 300_000 + b"</body></nitf>", "hardly anything but tags"),
        (b"{\\rtf1\\ansi Ferry sinks}", "this is an RTF file.*save it as text"),
        (b"MZ" + bytes(range(256)) * 20, "this is not text"),
        (b"\x89PNG\r\n\x1a\n", "this is a PNG picture"),
        (b"\x03\0\x07\0" * 80, "this is not text"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "<rss>"),
        (NITF[:40], "breaks off.*line 1"),
        (b"<nitf>\n<p>a<b></p></nitf>", "not well-formed XML: mismatched tag.*line 2"),
        (b"<!DOCTYPE nitf [ <nitf>", "DOCTYPE never ends"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_cannot_be_read(data: bytes, message: str) -> None:
    kind = "nitf" if data.startswith(b"<!DOC") else None
    with pytest.raises(newsdoc.FormatError, match=message):
        newsdoc.read(data, format=kind)


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(newsdoc.FormatError, match="there is no file"):
        newsdoc.read(tmp_path / "none.xml")
    with pytest.raises(newsdoc.FormatError, match="is a folder"):
        newsdoc.read(tmp_path)
    with pytest.raises(newsdoc.FormatError, match=r"newsdoc\.parse"):
        newsdoc.read("OSLO (AP) - It rained.\nAnd rained.")


@pytest.mark.parametrize("source", [None, 3, io.StringIO("text")])
def test_wrong_kinds_of_sources(source: object) -> None:
    with pytest.raises(TypeError, match="newsdoc reads"):
        newsdoc.read(source)  # type: ignore[arg-type]


def test_unknown_formats_and_encodings() -> None:
    with pytest.raises(newsdoc.OptionError, match=r"format must be one of .*nitf"):
        newsdoc.read(NITF, format="word")
    with pytest.raises(newsdoc.OptionError, match="encoding must be"):
        newsdoc.read(NITF, encoding="zlib")
    with pytest.raises(newsdoc.FormatError, match=r"not text in utf-8 \(line 1, byte 6\)"):
        newsdoc.read(b"<nitf>\xff</nitf>", encoding="utf-8")


def test_errors_pickle() -> None:
    error = newsdoc.FormatError("broken", line=3, byte=7, hint="mend it")
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.line, copy.byte, copy.hint) == ("broken (line 3, byte 7); mend it", 3, 7, "mend it")


def test_options_are_those_of_parse() -> None:
    doc = newsdoc.read(NITF, language="no", scope="all")
    assert doc.language == "no"
    with pytest.raises(newsdoc.OptionError):
        newsdoc.read(NITF, scope="most")  # type: ignore[arg-type]


def test_messages_of_fifty_megabytes_are_refused() -> None:
    data = b"<nitf><body><body.content><p>" + b"It rained. " * 5_000_000 + b"</p></body.content></body></nitf>"
    assert MOST_CHARACTERS < len(data) < MOST_BYTES
    with pytest.raises(newsdoc.FormatError, match=r"a story of .* characters"):
        newsdoc.read(data)


def test_longer_messages_are_not_even_read() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1, /) -> bytes:
            self.given += size
            return b"<nitf>" if self.given == size else b"x" * size

    file = Endless()
    with pytest.raises(newsdoc.FormatError, match="longer than 64 MB"):
        newsdoc.read(file)  # type: ignore[arg-type]
    assert file.given < 2 * MOST_BYTES


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_every_format_has_its_reader(row: Format) -> None:
    assert callable(row.stream_reader() or row.reader())


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<nitf>", "nitf"),
        (b'<?xml version="1.1"?>\n<!-- a --><!DOCTYPE nitf [<!ENTITY a "b">]>\n<n:nitf xmlns:n="u">', "nitf"),
        (b'<NewsML Version="1.2">', "newsml12"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><newsMessage>', "newsml-g2"),
        (b"<ns0:newsItem xmlns:ns0='x'>", "newsml-g2"),
        (b"<packageItem>", "newsml-g2"),
        ('<?xml version="1.0"?><nitf/>'.encode("utf-16"), "nitf"),
        ('<?xml version="1.0"?><nitf/>'.encode("utf-16-le"), "nitf"),
        (b"OSLO (AP) - It rained.", "plain"),
    ],
)  # fmt: skip
def test_formats_are_told_by_their_bytes(head: bytes, name: str) -> None:
    assert sniff(head).name == name


def test_a_plain_text_of_angle_brackets_is_a_text() -> None:
    text = "A ferry sank.\n\n" + "a < b < c\n" * 150_000
    assert newsdoc.read(text.encode(), scope="none").text == text
