"""The example stories: each is told in the README, shows what it is there to show, and runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import newsdoc
from newsdoc.cli.app import app

EXAMPLES = Path(__file__).parents[1] / "examples"
STORIES = sorted(EXAMPLES.glob("*.txt"))


def parse(name: str) -> newsdoc.Document:
    return newsdoc.parse((EXAMPLES / f"{name}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_every_story_is_told_and_can_be_viewed(path: Path) -> None:
    assert f"`{path.name}`" in (EXAMPLES / "README.md").read_text(encoding="utf-8")
    done = CliRunner().invoke(app, ["parse", str(path)])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "characters" in done.stdout


def test_quickstart_runs() -> None:
    # Anywhere, and where the locale is not UTF-8.
    env = os.environ | {"PYTHONUTF8": "1"}
    command = [sys.executable, str(EXAMPLES / "quickstart.py")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=env, cwd="/", check=True)
    assert "Place: ROTTERDAM -> Rotterdam, NL" in done.stdout
    assert "Agency: Reuters -> Reuters" in done.stdout
    assert "Date: Jan 14 -> 2025-01-14 (reference)" in done.stdout
    assert "speech at" in done.stdout


def test_harbour_bridge_has_one_of_everything() -> None:
    doc = parse("harbour-bridge")
    assert doc.slugline is not None
    assert doc.headline is not None
    assert doc.byline is not None
    assert doc.dateline is not None
    assert doc.slugline.version == "1st Ld-Writethru"
    assert doc.headline.text == "Harbor bridge reopens after three-year closure"
    assert [author.name for author in doc.byline.authors] == ["NORA WHITFIELD", "TOM ASANTE"]
    assert doc.dateline.text == "PORTLAND, Maine (AP)"
    assert [(place.city, place.region, place.country) for place in doc.dateline.places] == [("Portland", "Maine", "US")]
    assert [agency.name for agency in doc.dateline.agencies] == ["Associated Press"]
    assert doc.text[doc.body_start :].startswith("The swing bridge")
    assert len(doc.paragraphs) == 9
    assert doc.notes
    assert doc.credits


def test_harbour_bridge_quotation_over_two_paragraphs() -> None:
    doc = parse("harbour-bridge")
    long = next(quotation for quotation in doc.quotations if quotation.text.startswith("“Nobody told us"))
    assert long.text.endswith("stood in the water for it.”")
    assert [child.text for child in long.children] == ["‘You have earned your supper.’"]
    kinds = {quotation.text: quotation.kind for quotation in doc.quotations}
    assert kinds["“moat,”"] == "fragment"
    assert kinds["“Free the Crossing,”"] == "title"
    assert not doc.diagnostics


@pytest.mark.parametrize(
    ("name", "dateline", "city", "country", "agency"),
    [
        ("port-dividend", "ROTTERDAM, Jan 14 (Reuters)", "Rotterdam", "NL", "Reuters"),
        ("stadtbahn", "Leipzig (dpa/sn)", "Leipzig", "DE", "Deutsche Presse-Agentur"),
        ("ledokol", "САНКТ-ПЕТЕРБУРГ, 14 января. /ТАСС/", "St. Petersburg", "RU", "TASS"),
        ("dianche", "新华社青岛1月14日电", "Qingdao", "CN", "Xinhua News Agency"),
        ("garden-strike", "LYON, 14 jan 2025 (AFP)", "Lyon", "FR", "Agence France-Presse"),
        ("press-release", "HALIFAX, Nova Scotia, Jan. 14, 2025 /PRNewswire/", "Halifax", "CA", "PR Newswire"),
    ],
)
def test_datelines_of_many_houses(name: str, dateline: str, city: str, country: str, agency: str) -> None:
    found = parse(name).dateline
    assert found is not None
    assert found.text == dateline
    assert [(place.city, place.country) for place in found.places] == [(city, country)]
    assert [a.name for a in found.agencies][:1] == [agency]


def test_credits_that_are_broken_into_lines() -> None:
    assert [(credit.role, credit.names) for credit in parse("port-dividend").credits] == [
        ("reporting", ("Marta Lindqvist", "Colin Achebe")),
        ("editing", ("Ruth Ammann",)),
    ]
    assert [(c.role, c.names) for c in parse("harbour-bridge").credits] == [("contributing", ("Ines Calder",))]


def test_single_marks_among_apostrophes() -> None:
    doc = parse("lough-ferry")
    assert doc.dateline is None
    assert [quotation.text.split()[0] for quotation in doc.quotations] == [
        "‘one", "‘It’s", "‘They’ll", "‘not", "‘The",
    ]  # fmt: skip
    assert [child.text for child in doc.quotations[-1].children] == ["“find savings”"]
    assert not doc.diagnostics
