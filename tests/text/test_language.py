"""The language of a text, or None."""

from __future__ import annotations

import pytest

from newsdoc.text.language import guess_language

SENTENCES = {
    "en": "The ferry was late again on Monday, and the mayor said that it had not been her fault.",
    "de": "Die Fähre war am Montag wieder zu spät, und die Bürgermeisterin sagte, dass sie nicht schuld sei.",
    "pt": "O barco voltou a chegar tarde na segunda-feira, e a prefeita disse que a culpa não era dela.",
    "ar": "وصلت العبارة متأخرة مرة أخرى يوم الاثنين وقالت رئيسة البلدية إن ذلك لم يكن من مسؤوليتها على الإطلاق.",
    "es": "El barco llegó tarde otra vez el lunes, y la alcaldesa dijo que no era culpa suya ni del puerto.",
    "ru": "Паром в понедельник снова опоздал, и мэр города сказала, что это была не её вина.",
    "ja": "フェリーは月曜日にまた遅れ、市長は自分の責任ではないと述べた。",
    "it": "Il traghetto è arrivato di nuovo in ritardo lunedì, e la sindaca ha detto che non era colpa sua.",
    "zh": "渡轮星期一再次晚点，市长表示这不是她的责任。",
    "fr": "Le bac est encore arrivé en retard lundi, et la maire a dit que ce n’était pas de sa faute.",
    "tr": "Vapur pazartesi günü yine geç kaldı ve belediye başkanı bunun kendi suçu olmadığını söyledi.",
    "fa": "کشتی روز دوشنبه دوباره دیر رسید و شهردار گفت که این تقصیر او نبوده است.",
    "id": "Kapal itu kembali terlambat pada hari Senin dan wali kota mengatakan bahwa itu bukan salahnya.",
    "ko": "여객선은 월요일에 또 늦었고 시장은 자신의 책임이 아니라고 말했다.",
    "nl": "De veerboot was maandag weer te laat en de burgemeester zei dat het niet aan haar lag.",
    "pl": "Prom w poniedziałek znowu się spóźnił, a burmistrz powiedziała, że to nie jest jej wina.",
    "da": "Færgen kom igen for sent mandag, og borgmesteren sagde, at det ikke var hendes skyld, men havnens.",
    "sv": "Färjan var försenad igen på måndagen, och borgmästaren sade att det inte var hennes fel.",
    "uk": "Пором у понеділок знову запізнився, і мер міста сказала, що це не її провина.",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_one_sentence_is_enough(language: str, sentence: str) -> None:
    assert guess_language(sentence) == language


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_case_does_not_matter(language: str, sentence: str) -> None:
    assert guess_language(sentence.lower()) == language
    assert guess_language(sentence.upper()) == language


@pytest.mark.parametrize(
    "text",
    ["", " ", "12 34 56.7", "OSLO (AP)", "—", "Ada Stone", "\ud800\ud801", "\x00" * 50, "the", "de la", "Kp Zz Qq" * 9],
)
def test_too_little_is_none(text: str) -> None:
    assert guess_language(text) is None


def test_the_story_counts_not_its_foreign_names() -> None:
    text = "The paper Правда and the agency 新华社 said on Monday that the ferry had sunk off the cape."
    assert guess_language(text) == "en"


def test_a_name_in_latin_letters_does_not_make_it_english() -> None:
    assert guess_language("新华社北京3月15日电（记者张三）The Beatles 乐队星期一在北京举行了演出。") == "zh"


def test_only_the_beginning_is_read() -> None:
    assert guess_language(SENTENCES["en"] * 30 + SENTENCES["ru"] * 500) == "en"
