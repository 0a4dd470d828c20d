"""The view of a document made by hand, with one of everything: it must not hang on what the stages find."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import pytest
from rich.console import Console

from newsdoc.cli.view import show
from newsdoc.cli.view.reflow import Mark, Reflowed
from newsdoc.document import Document

if TYPE_CHECKING:
    from newsdoc.document import Role

SLUG = "BC-Harbour Ferry, 1st Ld"
HEADLINE = "UPDATE 1-Ferry returns"
BYLINE = "By Ada Moss, Marine Editor"
NOTE = "(Adds quote)"
LEAD = "The ferry came back\non Sunday, “late as ever,” its captain\nsaid."
LABEL = "FARE ROW"
SECOND = "He added: “My father said, ‘Never sail on a Monday.’ So I did.” It was called “The Gull”."
THIRD = "The company called it “a delay, and went home."
TABLE = "Fares\n  adult   4.50\n  child   2.00"
CREDIT = "(Reporting by Ada Moss)"
END = "ENDS"
DATELINE = "PORT ELLEN, Jan 5 (AP)"
TEXT = "\n\n".join(
    (SLUG, HEADLINE, BYLINE, NOTE, f"{DATELINE} - {LEAD}", LABEL, SECOND, THIRD, TABLE, CREDIT, END + "\n")
)


def element(part: str, **fields: Any) -> dict[str, Any]:
    """The fields of an element whose words occur once in the text."""
    start = TEXT.index(part)
    return {"span": {"start": start, "end": start + len(part)}, "text": part, **fields}


def quotation(part: str, kind: str, *children: dict[str, Any], closed: bool = True) -> dict[str, Any]:
    span = element(part)["span"]
    inner = {"start": span["start"] + 1, "end": span["end"] - closed}
    marks = {"open": part[0], "close": part[-1] if closed else None, "closed": closed}
    return element(part, kind=kind, inner=inner, children=list(children), **marks)


def blocks() -> list[dict[str, Any]]:
    """The text cut where its parts begin."""
    roles: list[tuple[str, Role]] = [
        (SLUG, "slug"), (HEADLINE, "headline"), (BYLINE, "byline"), (NOTE, "note"), (DATELINE, "dateline"),
        (LEAD, "paragraph"), (LABEL, "subhead"), (SECOND, "paragraph"), (THIRD, "paragraph"), (TABLE, "table"),
        (CREDIT, "credit"), (END, "sign_off"),
    ]  # fmt: skip
    starts = [TEXT.index(part) for part, _ in roles] + [len(TEXT)]
    return [
        {"span": {"start": start, "end": end}, "text": TEXT[start:end], "role": role}
        for (_, role), start, end in zip(roles, starts[:-1], starts[1:], strict=True)
    ]


@pytest.fixture(scope="session")
def document() -> Document:
    """Every element once."""
    place = element("PORT ELLEN", city="Port Ellen", region="Scotland", country="GB", timezone="Europe/London")
    agency = element("AP", id="ap", name="Associated Press", country="US")
    date = element("Jan 5", value=dt.date(2025, 1, 5), precision="day", rule="reference")
    stray = TEXT.index("“a delay")
    return Document.model_validate(
        {
            "text": TEXT,
            "language": "en",
            "slugline": element(SLUG, version="1st Ld"),
            "headline": element(HEADLINE, update_mark="UPDATE 1"),
            "byline": element(BYLINE, authors=[_author("Ada Moss")]),
            "dateline": element(DATELINE, places=[place | _point(55.63, -6.19)], agencies=[agency], date=date),
            "sign_off": element(END),
            "body_start": TEXT.index(LEAD),
            "blocks": blocks(),
            "paragraphs": [element(part) for part in (LEAD, SECOND, THIRD)],
            "quotations": [
                quotation("“late as ever,”", "speech"),
                quotation(
                    "“My father said, ‘Never sail on a Monday.’ So I did.”",
                    "speech",
                    quotation("‘Never sail on a Monday.’", "fragment"),
                ),
                quotation("“The Gull”", "title"),
                quotation("“a delay, and went home.", "other", closed=False),
            ],
            "notes": [element(NOTE, kind="update")],
            "credits": [element(CREDIT, role="reporting", names=["Ada Moss"])],
            "diagnostics": [
                {
                    "code": "ND201",
                    "severity": "warning",
                    "message": "quotation is never closed",
                    "span": {"start": stray, "end": stray + len("“a delay")},
                }
            ],
        }
    )


def _author(name: str) -> dict[str, Any]:
    return {"name": name, "span": element(name)["span"], "title": "Marine Editor", "affiliation": None}


def _point(latitude: float, longitude: float) -> dict[str, float]:
    return {"latitude": latitude, "longitude": longitude}


def view(doc: Document, *, width: int = 80, colour: bool = False, name: str | None = None) -> str:
    out = io.StringIO()
    show(doc, name, Console(file=out, width=width, color_system="standard" if colour else None, force_terminal=colour))
    return out.getvalue()


def test_page_shows_everything_in_its_place(document: Document) -> None:
    assert (
        view(document)
        == """
    slug  BC-Harbour Ferry, 1st Ld
headline  UPDATE 1-Ferry returns
  author  Ada Moss  Marine Editor
dateline  PORT ELLEN, Jan 5 (AP)
   place  Port Ellen, Scotland, GB  Europe/London  55.63 N 6.19 W
  agency  Associated Press  US
    date  2025-01-05  completed from the reference date
language  en

    note  (Adds quote)

       1  The ferry came back on Sunday, “late as ever,” its captain said.

          FARE ROW

       2  He added: “My father said, ‘Never sail on a Monday.’ So I did.” It was
          called “The Gull”.

       3  The company called it “a delay, and went home.

   table  Fares
            adult   4.50
            child   2.00

  credit  (Reporting by Ada Moss)

sign-off  ENDS

   ND201  quotation is never closed  paragraph 3
          The company called it “a delay, and went home.
                                ^^^^^^^^

          3 paragraphs · 5 quotations (2 speech, 1 fragment, 1 title, 1 other) ·
          1 warning · 399 characters

"""
    )


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("“late as ever,”", "32"),
        ("“My father said, ", "32"),
        ("‘Never sail on a Monday.’", "3;33"),
        ("“The", "35"),
        ("“a delay", "4;33"),
        ("(Adds quote)", "2"),
        ("(Reporting by Ada Moss)", "2"),
        ("ENDS", "2"),
        ("FARE ROW", "1"),
        ("UPDATE 1-Ferry returns", "1"),
    ],
)
def test_colours_tell_kinds_apart(document: Document, words: str, codes: str) -> None:
    assert f"\x1b[{codes}m{words}\x1b[0m" in view(document, width=140, colour=True)


@pytest.mark.parametrize("width", [1, 20, 40, 80, 100, 140, 400])
def test_lines_fit_the_width_up_to_the_measure(document: Document, width: int) -> None:
    longest = max(len(line.rstrip()) for line in view(document, width=width).splitlines())
    assert longest <= max(34, min(width, 98))


def test_pages_of_several_files_carry_their_names(document: Document) -> None:
    assert view(document, name="[bold]a.txt").startswith("[bold]a.txt ──")


def test_empty_document_has_a_summary_only() -> None:
    assert view(Document(text="")).split("\n") == ["", "          0 paragraphs · 0 characters", "", ""]


def test_unresolved_parts_say_so() -> None:
    span = {"start": 0, "end": 4}
    dateline = {
        "span": span,
        "text": "ULMO",
        "places": [{"span": span, "text": "ULMO"}],
        "agencies": [{"span": span, "text": "ULMO"}],
        "date": {"span": span, "text": "ULMO", "value": None, "precision": "day", "rule": "unresolved"},
    }
    shown = view(Document.model_validate({"text": "ULMO", "dateline": dateline}))
    assert "place  ULMO  not resolved" in shown
    assert "agency  ULMO  not in the registry" in shown
    assert "date  ULMO  not resolved; --reference-date may tell the year" in shown


def test_many_findings_are_counted_not_listed() -> None:
    findings = [{"code": "ND201", "severity": "warning", "message": "odd", "span": {"start": 0, "end": 1}}] * 30
    shown = view(Document.model_validate({"text": "“x", "diagnostics": findings}))
    assert shown.count("ND201") == 20
    assert "… and 10 more" in shown
    assert "30 warnings" in shown


def test_carets_stand_under_wide_letters() -> None:
    findings = [{"code": "ND201", "severity": "info", "message": "odd", "span": {"start": 2, "end": 4}}]
    text = {"span": {"start": 0, "end": 5}, "text": "我说“好了"}
    document = Document.model_validate({"text": "我说“好了", "paragraphs": [text], "diagnostics": findings})
    excerpt, carets = view(document).splitlines()[4:6]
    assert excerpt == "          我说“好了"
    assert carets == "              ^^^"


def test_excerpts_begin_at_a_word() -> None:
    text = "It was, the harbour master of the old town said, “a long day."
    element = {"span": {"start": 0, "end": len(text)}, "text": text}
    findings = [{"code": "ND201", "severity": "info", "message": "odd", "span": {"start": 49, "end": 50}}]
    shown = view(Document.model_validate({"text": text, "paragraphs": [element], "diagnostics": findings}))
    excerpt, caret = shown.splitlines()[4:6]
    assert excerpt == "          … of the old town said, “a long day."
    assert caret == " " * excerpt.index("“") + "^"


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\n\n"])
def test_contacts_keep_their_lines(gap: str) -> None:
    text = f"Contact:{gap}\tAda Moss{gap}555-0100{gap}"
    block = {"span": {"start": 0, "end": len(text)}, "text": text, "role": "contact"}
    shown = view(Document.model_validate({"text": text, "blocks": [block]}))
    assert " contact  Contact:\n                  Ada Moss\n          555-0100\n" in shown


def test_affiliations_on_their_own_line_are_told_once() -> None:
    text = "By Ada Moss\nAssociated Press\nThe end"
    author = {"name": "Ada Moss", "span": {"start": 3, "end": 11}, "affiliation": "Associated Press"}
    byline = {"span": {"start": 0, "end": 11}, "text": text[:11], "authors": [author]}
    blocks = [
        {"span": {"start": start, "end": end}, "text": text[start:end], "role": role}
        for start, end, role in [(0, 12, "byline"), (12, 29, "byline"), (29, 36, "paragraph")]
    ]
    shown = view(Document.model_validate({"text": text, "byline": byline, "blocks": blocks}))
    assert shown.count("Associated Press") == 1


def test_notes_in_a_row_share_a_label() -> None:
    lines = ["* One", "* Two", "Three"]
    starts = [0, 6, 12]
    blocks = [
        {"span": {"start": start, "end": start + 5}, "text": line, "role": role}
        for start, line, role in zip(starts, lines, ["note", "note", "sign_off"], strict=True)
    ]
    shown = view(Document.model_validate({"text": "\n".join(lines), "blocks": blocks}))
    assert "\n    note  * One\n          * Two\n\nsign-off  Three\n" in shown


def test_reflowing_keeps_styles_on_their_words() -> None:
    flowed = Reflowed("He\r\n  said  “go\n on”.", 0, 22)
    styled = flowed.styled([Mark(12, 20, "green")])
    assert styled.plain == "He said “go on”."
    assert [styled.plain[span.start : span.end] for span in styled.spans] == ["“go on”"]


def test_white_space_belongs_to_the_word_before_it() -> None:
    flowed = Reflowed("  one   two ", 0, 12)
    assert [flowed.place(offset) for offset in (0, 2, 4, 5, 7, 8, 11, 12)] == [0, 0, 2, 3, 3, 4, 7, 7]


def said(source: str | None, cue: str, content: str, kind: str, **fields: Any) -> dict[str, Any]:
    """An attribution by its words, each of which occurs once in the text."""

    def phrase(part: str) -> dict[str, Any]:
        found = element(part)
        return {"spans": [found["span"]], "text": part}

    named = phrase(source) | {"kind": "nominal", "source_id": fields.pop("source_id", None)} if source else None
    parts = {"source": named, "cue": phrase(cue), "content": phrase(content), "kind": kind}
    return parts | {"confidence": 0.876, "rule": "cue"} | fields


@pytest.fixture(scope="session")
def attributed(document: Document) -> Document:
    """The same with who says what: one of each kind, one inside another, one without a source."""
    raw = document.model_dump()
    raw["attributions"] = [
        said("its captain", "said", "The ferry came back\non Sunday, “late as ever,”", "mixed", source_id=0),
        said("He", "added", "“My father said, ‘Never sail on a Monday.’ So I did.”", "direct", source_id=0),
        said("My father", "said, ‘", "‘Never sail on a Monday.’", "direct", parent=1),
        said(None, "was called", "“The Gull”", "direct", confidence=1),
    ]
    mentions = [raw["attributions"][0]["source"]["spans"][0]]
    raw["sources"] = [{"id": 0, "name": "Captain Isla Rae", "mentions": mentions, "kind": "person"}]
    return Document.model_validate(raw)


def test_who_said_what_stands_below_the_story(attributed: Document) -> None:
    shown = view(attributed)
    assert (
        """
sign-off  ENDS

          Who said what
       1  Captain Isla Rae  mixed      88%  The ferry came back on Sunday, “lat…
       2  Captain Isla Rae  direct     88%  “My father said, ‘Never sail on a M…
            My father       direct     88%  ‘Never sail on a Monday.’
       2  (not named)       direct    100%  “The Gull”

   ND201  quotation"""
        in shown
    )
    assert "4 attributions (3 direct, 1 mixed)" in " ".join(shown.split())


def test_narrow_screens_get_the_content_below_its_source(attributed: Document) -> None:
    shown = view(attributed, width=50)
    assert "       1  Captain Isla Rae  mixed      88%\n            The ferry came back on Sunday, “late …\n" in shown
    assert "            My father  direct     88%\n              ‘Never sail on a Monday.’\n" in shown


@pytest.mark.parametrize("width", [1, 20, 40, 80, 100, 140, 400])
def test_who_said_what_fits_the_width(attributed: Document, width: int) -> None:
    longest = max(len(line.rstrip()) for line in view(attributed, width=width).splitlines())
    assert longest <= max(34, min(width, 98))


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("its captain", "4"),
        ("The ferry came back on Sunday, ", "36"),
        ("“late as ever,”", "32"),
        ("was called", "1"),
        ("“The", "35"),
        ("added", "1"),
    ],
)
def test_sources_cues_and_contents_are_told_apart(attributed: Document, words: str, codes: str) -> None:
    story = view(attributed, width=140, colour=True).split("Who said what")[0]
    assert f"\x1b[{codes}m{words}\x1b[0m" in story


def test_attributions_inside_of_each_other_forever_are_left_out(attributed: Document) -> None:
    raw = attributed.model_dump()
    for index, parent in enumerate((1, 0, 2, 99)):
        raw["attributions"][index]["parent"] = parent
    assert "Who said what" not in view(Document.model_validate(raw))
