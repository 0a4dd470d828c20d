"""The tables that readers of markup look words up in."""

from __future__ import annotations

from dataclasses import fields

import pytest

from newsdoc.blocks.given import lay_out, read_given
from newsdoc.data import table
from newsdoc.feed_parts import Facts, SubjectPart
from newsdoc.metadata import Metadata, Subject
from newsdoc.parts import BlockPart
from newsdoc.text import scan


def test_facts_mirror_the_metadata() -> None:
    assert [field.name for field in fields(Facts)] == list(Metadata.model_fields)
    assert SubjectPart._fields == tuple(Subject.model_fields)


@pytest.mark.parametrize("row", table("nitf_meta"), ids=lambda row: row["field"])
def test_house_fields_have_a_field_of_ours(row: dict[str, object]) -> None:
    assert row.keys() == {"field", "names", "example"}
    names = row["names"]
    assert isinstance(names, list)
    assert str(row["example"]).lower() in names
    assert all(name == name.lower() for name in names)
    assert row["field"] == "slugline" or row["field"] in Metadata.model_fields


def test_no_house_field_is_read_twice() -> None:
    names = [name for row in table("nitf_meta") for name in row["names"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("row", table("markup_elements"), ids=lambda row: row["role"])
def test_elements_have_one_role(row: dict[str, object]) -> None:
    assert row.keys() == {"role", "elements"}
    others = {name for other in table("markup_elements") if other["role"] != row["role"] for name in other["elements"]}
    assert not set(row["elements"]) & others  # type: ignore[call-overload]


def test_fields_of_ninjs_have_a_field_of_ours() -> None:
    rows = table("ninjs")
    assert rows.keys() == {"envelopes", "story", "no_text", "text", "time", "number", "note"}
    fields_ = {field: names for kind in ("text", "time", "number", "note") for field, names in rows[kind].items()}
    assert fields_.keys() <= set(Metadata.model_fields)
    names = [name for names in fields_.values() for name in names]
    assert len(set(names)) == len(names)
    assert all(name == name.lower() for name in [*names, *rows["envelopes"], *rows["story"], *rows["no_text"]])


@pytest.mark.parametrize("row", table("newsml_codes"), ids=lambda row: row["kind"])
def test_codes_of_newsml(row: dict[str, object]) -> None:
    assert row.keys() == {"kind", "values"}
    assert isinstance(row["values"], list)
    assert all(value and value == value.lower() for value in row["values"])


@pytest.mark.parametrize("row", table("slug_versions"), ids=lambda row: row["word"])
def test_versions_of_slugs_are_found_in_their_examples(row: dict[str, str]) -> None:
    assert row.keys() == {"word", "example"}
    text = row["example"]
    layout = lay_out(scan(text), read_given(scan(text), [BlockPart(0, len(text), "slug")]), None)
    assert layout.slugline is not None
    assert layout.slugline.version
    assert row["word"].lower() in layout.slugline.version.lower()
