"""ninjs 1, 2 and 3: what their fields say about the story, as the IPTC means them and as houses use them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from ninjs_items import V1, VERSIONS, read

import newsdoc
from newsdoc.metadata import Subject


@VERSIONS
@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("format", "ninjs"),
        ("guid", "urn:newsml:example.org:20260303:1"),
        ("version", "2"),
        ("status", "usable"),
        ("issued", dt.datetime(2026, 3, 3, 10, tzinfo=dt.UTC)),
        ("created", dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC)),
        ("embargoed", dt.datetime(2026, 3, 3, 12, tzinfo=dt.timezone(dt.timedelta(hours=1)))),
        ("expires", None),
        ("urgency", 4),
        ("priority", "3"),
        ("category", "i"),
        ("keywords", ("ferry", "lund")),
        ("subjects", (Subject(code="03000000", name="disaster", scheme="subj"),)),
        ("language", "en-GB"),
        ("word_count", 20),
        ("ednote", "Adds quotes"),
        ("usage_terms", "Not for resale"),
        ("copyright", "(c) Example 2026"),
        ("provider", "EX"),
        ("genre", "Article"),
    ],
)
def test_metadata(item: dict[str, Any], field: str, expected: object) -> None:
    assert getattr(read(item).metadata, field) == expected


@pytest.mark.parametrize(
    ("change", "field", "expected"),
    [
        ({"guid": "tag:example.org:7"}, "guid", "tag:example.org:7"),
        ({"version": 3}, "version", "3"),
        ({"urgency": "5"}, "urgency", 5),
        ({"urgency": 3.0}, "urgency", 3),
        ({"urgency": ""}, "urgency", None),
        ({"urgency": True}, "urgency", None),
        ({"ednote": "  "}, "ednote", None),
        ({"usageterms": "Tom &amp;amp; Ada&amp;#39;s"}, "usage_terms", "Tom & Ada's"),
        ({"ednote": "Adds  quotes\r\n\n in lead"}, "ednote", "Adds quotes\nin lead"),
        ({"ednote": "<p>Adds</p><p>quotes</p>"}, "ednote", "Adds quotes"),
        ({"versioncreated": "2026-03-03T10:00:00"}, "issued", dt.datetime(2026, 3, 3, 10)),  # noqa: DTZ001 - as sent
        ({"versioncreated": "soon"}, "issued", None),
        ({"usageterms": ["Not for resale", "No archive"]}, "usage_terms", "Not for resale No archive"),
        ({"copyrightnotice": ""}, "copyright", "Example"),
        ({"keywords": ""}, "keywords", None),
        ({"subject": [{"code": "subj:03000000"}]}, "subjects", (Subject(code="03000000", scheme="subj"),)),
        ({"subject": [{"literal": "13010000", "name": "tech"}]}, "subjects", (Subject(code="13010000", name="tech"),)),
        ({"subject": [{"code": "a", "rels": ["category"]}], "service": []}, "category", "a"),
        ({"editorialpriority": "r", "priority": ""}, "priority", "r"),
        ({"subject": [{"uri": "medtop:20000338"}]}, "subjects", (Subject(code="20000338", scheme="medtop"),)),
        ({"genre": [{"code": "Feature"}]}, "genre", "Feature"),
    ],
)
def test_values_of_houses(change: dict[str, Any], field: str, expected: object) -> None:
    assert getattr(read(V1 | change).metadata, field) == expected


EXAMPLE = Path(__file__).parents[3] / "shared" / "schemas" / "ninjs" / "examples"


@pytest.mark.skipif(not EXAMPLE.is_dir(), reason="the examples of the IPTC do not stand beside the checkout")
@pytest.mark.parametrize("name", ["dpa_text", "ntb_text", "tt_text_image"])
@pytest.mark.parametrize("version", ["2", "3"])
def test_every_field_of_the_examples_of_the_iptc(name: str, version: str) -> None:
    """Fields that have a place in the document are there; both versions say the same."""
    raw = next(EXAMPLE.glob(f"{version}.*-{name}*.json")).read_bytes()
    item = {key.lower(): value for key, value in json.loads(raw).items()}
    doc = newsdoc.read(raw, scope="none")
    facts = doc.metadata
    assert doc.headline is not None
    assert doc.headline.text == item["headlines"][0]["value"]
    assert (doc.slugline and doc.slugline.text) == item.get("slugline")
    assert (doc.byline and doc.byline.text) == item.get("by")
    assert (facts.guid, facts.version, facts.status) == (item["uri"], item["version"], item["pubstatus"])
    for field, key in (("issued", "versioncreated"), ("created", "firstcreated"), ("expires", "expires")):
        sent = item.get(key)
        assert getattr(facts, field) == (dt.datetime.fromisoformat(sent) if sent else None)
    assert (facts.urgency, facts.language) == (item["urgency"], item["language"])
    assert facts.copyright == (item.get("copyrightnotice") or item["copyrightholder"])
    assert facts.ednote == (item.get("ednote") or None)
    assert facts.genre == next((genre["name"] for genre in item.get("genres", ())), None)
    assert [subject.name for subject in facts.subjects or ()] == [each["name"] for each in item.get("subjects", ())]
    source = next(iter(item.get("bodies") or item["descriptions"]))["value"]
    assert doc.paragraphs[-1].text.split()[-1] in source
    assert not [block for block in doc.blocks if block.role == "paragraph" and "TT" in block.text.split()]
