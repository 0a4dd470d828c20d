"""Which format some bytes are in: one row per format, told by the bytes and never by the name of the file."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from newsdoc.errors import FormatError, OptionError
from newsdoc.readers import signs
from newsdoc.readers.xml import root_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newsdoc.readers.reading import Reading

HEAD = 8192  # bytes that tell a format
_NUL = 0.05  # of the bytes, in text that no character set with wide characters explains
_CONTROLS = 0.05  # of the bytes, shifts of ISO 2022 and what fills tables not counted; wires have a dozen in a thousand
_FEW = 20  # of them are damage
_CONTROL = bytes(code for code in range(32) if chr(code) not in "\t\n\v\f\r\x08\x10\x1b\x1e\x1f")


class Format(NamedTuple):
    """One row: `test` looks at the first bytes, `module` is a file of this folder with a function `read_MODULE`.

    A format whose files may be longer than memory also names a function of its module that takes an open binary file:
    `stream`.
    """

    name: str
    test: Callable[[bytes], bool]
    module: str
    stream: str | None = None

    def reader(self) -> Callable[..., Iterator[Reading]]:
        """The function that reads the bytes of a whole file: `read(data, *, encoding)`."""
        found: Callable[..., Iterator[Reading]] = getattr(self._home(), f"read_{self.module}")
        return found

    def stream_reader(self) -> Callable[..., Iterator[Reading]] | None:
        """The function that reads story after story from an open file: `read(file, *, encoding)`."""
        if self.stream is None:
            return None
        found: Callable[..., Iterator[Reading]] = getattr(self._home(), self.stream)
        return found

    def _home(self) -> object:
        return import_module(f"newsdoc.readers.{self.module}")


def _root(*names: str) -> Callable[[bytes], bool]:
    """The test for XML with one of these root elements; namespaces are left alone, they are often wrong."""
    return lambda head: root_name(head) in names


def _is_plain(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if head.count(b"\0") > _NUL * len(head):
        return False
    return len(head) - len(head.translate(None, _CONTROL)) <= max(_FEW, _CONTROLS * len(head))


# From the most particular test to the least; the first row that fits is taken.
FORMATS: tuple[Format, ...] = (
    Format("anpa", signs.is_anpa, "stream", "read_stream"),
    Format("iptc7901", signs.is_iptc7901, "stream", "read_stream"),
    Format("nitf", _root("nitf"), "nitf"),
    Format("newsml12", _root("NewsML"), "newsml12"),
    Format(
        "newsml-g2",
        _root("newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem"),
        "newsml_g2",
    ),
    Format("html", signs.is_html, "html"),
    Format("jsonl", signs.is_jsonl, "jsonl", "stream_jsonl"),
    Format("ninjs", signs.is_ninjs, "ninjs"),
    Format("json", signs.is_json, "json_file"),
    Format("csv", signs.is_csv, "csv_table", "stream_csv"),
    Format("plain", _is_plain, "plain"),
)

# Files of other kinds: how they begin, what they are, what to do.
_UNPACK = "unpack it first and read what is in it"
_OTHER_KINDS = (
    (b"\x1f\x8b", "a gzip file", _UNPACK),
    (b"PK\x03\x04", "a zip file", _UNPACK),
    (b"PK\x05\x06", "an empty zip file", _UNPACK),
    (b"BZh", "a bzip2 file", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz file", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd file", _UNPACK),
    (b"7z\xbc\xaf", "a 7z file", _UNPACK),
    (b"%PDF-", "a PDF file", "extract its text first"),
    (b"{\\rtf", "an RTF file", "save it as text or HTML first"),
    (b"\xd0\xcf\x11\xe0", "an Office file", "save it as text or HTML first"),
    (b"\x89PNG", "a PNG picture", "pictures hold no story"),
    (b"\xff\xd8\xff", "a JPEG picture", "pictures hold no story"),
    (b"GIF8", "a GIF picture", "pictures hold no story"),
)
_XML = re.compile(rb"[\xef\xbb\xbf\s]*<(?:\?xml|!DOCTYPE)\b")


def sniff(head: bytes) -> Format:
    """The format of what begins with these bytes (`HEAD` of them are enough).

    Raises:
        FormatError: It is nothing that can be read.

    Example:
        >>> sniff(b'<?xml version="1.0"?><nitf/>').name, sniff(b"LUND, Sweden (AP) - It rained.").name
        ('nitf', 'plain')
    """
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise FormatError("the file is empty", byte=0, hint="there is no story in it; ask for it to be sent again")
    for start, kind, hint in _OTHER_KINDS:
        if head.startswith(start):
            raise FormatError(f"this is {kind}", byte=0, hint=hint)
    found = next((row for row in FORMATS if row.test(head)), None)
    if found is None:
        at = next((n for n, byte in enumerate(head) if byte in _CONTROL), 0)
        raise FormatError("this is not text", byte=at, hint="newsdoc reads the text formats of the wires")
    if found.name == "plain" and _XML.match(head):
        name = root_name(head)
        kind = f"XML of a kind that holds no story newsdoc knows (<{name}>)" if name else "XML without a root element"
        raise FormatError(kind, byte=0, hint='to read it as it stands, name format="plain"')
    return found


def format_named(name: str) -> Format:
    """The row of a format.

    Raises:
        OptionError: There is none of that name.

    Example:
        >>> format_named("nitf").module
        'nitf'
    """
    for row in FORMATS:
        if row.name == name:
            return row
    raise OptionError(f"format must be one of {', '.join(row.name for row in FORMATS)}, or None, not {name!r}")
