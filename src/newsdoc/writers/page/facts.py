"""What is known beside the words: where, when and by whom, and what the feed said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsdoc.writers.characters import flowing
from newsdoc.writers.page.tags import joined, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsdoc.document import Agency, Author, Document, Place
    from newsdoc.writers.markup import Markup

Row = tuple[str, "str | Markup | None"]
_ENTITY = re.compile(r"Q[1-9][0-9]{0,15}")
_OUT = {"rel": "external noreferrer"}


def facts(doc: Document) -> Markup | None:
    """The list of what is known, or None where nothing is.

    Example:
        >>> from newsdoc.document import Document
        >>> facts(Document(text="Ja", language="no"))
        '<dl class="facts"><div><dt>Language</dt><dd>no</dd></div></dl>'
    """
    return _list([*_head(doc), ("Language", doc.language)])


def feed(doc: Document) -> Markup | None:
    """What the format said about the story, or None where it said nothing.

    Example:
        >>> from newsdoc.document import Document
        >>> from newsdoc.metadata import Metadata
        >>> feed(Document(text="", metadata=Metadata(urgency=3)))
        '<dl class="facts"><div><dt>Urgency</dt><dd>3</dd></div></dl>'
    """
    said = doc.metadata
    subjects = [flowing(subject.name or subject.code or "") for subject in said.subjects or ()]
    rows: list[Row] = [("Subjects", "; ".join(subjects)), ("Keywords", "; ".join(said.keywords or ()))]
    for name in type(said).model_fields:
        value = getattr(said, name)
        if value is not None and name not in {"subjects", "keywords"}:
            rows.append((name.replace("_", " ").capitalize(), str(value)))
    return _list(rows)


def _list(rows: Iterable[Row]) -> Markup | None:
    known = [tag("div", tag("dt", term), tag("dd", value)) for term, value in rows if value]
    return tag("dl", *known, class_="facts") if known else None


def _head(doc: Document) -> Iterator[Row]:
    if doc.slugline:
        yield "Version", doc.slugline.version
    if doc.headline:
        yield "Update", doc.headline.update_mark
    authors = doc.byline.authors if doc.byline else ()
    yield "By", _lines(map(_author, authors))
    if doc.dateline:
        yield "Place" if len(doc.dateline.places) < 2 else "Places", _lines(map(_place, doc.dateline.places))
        yield "Agency" if len(doc.dateline.agencies) < 2 else "Agencies", _lines(map(_agency, doc.dateline.agencies))
        date = doc.dateline.date
        if date and date.value:
            # strftime has no day without its zero that every system knows, and years below 1000 in several widths.
            day = f"{date.value.day} {date.value:%B} {date.value.year}"
            rule = {"reference": "year from the reference date"}.get(date.rule)
            when = tag("time", day, datetime=date.value.isoformat())
            yield "Date", _line(when, rule) if date.precision == "day" else _line(when, f"to the {date.precision}")


def _lines(items: Iterable[Markup | None]) -> Markup | None:
    lines = [tag("span", item, class_="line") for item in items if item]
    return joined(lines) if lines else None


def _line(name: str | Markup, *details: str | None) -> Markup:
    known = [flowing(detail) for detail in details if detail]
    return joined([tag("bdi", name), tag("span", " · ".join(known), class_="detail") if known else None], " ")


def _author(author: Author) -> Markup:
    return _line(flowing(author.name), author.title, author.affiliation)


def _place(place: Place) -> Markup:
    names = dict.fromkeys(name for name in (place.city, place.region, place.country) if name)
    name = ", ".join(flowing(name) for name in names) or flowing(place.text)
    named: str | Markup = name
    if place.geoname_id is not None:
        named = tag("a", name, href=f"https://www.geonames.org/{place.geoname_id}", **_OUT)
    where = None
    if place.latitude is not None and place.longitude is not None:
        north, east = ("N" if place.latitude >= 0 else "S"), ("E" if place.longitude >= 0 else "W")
        where = f"{abs(place.latitude):.2f}°\xa0{north} {abs(place.longitude):.2f}°\xa0{east}"
    return _line(named, where, place.timezone, None if names else "not known")


def _agency(agency: Agency) -> Markup:
    name = flowing(agency.name or agency.text)
    named: str | Markup = name
    if agency.wikidata and _ENTITY.fullmatch(agency.wikidata):
        named = tag("a", name, href=f"https://www.wikidata.org/wiki/{agency.wikidata}", **_OUT)
    return _line(named, agency.country, None if agency.id else "not in the registry")
