"""What the readers of markup share: characters, times, XML that is not quite XML, bodies, HTML inside characters."""

from __future__ import annotations

import pytest

from newsdoc.errors import FormatError
from newsdoc.readers.body import read_body, read_text
from newsdoc.readers.decode import decode, known_encoding
from newsdoc.readers.fragment import is_markup, parse_fragment
from newsdoc.readers.times import is_time, read_time
from newsdoc.readers.xml import collapsed, parse_xml, words_of

# --- characters


@pytest.mark.parametrize(
    ("data", "declared", "text", "codes"),
    [
        ("Zürich".encode(), "iso-8859-1", "Zürich", ("ND601",)),
        ("Zürich".encode("latin-1"), "iso-8859-1", "Zürich", ()),
        ("“Zürich”".encode("cp1252"), "iso-8859-1", "“Zürich”", ()),
        ("“Zürich”".encode("cp1252"), "utf-8", "“Zürich”", ("ND602",)),
        ("“Zürich”".encode("cp1252"), None, "“Zürich”", ("ND602",)),
        ("Zürich".encode(), None, "Zürich", ()),
        ("Zürich".encode("utf-8-sig"), "iso-8859-1", "Zürich", ()),
        ("Zürich".encode("utf-16"), "utf-8", "Zürich", ()),
        (b"Zurich", "utf-16", "Zurich", ()),
        (b"Zurich", "x-unknown", "Zurich", ()),
        ("Цюрих".encode("cp1251"), "windows-1251", "Цюрих", ()),
        ("東京".encode("shift_jis"), "Shift_JIS", "東京", ()),
        ("é".encode() * 50 + b"\xff", "utf-8", "é" * 50 + "\ufffd", ("ND603",)),
        (b"\x81\x8d\xfc", None, "\x81\x8dü", ("ND602",)),
    ],
)
def test_declarations_lie(data: bytes, declared: str | None, text: str, codes: tuple[str, ...]) -> None:
    decoded = decode(data, declared=declared)
    assert (decoded.text, decoded.codes) == (text, codes)


@pytest.mark.parametrize(
    "name", ["zlib", "base64", "rot13", "idna", "punycode", "unicode_escape", "x", "", "a" * 99, "\0"]
)
def test_codecs_that_are_no_character_sets(name: str) -> None:
    assert known_encoding(name) is None


# --- times


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2015-02-03T10:20:30Z", "2015-02-03T10:20:30+00:00"),
        ("2015-02-03T10:20:30.000Z", "2015-02-03T10:20:30+00:00"),
        ("2015-02-03T10:20:30.5", "2015-02-03T10:20:30.500000"),
        ("2015-02-03T10:20:30+0000", "2015-02-03T10:20:30+00:00"),
        ("20150203T101500-0430", "2015-02-03T10:15:00-04:30"),
        ("2015-02-03 10:20:30 GMT+00:00", "2015-02-03T10:20:30+00:00"),
        (" 2015-02-03\n", "2015-02-03T00:00:00"),
        ("20150203T1020", "2015-02-03T10:20:00"),
        ("2015-02-30", None),
        ("2015-02-03T25:00:00", None),
        ("2015-02-03T10:00:00+99:00", None),
        ("YYYYMMDD000000-HHMM", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_times(written: str | None, expected: str | None) -> None:
    found = read_time(written)
    assert (found and found.isoformat()) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("20150203T101500Z", True), ("3/5/2017", True), ("10:20", True), ("Oslo", False), ("Oslo, 3 Feb", False)],
)
def test_what_is_a_time_and_nothing_else(written: str, *, expected: bool) -> None:
    assert is_time(written) is expected


# --- XML


@pytest.mark.parametrize(
    ("markup", "text", "code"),
    [
        ("<a>Caf&eacute;&nbsp;x</a>", "Café\xa0x", None),
        ("<a>A & B</a>", "A & B", "ND604"),
        ("<a>A\x02B</a>", "A B", "ND604"),
        ("<a>A&#2;B</a>", "A B", "ND604"),
        ("<x:a>A</x:a>", "A", "ND604"),
        ("<a>A</a>\x00\x00 rubbish", "A", "ND604"),
        ("<a>&ours;</a>", "&ours;", "ND605"),
        ("<!DOCTYPE a [<!ENTITY desk 'Oslo'>]><a>&desk;</a>", "Oslo", None),
    ],
)
def test_mended(markup: str, text: str, code: str | None) -> None:
    parsed = parse_xml(markup.encode())
    assert words_of(parsed.root) == text
    assert parsed.codes == ((code,) if code else ())


def test_nothing_is_mended_that_is_whole() -> None:
    markup = '<?xml version="1.1" encoding="UTF-8"?>\n<!DOCTYPE a PUBLIC "-//X" "x.dtd">\n<a b="&amp;">&lt;&#233;</a>'
    parsed = parse_xml(markup.encode())
    assert (parsed.root.text, parsed.root.get("b"), parsed.codes) == ("<é", "&", ())


def test_entities_that_laugh_stay_as_they_are() -> None:
    names = [f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 12)]
    parsed = parse_xml(f"<!DOCTYPE a [<!ENTITY l0 'ha'>{''.join(names)}]><a>&l11;</a>".encode())
    assert words_of(parsed.root) == "&l11;"


def test_quadratic_entities_stay_as_they_are() -> None:
    markup = f"<!DOCTYPE a [<!ENTITY long '{'x' * 15_000}'>]><a>{'&long;' * 1000}</a>"
    assert len(words_of(parse_xml(markup.encode()).root) or "") < 2 * len(markup)


@pytest.mark.parametrize("system", ["SYSTEM 'file:///etc/passwd'", "SYSTEM 'http://127.0.0.1:9/x'", "PUBLIC 'a' 'b'"])
def test_external_entities_are_not_fetched(system: str) -> None:
    parsed = parse_xml(f"<!DOCTYPE a [<!ENTITY x {system}><!ENTITY % y {system}> %y;]><a>&x;</a>".encode())
    assert words_of(parsed.root) == "&x;"


def test_entities_in_attributes_are_not_expanded() -> None:
    parsed = parse_xml(b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a b='&x;'/>")
    assert parsed.root.get("b") == "&x;"


@pytest.mark.parametrize(
    ("markup", "message", "line"),
    [
        ("<a>\n<b>\ntext", "breaks off", 3),
        ("<?xml version='1.0'?>\n<!-- a\n -->\n<a>\n<b></a>", "mismatched tag", 5),
        ("<a/>\n<a/>", "junk after document element", 2),
        ("<!DOCTYPE a [", "DOCTYPE never ends", 1),
        ("<!DOCTYPE a [" + "<!--" * 30_000, "DOCTYPE never ends", 1),
        ("", "breaks off", 1),
    ],
)
def test_what_cannot_be_mended_names_the_line(markup: str, message: str, line: int) -> None:
    with pytest.raises(FormatError, match=message) as found:
        parse_xml(markup.encode())
    assert found.value.line == line


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (" a\n  b ", "a b"),
        ("6\u202f000\xa0kr", "6\u202f000\xa0kr"),
        ("a\u2028b\nc", "a b c"),
        ("3<endash>–</endash>4", "3–4"),
        ("one<br/>two", "one two"),
        ("a < b > c", "a < b > c"),
        ("use <b> alone", "use <b> alone"),
        ("It&#39;s &quot;so&quot;", 'It\'s "so"'),
        ("AT&T & co", "AT&T & co"),
    ],
)
def test_collapsed(written: str, expected: str) -> None:
    assert collapsed(written) == expected


# --- bodies


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("<p>One<br/>two.</p>", [("paragraph", "One two.")]),
        ("<p>One.<br/> <br/>Two.</p>", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("<p>One.<br/>\xa0\xa0\xa0\xa0Two.</p>", [("paragraph", "One."), ("paragraph", "Two.")]),
        ("Loose <b>text</b>.<p>Two.</p>", [("paragraph", "Loose text."), ("paragraph", "Two.")]),
        ("<div><div><p>One.</p></div></div>", [("paragraph", "One.")]),
        ("<p>One.</p><h3>Head</h3><p>Two.</p>", [("paragraph", "One."), ("subhead", "Head"), ("paragraph", "Two.")]),
        ("<p class='note'>A note.</p>", [("note", "A note.")]),
        ("<p>One.</p><script>bad()</script><style>p{}</style>", [("paragraph", "One.")]),
        ("<bq><block><p>Quoted.</p></block></bq>", [("paragraph", "Quoted.")]),
        ("<table><tr><th>A</th></tr><tr><td>1</td></tr></table>", [("table", "A\n1")]),
        ("<p>\n   Lines that are\n   indented\n   are one.\n</p>", [("paragraph", "Lines that are indented are one.")]),
        ("<p>    One is short.\n    Two too.</p>", [("paragraph", "One is short."), ("paragraph", "Two too.")]),
    ],
)  # fmt: skip
def test_body(markup: str, paragraphs: list[tuple[str, str]]) -> None:
    assert read_body(parse_xml(f"<body>{markup}</body>".encode()).root).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One\nline.\n\nTwo.", ["One line.", "Two."]),
        ("One.\r\nTwo.\r\n", ["One.", "Two."]),
        ("One goes\non.\n    Two goes\non.", ["One goes on.", "Two goes on."]),
        ("\n \n", []),
    ],
)
def test_plain_body(text: str, paragraphs: list[str]) -> None:
    assert [words for _, words in read_text(text).paragraphs] == paragraphs


# --- HTML inside characters


@pytest.mark.parametrize(
    ("markup", "tags"),
    [
        ("<P>One<P>Two", ["p", "p"]),
        ("<ul><li>One<li>Two</ul><p>x", ["ul", "p"]),
        ("<!-- <p>no</p> --><p>yes</p>", ["p"]),
        ("<script>if (a<b) '<p>'</script><p>yes</p>", ["p"]),
        ("a < b <br> c", ["br"]),
        ("</p></div><p>x", ["p"]),
        ("<p>never closed <b", ["p"]),
        ("<!-- never closed", []),
    ],
)
def test_fragments(markup: str, tags: list[str]) -> None:
    assert [child.tag for child in parse_fragment(markup)] == tags


@pytest.mark.parametrize(
    "unit", ["<", "<!--", "<p", "</", "<p>", "<b><i>", "&", "&#", "<a b='", "<script>", "<ul><li>"]
)
def test_fragments_of_anything(unit: str) -> None:
    root = parse_fragment(unit * 20_000)
    assert root.tag == "body"
    assert sum(1 for _ in root.iter()) <= 50_000


def test_what_is_markup() -> None:
    assert [is_markup(text) for text in ("<P>x", "x<br>", "2 < 3", "<ferry>")] == [True, True, False, False]
