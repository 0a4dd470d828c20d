"""The page as a reader meets it: looked at, pointed at, walked through with the keyboard, heard, and attacked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import newsdoc
from newsdoc.document import Document, SourcePhrase
from newsdoc.writers.html import notebook_view, write_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome

    Open = Callable[..., Chrome]
    Console = Callable[[Chrome], list[Any]]

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
HOSTILE = """<script>document.title = 'taken'</script> & <img src=x onerror="document.title = 'taken'">

OSLO, March 3 (Reuters) - “</span></p><svg onload=alert(1)>”, said <b>Bo</b> &lt;Berg&gt; in “' onfocus=alert(1) x='”.

\x01\x1b[31m\x00 \u202e </style><style>*{display:none}</style> <!-- <iframe src=javascript:alert(1)>
"""


def lit(browser: Chrome) -> list[str]:
    """The words of the story that stand on a strong ground."""
    found: list[str] = browser.execute_script("""
        return [...document.querySelectorAll(".story .x:not(.ref)")].filter((e) =>
            getComputedStyle(e).backgroundColor !== "rgba(0, 0, 0, 0)").map((e) => e.textContent)""")
    return found


def focused(browser: Chrome) -> str:
    found: str = browser.execute_script("return document.activeElement.id")
    return found


def press(browser: Chrome, *keys: str) -> None:
    from selenium.webdriver import ActionChains

    for key in keys:
        ActionChains(browser).send_keys(key).perform()


def point_at(browser: Chrome, selector: str) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.by import By

    ActionChains(browser).move_to_element(browser.find_element(By.CSS_SELECTOR, selector)).perform()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400, 320])
def test_it_can_be_looked_at(
    show: Open, console: Console, screenshot: Callable[[Chrome, str], bytes], doc: Document, width: int, scheme: str
) -> None:
    browser = show(write_html(doc), width=width, scheme=scheme)
    assert screenshot(browser, f"page-{scheme}-{width}").startswith(b"\x89PNG")
    assert console(browser) == []
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    ground = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(244, 241, 234)", "dark": "rgb(19, 20, 23)"}[scheme]
    beside = browser.execute_script("""
        const [sheet, side] = [".sheet", ".side"].map((s) => document.querySelector(s).getBoundingClientRect());
        return side.left >= sheet.right""")
    assert beside == (width == 1280)


def test_on_paper_it_is_day_and_only_what_can_be_read_is_there(show: Open, doc: Document) -> None:
    browser = show(write_html(doc), scheme="dark")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    told = browser.execute_script("""
        const style = (s) => getComputedStyle(document.querySelector(s));
        return [style(".bar").display, style(".sheet").borderTopWidth, style(".side").position,
            style(".story").color, style(".statement").breakInside, style(".story .content").backgroundColor]""")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    *plain, tint = told
    assert plain == ["none", "0px", "static", "rgb(31, 30, 27)", "avoid"]
    assert tint != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pointed", ["h1", ".story .i2.content", ".story .i5.content", ".speaker.k2 h3 a", "#a1"])
def test_words_can_be_told_from_their_ground(show: Open, doc: Document, scheme: str, pointed: str) -> None:
    browser = show(write_html(doc), scheme=scheme)
    point_at(browser, pointed)
    found = browser.execute_script(CONTRAST)
    assert len(found) > 60
    assert not [row for row in found if row[2] < 4.5]


def test_every_hue_can_be_told_from_its_ground(show: Open, doc: Document) -> None:
    """More sources than there are hues, one without a name among them."""
    first = doc.attributions[0]
    many = [
        first.model_copy(update={"source": SourcePhrase(spans=(), text=f"{number}" * bool(number), kind="name")})
        for number in range(10)
    ]
    many_sources = doc.model_copy(update={"attributions": tuple(many), "sources": ()})
    for scheme in ("light", "dark"):
        browser = show(write_html(many_sources), scheme=scheme)
        point_at(browser, "#a3")
        assert not [row for row in browser.execute_script(CONTRAST) if row[2] < 4.5]


def test_pointing_lights_up_what_belongs_together(show: Open, doc: Document) -> None:
    browser = show(write_html(doc))
    everything = lit(browser)
    point_at(browser, ".story .i1.content")
    assert "".join(lit(browser)) == "Islanderswarnedthat the council “would regret it”"
    point_at(browser, "#a5")
    assert "".join(lit(browser)) == "He thinks the ferrywill be soldthe Harbour Authoritystated"
    point_at(browser, ".story .i2.source")
    assert "engineers" in lit(browser), "what is nested is a part of the words around it"
    point_at(browser, ".story .i3.cue")
    assert "the mayor, Kari Nes" not in lit(browser), "but not the other way round"
    point_at(browser, "h1")
    assert lit(browser) == everything


def test_a_source_lights_up_all_it_says(show: Open, doc: Document) -> None:
    browser = show(write_html(doc))
    point_at(browser, ".speaker.k2 h3 a")
    words = lit(browser)
    assert {"the mayor, Kari Nes", '"'} <= set(words)
    assert "Islanders" not in words
    mention = browser.execute_script(
        "return getComputedStyle(document.querySelector('.mention.m2:not(.x)')).backgroundColor"
    )
    assert mention != "rgba(0, 0, 0, 0)"


def test_keyboard_walks_from_number_to_number(show: Open, doc: Document) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = show(write_html(doc))
    for _ in range(12):
        press(browser, Keys.TAB)
        if focused(browser) == "t1":
            break
    assert focused(browser) == "t1"
    outline = browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    assert "".join(lit(browser)) == "Islanderswarnedthat the council “would regret it”"
    press(browser, Keys.ARROW_RIGHT)
    assert focused(browser) == "t2"
    press(browser, Keys.ARROW_DOWN)
    assert focused(browser) == "t4", "the next number of the same source"
    press(browser, Keys.ARROW_UP, Keys.ARROW_LEFT)
    assert focused(browser) == "t1"
    press(browser, Keys.ENTER)
    assert browser.execute_script("return location.hash") == "#a1"
    press(browser, Keys.TAB)
    assert browser.execute_script("return document.activeElement.className") == "back"
    press(browser, Keys.ESCAPE)
    assert focused(browser) == "t1"


def test_keyboard_leads_to_a_diagnostic_and_back(show: Open, doc: Document) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = show(write_html(doc))
    browser.execute_script("document.querySelector('a.flag').focus()")
    press(browser, Keys.ENTER, Keys.TAB, Keys.ENTER)
    assert browser.execute_script("return location.hash") == "#f1"


def test_layers_can_be_switched_off_with_the_keyboard(show: Open, doc: Document) -> None:
    from selenium.webdriver.common.keys import Keys

    browser = show(write_html(doc))
    browser.execute_script("document.querySelector('.show-attributions').focus()")
    press(browser, Keys.SPACE)
    assert lit(browser) == []
    assert browser.execute_script("return document.querySelector('.ref').checkVisibility()") is True  # that of the key
    assert browser.execute_script("return document.querySelector('.story .ref').checkVisibility()") is False
    press(browser, Keys.TAB, Keys.TAB, Keys.SPACE)
    assert (
        browser.execute_script("return getComputedStyle(document.querySelector('.headline'), '::before').content")
        == "none"
    )


def test_a_screen_reader_is_told(show: Open, doc: Document) -> None:
    browser = show(write_html(doc))
    tree: list[dict[str, Any]] = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    told = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in tree if not node["ignored"]]
    assert not [
        role for role, name in told if role in {"link", "heading", "checkbox", "region", "navigation"} and not name
    ]
    assert ("link", "Attribution 2, mixed: Kari Nes, said") in told
    assert ("main", "Story") in told
    assert [name for role, name in told if role == "heading" and name in {"SOURCES", "DIAGNOSTICS"}] == [
        "SOURCES",
        "DIAGNOSTICS",
    ]


@pytest.mark.parametrize("scope", ["parsed", "bare"])
def test_hostile_story_stays_text(show: Open, console: Console, scope: str) -> None:
    doc = newsdoc.parse(HOSTILE) if scope == "parsed" else Document(text=HOSTILE)
    browser = show(write_html(doc))
    words: str = browser.execute_script("return document.querySelector('.story').textContent")
    pictures = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"}
    assert words == HOSTILE.translate(pictures)
    assert browser.title != "taken"
    assert browser.execute_script("return document.querySelectorAll('script').length") == 1
    assert browser.execute_script("return document.querySelectorAll('img, svg, iframe, b').length") == 0
    assert console(browser) == []


def test_scripts_that_are_not_the_page_s_own_do_not_run(show: Open, console: Console, doc: Document) -> None:
    browser = show(write_html(doc))
    browser.execute_script("""
        const script = document.createElement("script");
        script.textContent = "document.title = 'taken'";
        document.body.append(script);
        document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='document.title = `taken`'>")""")
    assert browser.title != "taken"
    assert "Content Security Policy" in str(console(browser))


def test_without_scripts_parts_light_up_all_the_same(show: Open, doc: Document) -> None:
    browser = show("")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(write_html(doc))
        point_at(browser, ".story .i1.content")
        assert "".join(lit(browser)) == "Islanderswarnedthat the council “would regret it”"
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_notebook_cell_has_the_theme_of_its_notebook(show: Open, doc: Document) -> None:
    cells = notebook_view(doc) + notebook_view(doc) + notebook_view(newsdoc.parse(HOSTILE))
    page = f'<!DOCTYPE html><meta charset="utf-8"><body data-jp-theme-light="false"><h1>Notes</h1>{cells}'
    browser = show(page, width=900)
    ground = browser.execute_script("return getComputedStyle(document.querySelector('.newsdoc')).backgroundColor")
    assert ground == "rgb(19, 20, 23)"
    size = browser.execute_script("return getComputedStyle(document.querySelector('h1')).fontSize")
    assert size == "32px", "what stands around a cell keeps its looks"
    before = lit(browser)
    assert before[0] == "that the council "
    others = before[before.index(before[0], 1) :]
    point_at(browser, ".story .i1.content")
    assert "".join(lit(browser)) == "Islanderswarnedthat the council “would regret it”" + "".join(others)
