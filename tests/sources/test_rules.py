"""One row for each way in which a source is followed to a name, and for each in which it must not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsdoc.parser import Parser
from newsdoc.parts import AttributionPart
from newsdoc.sources import link_sources
from newsdoc.testing.attributed import read_cases
from newsdoc.text import scan
from newsdoc.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.parts import SourcePart
    from newsdoc.testing.attributed import Case

    Names = Callable[[str], list[str | None]]
    Link = Callable[[Case], tuple[tuple[SourcePart, ...], tuple[AttributionPart, ...]]]

FOLLOWED = [
    # names
    ("{a|Ada Stone} <left>.\n{a|Stone} <said> [no].", "Ada Stone"),
    ("{a|Ada M. Stone} <left>.\n{a|Mrs. Stone} <said> [no].", "Ada M. Stone"),
    ("{a|Sen. Ada Stone} <left>.\n{a|Stone's} <words> [were kind].", "Ada Stone"),
    ("The vote came late.\n{a|Stone} <said> [no]. Ada Stone sits for Oakport.", "Ada Stone"),
    ("{a|Bashir al-Haddad} <left>.\n{a|Haddad} <said> [no].", "Bashir al-Haddad"),
    ("{a|Kim Dae-sung} <left>.\n{a|Mr. Kim} <said> [no].", "Kim Dae-sung"),
    ("{a|Andrés López Ibarra} <left>.\n{a|López Ibarra} <said> [no].", "Andrés López Ibarra"),
    ("{a|Ken Price} <left>.\n{a|Kenneth Price} <said> [no].", "Ken Price"),
    ("{a|Mohamed Aziz} <left>.\n{a|Mohammed Aziz} <said> [no].", "Mohamed Aziz"),
    ("{a|Vermont Sen. Ada Stone} <said> [no].", "Ada Stone"),
    ("{a|Oak County Recorder Ada Stone} <said> [no].", "Ada Stone"),
    ("{a|Pope Clement} <left>.\n{a|Clement} <said> [no].", "Pope Clement"),
    # descriptions
    ("{a|Ada Stone, a spokeswoman for the port,} <left>.\n{a|The spokeswoman} <said> [no].", "Ada Stone"),
    ("{a|The port's spokeswoman, Ada Stone,} <said> [no].", "Ada Stone"),
    ("{a|The head of the port, Ada Stone,} <said> [no].", "Ada Stone"),
    ("{a|Prime Minister Ada Stone} <left>.\n{a|The prime minister} <said> [no].", "Ada Stone"),
    ("{a|Sen. Ada Stone} <left>.\n{a|The lawmaker} <said> [no].", "Ada Stone"),
    ("{a|A senior official} <left>.\n{a|The official} <said> [no].", "A senior official"),
    ("{a|Sources at the port} <left>.\n{a|The same sources} <said> [no].", "Sources at the port"),
    ("{a|Sources at the port} <left>.\n{a|They} <said> [no].", "Sources at the port"),
    ("{a|Sources at the port, familiar with the talks,} <left>.\n{a|They} <said> [no].", "Sources at the port"),
    ("{a|Foreign Minister Ada Stone} <left>.\n{a|The minister} <said> [no].", "Ada Stone"),
    ("{a|Sources at the port} <left>.\n{a|The sources} <said> [no].", "Sources at the port"),
    (
        "{a|A senior official who asked not to be named} <left>.\n{a|The official} <said> [no].",
        "A senior official who asked not to be named",
    ),
    ("{a|Ada Stone} <left>.\n{a|The novelist} <said> [no].", "Ada Stone"),
    # organizations
    ("{a|The Food Safety Authority (FSA)} <met>.\n{a|The FSA} <said> [no].", "Food Safety Authority"),
    ("{a|The Food Safety Authority} <met>.\n{a|The authority} <said> [no].", "Food Safety Authority"),
    ("{a|Acme Widgets Inc.} <closed>.\n{a|Acme} <said> [no].", "Acme Widgets Inc."),
    ("{a|Acme Widgets Inc.} <closed>.\n{a|The firm} <said> [no].", "Acme Widgets Inc."),
    ("{a|Blue Fjord Airlines} <closed>.\n{a|The carrier} <said> [no].", "Blue Fjord Airlines"),
    ("{a|The Valley resistance movement} <met>.\n{a|The movement} <said> [no].", "Valley"),
    ("{a|The Ministry of Health} <met>.\n{a|The Health Ministry} <said> [no].", "Ministry of Health"),
    ("{a|Blue Fjord Airlines} <closed>.\n{a|It} <said> [no].", "Blue Fjord Airlines"),
    ("{a|Acme, a maker of toys,} <met>.\n{a|The company} <said> [no].", "Acme"),
    ("{a|Green Tide, a resistance movement,} <met>.\n{a|The movement} <said> [no].", "Green Tide"),
    (
        "{a|The United Nations Security Council} <met>.\n{a|The Security Council} <said> [no].",
        "United Nations Security Council",
    ),
    ("{a|The United States} <left>.\n{a|The U.S.} <said> [no].", "United States"),
    ("{a|The Times of Oakport} <closed>.\n{a|The paper} <said> [no].", "Times of Oakport"),
    ("{a|The government} <met>.\n{a|It} <said> [no].", "The government"),
    ("{a|Police} <came>.\n{a|They} <said> [no].", "Police"),
    ("{a|Residents} <came>.\n{a|They} <said> [no].", "Residents"),
    ("{a|Ada Stone and Carl Reed} <left>.\n{a|They} <said> [no].", "Ada Stone and Carl Reed"),
    # pronouns
    ("{a|Ada Stone} <left>.\n{a|She} <said> [no].", "Ada Stone"),
    ("{a|Ada Stone} <said> [{a|she} <hoped> for rain].", "Ada Stone"),
    ("{a|Ada Stone} <left>.\n\n{b|Carl Reed} <said> [yes].\n\n{a|She} <said> [no].", "Ada Stone"),
    ("{a|Ada Stone}, {a|who} <said> [no], left.", "Ada Stone"),
    ("{a|Ada Stone, 24, of Oakport, }{a|who} <said> [no], left.", "Ada Stone"),
    ('{a|Ada Stone} <said>: ["{a|I} <think> so."]', "Ada Stone"),
    ("Bea Hill left.\nIn {a|her} <answer>, Ada Stone gave [no reason].", "Ada Stone"),
    ("Carl Reed left.\nOn Sunday, Ada Stone went. {a|She} <said> [no].", "Ada Stone"),
    ("Ozo Stone lost his key.\n{a|He} <said> [no].", "Ozo Stone"),
    ("{a|Ada Stone} <sang>.\nThe candidate is Ada Stone. {a|She} <said> [no].", "Ada Stone"),
    ("When Ildefonso Garza Solano came, it rained.\n{a|Mr. Garza Solano} <said> [no].", "Ildefonso Garza Solano"),
    ("Don Stone left.\n{a|Stone} <said> [no].", "Don Stone"),
    ("Mayor Adam Post left.\n{a|Post} <said> [no].", "Adam Post"),
    ("One local woman, Ada Stone, left.\n{a|She} <said> [no].", "Ada Stone"),
    # subjects
    ("Tom Hall and Carl Reed met.\n{a|He} <said> [Reed was late].", "Tom Hall"),
    ("Tom Hall left, claiming that Carl Reed was late.\n{a|He} <said> [no].", "Tom Hall"),
    ("It rained after Tom Hall lost to Carl Reed.\n{a|He} <said> [no].", "Tom Hall"),
    ("Carl Reed was away. Reed adviser Tom Hall wept.\n{a|He} <said> [no].", "Tom Hall"),
    ("It rained for hours, but Tom Hall, 83, likes rain.\n{a|He} <said> [no].", "Tom Hall"),
    ("Carl Reed wept.\n\nAs for Tom Hall, {a|he} <said> [no].", "Tom Hall"),
    ("Moments later, Tom Hall met Carl Reed.\n{a|He} <said> [no].", "Tom Hall"),
    ("To Ada Stone, a teacher, the Reeds look sad.\n\n[“Very,”] {a|she} <said>.", "Ada Stone"),
    ("Tom Hall left. It was a bad day for Hall, {a|who} <said> [no].", "Tom Hall"),
    # whom the story is about
    ("Mayor Tom Hall left. Hall wept.\n{a|The candidate} <said> [no].", "Tom Hall"),
    ("{a|Ada Stone} <left>.\n{a|The retired surgeon} <said> [no].", "Ada Stone"),
    ("{a|Ada Stone} <left>.\n{a|The 57-year-old driver} <said> [no].", "Ada Stone"),
    ("{a|Mayor Ada Stone} <left>.\n{a|The two-term mayor} <said> [no].", "Ada Stone"),
    # where a name begins and ends
    ("It rained. {a|Secretary of State Ada Stone} <said> [no].", "Ada Stone"),
    ("The rain fell on Senators Ada Stone and Carl Reed.\n{a|Stone} <said> [no].", "Ada Stone"),
    ("{a|Ada Stone} <left>.\nAda Stone Hall is new.\n{a|Ada} <said> [no].", "Ada Stone"),
    ("It rained. Vice President Ada Stone slept at the port.\n{a|The vice president} <said> [no].", "Ada Stone"),
    ("Mayor Ada Stone left. Stone wept.\n{a|The Ohio Democrat} <said> [no].", "Ada Stone"),
    ("Ada Stone Described it all.\n{a|Stone} <said> [no].", "Ada Stone"),
]
APART = [
    # Two bearers of a name, nothing to choose by.
    ("{a|Ada Stone and Bea Stone} <met>.\n{b|Stone} <said> [no].", "Stone"),
    ("{a|Carl Reed Jr.} <left>.\n{b|Carl Reed} <said> [no].", "Carl Reed"),
    ("{a|Ada Stone} <left>.\n{b|Mr. Stone} <said> [no].", "Stone"),
    # Two speakers whom a word may mean.
    ("Carl Reed and Tom Hall met.\n{b|He} <said> [no].", None),
    ("{a|An American official} <left>.\n\n{b|A Dutch official} <left>.\n\nIt rained.\n{c|The officials} <said> [no].",
     "The officials"),
    # A phrase with a name in it is not its bearer.
    ("{a|Ada Stone} <left>.\n{b|Stone's lawyer} <said> [no].", "Stone's lawyer"),
    ("{a|Ada Stone} <left>.\n{b|The Stone campaign} <said> [no].", "The Stone campaign"),
    ("{a|Ada Stone} <left>.\n{b|aides to Stone} <said> [no].", "aides to Stone"),
    # Words that stand for nobody in particular.
    ("{a|Critics} <left>.\n{b|many} <said> [no].", None),
    ("{a|Ada Stone} <left>.\n{b|We} <said> [no].", None),
    ("Ada Stone met Carl Reed.\n{b|The novelist} <said> [no].", "The novelist"),
    ("{a|Ada Stone} <left>.\n{b|The judge} <said> [no].", "The judge"),
    ("{a|Ada Stone} <left>.\n{b|The younger Ms. Stone} <said> [no].", "The younger Ms. Stone"),
    ("{a|Victor Hill} <spoke> [of rain].\n\nThe port was praised by Carl Reed.\n\n{b|He} <said> [no].", None),
    # Places and things are nobody.
    ("The rain reached Ohio.\n{b|He} <said> [no].", None),
    ("The major danger has passed.\n{b|He} <said> [no].", None),
    ("The source of the river was found.\n{b|He} <said> [no].", None),
    # Whoever was asked may be meant as well.
    ("Tom Hall asked Carl Reed about the night when {b|he} <said> [no].", None),
    # Nor is the last body that is named always what a clause tells of.
    ("The port's council voted for a plan {b|which} <said> [no].", None),
    ("Two texts of the Stone Fund on rain from May {b|that} <said> [no].", None),
    ("{a|Ada Stone} <left>.\n{b|Stone and her aides} <said> [no].", "Stone and her aides"),
    # One of whom little is said is not taken for a candidate.
    ("Mayor Tom Hall met Judge Carl Reed. Hall and Reed left.\n{b|The candidate} <said> [no].", "The candidate"),
    # The wrong gender or number.
    ("{a|Ada Stone} <left>.\n{b|He} <said> [no].", None),
    ("{a|Ada Stone} <left>.\n{b|They} <said> [no].", None),
    ("{a|Police} <came>.\n{b|It} <said> [no].", None),
    ("{a|The port's spokeswoman} <left>.\n{b|He} <said> [no].", None),
    # Whoever is spoken of in a quotation does not speak.
    ('{a|A clerk} <said>: ["Ada Stone left."]\n\nIt rained all day.\n{b|The mayor} <said> [no].', "The mayor"),
    ("{a|A senior official who asked not to be named} <said> [no].", "A senior official who asked not to be named"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "name"), FOLLOWED)
def test_followed(marked: str, name: str, names: Names) -> None:
    assert names(marked)[-1] == name


@pytest.mark.parametrize(("marked", "name"), APART)
def test_stays_apart(marked: str, name: str | None, names: Names) -> None:
    assert names(marked)[-1] == name


def story(marked: str) -> Case:
    return next(read_cases("# Row\n\n" + marked))


@pytest.mark.parametrize(
    ("marked", "description"),
    [
        ("{a|Ada Stone, a spokeswoman for the port,} <said> [no].", "a spokeswoman for the port"),
        ("{a|Ada Stone, 44, a teacher,} <said> [no].", "a teacher"),
        ("{a|The port's spokeswoman, Ada Stone,} <said> [no].", "The port's spokeswoman"),
        ("{a|Prime Minister Ada Stone} <said> [no].", "Prime Minister"),
        ("{a|The Valley resistance movement} <said> [no].", "resistance movement"),
        ("{a|U.N. envoy Ada Stone} <said> [no].", "U.N. envoy"),
        ("{a|Ada Stone (D-Ohio), a former judge,} <said> [no].", "a former judge"),
        ("{a|Ada Stone, former head of the port,} <said> [no].", "former head of the port"),
        ("{a|Acme, a maker of toys,} <said> [no].", "a maker of toys"),
        ("{a|Ada Stone, who runs the port,} <said> [no].", None),
        ("{a|Pope Clement} <said> [no].", None),
        ("{a|Mr. Stone} <said> [no].", None),
        ("{a|Ada Stone, reached at home,} <said> [no].", None),
    ],
)
def test_description(marked: str, description: str | None, link: Link) -> None:
    case = story(marked)
    (source,), _ = link(case)
    found = None if source.description is None else case.text[slice(*source.description)]
    assert found == description


@pytest.mark.parametrize(
    ("phrase", "kind", "source_kind"),
    [
        ("Ada Stone", "person", "name"),
        ("The Food Safety Authority", "organization", "name"),
        ("A nurse", "person", "nominal"),
        ("Two nurses", "group", "nominal"),
        ("Police", "organization", "nominal"),
        ("One of the sources", "person", "nominal"),
        ("Several of the officials", "group", "nominal"),
        ("A person familiar with the matter", "person", "nominal"),
        ("The Green Tide movement", "organization", "name"),
        ("Acme, a maker of toys,", "organization", "name"),
        ("Hamas", "organization", "name"),
        ("The Stone campaign", "organization", "nominal"),
        ("Team Stone", "organization", "name"),
        ("A statement", "document", "document"),
        ("A report by the port", "document", "document"),
        ("The Turners and the Reeds", "group", "name"),
        ("Ada Stone and Carl Reed", "group", "name"),
    ],
)
def test_kinds(phrase: str, kind: str, source_kind: str, link: Link) -> None:
    (source,), (part,) = link(story(f"It rained all day. {{a|{phrase}}} <said> [no]."))
    assert (source.kind, part.source_kind) == (kind, source_kind)


def test_mentions_are_gathered_from_the_whole_story(link: Link) -> None:
    case = story("Ada Stone came home. The port cheered Mrs. Stone.\n\n{a|Stone} <wept>.\n{a|She} <said> [no].")
    (source,), _ = link(case)
    assert [case.text[start:end] for start, end in source.mentions] == ["Ada Stone", "Stone", "Stone", "She"]


def test_a_quotation_without_cue_goes_on_with_who_spoke(link: Link) -> None:
    case = story('{a|Ada Stone} <spoke> ["of rain."]\n\n["And of snow."]')
    (source,), (first, second) = link(case)
    assert (first.source_id, second.source_id, second.source_kind) == (source.id, source.id, "implicit")


def test_a_headline_in_capitals_has_the_names_of_its_story(link: Link) -> None:
    case = story(
        "= Stone Will Leave Port, Rivals Say\n\n{a|Ada Stone} <said> on Monday [that she would leave the port]."
    )
    (source,), _ = link(case)
    assert [case.text[start:end] for start, end in source.mentions] == ["Stone", "Ada Stone"]


def test_nothing_to_link() -> None:
    layout = Parser().analyse("Rain.").layout
    assert link_sources(scan("Rain."), layout, tokenize("Rain.", [(0, 5)]), [], language="en") == ((), ())


def test_other_languages_have_their_names_followed_only() -> None:
    text = "Ada Stern kam. Stern sagte ja. Er sagte nein."
    spans = [(0, 9), (15, 20), (31, 33)]
    parts = [AttributionPart((span,), ((span[1], span[1] + 1),), (), "indirect", 1.0, "x") for span in spans]
    layout = Parser().analyse(text).layout
    sources, linked = link_sources(scan(text), layout, tokenize(text, [(0, len(text))]), parts, language="de")
    assert [text[slice(*source.name)] for source in sources] == ["Ada Stern"]
    assert [part.source_id for part in linked] == [0, 0, None]
