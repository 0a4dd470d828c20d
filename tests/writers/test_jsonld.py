"""JSON-LD: names that schema.org has, expanded by a JSON-LD processor, and who said what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from newsdoc.parser import parse
from newsdoc.writers.write import write

if TYPE_CHECKING:
    from newsdoc.document import Document

SCHEMA = "https://schema.org/"
# The terms of schema.org that may be written, each looked up there, with the type that has it.
TERMS = {
    "CreativeWork": {
        "about", "author", "copyrightNotice", "creativeWorkStatus", "creditText", "dateCreated", "datePublished",
        "expires", "genre", "hasPart", "headline", "inLanguage", "keywords", "locationCreated", "mentions", "publisher",
        "text", "usageInfo", "version",
    },
    "NewsArticle": {"articleBody", "articleSection", "dateline", "wordCount"},
    "Quotation": {"spokenByCharacter"},
    "Thing": {"description", "identifier", "name", "sameAs"},
    "Person": {"affiliation", "jobTitle"},
    "Place": {"address", "geo"},
    "PostalAddress": {"addressCountry", "addressLocality", "addressRegion"},
    "GeoCoordinates": {"latitude", "longitude"},
    "DefinedTerm": {"inDefinedTermSet", "termCode"},
    "Claim": set[str](), "Organization": set[str](),
}  # fmt: skip
PARENTS = {"NewsArticle": "CreativeWork", "Quotation": "CreativeWork", "Claim": "CreativeWork"}


def nodes(value: Any) -> list[dict[str, Any]]:
    found = [value] if isinstance(value, dict) else []
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return found + [node for part in inner for node in nodes(part)]


def test_every_term_is_one_of_schema_org(wire: Document) -> None:
    for node in nodes(json.loads(write(wire, "jsonld"))):
        if (kind := node.get("@type")) is not None:
            allowed = TERMS[kind] | TERMS["Thing"] | TERMS.get(PARENTS.get(kind, ""), set())
            assert {key for key in node if not key.startswith("@")} <= allowed, kind
        else:
            assert node.keys() == {"@id"}


def test_it_expands(wire: Document) -> None:
    """With a stand-in for the context of schema.org, as nothing is fetched in tests."""
    jsonld = pytest.importorskip("pyld.jsonld", reason="pyld, which expands JSON-LD, is not installed")

    def load(url: str, options: object) -> dict[str, Any]:
        assert url == "https://schema.org"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": SCHEMA}}}

    (article,) = jsonld.expand(json.loads(write(wire, "jsonld")), {"documentLoader": load})
    assert article["@type"] == [f"{SCHEMA}NewsArticle"]
    assert article["@id"] == "urn:newsml:example.org:20260303:a2345"
    assert article[f"{SCHEMA}dateline"] == [{"@value": "OSLO, March 3 (Reuters)"}]
    quotation = article[f"{SCHEMA}hasPart"][0]
    (speaker,) = quotation[f"{SCHEMA}spokenByCharacter"]
    (mention,) = article[f"{SCHEMA}mentions"]
    assert speaker["@id"] == mention["@id"]
    assert mention["@type"] == [f"{SCHEMA}Person"]
    assert mention[f"{SCHEMA}name"] == [{"@value": "Bo Lund"}]


def test_article(wire: Document) -> None:
    article = json.loads(write(wire, "jsonld", indent=1))
    assert article["headline"] == "UPDATE 2-Fire shuts harbor & market"
    assert article["author"] == [
        {"@type": "Person", "name": "ADA STONE", "affiliation": {"@type": "Organization", "name": "Associated Press"}}
    ]
    assert article["datePublished"] == "2026-03-03T12:05:00+01:00"
    assert article["locationCreated"][0]["address"]["addressCountry"] == "NO"
    assert article["articleBody"].endswith("\n\nIt sank in May.")
    assert [term["name"] for term in article["about"]] == ["sport", "dance & song"]


def test_direct_speech_is_a_quotation_and_indirect_speech_a_claim(wire: Document) -> None:
    parts = json.loads(write(wire, "jsonld"))["hasPart"]
    assert parts == [
        {"@type": "Quotation", "text": "The ferry “will sail again”", "spokenByCharacter": {"@id": "_:source0"}},
        {"@type": "Claim", "text": "Nobody was hurt"},
        {"@type": "Quotation", "text": "We were <lucky>."},
    ]


def test_it_can_stand_in_a_page() -> None:
    doc = parse("OSLO (AP) - It said </script><!-- so <script>.")
    written = write(doc, "jsonld")
    assert "</" not in written
    assert "<!--" not in written
    assert json.loads(written)["articleBody"] == "It said </script><!-- so <script>."
