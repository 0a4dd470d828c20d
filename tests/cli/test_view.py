"""The view of a document made by hand, with one of everything: it must not hang on what the stages find."""

from __future__ import annotations

import pytest
from view_document import view

from newsdoc.cli.view.reflow import Mark, Reflowed
from newsdoc.document import Document


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
