"""The marks of many languages; `language` is told only where the marks alone cannot tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.quotations.conftest import Check

ENGLISH = (
    '⟦s:"We won,"⟧ the mayor of Varnholt said.',
    "⟦s:“We won,”⟧ the mayor of Varnholt said.",
    "⟦s:''We won,''⟧ the mayor of Varnholt said.",
    "⟦s:``We won,''⟧ the mayor of Varnholt said.",
    '⟦s:``We won,"⟧ the mayor of Varnholt said.',
    "⟦s:‘‘We won,’’⟧ the mayor of Varnholt said.",
    "⟦s:‘We won,’⟧ the mayor of Varnholt said.",
    "⟦s:'We won,'⟧ the mayor of Varnholt said.",
    "⟦s:`We won,'⟧ the mayor of Varnholt said.",
    "⟦s:＂We won,＂⟧ the mayor of Varnholt said.",
    '⟦s:"We won,"⟧ Ilse Brandt said. ⟦s:"We will win again."⟧',
    '⟦s:"The bridge,"⟧ she said, ⟦s:"is safe."⟧',
    'Ada Stone:⟦s:"The bridge is safe."⟧',
    'The harbor (⟦"our second home,"⟧ as he put it) was shut.',
    'The plan—⟦s:"a gift to nobody but the builders"⟧—was dropped.',
    "He called it ⟦f:“a mess”⟧; she called it ⟦f:“brave.”⟧",
    "⟦“... and then it fell,”⟧ he said of the ⟦“.22-caliber”⟧ rifle.",
    "⟦s:“[W]e ran,”⟧ she wrote.",
    "⟦s:“$5 is a lot,”⟧ he said.",
    "It was ⟦“so-called ⟦‘fair’⟧ trade”⟧ to them.",
)
GERMAN = (
    "⟦s:„Wir haben gewonnen“⟧, sagte die Bürgermeisterin.",
    "Er sprach von einer ⟦f:„Zumutung“⟧ für alle.",
    "⟦s:„Wir haben gewonnen”⟧, sagte sie.",
    "⟦s:»Wir haben gewonnen«⟧, sagte sie. ⟦s:»Endlich!«⟧",
    "⟦s:„Er nannte es ⟦‚Unsinn‘⟧ und ging“⟧, sagte sie.",
    "⟦s:»Er nannte es ⟦›Unsinn‹⟧ und ging«⟧, sagte sie.",
    "⟦„Gut“⟧ und ⟦„schlecht“⟧ seien die falschen Wörter.",
    "Der Film ⟦t:„Nebel“⟧ läuft in Lindau.",
    '⟦s:"Wir haben gewonnen"⟧, sagte sie. Das war\'s.',
)
NORTHERN = (
    "⟦s:”Vi vann”⟧, sade borgmästaren.",
    "⟦s:»Vi vann»⟧, sade borgmästaren.",
    "Hon kallade det ⟦f:”en skandal”⟧ och gick.",
    "⟦s:”Han sa ⟦’nej’⟧ till oss”⟧, sade hon.",
    "⟦s:”Me voitimme”⟧, pormestari sanoi.",
    "⟦s:»Vi vandt«⟧, sagde borgmesteren.",
    "⟦s:«Vi vant»⟧, sa ordføreren.",
    "⟦s:„Við unnum“⟧, sagði hún.",
    "⟦s:‘We hebben gewonnen’⟧, zei de burgemeester.",
    "⟦s:“We hebben ’s avonds gewonnen”⟧, zei de burgemeester.",
    "⟦s:'Het is 's nachts koud'⟧, aldus de burgemeester.",
    "⟦s:„Wij zijn zo'n stad”⟧, zei hij.",
)
ROMANCE = (
    "⟦s:« Nous avons gagné »⟧, a déclaré la maire.",
    "⟦s:«\u00a0Nous avons gagné\u00a0»⟧, a déclaré la maire.",
    "⟦s:«\u202fNous avons gagné\u202f!\u202f»⟧, a déclaré la maire.",
    "Il l'a dit : ⟦s:« C'est l'⟦“erreur”⟧ de trop. »⟧",
    "Le film ⟦t:« Brume »⟧ sort mercredi.",
    "⟦s:«Hemos ganado»⟧, dijo la alcaldesa.",
    "Lo llamó ⟦f:“una vergüenza”⟧.",
    '⟦s:"Hemos ganado"⟧, dijo. ¿⟦"Quién"⟧?',
    "⟦s:«Abbiamo vinto»⟧, ha detto la sindaca. Un po' di pazienza.",
    '⟦s:"L\'abbiamo detto"⟧, ha spiegato all\'⟦"Eco di Varno"⟧.',
    "⟦s:“Nós vencemos”⟧, disse a prefeita.",
    "⟦s:„Am câștigat”⟧, a spus primarul.",
)
SLAVIC = (
    "⟦s:«Мы победили»⟧, — сказал мэр.",
    "Газета ⟦t:«Маяк»⟧ вышла утром.",
    "⟦s:«Он назвал это ⟦„ошибкой“⟧ и ушёл»⟧, — сказала она.",
    "⟦s:„Мы победили“⟧, — сказал мэр.",
    "⟦s:„Wygraliśmy”⟧ – powiedziała burmistrz.",
    "⟦s:„Vyhráli jsme“⟧, řekla starostka.",
    "⟦s:»Zmagali smo«⟧, je rekla županja.",
    "⟦s:«Ми перемогли»⟧, — каже п'ятий мер.",
)
OTHERS = (
    "⟦s:“Kazandık”⟧ dedi. Ankara'da ve Bayraktar'ın evinde.",
    "⟦s:'Kazandık'⟧ dedi. Ankara'da ve Bayraktar'ın evinde.",
    "⟦s:„Győztünk”⟧ – mondta a polgármester.",
    "قال رئيس البلدية: ⟦s:”لقد فزنا“⟧ في المدينة.",
    "قال رئيس البلدية: ⟦s:“لقد فزنا”⟧ في المدينة.",
    "قال رئيس البلدية: ⟦s:«لقد فزنا»⟧ في المدينة.",
    "شهردار گفت: ⟦s:«ما برنده شدیم»⟧.",
    "市长说：⟦s:“我们赢了。”⟧",
    "市长说，这是⟦“一个⟦‘很好’⟧的”⟧机会。",
    "据⟦t:《港口日报》⟧报道，大桥已经关闭。",
    "市長說：⟦s:「我們⟦『終於』⟧贏了。」⟧",
    "市長は⟦「勝った」⟧と述べた。",
    "映画⟦t:『霧の港』⟧が公開される。",
    "시장은 ⟦s:“우리가 이겼다.”⟧라고 말했다.",
    "시장은 ⟦f:‘승리’⟧라고 말했다.",
    '시장은 ⟦"우리가 이겼다"⟧고 말했다.',
    'ראש העיר אמר: ⟦"ניצחנו"⟧. צה"ל לא הגיב.',
    "महापौर ने कहा, ⟦s:“हम जीत गए।”⟧",
    '⟦s:"Kami menang,"⟧ kata wali kota.',
    "Ο δήμαρχος είπε: ⟦s:«Κερδίσαμε»⟧.",
)


@pytest.mark.parametrize("row", ENGLISH + GERMAN + NORTHERN + ROMANCE + SLAVIC + OTHERS)
def test_marks_of_the_language(check: Check, row: str) -> None:
    check(row)


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("sv", "Hon sade ⟦” Vi vann ”⟧ och gick."),
        ("de", "⟦„Gut“⟧und⟦„schlecht“⟧."),
        ("da", "Det var ⟦» godt «⟧ sagt."),
    ],
)
def test_language_decides_where_blanks_do_not(check: Check, language: str, row: str) -> None:
    check(row, language=language)


@pytest.mark.parametrize("row", [*GERMAN, *ENGLISH])
@pytest.mark.parametrize("language", ["en", "de", "ru", "xx"])
def test_a_wrong_language_does_no_harm_to_well_spaced_marks(check: Check, row: str, language: str) -> None:
    check(row, language=language)


@pytest.mark.parametrize("row", [row for row in ENGLISH if "“" in row or "‘We" in row])
def test_straight_marks_say_the_same_as_curly_ones(check: Check, row: str) -> None:
    check(row.replace("‘‘", "''").replace("’’", "''").translate(str.maketrans("“”‘’", "\"\"''")))
