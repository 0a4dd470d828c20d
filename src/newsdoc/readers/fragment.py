"""HTML that stands as text inside other formats: `<P>` in CDATA, markup escaped in an inlineData element."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element, ParseError, fromstring

from newsdoc.errors import FormatError

_NAME = re.compile(r"/?([A-Za-z][\w:.-]{0,40})")
_ATTRIBUTE = re.compile(r"([A-Za-z_][\w:.-]{0,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]{1,200}))")
_MARKUP = re.compile(
    r"</?(?:p|br|div|b|i|em|strong|span|a|ul|ol|li|table|tr|td|h[1-6]|html|body|section|pre)\b[^<>]*>", re.IGNORECASE
)
_HTML_ONLY = ("<!", "<?", "<script", "<style", "xmlns")
_OTHER_NAME = re.compile(r"</?[a-z0-9]{0,40}[A-Z:]")
_ENTITY = re.compile(r"&(?!lt;|gt;|amp;|quot;|apos;)[A-Za-z][A-Za-z0-9]{1,30};")
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "col", "wbr", "area", "base", "embed", "source"))
_RAW = frozenset(("script", "style"))
_CLOSES_P = frozenset(
    ("p", "div", "ul", "ol", "table", "section", "article", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6")
)
_SAME = {"li": ("ul", "ol"), "tr": ("table",), "td": ("tr", "table"), "th": ("tr", "table")}
_MOST = 250_000  # tags; the longest pages have a fifth of them, and every element takes a hundred bytes
_DEEPEST = 200  # elements inside one another; deeper ones are taken to stand beside each other


def is_markup(text: str) -> bool:
    """Some text holds tags of HTML.

    Example:
        >>> is_markup("<P>Ferry sinks"), is_markup("2 < 3 > 1")
        (True, False)
    """
    return "<" in text and _MARKUP.search(text) is not None


def parse_fragment(markup: str) -> Element:
    """The elements of a piece of HTML, names in small letters, below a root "body"; anything can be read.

    Raises:
        FormatError: It has more tags than any story.

    Example:
        >>> [child.tag for child in parse_fragment("<P>Ferry sinks<BR>off Lund<P>It rained.")]
        ['p', 'p']
    """
    if markup.count("<") > _MOST:
        raise FormatError(
            f"markup of more than {_MOST:,} tags", hint="no news story has so many; cut the file up before"
        )
    tidy = _well_formed(markup)
    if tidy is not None:
        return tidy
    root = Element("body")
    stack = [root]
    at = look = 0  # text that was not yet given to an element begins at `at`
    last_comment = markup.rfind("-->")
    while (begin := markup.find("<", look)) >= 0:
        match = _NAME.match(markup, begin + 1)
        if match is None and not markup.startswith(("<!", "<?"), begin):
            look = begin + 1
            continue
        comment = begin < last_comment and markup.startswith("<!--", begin)
        stop = markup.find("-->", begin) + 3 if comment else markup.find(">", begin) + 1
        if not stop:
            break  # nothing closes any tag from here on
        _add(stack[-1], markup[at:begin])
        at = look = stop
        if match is None:
            continue
        name = match[1].lower().rpartition(":")[2]
        if markup[begin + 1] == "/":
            _close(stack, name)
        elif name in _RAW:
            at = look = _after_raw(markup, name, stop)
        else:
            _open(stack, name, markup[match.end() : stop - 1])
    _add(stack[-1], markup[at:])
    return root


def _well_formed(markup: str) -> Element | None:
    """The same of markup that is XML too, as most feeds send it, by a library that takes a tenth of the time.

    What the two languages read in different ways is left out: declarations, comments, CDATA, names in capitals.
    """
    if any(map(markup.__contains__, _HTML_ONLY)) or _OTHER_NAME.search(markup):
        return None
    if "&" in markup:
        markup = _ENTITY.sub(_character, markup)
    try:
        root = fromstring(f"<body>{markup}</body>")  # noqa: S314 - without a declaration no entity can be defined
    except (ParseError, UnicodeEncodeError):  # half a surrogate is no character of XML
        return None
    depth, level = 0, list(root)
    while level and depth < _DEEPEST:
        depth, level = depth + 1, [child for element in level for child in element]
    return None if level else root


def _character(match: re.Match[str]) -> str:
    found = html.unescape(match[0])
    return match[0] if found in "<&" else found


def _after_raw(markup: str, name: str, stop: int) -> int:
    close = markup.find(f"</{name}", stop)
    return len(markup) if close < 0 else close


def _open(stack: list[Element], name: str, rest: str) -> None:
    if name in _CLOSES_P and stack[-1].tag == "p":
        stack.pop()
    if name in _SAME:
        _close_within(stack, name)
    attributes = {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "") for match in _ATTRIBUTE.finditer(rest)
    }
    element = Element(name, attributes)
    stack[-1].append(element)
    if name not in _VOID and not rest.endswith("/") and len(stack) < _DEEPEST:
        stack.append(element)


def _close_within(stack: list[Element], name: str) -> None:
    """A list item or a cell that was left open ends where the next one begins."""
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].tag == name:
            del stack[depth:]
            return
        if stack[depth].tag in _SAME[name]:
            return


def _close(stack: list[Element], name: str) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].tag == name:
            del stack[depth:]
            return


def _add(parent: Element, text: str) -> None:
    if not text:
        return
    text = html.unescape(text) if "&" in text else text
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
