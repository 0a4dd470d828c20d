"""Openings that look like a dateline and are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.parts import DatelinePart

    Read = Callable[[str], DatelinePart | None]

NO_DATELINE = [
    "Don't wait too long -- good seats go first.",
    "The mayor, who resigned in May, is back - and angry.",
    "The ferry line, which opened in May (2019), is closed.",
    "Lyon se réveille tard - mais le fleuve monte.",
    "Lyon - qui l'eût cru - gagne encore.",
    "Vienna Sands - a potter - sells plates.",
    "Ottawa's harbour - frozen since May - is open.",
    "DENVER, you were loud - and the band noticed.",
    "NO ONE slept in Lima that week - and few minded.",
    "THEY SANG ALL NIGHT LONG — then the ferry left.",
    "THE BRIDGE HELD. Nobody was hurt.",
    "KOMMENTAR - Brücken sind für alle da.",
    "Kommentar - Brücken sind für alle da.",
    "DIRETTA - Il ponte riapre oggi.",
    "OPINION - Bridges are for everyone.",
    "WATCH: The moment the bridge opened.",
    "BREAKING: The bridge is open.",
    "BREAKING - The bridge is open.",
    "UPDATE — The ferry is back.",
    "EXCLUSIVE: The bridge is open.",
    "THE LAST LAUGH - Ada Stone retires.",
    "LIMA BUYS U.S. PL-200 MAIZE AND RYE",
    "The mayor was met by Mrs. Clinton - 'Welcome', she said.",
    "READING - Why children should do more of it.",
    "СРОЧНО: Мост снова открыт.",
    "عاجل: أعيد فتح الجسر.",
    "SON DAKİKA: Köprü açıldı.",
    "EILMELDUNG: Die Brücke ist offen.",
    "ANÁLISE: o que muda com a ponte.",
    "속보: 다리가 다시 열렸다.",
    "【速報】橋が再び開いた。",
    "WHO: Nurses are missing everywhere.",
    "ADA STONE: Good evening, the bridge is open.",
    "CLINTON: Honestly, I mean, I never said so.",
    "Austin: I never said so.",
    "Lund 2-1 Malmö: A late goal settled it.",
    "Boston 88, Miami 80 — Rex Cole was everywhere.",
    "Ford (F) -- an old name -- is hiring.",
    "Lincoln (LNC) - Quote of the day.",
    "Dockside (DCK.N: Quote, Profile) is selling.",
    "Cleveland (AL): Rex Cole is back.",
    "CRICKET Cincinnati (NL): Signed Rex Cole.",
    "12:30 - The ferry leaves.",
    "9:40 a.m. — The ferry leaves.",
    "1620 GMT: Copper is up.",
    "June 3 - Harbour Day - brings out the boats.",
    "Monday - The ferry rests.",
    "By Ada Stone in Madrid\n\nThe bridge is open.",
    "By Ada Stone, Brussels Correspondent\n\nThe bridge is open.",
    "“Lima is lovely,” she said — and stayed.",
    "NEW YORK TIMES - Reporters walk out at noon.",
    "DOCKSIDE (AP) PLANS NEW PIER IN LEEDS",
    "MONEY MARKET DEPOSITS - LONDON JAN 5\n one month 10 9-7/8",
    "STERLING\n One month     10 9-7/8\n two           9-7/8 3/4",
    "Wetter in Europa – Fünf Tote. Der Sturm ist vorbei.",
    "به گزارش ایرنا، پل دوباره باز شد.",
    "تهران امروز آرام است – این بار واقعاً.",
    "قالت مصادر لرويترز إن الجسر فتح.",
    "東京は５日、寒くなった。",
    "新华社记者今天获悉，大桥重新开放。",
]


@pytest.mark.parametrize("text", NO_DATELINE, ids=[text[:50] for text in NO_DATELINE])
def test_no_dateline_in(text: str, read: Read) -> None:
    assert read(text) is None
