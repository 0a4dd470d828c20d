"""What the tests of the writers share: stories with all that a feed can say, made by hand, and the schemas."""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import referencing

from newsdoc.document import Attribution, Document, Phrase, Source, SourcePhrase, Span
from newsdoc.metadata import Metadata, Subject
from newsdoc.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable

XSD = {"nitf": "nitf/nitf-3-6.xsd", "newsml-g2": "newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd"}
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!#$%&'()*+,./0-9:;=?@A-Z\[\]_a-z~-]+")
WIRE = """BC-US--Harbor Fire, 1st Ld-Writethru,512
UPDATE 2-Fire shuts harbor & market
By ADA STONE
Associated Press

(Adds comment)

OSLO, March 3 (Reuters) - The ferry “will sail again”,
the harbour master, Bo Lund, said.

Nobody was hurt, he said. “We were <lucky>.”

It sank in May.

(Reporting by Ada Stone; Editing by Bo Berg)

REUTER
"""
SENT = Metadata(
    format="test",
    guid="urn:newsml:example.org:20260303:a2345",
    version="3",
    status="usable",
    issued=dt.datetime(2026, 3, 3, 12, 5, tzinfo=dt.timezone(dt.timedelta(hours=1))),
    created=dt.datetime(2026, 3, 3, 10, 0, 30, tzinfo=dt.UTC),
    urgency=3,
    subjects=(
        Subject(code="15000000", name="sport", scheme="subj"),
        Subject(code="20000005", name="dance & song", scheme="medtop"),
    ),
    keywords=("ferry", "Øresund <sea>"),
    language="en",
    word_count=34,
    ednote="Call the desk, please.",
    usage_terms="Not for broadcast",
    copyright="© 2026 Harbour News",
    provider="Harbour News",
)


def _spans(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(start=text.index(part), end=text.index(part) + len(part)) for part in words)


def _phrase(text: str, *words: str) -> dict[str, Any]:
    return {"spans": _spans(text, *words), "text": " ".join(words)}


def _said(text: str, source: str, cue: str, *content: str, by: int, parent: int | None = None) -> Attribution:
    return Attribution(
        source=SourcePhrase(**_phrase(text, source), kind="name", source_id=by),
        cue=Phrase(**_phrase(text, cue)),
        content=Phrase(**_phrase(text, *content)),
        kind="mixed",
        parent=parent,
        confidence=0.9,
        rule="cue",
    )


@pytest.fixture(scope="session")
def wire() -> Document:
    """A wire story with metadata; who says what is set by hand, so that these tests need no model."""
    doc = parse(WIRE)
    said = Attribution(
        source=SourcePhrase(**_phrase(WIRE, "the harbour master, Bo Lund"), kind="name", source_id=0),
        cue=Phrase(**_phrase(WIRE, "said.")),
        content=Phrase(**_phrase(WIRE, "The ferry “will sail again”")),
        kind="mixed",
        confidence=0.9,
        rule="test",
    )
    claimed = Attribution(
        source=None, cue=None, content=Phrase(**_phrase(WIRE, "Nobody was", "hurt")), kind="indirect", confidence=0.5,
        rule="test",
    )  # fmt: skip
    source = Source(
        id=0, name="Bo Lund", mentions=_spans(WIRE, "Bo Lund", "he said"), kind="person", description="master"
    )
    return doc.model_copy(update={"metadata": SENT, "attributions": (said, claimed), "sources": (source,)})


@pytest.fixture(scope="module")
def nested() -> Document:
    """The mayor reports what engineers told her, in two stretches with something between."""
    text = "Kari Nes said engineers had told her the pier was unsafe, a witness recalled, and “should go”."
    sources = (
        Source(id=4, name="Kari Nes", mentions=_spans(text, "Kari Nes", "her"), kind="person", description="the mayor"),
        Source(id=7, name="engineers", mentions=_spans(text, "engineers"), kind="group"),
    )
    outer = _said(text, "Kari Nes", "said", "engineers had told her the pier was unsafe", "and “should go”", by=4)
    inner = _said(text, "engineers", "had told her", "the pier was unsafe", by=7, parent=0)
    return parse(text).model_copy(update={"attributions": (outer, inner), "sources": sources})


@pytest.fixture(scope="session")
def schemas() -> Path:
    """The official schemas beside the checkout; tests that ask for them are skipped where they are missing."""
    folder = Path(__file__).parents[3] / "shared" / "schemas"
    if not folder.is_dir():
        pytest.skip("no schemas of the formats beside the checkout (../shared/schemas)")
    return folder


@pytest.fixture(scope="session")
def xml_problems(schemas: Path) -> Callable[[str, str], list[str]]:
    """What is wrong with a written file in the eyes of the XML Schema of its format."""
    etree = pytest.importorskip("lxml.etree", reason="lxml, which validates XML, is not installed")
    known = {name: etree.XMLSchema(etree.parse(str(schemas / path))) for name, path in XSD.items()}

    def problems(written: str, format_: str) -> list[str]:
        schema = known[format_]
        schema.validate(etree.fromstring(written.encode()))
        return [error.message for error in schema.error_log]

    return problems


@pytest.fixture(scope="session")
def ninjs_problems(schemas: Path) -> Callable[[str, str], list[str]]:
    """What is wrong with a written file in the eyes of the JSON Schema of that version of ninjs."""
    folder = schemas / "ninjs"
    geometry = json.loads((folder / "GeoJSON-stand-in.json").read_text(encoding="utf-8"))
    resource = referencing.Resource.from_contents(geometry)
    registry = referencing.Registry().with_resource("https://geojson.org/schema/GeoJSON.json", resource)

    @cache
    def validator(version: str) -> jsonschema.Draft202012Validator:
        schema = json.loads((folder / f"ninjs-schema_{version}.json").read_text(encoding="utf-8"))
        return jsonschema.Draft202012Validator(schema, registry=registry, format_checker=_formats())

    def problems(written: str, version: str) -> list[str]:
        return [f"{list(e.path)}: {e.message}" for e in validator(version).iter_errors(json.loads(written))]

    return problems


def _formats() -> jsonschema.FormatChecker:
    """Checks of our own: those of jsonschema need packages that few have installed."""
    checker = jsonschema.FormatChecker(formats=())

    @checker.checks("date-time", raises=ValueError)
    def _date_time(value: object) -> bool:
        return dt.datetime.fromisoformat(str(value)).utcoffset() is not None

    @checker.checks("uri")
    def _uri(value: object) -> bool:
        return URI.fullmatch(str(value)) is not None

    return checker
