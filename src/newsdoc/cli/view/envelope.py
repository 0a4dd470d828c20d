"""What stands above a story: headline, byline, dateline and what it resolves to, slug."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.cli.view.row import Row, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdoc.document import Agency, Author, Byline, Dateline, DateMention, Document, Place

_RULES = {
    "explicit": None,
    "reference": "completed from the reference date",
    "dateline": "completed from the dateline",
    "dateparser": "read by dateparser",
}


def envelope_rows(doc: Document) -> Iterator[Row]:
    """A row for each thing found; what was not found has none."""
    if doc.slugline:
        yield row("slug", doc.slugline.text, "", _unless_in(doc.slugline.version, doc.slugline.text))
    if doc.headline:
        yield row("headline", doc.headline.text, "bold", _unless_in(doc.headline.update_mark, doc.headline.text))
    if doc.byline:
        yield from _byline(doc.byline)
    if doc.dateline:
        yield from _dateline(doc.dateline)
    if doc.language:
        yield row("language", doc.language)


def _unless_in(aside: str | None, text: str) -> str | None:
    return aside if aside and aside not in text else None


def _byline(byline: Byline) -> Iterator[Row]:
    if not byline.authors:
        yield row("byline", byline.text)
    for author in byline.authors:
        yield _author(author)


def _author(author: Author) -> Row:
    about = ", ".join(part for part in (author.title, author.affiliation) if part)
    return row("author", author.name, "", about)


def _dateline(dateline: Dateline) -> Iterator[Row]:
    yield row("dateline", dateline.text)
    for place in dateline.places:
        yield _place(place)
    for agency in dateline.agencies:
        yield _agency(agency)
    if dateline.date:
        yield _date(dateline.date)


def _place(place: Place) -> Row:
    known = ", ".join(part for part in (place.city, place.region, place.country) if part)
    if not known:
        return row("place", place.text, "", "not resolved")
    point = None
    if place.latitude is not None and place.longitude is not None:
        north, east = "N" if place.latitude >= 0 else "S", "E" if place.longitude >= 0 else "W"
        point = f"{abs(place.latitude):.2f} {north} {abs(place.longitude):.2f} {east}"
    return row("place", known, "cyan", place.timezone, point)


def _agency(agency: Agency) -> Row:
    if not agency.name:
        return row("agency", agency.text, "", "not in the registry")
    return row("agency", agency.name, "cyan", agency.country)


def _date(date: DateMention) -> Row:
    if date.value is None:
        return row("date", date.text, "", "not resolved; --reference-date may tell the year")
    shown = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}[date.precision]
    return row("date", date.value.strftime(shown), "cyan", _RULES.get(date.rule))
