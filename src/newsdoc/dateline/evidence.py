"""What speaks for a dateline, weighed: one rule per family, the first that applies decides.

Many stories begin with words and a dash or colon. A known agency or a date beside a place settles it; a place that
stands alone must be known (or have a known state after it), and the less its writing shows that it is a dateline
(capitals), the more the rest must ("Graz – Die Brücke", but not "Graz - wer sonst").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdoc.dateline.gazetteer import find_places
from newsdoc.dateline.runs import web_endings
from newsdoc.dateline.vocabulary import words

if TYPE_CHECKING:
    from newsdoc.dateline.chains import Chain
    from newsdoc.dateline.place_runs import Place

SURE = 3
LIKELY = 2
WEAK = 1
NONE = 0

_MOST_UNKNOWN_WORDS = 6
_BIG = 1_000_000
_TOWN = 150_000
_LEAD = 30


def weigh(text: str, chain: Chain) -> int:
    """How sure it is that the chain is a dateline: SURE, LIKELY, WEAK (nothing but a known place) or NONE.

    Example:
        >>> from newsdoc.dateline.chains import Reader
        >>> lines = "LONDON (AP) - Rain fell.", "LONDON - Rain fell.", "LATER - Rain fell."
        >>> [weigh(line, next(Reader(line, len(line)).read(0))) for line in lines]
        [3, 1, 0]
    """
    hyphen = chain.gap.kind == "dash" and not chain.gap.loose
    if hyphen and not _ends_in_brackets(chain) and (_case(chain) != "uncased" or not chain.sources):
        return NONE  # the hyphen of a word: "LIMA BUYS PL-200 MAIZE"
    if chain.places:
        if any(place.case == "mixed" and not _believed(place, chain) for place in chain.places):
            return NONE
        if any(_is_label(place, chain) for place in chain.places):
            return NONE
        if chain.sources:
            return _place_and_agency(text, chain)
        return _place_and_date(chain) if chain.date else _place_alone(text, chain)
    if chain.sources:
        return _date_and_agency(text, chain) if chain.date else _agency_alone(text, chain)
    return _date_alone(text, chain)


def _believed(place: Place, chain: Chain) -> bool:
    """Whether mixed case may be a place: "LaFOX, Ill., April 3 -" and "Washington DC (AP)", not "Anna KAYA"."""
    return place.known or (chain.date is not None and place.sure)


def _is_label(place: Place, chain: Chain) -> bool:
    """Words that stand where a dateline might: "KOMMENTAR - ", "READING - "; but "READING, Pa." and "ESSEN (dpa)"."""
    if place.name.lower() not in words("labels"):
        return False
    return not place.known or not (place.qualifier or chain.sources or chain.date)


def _place_and_agency(text: str, chain: Chain) -> int:
    wrapped = any(source.wrapped for source in chain.sources)
    known = any(source.known for source in chain.sources)
    sure = all(place.sure for place in chain.places)
    if any(len(place.name.split()) > _MOST_UNKNOWN_WORDS for place in chain.places) and not sure:
        return NONE
    if not known:
        return _unknown_agency(text, chain)
    if any(place.case == "lower" for place in chain.places) and not chain.date:
        return NONE
    if not wrapped and not sure and not chain.date and _case(chain) != "caps":
        return NONE
    if chain.parts[0].kind != "place" and not (sure or (wrapped and _case(chain) == "caps")):
        return NONE
    if chain.gap.kind in ("blank", "none"):
        # "CANADIAN WIDGET (CP) PLANS MILL" is a headline.
        fits = sure or chain.date
        return SURE if wrapped and fits and _opens_sentence(text, chain.body) else NONE
    if chain.gap.kind == "stop" and not wrapped:
        return SURE if chain.date or sure else NONE
    if chain.gap.kind == "line" and not (wrapped or sure):
        return NONE
    return SURE


def _unknown_agency(text: str, chain: Chain) -> int:
    """A name in brackets (or the address of a site) that no registry has: the place or a date must be beyond doubt."""
    sure = all(place.sure for place in chain.places)
    case = _case(chain)
    if chain.gap.kind in ("blank", "none"):  # "PUNE, July 26 (Wire of India) The": date and place must be certain
        certain = sure and chain.date and chain.parts[-1].source and chain.parts[-2].gap.kind == "blank"
        return LIKELY if certain and _opens_sentence(text, chain.body) else NONE
    if chain.gap.kind not in ("dash", "colon", "equals", "line"):
        return NONE
    if chain.parts[0].source and case == "uncased":  # "اليوم - الدمام:"
        return LIKELY if sure and chain.gap.kind != "equals" else NONE
    if not all(source.wrapped for source in chain.sources):
        web = all(text[m.start : m.end].lower().endswith(web_endings()) for m in chain.mentions)
        return LIKELY if web and sure and chain.gap.kind != "line" else NONE
    if chain.gap.kind == "line" or not (sure or (chain.date and case == "caps")):
        return NONE
    if chain.date:
        return LIKELY
    name = text[chain.mentions[0].start : chain.mentions[0].end]
    if case == "caps":
        return LIKELY if chain.gap.kind == "dash" or len(name) > 3 else NONE
    # "Lincoln (LNC) - Get Report": in small letters a place may be a company, and what is in capitals its ticker.
    qualified = any(place.qualifier for place in chain.places)
    return LIKELY if qualified or case == "uncased" or (not name.isupper() and chain.gap.kind == "dash") else NONE


def _place_and_date(chain: Chain) -> int:
    if chain.gap.kind not in ("dash", "colon", "equals", "line"):
        return NONE
    sure = all(place.sure for place in chain.places)
    case = _case(chain)
    # "SEC FINDS MAY 11-12 DROP" is a headline: without a comma or a blank before the dash the place must be known.
    if not sure and (chain.gap.kind == "line" or chain.parts[0].gap.kind == "blank"):
        return NONE
    if chain.gap.kind == "line":
        return LIKELY
    if case == "caps":
        return SURE if sure or all(len(place.name.split()) <= 4 for place in chain.places) else NONE
    return SURE if sure else NONE


def _place_alone(text: str, chain: Chain) -> int:
    case, gap = _case(chain), chain.gap
    if case not in ("caps", "title", "uncased") or gap.kind not in ("dash", "colon", "line"):
        return NONE
    if not _opens_sentence(text, chain.body):
        return NONE
    shaped = case == "caps" and gap.kind == "dash"
    if not all(place.sure or (shaped and _is_landform(place)) for place in chain.places):
        return NONE
    if gap.kind == "line":
        return WEAK if case == "caps" and _reads_on(text, chain.body) else NONE
    if gap.kind == "colon" and not all(_before_colon(text, place) for place in chain.places):
        return NONE
    return WEAK


def _ends_in_brackets(chain: Chain) -> bool:
    """Whether an agency in brackets stands last: "BURSA, (DHA)-Köprü"."""
    last = chain.parts[-1].source
    return last is not None and last.wrapped


def _is_landform(place: Place) -> bool:
    """A place by its words, whoever knows it: "HERON ATOLL - ", "CAMP ELMFIELD - "."""
    parts = place.name.lower().split()
    return 2 <= len(parts) <= 4 and (parts[-1] in words("landforms") or parts[0] in words("landforms_first"))


def _before_colon(text: str, place: Place) -> bool:
    """Whether a place may stand before a colon: big cities; a small one's name is a speaker's ("CLINTON: I never")."""
    if "(" in text[place.name_end : place.end]:
        return False
    if place.qualifier:
        return True
    found = find_places(place.name)
    if not found:
        return False
    # Austin and Charlotte are people too, Lucknow is not.
    person = place.case == "title" and " " not in place.name and found[0].country.lower() in words("name_countries")
    return found[0].population >= (_BIG if person else _TOWN)


def _date_and_agency(text: str, chain: Chain) -> int:
    wrapped = all(source.wrapped for source in chain.sources)
    known = any(source.known for source in chain.sources)
    if known and wrapped:
        return (
            SURE if chain.gap.kind in ("dash", "colon", "equals", "line") or _opens_sentence(text, chain.body) else NONE
        )
    if known:
        return LIKELY if chain.gap.kind in ("dash", "stop") else NONE
    return LIKELY if wrapped and chain.gap.kind == "dash" and _opens_sentence(text, chain.body) else NONE


def _agency_alone(text: str, chain: Chain) -> int:
    if not any(source.known for source in chain.sources) or not _opens_sentence(text, chain.body):
        return NONE
    if all(source.wrapped for source in chain.sources):
        return LIKELY if chain.gap.kind in ("dash", "blank", "none") else NONE
    # "NEW YORK TIMES - Reporters walk out": outlets open sentences, agencies stand for themselves.
    if len(chain.mentions) > 1 or not (agency := chain.mentions[0].agency):
        return NONE
    plain = agency.kind != "outlet" or "dash" in agency.forms
    return WEAK if chain.gap.kind == "dash" and plain else NONE


def _date_alone(text: str, chain: Chain) -> int:
    """A date with its year: "1/5/2025 -- The council", but neither "June 3 - Harbour Day" nor "2019 - a year"."""
    date = chain.date
    if date is None or date[1].precision != "day" or date[1].rule != "explicit":
        return NONE
    return WEAK if chain.gap.kind == "dash" and _opens_sentence(text, chain.body) else NONE


def _reads_on(text: str, pos: int) -> bool:
    """Whether a line of running text begins here, not one of a table."""
    line = text[pos : pos + 60].split("\n", 1)[0]
    return len(line) >= _LEAD and "   " not in line and sum(map(str.islower, line)) > len(line) / 2


def _case(chain: Chain) -> str:
    """How the places are written: the case of all of them, or "mixed"."""
    cases = {"caps" if place.case == "mixed" else place.case for place in chain.places}
    return cases.pop() if len(cases) == 1 else "mixed"


def _opens_sentence(text: str, pos: int) -> bool:
    """Whether a sentence may begin here: no small letter, but for "iPhone" and the like."""
    char = text[pos : pos + 1]
    if not char:
        return False
    return not char.islower() or text[pos + 1 : pos + 2].isupper()
