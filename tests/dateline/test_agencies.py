"""Names of agencies at a given place of a text."""

from __future__ import annotations

import pytest

from newsdoc.dateline.agencies import agencies, find_agency, match_agency, sign_offs


@pytest.mark.parametrize(
    ("text", "agency_id"),
    [
        ("AP", "ap"),
        ("The Associated Press", "ap"),
        ("ASSOCIATED PRESS", "ap"),
        ("Associated\n  Press", "ap"),
        ("reuters", "reuters"),
        ("dpa", "dpa"),
        ("DPA", "dpa"),
        ("dpa/lnw", "dpa"),
        ("dpa-AFX", "dpa-afx"),
        ("Xinhuanet", "xinhua"),
        ("Itar-Tass", "tass"),
        ("ТАСС", "tass"),
        ("риа новости", "ria"),
        ("新华社", "xinhua"),
        ("共同", "kyodo"),
        ("연합뉴스", "yonhap"),
        ("واس", "spa"),
        ("أ ف ب", "afp"),
        ("ایرنا", "irna"),
        ("GLOBE NEWSWIRE", "globenewswire"),
        ("PRNewswire-USNewswire", "prnewswire"),
        ("İHA", "iha"),
        ("La Presse canadienne", "cp"),
        (" UPI ", "upi"),
    ],
)
def test_whole_text_is_a_name(text: str, agency_id: str) -> None:
    found = find_agency(text)
    assert found is not None
    assert found.id == agency_id
    assert found is agencies()[agency_id]


@pytest.mark.parametrize(
    "text", ["", " ", "ap", "Ap", "pa", "map", "Harbor Courier", "AP news", "Reutersx", "A", "\ud800"]
)
def test_other_text_is_none(text: str) -> None:
    assert find_agency(text) is None


@pytest.mark.parametrize(
    ("text", "pos", "end", "agency_id"),
    [
        ("LYON (dpa-AFX) -", 6, 13, "dpa-afx"),
        ("LYON (dpa) -", 6, 9, "dpa"),
        ("新华社北京3月15日电", 0, 3, "xinhua"),
        ("【ドーハ共同】", 4, 6, "kyodo"),
        ("(서울=연합뉴스) 김", 4, 8, "yonhap"),
        ("OSLO, May 5 /PRNewswire/ --", 13, 23, "prnewswire"),
        ("Antara News:", 0, 11, "antara"),
        ("AP's", 0, 2, "ap"),
    ],
)
def test_longest_name_at_a_position(text: str, pos: int, end: int, agency_id: str) -> None:
    found = match_agency(text, pos, len(text))
    assert found is not None
    assert (found[0], found[1].id) == (end, agency_id)


def test_a_name_ends_at_the_edge_of_a_word() -> None:
    assert match_agency("APRIL 5", 0, 7) is None
    assert match_agency("Reutersville", 0, 12) is None


def test_nothing_is_read_beyond_the_end() -> None:
    assert match_agency("(Reuters)", 1, 5) is None
    assert match_agency("(Reuters)", 9, 9) is None
    assert match_agency("dpa-AFX", 0, 3) is not None


def test_sign_offs_name_agencies() -> None:
    assert sign_offs()["REUTER"] == "reuters"
    assert sign_offs()["(ANSA)."] == "ansa"
    assert sign_offs()["AAP"] == "aap"
    assert sign_offs()["ends"] == "pa"
    assert set(sign_offs().values()) <= set(agencies())
