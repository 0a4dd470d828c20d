"""XML as feeds send it: parsed without entities, without the network, by local names; mended where that is safe.

The parser is the standard library's (expat). A DOCTYPE is cut out before it sees the bytes, so nothing is declared,
nothing expanded and nothing fetched; short entities are put in as characters, all others stay as they were written.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLParser

from newsdoc.errors import FormatError
from newsdoc.readers.decode import decode
from newsdoc.readers.xml_mending import ROOT, mended

_DECLARATION = re.compile(r"[\ufeff\s\0]{0,1000}<\?xml\b[^<>]{0,500}?\?>")
_DECLARED = re.compile(
    rb"^[\xef\xbb\xbf\s\0]{0,1000}<\?xml\b[^<>]{0,400}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})[\"']"
)
_PROLOG = re.compile(r"\s+|<!--.*?-->|<\?.*?\?>", re.DOTALL)
_DOCTYPE_PART = re.compile(r"\"[^\"]*\"|'[^']*'|<!--.*?-->|[\[\]<>]", re.DOTALL)
_SHORT_ENTITY = re.compile(r"<!ENTITY\s{1,9}([\w.-]{1,40})\s{1,9}(?:\"([^\"<&%]{0,16})\"|'([^'<&%]{0,16})')\s{0,9}>")
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|doctype)\s{1,9}([A-Za-z_][\w.:-]{0,100})")
# An element takes fifty times the memory of the few characters that it is written with.
_MOST_TAGS = 500_000
_MOST_CLOSE_TAGS, _CLOSE = 250_000, 12  # where they stand closer together than so many characters, as in no feed
_LONGEST_DOCTYPE = 20_000  # characters
_SURVIVOR = re.compile(r"&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]{2,10});")
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]{0,20})\s{0,9}/?>")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_KEPT_BLANKS = "\xa0\u2002\u2003\u2007\u2009\u202f\u3000"  # they group figures, and indent
_APART = ("br", "p", "div", "li", "tr", "td")  # tags that part words, also where one stands without the other
_PARTED = frozenset(("br", "p", "li", "name.given", "name.family"))  # elements that are words of their own
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Parsed(NamedTuple):
    """The root of an XML file, and the diagnostics (codes) about the file."""

    root: Element
    codes: tuple[str, ...]


def parse_xml(data: bytes, *, encoding: str | None = None) -> Parsed:
    """The elements of an XML file, their names without namespaces.

    Args:
        data: The file.
        encoding: Its encoding if the caller knows better than the file.

    Raises:
        FormatError: It is not well-formed, and no mending helped.

    Example:
        >>> parse_xml(b'<?xml version="1.1"?><n:nitf xmlns:n="urn:x"><n:p>Caf&eacute;</n:p></n:nitf>').root[0].text
        'Café'
    """
    match = _DECLARED.match(data)
    decoded = decode(data, encoding=encoding, declared=match[1].decode("ascii", "replace") if match else None)
    text, above, entities = _without_prolog(decoded.text)
    _check_tags(text)
    codes = list(decoded.codes)
    try:
        root = _parse(text)
    except ParseError:
        whole, more = mended(text, entities)
        codes += more
        try:
            root = _parse(whole)
        except ParseError as error:
            raise _format_error(error, text, above) from None
    if "xmlns" in text:
        local: dict[str, str] = {}
        for element in root.iter():
            tag = element.tag
            element.tag = local.get(tag) or local.setdefault(tag, tag.rpartition("}")[2])
    return Parsed(root, tuple(codes))


@lru_cache(maxsize=2)
def _check_tags(text: str) -> None:
    """Refuse more tags than memory can hold."""
    tags, hint = text.count("<"), "no story has so many; cut the file up before"
    if max(tags, text.count('="')) > _MOST_TAGS:
        raise FormatError(f"more than {_MOST_TAGS:,} tags", hint=hint)
    if tags > max(_MOST_CLOSE_TAGS, len(text) // _CLOSE):
        raise FormatError("markup of hardly anything but tags", hint=hint)


def root_name(head: bytes) -> str | None:
    """The local name of the root element of what begins with these bytes, None if it is not XML.

    Example:
        >>> root_name(b'<?xml version="1.0"?><!-- x --><ns0:newsMessage xmlns:ns0="urn:x">')
        'newsMessage'
    """
    if head[:4] in (b"<\0?\0", b"\0<\0?") or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = head.replace(b"\0", b"").decode("latin-1").lstrip("ÿþ")
    else:
        text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    try:
        text, _, _ = _without_prolog(text)
    except FormatError:  # longer than the bytes we have
        named = _DOCTYPE.search(text)
        return named[1].rpartition(":")[2] if named else None
    match = ROOT.match(text)
    return match[1].rpartition(":")[2] if match else None


def _parse(text: str) -> Element:
    parser = XMLParser()  # noqa: S314 - without a DOCTYPE there is nothing to expand or to fetch
    try:
        parser.feed(text)
    except UnicodeEncodeError:  # lone surrogates
        parser.feed(text.encode("utf-8", "replace"))
    root = parser.close()
    assert isinstance(root, Element)  # noqa: S101 - the stubs do not say so
    return root


def _without_prolog(text: str) -> tuple[str, int, dict[str, str]]:
    """The text from its root element on, the lines above it, and the short entities that it declared."""
    declaration = _DECLARATION.match(text)
    at = declaration.end() if declaration else 0
    entities: dict[str, str] = {}
    while at < len(text):
        match = _PROLOG.match(text, at)
        if match:
            at = match.end()
        elif text.startswith("<!DOCTYPE", at) or text.startswith("<!doctype", at):
            end = _end_of_doctype(text, at)
            entities |= {name: one or other for name, one, other in _SHORT_ENTITY.findall(text, at, end)}
            at = end
        elif text[at] in "\0\ufeff":
            at += 1
        else:
            break
    return text[at:] if at else text, text.count("\n", 0, at), entities


def _end_of_doctype(text: str, at: int) -> int:
    depth = 0
    for match in _DOCTYPE_PART.finditer(text, at, at + _LONGEST_DOCTYPE):
        mark = match.group()
        depth += (mark == "[") - (mark == "]") if len(mark) == 1 else 0
        if mark == ">" and depth <= 0:
            return match.end()
    line = text.count("\n", 0, at) + 1
    raise FormatError("the DOCTYPE never ends", line=line, hint="the file is cut off; ask for it to be sent again")


def _format_error(error: ParseError, text: str, above: int) -> FormatError:
    reason = str(error).partition(":")[0]
    if reason == "no element found":
        return FormatError(
            "the XML breaks off before its last element is closed",
            line=above + text.count("\n") + 1,
            hint="the message is cut off; ask for it to be sent again",
        )
    return FormatError(
        f"not well-formed XML: {reason}", line=error.position[0] + above, hint="mend the file there, or ask for it anew"
    )


def collapsed(text: str) -> str:
    r"""Runs of blanks and line breaks as one blank, no-break spaces kept; what was escaped twice is read once more.

    Example:
        >>> collapsed(" UPDATE\n 2-It&#39;s &lt;b&gt; ")
        "UPDATE 2-It's <b>"
        >>> collapsed("3<endash>–</endash>4")
        '3–4'
    """
    if "<" in text:
        text = _without_tags(text)
    if "&" in text and _SURVIVOR.search(text):
        text = html.unescape(text)
    if not ("\n" in text or "  " in text or "\t" in text or "\r" in text or "\v" in text or "\f" in text):
        return text.strip()
    if text.isascii() or not any(map(text.__contains__, _KEPT_BLANKS)):
        return " ".join(text.split())
    return _BLANKS.sub(" ", text).strip()


def _without_tags(text: str) -> str:
    """Text without tags that came as characters: the pairs, and line breaks."""
    tags = _TAG.findall(text)
    if not tags:
        return text
    pairs = {name for slash, name in tags if slash} & {name for slash, name in tags if not slash}
    return _TAG.sub(lambda match: " " if match[2] in _APART else "" if match[2] in pairs else match[0], text)


def words_of(element: Element | None, *, without: frozenset[str] = frozenset()) -> str | None:
    """The text of an element and of those inside it, line breaks as blanks; None where nothing is to be seen.

    Args:
        element: The element, or None.
        without: Names of elements inside it to leave out.
    """
    if element is None:
        return None
    if len(element) == 0:
        return (element.text and collapsed(element.text)) or None
    pieces: list[str] = []
    _gather(element, pieces, without)
    return collapsed("".join(pieces)) or None


def _gather(element: Element, pieces: list[str], without: frozenset[str]) -> None:
    if element.text:
        pieces.append(element.text)
    for child in element:
        if child.tag in _PARTED:
            pieces.append(" ")
        if child.tag not in without:
            _gather(child, pieces, without)
        if child.tail:
            pieces.append(" " + child.tail if child.tag in ("p", "li") else child.tail)


def words_in(parent: Element | None, *path: str) -> str | None:
    """The text of the first element on a path of names that has one.

    Example:
        >>> words_in(parse_xml(b"<a><b/><b>yes</b></a>").root, "b")
        'yes'
    """
    for element in find_all(parent, *path):
        words = words_of(element)
        if words:
            return words
    return None


def find_all(parent: Element | None, *path: str) -> list[Element]:
    """The elements on a path of names below an element."""
    if parent is None:
        return []
    name, *rest = path
    # What has a point in its name is a path to `findall`, which is faster by far.
    found = parent.findall(name) if "." not in name else [child for child in parent if child.tag == name]
    return [below for child in found for below in find_all(child, *rest)] if rest else found


def find_one(parent: Element | None, *path: str) -> Element | None:
    """The first element on a path of names below an element."""
    return next(iter(find_all(parent, *path)), None)


def attribute(element: Element | None, *names: str) -> str | None:
    """The first of some attributes that is not blank, without the blanks around it.

    Example:
        >>> attribute(parse_xml(b"<a b=' ' c=' x '/>").root, "b", "c")
        'x'
    """
    if element is None:
        return None
    for name in names:
        written = element.get(name)
        if written and (value := collapsed(written)):
            return value
    return None
