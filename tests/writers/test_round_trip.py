"""What is written is read back: headline, byline, dateline, paragraphs and metadata survive the exchange formats."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import wires

from newsdoc.metadata import Metadata, Subject
from newsdoc.parser import parse
from newsdoc.readers.read import read
from newsdoc.writers.characters import flowing
from newsdoc.writers.write import write

if TYPE_CHECKING:
    from newsdoc.document import Document

WAYS: dict[str, tuple[str, dict[str, Any]]] = {
    "ninjs 3.1": ("ninjs", {}),
    "ninjs 2.2": ("ninjs", {"version": "2.2"}),
    "NITF": ("nitf", {}),
    "NewsML-G2 with XHTML": ("newsml-g2", {}),
    "NewsML-G2 with NITF": ("newsml-g2", {"content": "nitf"}),
}
# Fields that a format has no room for; docs/formats/writing.md tells them.
LOST = {
    "ninjs": {"priority", "service", "sequence", "selector", "cycle", "take_key"},
    "nitf": set[str](),
    "newsml-g2": set[str](),
}


class Kept(NamedTuple):
    """What must survive, with white space as all formats have it."""

    headline: str | None
    mark: str | None
    byline: str | None
    authors: tuple[str, ...]
    dateline: str | None
    places: tuple[str | None, ...]
    paragraphs: tuple[str, ...]


def kept(doc: Document) -> Kept:
    return Kept(
        flowing(doc.headline.text) if doc.headline else None,
        doc.headline.update_mark if doc.headline else None,
        # NITF has titles and agencies in the byline, where plain wires have them on a line below it.
        flowing(doc.byline.text.partition("\n")[0]) if doc.byline else None,
        tuple(flowing(author.name) for author in doc.byline.authors) if doc.byline else (),
        flowing(doc.dateline.text) if doc.dateline else None,
        tuple(place.city for place in doc.dateline.places) if doc.dateline else (),
        tuple(flowing(paragraph.text) for paragraph in doc.paragraphs),
    )


def words() -> st.SearchStrategy[str]:
    letters = st.text(st.characters(categories=["L", "Nd"], max_codepoint=0x2FF), min_size=1, max_size=8)
    return st.lists(letters | st.sampled_from(["R&D", "“sea”", "AP"]), min_size=1, max_size=4).map(" ".join)


def tokens() -> st.SearchStrategy[str]:
    return st.from_regex(re.compile(r"[a-z][a-z0-9]{0,7}", re.ASCII), fullmatch=True)


def times() -> st.SearchStrategy[dt.datetime]:
    offsets = st.sampled_from([-570, -300, 0, 60, 345]).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
    return st.datetimes(dt.datetime(1995, 1, 1), dt.datetime(2035, 1, 1), timezones=offsets).map(  # noqa: DTZ001
        lambda time: time.replace(microsecond=0)
    )


def subjects() -> st.SearchStrategy[Subject]:
    codes = st.integers(1, 17).map(lambda number: f"{number:02}000000")
    return st.builds(Subject, code=codes, name=words(), scheme=st.sampled_from(["subj", "medtop"]))


def sent() -> st.SearchStrategy[Metadata]:
    return st.builds(
        Metadata,
        guid=tokens().map("urn:newsml:example.org:20260303:{}".format) | tokens(),
        version=st.integers(1, 99).map(str),
        status=st.sampled_from(["usable", "withheld", "canceled"]),
        issued=times(),
        created=st.none() | times(),
        expires=st.none() | times(),
        urgency=st.integers(1, 8),
        category=st.none() | tokens(),
        subjects=st.none() | st.lists(subjects(), min_size=1, max_size=3, unique_by=lambda s: s.code).map(tuple),
        keywords=st.none() | st.lists(words(), min_size=1, max_size=3, unique=True).map(tuple),
        language=st.sampled_from(["en", "de", "pt-BR"]),
        word_count=st.integers(1, 900),
        ednote=st.none() | words(),
        usage_terms=st.none() | words(),
        copyright=st.none() | words(),
        provider=words(),
        credit=st.none() | words(),
        genre=st.none() | words(),
        distributor=st.none() | words(),
        priority=st.none() | tokens(),
        service=st.none() | tokens(),
        sequence=st.none() | tokens(),
        selector=st.none() | tokens(),
        cycle=st.none() | tokens(),
        take_key=st.none() | words(),
        text_format=st.none() | tokens(),
    )


def there_and_back(doc: Document, way: str) -> Document:
    format_, options = WAYS[way]
    return read(write(doc, format_, **options).encode())


@pytest.mark.parametrize("way", WAYS)
def test_wire_survives(wire: Document, way: str) -> None:
    back = there_and_back(wire, way)
    assert kept(back) == kept(wire)
    assert back.slugline
    assert wire.slugline
    assert (back.slugline.text, back.slugline.version) == (wire.slugline.text, wire.slugline.version)


TABLE = (
    "\x16\x16\x01G0613\x1fglbsm\nd o\x14\x12 BC-WEA--CityForecasts   03-14 0112\n\x02^BC-WEA--City Forecasts,<\n"
    "^City Forecasts<\n\tLUND, Sweden (AP) _ Highs and lows as of 0700 GMT:<\n^WESTERN CITIES=\n"
    "\x08El\x10Paso\x1f\x1e \x1e 3\x1e 4\n\x08Oslo\x1f\x1e \x1e 1\x1e 2\n\tEND<\n\x03AP-WF-03-15-17 0210GMT<\n\x04"
)


@pytest.mark.parametrize("way", WAYS)
def test_marks_of_wires_stay_behind(way: str) -> None:
    back = there_and_back(parse(TABLE), way)
    assert kept(back) == kept(parse(TABLE))
    assert [block.text.strip() for block in back.blocks if block.role == "subhead"] == ["WESTERN CITIES"]
    assert [block.text.splitlines()[0] for block in back.blocks if block.role == "table"] == ["El Paso     3  4"]
    assert "0210GMT" not in back.text


@pytest.mark.parametrize("way", WAYS)
@given(made=wires())
def test_story_survives(way: str, made: Any) -> None:
    doc = parse(made.text)
    assume(doc.paragraphs)
    assert kept(there_and_back(doc, way)) == kept(doc)


@pytest.mark.parametrize("way", WAYS)
@given(meta=sent())
def test_metadata_survive(way: str, meta: Metadata) -> None:
    doc = parse("Ferry sinks\n\nOSLO (AP) - It rained all day.\n\nNobody was hurt.\n").model_copy(
        update={"metadata": meta}
    )
    back = there_and_back(doc, way).metadata
    lost = LOST[WAYS[way][0]] | {"format"}
    for name, value in meta.model_dump().items():
        if value is not None and name not in lost:
            found = back.model_dump()[name]
            assert found == (flowing(value) if isinstance(value, str) else value), name
