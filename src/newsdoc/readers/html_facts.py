"""What a page says of its story in JSON-LD, OpenGraph and other meta elements."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from newsdoc.data import table
from newsdoc.readers.ninjs_values import Item, item_of, items, number_of, strings, text_of
from newsdoc.readers.reading import Facts
from newsdoc.readers.times import read_time
from newsdoc.readers.xml import collapsed, words_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_SCRIPT = re.compile(r"<script\b[^<>]{0,300}?application/ld\+json[^<>]{0,300}>", re.IGNORECASE)
_MOST_SCRIPTS = 20
_DEEPEST = 4


class PageFacts(NamedTuple):
    """The facts, and what the page says of the parts of the story itself."""

    facts: Facts
    headline: str | None
    title: str | None
    byline: str | None
    dateline: str | None
    body: str | None


def facts_of(root: Element, markup: str) -> PageFacts:
    """What a page says of itself.

    Example:
        >>> from newsdoc.readers.fragment import parse_fragment
        >>> page = '<meta property="og:title" content="Ferry sinks"><meta name="author" content="Ada Stone">'
        >>> facts = facts_of(parse_fragment(page), page)
        >>> facts.headline, facts.byline
        ('Ferry sinks', 'Ada Stone')
    """
    article = _article(markup)
    meta = _metas(root)
    title = next((words_of(element) for element in root.iter("title")), None)
    html = next(root.iter("html"), None)
    facts = Facts(
        format="html",
        guid=_guid(article, root, meta),
        version=text_of(article, "version"),
        issued=_time(article, meta, "datepublished", "article:published_time", "date", "dc.date", "pubdate"),
        created=_time(article, {}, "datecreated"),
        expires=_time(article, meta, "expires", "article:expiration_time"),
        category=next(strings(article, "articlesection"), None) or meta.get("article:section"),
        keywords=tuple(strings(article, "keywords"))
        or _split(meta.get("news_keywords") or meta.get("keywords"))
        or _tags(root),
        language=text_of(article, "inlanguage") or _language(html, meta),
        word_count=number_of(article, "wordcount"),
        usage_terms=text_of(article, "usageinfo", "license"),
        copyright=text_of(article, "copyrightnotice") or next(_names(article, "copyrightholder"), None),
        provider=next(_names(article, "publisher", "provider", "sourceorganization"), None) or meta.get("og:site_name"),
        credit=text_of(article, "credittext"),
        genre=next(strings(article, "genre"), None),
    )
    names = (
        list(_names(article, "author", "creator"))
        or [
            name for key in ("author", "article:author", "dc.creator") if (name := meta.get(key)) and "://" not in name
        ][:1]
    )
    return PageFacts(
        facts,
        text_of(article, "headline", "name") or meta.get("og:title") or meta.get("twitter:title"),
        title,
        ", ".join([*names[:-2], " and ".join(names[-2:])]) or None,
        text_of(article, "dateline"),
        text_of(article, "articlebody", raw=True),
    )


def _article(markup: str) -> Item:
    """The article of the page's JSON-LD, its names in small letters; empty where there is none."""
    for number, match in enumerate(_SCRIPT.finditer(markup)):
        end = markup.find("</", match.end())
        if number >= _MOST_SCRIPTS or end < 0:
            break
        close = markup.find("</script", match.end())
        try:
            value = json.loads(
                markup[match.end() : close if close >= 0 else len(markup)].strip(" \t\r\n;"), strict=False
            )
        except (ValueError, RecursionError):
            continue
        found = next(_articles(value, 0), None)
        if found is not None:
            return item_of(found)
    return {}


def _articles(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _articles(each, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind in table("html_pages")["types"] for kind in kinds):
            yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(value.get(name), depth + 1)


def _metas(root: Element) -> dict[str, str]:
    """The first content of every meta element, by its name in small letters."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = collapsed(element.get("content") or "")
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _tags(root: Element) -> tuple[str, ...] | None:
    tags = [element.get("content") or "" for element in root.iter("meta") if element.get("property") == "article:tag"]
    return tuple(dict.fromkeys(collapsed(tag) for tag in tags if tag.strip())) or None


def _split(words: str | None) -> tuple[str, ...] | None:
    return tuple(word.strip() for word in (words or "").split(",") if word.strip()) or None


def _guid(article: Item, root: Element, meta: dict[str, str]) -> str | None:
    links = (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    named = text_of(article, "identifier", "@id", "url")
    return named or next(filter(None, links), None) or meta.get("og:url")


def _time(article: Item, meta: dict[str, str], name: str, *others: str) -> dt.datetime | None:
    """A time of the article, else of one of some meta elements."""
    sent = [text_of(article, name), *(meta.get(other) for other in (name, *others))]
    return next((time for words in sent if words and (time := read_time(words))), None)


def _names(article: Item, *keys: str) -> Iterator[str]:
    """The names of people or organisations, which JSON-LD writes as text, as an object, or as a list of either."""
    for key in keys:
        value = article.get(key)
        found = [text_of({"name": each}, "name") for each in (value if isinstance(value, list) else [value])]
        named = [text_of(entry, "name") for entry in items(article, key)]
        yield from (name for name in (*found, *named) if name)


def _language(html: Element | None, meta: dict[str, str]) -> str | None:
    written = html.get("lang") if html is not None else None
    return written or (meta.get("og:locale") or "").replace("_", "-") or None
