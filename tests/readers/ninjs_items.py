"""The same story in ninjs 1, 2 and 3."""

from __future__ import annotations

import json
from typing import Any

import pytest

import newsdoc

HTML = "<p>By Ada Stone</p><p>LUND, Sweden (AP) — A ferry sank, “nobody was hurt”, the mayor said.</p><p>It rained.</p>"
V1: dict[str, Any] = {
    "uri": "urn:newsml:example.org:20260303:1",
    "type": "text",
    "version": "2",
    "versioncreated": "2026-03-03T10:00:00+0000",
    "firstcreated": "2026-03-03T09:00:00.000Z",
    "embargoed": "2026-03-03T12:00:00+01:00",
    "pubstatus": "usable",
    "urgency": 4,
    "headline": "Ferry sinks",
    "slugline": "ferry-lund",
    "byline": "Ada Stone",
    "located": "Stockholm",
    "body_html": HTML,
    "language": "en-GB",
    "copyrightholder": "Example",
    "copyrightnotice": "(c) Example 2026",
    "usageterms": "Not for resale",
    "ednote": "Adds quotes",
    "keywords": ["ferry", "lund"],
    "subject": [{"code": "03000000", "name": "disaster", "scheme": "subj"}],
    "source": "EX",
    "genre": [{"code": "Article", "name": "Article"}],
    "service": [{"code": "i", "name": "International"}],
    "priority": 3,
    "wordcount": 20,
}
V2: dict[str, Any] = {
    **{name: V1[name] for name in V1 if name not in ("headline", "byline", "body_html", "subject", "source", "genre")},
    "by": "Ada Stone",
    "headlines": [{"role": "sub", "value": "Mayor speaks"}, {"role": "main", "value": "Ferry sinks"}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": "A ferry sank. It rained."},
        {"role": "main", "contenttype": "text/html", "value": HTML, "wordcount": 20},
    ],
    "subjects": [{"name": "disaster", "uri": "http://cv.iptc.org/newscodes/subjectcode/03000000"}],
    "infosources": [{"name": "EX", "role": "source"}],
    "genres": [{"name": "Article"}],
}
CAMEL = {
    "versioncreated": "versionCreated",
    "firstcreated": "firstCreated",
    "embargoed": "embargoedUntil",
    "pubstatus": "pubStatus",
    "copyrightholder": "copyrightHolder",
    "copyrightnotice": "copyrightNotice",
    "usageterms": "usageTerms",
    "ednote": "edNote",
    "infosources": "infoSources",
    "wordcount": "wordCount",
    "contenttype": "contentType",
}


def camel(value: Any) -> Any:
    if isinstance(value, dict):
        return {CAMEL.get(name, name): camel(each) for name, each in value.items()}
    return [camel(each) for each in value] if isinstance(value, list) else value


V3: dict[str, Any] = camel(V2)


def read(value: object) -> newsdoc.Document:
    return newsdoc.read(json.dumps(value).encode())


VERSIONS = pytest.mark.parametrize("item", [V1, V2, V3], ids=["1", "2", "3"])
