"""Invented openings in the forms that wires use, each with what must be found in it.

In a row, ⟦ ⟧ stand around the dateline and ▶ before the lead sentence; then come the places and agencies as written,
parted by bars. Names of reporters and the news itself are made up, the forms are not.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsdoc.parts import DatelinePart

    Read = Callable[[str], DatelinePart | None]

PLACE_AND_AGENCY = [
    ("⟦LAGOS (Reuters)⟧ - ▶The ferry line will open on Monday.", "LAGOS", "Reuters"),
    ("⟦DUBUQUE, Iowa (AP)⟧ — ▶The bridge is closed.", "DUBUQUE, Iowa", "AP"),
    ("⟦WHEELING, W.Va. (AP)⟧ _ ▶A mill will reopen.", "WHEELING, W.Va.", "AP"),
    ("⟦ST. CLOUD, Minn. (AP)⟧ -- ▶Snow closed the schools.", "ST. CLOUD, Minn.", "AP"),
    ("⟦COEUR D'ALENE, Idaho (AP)⟧ — ▶The lake froze.", "COEUR D'ALENE, Idaho", "AP"),
    ("⟦McALLEN, Texas (AP)⟧ — ▶The crossing reopened.", "McALLEN, Texas", "AP"),
    ("⟦HARRISBURG, Pa. (AP)⟧ — ▶Lawmakers met.", "HARRISBURG, Pa.", "AP"),
    ("⟦GDANSK, Poland (AFP)⟧ – ▶Shipyard workers met.", "GDANSK, Poland", "AFP"),
    ("⟦Lyon (France) (AFP)⟧ – ▶Two trains stood still.", "Lyon (France)", "AFP"),
    ("⟦Hamburg (dpa)⟧ - ▶Im Hafen wird gestreikt.", "Hamburg", "dpa"),
    ("⟦Hamburg (dpa/lno)⟧ - ▶Im Hafen wird gestreikt.", "Hamburg", "dpa/lno"),
    ("⟦Essen (dpa)⟧ - ▶Im Revier wird gestreikt.", "Essen", "dpa"),
    ("⟦Köln (dpa)⟧. ▶Der Dom bleibt offen.", "Köln", "dpa"),
    ("⟦Kleinbachhausen (dpa)⟧ - ▶Ein Dorf hält zusammen.", "Kleinbachhausen", "dpa"),
    ("⟦Frankfurt/Oder (dpa)⟧ - ▶Die Brücke ist gesperrt.", "Frankfurt/Oder", "dpa"),
    ("⟦Zürich (awp)⟧ - ▶Der Umsatz stieg.", "Zürich", "awp"),
    ("⟦Lausanne (ats)⟧ - ▶Le musée rouvre.", "Lausanne", "ats"),
    ("⟦ROTTERDAM (ANP)⟧ - ▶De haven is weer open.", "ROTTERDAM", "ANP"),
    ("⟦ANTWERPEN (BELGA)⟧ = ▶De haven is weer open.", "ANTWERPEN", "BELGA"),
    ("⟦GÖTEBORG (TT)⟧ ▶Hamnen är öppen igen.", "GÖTEBORG", "TT"),
    ("⟦Bergen (NTB)⟧: ▶Havna er åpen igjen.", "Bergen", "NTB"),
    ("⟦Aarhus /ritzau/⟧: ▶Havnen er åben igen.", "Aarhus", "ritzau"),
    ("⟦Kraków (PAP)⟧ - ▶Most jest zamknięty.", "Kraków", "PAP"),
    ("⟦Praha (ČTK)⟧ - ▶Most je zavřený.", "Praha", "ČTK"),
    ("⟦SÃO PAULO, SP (FOLHAPRESS)⟧ - ▶A ponte reabriu.", "SÃO PAULO, SP", "FOLHAPRESS"),
    ("⟦Surabaya (ANTARA)⟧ - ▶Jembatan dibuka kembali.", "Surabaya", "ANTARA"),
    ("⟦İZMİR (AA)⟧ - ▶Köprü yeniden açıldı.", "İZMİR", "AA"),
    ("⟦BURSA, (DHA)⟧-▶KÖPRÜ yeniden açıldı.", "BURSA", "DHA"),
    ("⟦القاهرة (رويترز)⟧ - ▶أعيد فتح الجسر يوم الاثنين.", "القاهرة", "رويترز"),
    ("⟦بيروت (أ ف ب)⟧ - ▶أعيد فتح الجسر.", "بيروت", "أ ف ب"),
    ("⟦دمشق- رويترز⟧: ▶أعيد فتح الجسر.", "دمشق", "رويترز"),
    ("⟦مشهد – ایرنا⟧ – ▶پل دوباره باز شد.", "مشهد", "ایرنا"),
    ("⟦مشهد-ایرنا⟧-▶پل دوباره باز شد.", "مشهد", "ایرنا"),
    ("⟦SANTA ANA, Calif. (AP)⟧ — ▶Oranges are dear.", "SANTA ANA, Calif.", "AP"),
    ("⟦Isfahan, IRNA⟧ – ▶The bridge is open again.", "Isfahan", "IRNA"),
    ("⟦PERTH AAP⟧ - ▶The bridge is open again.", "PERTH", "AAP"),
    ("⟦Tashkent. (Interfax)⟧ - ▶The bridge is open.", "Tashkent", "Interfax"),
    ("⟦KHARKIV, Ukraine (AP)⟧ ▶The trams run again.", "KHARKIV, Ukraine", "AP"),
    ("⟦OSLO (Dow Jones)⟧--▶The fund grew.", "OSLO", "Dow Jones"),
    ("⟦Tempe, AZ (Sports Network)⟧ - ▶The Comets won.", "Tempe, AZ", "Sports Network"),
    ("⟦MOBILE, Ala. (Harbor Gazette)⟧ - ▶The docks reopened.", "MOBILE, Ala.", "Harbor Gazette"),
    ("⟦JAKARTA (Harian Bahari)⟧: ▶The docks reopened.", "JAKARTA", "Harian Bahari"),
    ("⟦ABOARD THE FERRY NORDSTJERNEN (AP)⟧ — ▶The sea was calm.", "ABOARD THE FERRY NORDSTJERNEN", "AP"),
    ("⟦UNITED NATIONS (Reuters)⟧ - ▶The council met.", "UNITED NATIONS", "Reuters"),
    ("⟦LIMA/QUITO (Reuters)⟧ - ▶The two governments met.", "LIMA|QUITO", "Reuters"),
    ("⟦LIMA/QUITO/BOGOTA (Reuters)⟧ - ▶The three governments met.", "LIMA|QUITO|BOGOTA", "Reuters"),
    ("⟦VILNIUS and RIGA (AP)⟧ — ▶Rail crews met.", "VILNIUS|RIGA", "AP"),
    ("⟦LONDON (AP/AFP)⟧ - ▶Rail crews met.", "LONDON", "AP|AFP"),
    ("⟦LONDON, AFP, Reuters⟧ - ▶Rail crews met.", "LONDON", "AFP|Reuters"),
]

DATED = [
    ("⟦LAGOS, Jan 5 (Reuters)⟧ - ▶The ferry line will open.", "LAGOS", "Reuters"),
    ("⟦OAXACA, Mexico, Jan. 5 (Xinhua)⟧ -- ▶The road is open.", "OAXACA, Mexico", "Xinhua"),
    ("⟦Kota Bharu, Jan 5 (Bernama)⟧ -- ▶The road is open.", "Kota Bharu", "Bernama"),
    ("⟦Pune, Jan 5 (PTI)⟧ ▶The road is open.", "Pune", "PTI"),
    ("⟦VALPARAISO, January 5 (Harbor Week)⟧ - ▶The docks reopened.", "VALPARAISO", "Harbor Week"),
    ("⟦BRUGGE 5/1 (BELGA)⟧ = ▶De brug is weer open.", "BRUGGE", "BELGA"),
    ("⟦Sevilla, 5 ene (EFE)⟧.- ▶El puente reabrió.", "Sevilla", "EFE"),
    ("⟦SEVILLA 5 Ene. (EUROPA PRESS)⟧ - ▶El puente reabrió.", "SEVILLA", "EUROPA PRESS"),
    ("⟦La Habana, 5 ene (Prensa Latina)⟧ ▶El puente reabrió.", "La Habana", "Prensa Latina"),
    ("⟦Coimbra, 05 jan (Lusa)⟧ — ▶A ponte reabriu.", "Coimbra", "Lusa"),
    ("⟦Nantes, 5 jan 2025 (AFP)⟧ - ▶Le pont rouvre.", "Nantes", "AFP"),
    ("⟦Torino, 5 gen. (askanews)⟧ - ▶Il ponte riapre.", "Torino", "askanews"),
    ("⟦ЛЬВІВ, 5 січня (Укрінформ)⟧ - ▶Міст знову відкрито.", "ЛЬВІВ", "Укрінформ"),
    ("⟦ОМСК, 5 янв - РИА Новости⟧. ▶Мост снова открыт.", "ОМСК", "РИА Новости"),
    ("⟦ОМСК, 5 янв — РИА Новости⟧, Анна Котова. ▶Мост снова открыт.", "ОМСК", "РИА Новости"),
    ("⟦нижний новгород, 5 янв — риа новости⟧, анна котова. ▶мост снова открыт.", "нижний новгород", "риа новости"),
    ("⟦омск, 5 янв — риа новости⟧. ▶мост снова открыт.", "омск", "риа новости"),
    ("⟦ОМСК, 5 января. /ТАСС/⟧. ▶Мост снова открыт.", "ОМСК", "ТАСС"),
    ("⟦ОМСК, 5 января. /Корр. ТАСС Анна Котова/⟧. ▶Мост снова открыт.", "ОМСК", "ТАСС"),
    ("⟦OMSK, January 5. /TASS/⟧. ▶The bridge is open again.", "OMSK", "TASS"),
    ("⟦Isfahan, Jan 5, IRNA⟧ – ▶The bridge is open again.", "Isfahan", "IRNA"),
    ("⟦PERTH, January 5 AAP⟧ - ▶The bridge is open again.", "PERTH", "AAP"),
    ("⟦الدوحة في 5 يناير /قنا/⟧ ▶أعيد فتح الجسر.", "الدوحة", "قنا"),
    ("⟦SAVANNAH, Ga., Jan 5⟧ - ▶Dockside Corp said it sold a pier.", "SAVANNAH, Ga.", ""),
    ("⟦SAVANNAH, GA., Jan 5⟧ -\n    ▶Shr 12 cts vs nine cts.", "SAVANNAH, GA.", ""),
    ("⟦ELMWOOD CORNERS, Pa., Jan 5⟧ - ▶Dockside Corp said it sold a pier.", "ELMWOOD CORNERS, Pa.", ""),
    ("⟦QUILLINGTON, Jan 5⟧ - ▶Dockside Corp said it sold a pier.", "QUILLINGTON", ""),
    ("⟦MONTREAL, Jan 5⟧ - ▶(Dockside Ltd) said it sold a pier.", "MONTREAL", ""),
    ("⟦NANTES Jan 5⟧ - ▶Dockside Corp said it sold a pier.", "NANTES", ""),
    ("⟦KANSAS CITY, Mo. - Jan 5⟧ - ▶Dockside Corp said it sold a pier.", "KANSAS CITY, Mo.", ""),
    ("⟦BONN, Jan 5, Reuter⟧ - ▶Dockside Corp said it sold a pier.", "BONN", "Reuter"),
    ("⟦San jose, jan 5⟧ - ▶the firm sold a pier.", "San jose", ""),
    ("⟦COTONOU, Benin Jan. 5, 2025⟧ - ▶The docks reopened.", "COTONOU, Benin", ""),
    ("⟦LONDON--Jan. 5, 2025⟧-- ▶Dockside Corp sold a pier.", "LONDON", ""),
    ("⟦CHENNAI, JAN 5⟧: ▶The road is open again.", "CHENNAI", ""),
    ("⟦Jaipur, January 5⟧: ▶The road is open again.", "Jaipur", ""),
    ("⟦OSLO and BERGEN (January 5, 2025⟧) — ▶The road is open again.", "OSLO|BERGEN", ""),
]

AGENCY_FIRST = [
    ("⟦(ANSA) - TORINO, 05 GEN⟧ - ▶Il ponte riapre.", "TORINO", "ANSA"),
    ("⟦(AGI) - Torino, 5 gen.⟧ - ▶Il ponte riapre.", "Torino", "AGI"),
    ("⟦ANSA - TORINO, 05 GEN⟧ - ▶Il ponte riapre.", "TORINO", "ANSA"),
    ("⟦واس - أبها⟧: ▶أعيد فتح الجسر.", "أبها", "واس"),
    ("⟦رويترز- كراتشي⟧: ▶أعيد فتح الجسر.", "كراتشي", "رويترز"),
    ("⟦الأصيل - أبها⟧: ▶أعيد فتح الجسر.", "أبها", "الأصيل"),
    ("⟦سبق – الطائف⟧\n▶أعيد فتح الجسر.", "الطائف", "سبق"),
    ("⟦Canadian Press - HALIFAX (CP)⟧ - ▶The docks reopened.", "HALIFAX", "Canadian Press|CP"),
    ("⟦(Bloomberg)⟧ -- ▶Copper rose.", "", "Bloomberg"),
    ("⟦(Adnkronos)⟧ - ▶Il ponte riapre.", "", "Adnkronos"),
    ("⟦Reuters⟧ - ▶Copper rose to a two-year high.", "", "Reuters"),
    ("⟦AP⟧ - ▶NATO ministers met.", "", "AP"),
    ("⟦AFP⟧ - ▶Lyon, which lost twice, won.", "", "AFP"),
    ("⟦Jan 5 (Reuters)⟧ - ▶Copper rose.", "", "Reuters"),
    ("⟦Jan.  5 (Bloomberg)⟧ -- ▶Copper rose.", "", "Bloomberg"),
    ("⟦5 يناير (رويترز)⟧ - ▶ارتفع النحاس.", "", "رويترز"),
    ("⟦1/5/2025⟧ -- ▶Dockside Corp sold a pier.", "", ""),
    ("⟦JANUARY 5, 2025 -- Leeds⟧ -- ▶Dockside Corp sold a pier.", "Leeds", ""),
    ("⟦JANUARY 5, 2025 (PIERWORLD)⟧ - ▶Dockside Corp sold a pier.", "", "PIERWORLD"),
]

PRESS_RELEASES = [
    ("⟦BOISE, Idaho, Jan. 5, 2025 /PRNewswire/⟧ -- ▶Dockside Corp sold a pier.", "BOISE, Idaho", "PRNewswire"),
    ("⟦LEEDS, England, Jan. 5, 2025 /PRNewswire/⟧ -- ▶Dockside plc sold a pier.", "LEEDS, England", "PRNewswire"),
    ("⟦HALIFAX, NS, Jan. 5, 2025 /CNW/⟧ - ▶Dockside Corp sold a pier.", "HALIFAX, NS", "CNW"),
    ("⟦TORONTO , Jan. 5, 2025 /CNW/⟧ - ▶Dockside Corp sold a pier.", "TORONTO", "CNW"),
    ("⟦BOISE, Idaho--(BUSINESS WIRE)⟧--▶Dockside Corp sold a pier.", "BOISE, Idaho", "BUSINESS WIRE"),
    ("⟦HAMBURG--(BUSINESS WIRE)⟧--▶Die Firma verkauft.", "HAMBURG", "BUSINESS WIRE"),
    ("⟦Cork, Ireland, Jan. 5, 2025 (GLOBE NEWSWIRE)⟧ -- ▶Dockside plc sold a pier.", "Cork, Ireland", "GLOBE NEWSWIRE"),
    ("⟦CALGARY, Alberta, Jan.  05, 2025  (GLOBE NEWSWIRE)⟧ -- ▶Dockside sold.", "CALGARY, Alberta", "GLOBE NEWSWIRE"),
    ("⟦MIAMI, FL / ACCESSWIRE / January 5, 2025⟧ / ▶Dockside Corp sold a pier.", "MIAMI, FL", "ACCESSWIRE"),
    ("⟦Oslo, Norway--(Newsfile Corp. - January 5, 2025)⟧ - ▶Dockside sold.", "Oslo, Norway", "Newsfile Corp."),
]

PLACE_ALONE = [
    ("⟦OTTAWA⟧ - ▶The ferry line will open on Monday.", "OTTAWA", ""),
    ("⟦OTTAWA⟧ — ▶The ferry line will open on Monday.", "OTTAWA", ""),
    ("⟦ST. PAUL⟧ -- ▶The ferry line will open.", "ST. PAUL", ""),
    ("⟦UNITED NATIONS⟧ - ▶The council met.", "UNITED NATIONS", ""),
    ("⟦ASHEVILLE, N.C.⟧ — ▶The road is open.", "ASHEVILLE, N.C.", ""),
    ("⟦ELMWOOD CORNERS, Ohio⟧ — ▶The road is open.", "ELMWOOD CORNERS, Ohio", ""),
    ("⟦Erie, PA⟧ -- ▶The road is open.", "Erie, PA", ""),
    ("⟦THIES, Senegal⟧ - ▶The road is open.", "THIES, Senegal", ""),
    ("⟦US AIR BASE AT ELMFIELD, England⟧ -- ▶Four jets landed.", "US AIR BASE AT ELMFIELD, England", ""),
    ("⟦LITTLE HERON ATOLL⟧ - ▶Terns nest here.", "LITTLE HERON ATOLL", ""),
    ("⟦CAMP ELMFIELD⟧ — ▶Recruits slept.", "CAMP ELMFIELD", ""),
    ("⟦Lissabon⟧ – ▶Die Brücke ist offen.", "Lissabon", ""),
    ("⟦Rio de Janeiro⟧  – ▶Die Brücke ist offen.", "Rio de Janeiro", ""),
    ("⟦Graz/Budapest⟧ – ▶Die Brücke ist offen.", "Graz|Budapest", ""),
    ("⟦Graz⟧- ▶Die Brücke ist offen.", "Graz", ""),
    ("⟦RECIFE⟧ – ▶A ponte reabriu.", "RECIFE", ""),
    ("⟦RECIFE, FORTALEZA E SALVADOR⟧ - ▶As pontes reabriram.", "RECIFE|FORTALEZA|SALVADOR", ""),
    ("⟦CHENNAI⟧: ▶The road is open.", "CHENNAI", ""),
    ("⟦CHENNAI⟧ : ▶The road is open.", "CHENNAI", ""),
    ("⟦Lucknow⟧: ▶The road is open.", "Lucknow", ""),
    ("⟦Chennai⟧: ▶The road is open.", "Chennai", ""),
    ("⟦HERAT, Afghanistan⟧: ▶The road is open.", "HERAT, Afghanistan", ""),
]

BESIDE_OTHER_THINGS = [
    ("⟦date 2025-01-05 Isfahan, IRNA⟧ – ▶The bridge is open.", "Isfahan", "IRNA"),
    ("10:15 ⟦TORINO⟧ - ▶Il ponte riapre.", "TORINO", ""),
    ("(Atualizado às 9h40) ⟦RECIFE⟧ – ▶A ponte reabriu.", "RECIFE", ""),
    ("(Adds quotes, details) ⟦LAGOS, Jan 5 (Reuters)⟧ - ▶The ferry line opens.", "LAGOS", "Reuters"),
    ("Neun Boote noch immer im Hafen. ⟦Rostock⟧ – ▶Der Sturm dauert an.", "Rostock", ""),
    ("Neun Boote im Hafen – Sturm dauert an. ⟦Rostock⟧ – ▶Auch am Montag blieb es laut.", "Rostock", ""),
    ("By ADA STONE     ⟦BANGOR, Maine (AP)⟧ -- ▶The mill reopens.", "BANGOR, Maine", "AP"),
    ("Por Ana Lima Reis ⟦RECIFE (Reuters)⟧ - ▶A ponte reabriu.", "RECIFE", "Reuters"),
    ("By Ada Stone and Ben Ruiz\n⟦LAGOS (Reuters)⟧ -▶The ferry line opens.", "LAGOS", "Reuters"),
    ("By Ada Stone\n     ⟦Jan.  5 (Bloomberg)⟧ -- ▶Copper rose.", "", "Bloomberg"),
    ("Derya KAYA/⟦BURSA, (DHA)⟧-▶KÖPRÜ yeniden açıldı.", "BURSA", "DHA"),
    ("أحمد الحربي- ⟦سبق- أبها⟧: ▶أعيد فتح الجسر.", "أبها", "سبق"),
    ("Bridge opens\nBy Ada Stone\n⟦OTTAWA⟧\n▶The ferry line will open on Monday morning.", "OTTAWA", ""),
    ("Le pont rouvre\n\n⟦NANTES, 5 janvier 2025 (AFP)⟧\n\n▶Les trams roulent.", "NANTES", "AFP"),
    ("⟦OTTAWA, Jan 5 (Reuters)⟧ - ▶One.\n\nLIMA, Jan 5 (Reuters) - Two.", "OTTAWA", "Reuters"),
    ("Graz – Ein Blick zurück\n\n⟦Graz (APA)⟧ - ▶Die Brücke ist offen.", "Graz", "APA"),
]

EAST_ASIA = [
    ("⟦新华社东京1月5日电⟧（记者李明）▶大桥重新开放。", "东京", "新华社"),
    ("⟦新华社东京1月5日电⟧　▶大桥重新开放。", "东京", "新华社"),
    ("　⟦中新社广州1月5日电⟧ （李明明）▶大桥重新开放。", "广州", "中新社"),
    ("⟦中新网1月5日电⟧ ▶大桥重新开放。", "", "中新网"),
    ("⟦中新网广州1月5日电⟧ (记者 李明) ▶大桥重新开放。", "广州", "中新网"),
    ("⟦【ロンドン＝田中花子】⟧▶橋が再び開いた。", "ロンドン", ""),
    ("⟦【パリ＝田中花子、ロンドン＝鈴木一】⟧\n　▶橋が再び開いた。", "パリ|ロンドン", ""),
    ("⟦【ロンドン共同】⟧▶橋が再び開いた。", "ロンドン", "共同"),
    ("⟦［ロンドン　５日　ロイター］⟧ - ▶橋が再び開いた。", "ロンドン", "ロイター"),
    ("⟦[東京 5日 ロイター]⟧ - ▶橋が再び開いた。", "東京", "ロイター"),
    ("⟦(부산=연합뉴스)⟧ 김하나 기자 = ▶다리가 다시 열렸다.", "부산", "연합뉴스"),
    ("⟦(런던=연합뉴스)⟧ 김하나 특파원 = ▶다리가 다시 열렸다.", "런던", "연합뉴스"),
    ("⟦[서울=뉴시스]⟧ 김하나 기자 = ▶다리가 다시 열렸다.", "서울", "뉴시스"),
]

ROWS = [
    *PLACE_AND_AGENCY,
    *DATED,
    *AGENCY_FIRST,
    *PRESS_RELEASES,
    *PLACE_ALONE,
    *BESIDE_OTHER_THINGS,
    *EAST_ASIA,
]


def clean(marked: str) -> str:
    """A row without its marks."""
    return marked.replace("⟦", "").replace("⟧", "").replace("▶", "")


@pytest.mark.parametrize(("marked", "places", "agencies"), ROWS, ids=[clean(row[0])[:50] for row in ROWS])
def test_dateline_of(marked: str, places: str, agencies: str, read: Read) -> None:
    text = clean(marked)
    found = read(text)
    assert found is not None
    parts = text[: found.start], text[found.start : found.end], text[found.end : found.body_start]
    shown = "{}⟦{}⟧{}▶{}".format(*parts, text[found.body_start :])
    assert shown == marked
    assert "|".join(text[place.start : place.end] for place in found.places) == places
    assert "|".join(text[agency.start : agency.end] for agency in found.agencies) == agencies


@pytest.mark.parametrize("marked", [row[0] for row in DATED], ids=[clean(row[0])[:50] for row in DATED])
def test_date_of(marked: str, read: Read) -> None:
    found = read(clean(marked))
    assert found is not None
    assert found.date is not None
    assert found.date.value == dt.date(2025, 1, 5)


def test_agencies_are_of_the_registry(read: Read) -> None:
    found = read("LONDON (AP/Pier Gazette) - The docks reopened.")
    assert found is not None
    assert [agency.id for agency in found.agencies] == ["ap"]


def test_unknown_agency_has_its_text_only(read: Read) -> None:
    found = read("MOBILE, Ala. (Harbor Gazette) - The docks reopened.")
    assert found is not None
    agency = found.agencies[0]
    assert (agency.id, agency.name, agency.country) == (None, None, None)


def test_place_is_resolved_with_its_qualifier(read: Read) -> None:
    found = read("PORTLAND, Maine (AP) — The docks reopened.")
    assert found is not None
    assert (found.places[0].city, found.places[0].region, found.places[0].country) == ("Portland", "Maine", "US")
