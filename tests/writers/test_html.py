"""The page: complete in itself, joined by colour and number, and the same in a notebook."""

from __future__ import annotations

import re

from html_page import Page

import newsdoc
from newsdoc.document import Block, Document, Span
from newsdoc.parser import parse
from newsdoc.writers.html import notebook_view, write_html
from newsdoc.writers.page.segments import Paint, segments


def test_page_is_whole_and_its_links_lead_somewhere(wire: Document) -> None:
    page = Page(newsdoc.write(wire, "html"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [attributes["href"] for attributes, _ in page.find("a")]
    assert {target.removeprefix("#") for target in targets if target.startswith("#")} <= set(ids)
    assert [len(page.find(name)) for name in ("main", "h1", "nav", "aside", "article", "title")] == [1] * 6
    labels = {attributes.get("aria-labelledby") for attributes, _ in page.find("section")}
    assert labels <= set(ids)


def test_story_has_its_parts_in_order(wire: Document) -> None:
    page = Page(write_html(wire))
    parts = [(a["class"].split()[1], a.get("data-label")) for a, _ in page.find(class_="part")]
    assert parts == [
        ("slug", "slug"), ("headline", "headline"), ("byline", "byline"), ("note", "update"), ("paragraph", "1"),
        ("paragraph", "2"), ("paragraph", "3"), ("credit", "reporting, editing"), ("sign-off", "sign-off"),
    ]  # fmt: skip
    lead = page.find("p", "paragraph")[0][1]
    assert lead.startswith("OSLO, March 3 (Reuters) - The ferry")
    assert page.find("h1")[0][1].strip() == "UPDATE 2-Fire shuts harbor & market"
    assert [a["title"] for a, _ in page.find(class_="place")] == ["Oslo, NO"]


def test_text_of_the_page_is_the_text(wire: Document, nested: Document) -> None:
    assert Page(write_html(wire)).story == wire.text
    assert Page(write_html(nested)).story == nested.text


def test_parts_of_one_attribution_share_number_and_hue(wire: Document) -> None:
    page = Page(write_html(wire))
    words = "".join(words for _, words in page.find("span", "x1"))
    assert words == "The ferry “will sail again”the harbour master, Bo Lundsaid."
    hues = {part for a, _ in page.find(class_="x1") for part in a["class"].split() if re.fullmatch(r"h\d", part)}
    assert hues == {"h0"}
    (reference, none) = page.find("a", "ref")[0]
    assert (reference["href"], reference["data-n"], none) == ("#a1", "1", "")
    assert reference["aria-label"] == "Attribution 1, mixed: Bo Lund, said."


def test_attribution_without_a_source_is_listed_apart(wire: Document) -> None:
    page = Page(write_html(wire))
    assert [name for _, name in page.find("h3")] == ["Bo Lund", "Source not named"]
    assert "Nobody was … hurt" in page.find("li", "statement")[1][1]
    assert page.find("nav")[0][1] == "StorySources 1Diagnostics 0"


def test_nested_attribution_stands_inside_the_other(nested: Document) -> None:
    page = Page(write_html(nested))
    inside = [(words, a["class"]) for a, words in page.find(class_="nested")]
    assert [words for words, _ in inside] == ["engineers", "had told ", "her", "the pier was unsafe"]
    assert all({"x1", "x2", "i2", "h1", "o0", "s1", "s2"} <= set(classes.split()) for _, classes in inside)
    outer = [words for a, words in page.find(class_="i1") if "content" in a["class"].split()]
    assert "and " in outer
    assert [words for _, words in page.find("p", "nesting")] == ["holds engineers (2)", "in the words of Kari Nes (1)"]


def test_a_mention_belongs_to_its_source(nested: Document) -> None:
    page = Page(write_html(nested))
    assert [words for _, words in page.find(class_="m1")] == ["Kari Nes", "her"]
    assert [words for _, words in page.find(class_="m2")] == ["engineers"]
    assert "the mayorperson · 2 mentions" in page.find("li", "speaker")[0][1]


def test_marks_that_cross_are_cut_at_their_edges() -> None:
    crossing = [Paint(0, 6, "quotation", "speech"), Paint(4, 9, "attribution", "content"), Paint(4, 5, "fact", "date")]
    cut = list(segments(crossing, [7], 10))
    assert [(s.start, s.end) for s in cut] == [(0, 4), (4, 5), (5, 6), (6, 7), (7, 9), (9, 10)]
    assert [len(s.paints) for s in cut] == [1, 3, 2, 1, 1, 0]


def test_marks_outside_the_text_are_left_out() -> None:
    wild = [Paint(-1, 2, "fact", "date"), Paint(1, 1, "fact", "date"), Paint(1, 9, "fact", "date")]
    assert [(s.start, s.end, s.paints) for s in segments(wild, [-4, 40], 3)] == [(0, 3, ())]


def test_damage_is_flagged_and_listed() -> None:
    doc = parse('OSLO (AP) - He left.\n\n"We were lied to, she said. She left.\n\nIt rained.')
    assert doc.diagnostics
    page = Page(write_html(doc))
    (flag, _), (row, words) = page.find("a", "flag")[0], page.find("li", "diagnostic")[0]
    assert flag["href"] == f"#{row['id']}"
    assert words.startswith(doc.diagnostics[0].code)
    assert doc.diagnostics[0].message in words
    assert page.find("span", "finding")


def test_feed_and_dateline_are_told(wire: Document) -> None:
    page = Page(write_html(wire))
    told = dict(zip([w for _, w in page.find("dt")], [w for _, w in page.find("dd")], strict=True))
    assert told["Issued"] == "2026-03-03 12:05:00+01:00"
    assert told["Place"].startswith("Oslo, NO 59.91°\xa0N 10.75°\xa0E")
    assert told["Subjects"] == "sport; dance & song"
    assert told["By"] == "ADA STONE Associated Press"


def test_titles() -> None:
    assert Page(write_html(parse("x"), title="a <b>")).find("title")[0][1] == "a <b>"
    assert Page(write_html(Document(text=""))).find("title")[0][1] == "A story without words"
    long = Page(write_html(parse("OSLO (AP) - " + "It rained again. " * 40))).find("title")[0][1]
    assert long.startswith("It rained")
    assert long.endswith(" …")


def test_table_keeps_its_first_line_end() -> None:
    text = "\nCar  12\nBus  14\n"
    block = Block(span=Span(start=0, end=len(text)), text=text, role="table")
    assert Page(write_html(Document(text=text, blocks=(block,)))).story == text


def test_arabic_tells_its_language_and_direction() -> None:
    page = Page(write_html(parse("بيروت 3 مارس (رويترز) - قال وزير النقل علي حداد “العبارة ستعود” يوم الاثنين.")))
    assert page.find("article")[0][0]["lang"] == "ar"
    assert {attributes["dir"] for attributes, _ in page.find(class_="part")} == {"auto"}


def test_notebook_view_is_the_same_without_script(nested: Document) -> None:
    page, view = Page(write_html(nested)), Page(nested._repr_html_())
    assert view.story == page.story
    assert not view.find("script")
    assert not view.find("main")
    prefix = view.find("section", "sheet")[0][0]["id"].removesuffix("story")
    assert prefix
    assert all(a["id"].startswith(prefix) for _, a in view.elements if "id" in a)
    assert all(a["href"].startswith(f"#{prefix}") for a, _ in view.find("a") if a["href"].startswith("#"))


def test_notebook_styles_touch_nothing_else(nested: Document) -> None:
    style = re.sub(r"/\*.*?\*/", "", Page(notebook_view(nested)).find("style")[0][1], flags=re.DOTALL)
    depth, outermost, selectors = 0, "", []
    for character in style:
        depth += (character == "{") - (character == "}")
        if character == "{" and depth == 1:
            selectors.append(outermost.strip())
            outermost = ""
        elif depth == 0 and character != "}":
            outermost += character
    assert depth == 0
    assert selectors
    assert all(re.search(r"^(body:is\(.*\) )?\.newsdoc\.", selector) for selector in selectors), selectors


def test_two_texts_in_one_notebook_have_ids_of_their_own(nested: Document, wire: Document) -> None:
    ids = [a["id"] for doc in (nested, wire) for _, a in Page(notebook_view(doc)).elements if "id" in a]
    assert len(ids) == len(set(ids))
