"""Where the story of a page stands, and what of it is furniture: by elements, classes and roles.

No loop here looks at a text twice for each element around it: hostile pages nest two hundred of them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from newsdoc.data import table
from newsdoc.readers.xml import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_OUTSIDE = frozenset(("nav", "aside", "footer", "form", "template", "noscript", "button", "dialog", "figure"))
_KEPT = frozenset(("html", "body", "article", "main"))
_WORD = re.compile(r"\S+")
_MOST = 0.5  # an element that calls itself furniture and holds so much of the text is none
_SHORT = 300  # characters of a class attribute that are looked at
_TIME = frozenset(("time", "script", "img"))
_LONGEST_BYLINE = 200
_AUTHOR = (("rel", "author"), ("itemprop", "author"))


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(table("html_pages")[kind])


def _is(element: Element, kind: str) -> bool:
    if not element.attrib:
        return False
    marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return any(word in _names(kind) for word in _WORD.findall(marks[:_SHORT]))


def _is_furniture(element: Element) -> bool:
    if element.tag in _KEPT:
        return False
    marked = element.get("role") in _names("roles") or "hidden" in element.attrib or _is(element, "furniture")
    return element.tag in _OUTSIDE or marked


def visible(element: Element) -> Iterator[Element]:
    """The elements of a page that are no furniture, in order."""
    stack = [element]
    while stack:
        here = stack.pop()
        yield here
        stack += [child for child in reversed(here) if not _is_furniture(child)]


def find_article(root: Element) -> tuple[Element, bool]:
    """The element that holds the story, and whether the page itself says so.

    Example:
        >>> from newsdoc.readers.fragment import parse_fragment
        >>> page = parse_fragment("<body><div><p>Menu.</p></div><article><p>A ferry sank.</p></article></body>")
        >>> find_article(page)[0].tag
        'article'
    """
    elements = list(visible(root))
    prose: dict[int, int] = {}
    _measure(root, prose)
    for named in (
        [element for element in elements if (element.get("itemprop") or "").lower() == "articlebody"],
        [element for element in elements if _is(element, "bodies")],
        [element for element in elements if element.tag == "article"],
        [element for element in elements if element.tag == "main" or element.get("role") == "main"],
    ):
        found = max(named, key=lambda element: prose[id(element)], default=None)
        if found is not None and prose[id(found)]:
            return found, True
    own = max(elements, key=lambda element: sum(prose[id(child)] for child in element if child.tag == "p"))
    return own if any(child.tag == "p" for child in own) else root, False


def _measure(element: Element, prose: dict[int, int], *, paragraph: bool = False) -> int:
    """The characters of paragraphs inside every element."""
    paragraph = paragraph or element.tag == "p"
    size = len((element.text or "").strip()) if paragraph else 0
    for child in element:
        size += _measure(child, prose, paragraph=paragraph)
        size += len(child.tail or "") if paragraph else 0
    prose[id(element)] = size
    return size


def without_furniture(article: Element) -> Element:
    """A copy of the article without what is not its story.

    Example:
        >>> from newsdoc.readers.fragment import parse_fragment
        >>> page = parse_fragment("<p>A ferry sank.</p><div class='share'>Share</div>")
        >>> [child.tag for child in without_furniture(page)]
        ['p']
    """
    sizes: dict[int, int] = {}
    _count(article, sizes)
    return _copied(article, sizes, max(1, sizes[id(article)]))


def _count(element: Element, sizes: dict[int, int]) -> int:
    size = len(element.text or "") + sum(_count(child, sizes) + len(child.tail or "") for child in element)
    sizes[id(element)] = size
    return size


def _copied(element: Element, sizes: dict[int, int], whole: int) -> Element:
    copy = Element(element.tag, element.attrib)
    copy.text = element.text
    last: Element | None = None
    for child in element:
        if child.tag in _TIME or (_is_furniture(child) and sizes[id(child)] < _MOST * whole):
            if last is None:
                copy.text = (copy.text or "") + (child.tail or "")
            else:
                last.tail = (last.tail or "") + (child.tail or "")
            continue
        last = _copied(child, sizes, whole)
        last.tail = child.tail
        copy.append(last)
    return copy


def headlines_of(root: Element) -> list[str]:
    """What stands in elements of the first rank, each once."""
    found = [words_of(element) for element in visible(root) if element.tag == "h1"]
    return list(dict.fromkeys(words for words in found if words))


def byline_of(root: Element) -> str | None:
    """What the page marks as its byline, without the time beside it."""
    elements = [element for element in visible(root) if element.attrib]
    marked = [element for element in elements if _is(element, "byline") and element.tag not in ("meta", "link")]
    marked += [each for name, value in _AUTHOR for each in elements if each.get(name) == value and each.tag != "meta"]
    found = (words_of(element, without=_TIME) for element in marked[:10])
    return next((words for words in found if words and len(words) <= _LONGEST_BYLINE), None)


def dateline_of(root: Element) -> str | None:
    """What the page marks as its dateline, in an element of its own."""
    blocks = (element for element in visible(root) if element.tag in ("p", "div") and _is(element, "dateline"))
    return next((words for element in blocks if (words := words_of(element))), None)
