"""The language of a text, guessed from its commonest words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extract.language import detect_language

TEXTS = {
    "en": "The mayor said that the bridge would be closed for a week, as it was not safe in the wind.",
    "de": "Der Bürgermeister sagte, dass die Brücke für eine Woche geschlossen wird, weil sie nicht sicher ist.",
    "fr": "Le maire a dit que le pont serait fermé pour une semaine, car il n'est pas sûr dans le vent.",
    "es": "El alcalde dijo que el puente estará cerrado por una semana, porque no es seguro con el viento.",
    "it": "Il sindaco ha detto che il ponte sarà chiuso per una settimana, perché non è sicuro con il vento.",
    "pt": "O prefeito disse que a ponte não será aberta por uma semana, porque não é segura com o vento.",
    "nl": "De burgemeester zei dat de brug een week gesloten wordt omdat het niet veilig is in de wind.",
    "sv": "Borgmästaren sade att bron är stängd i en vecka för att den inte är säker och att det blåser.",
    "pl": "Burmistrz powiedział, że most będzie zamknięty przez tydzień, bo nie jest bezpieczny i że to prawda.",
    "ru": "Мэр сказал, что мост будет закрыт на неделю, так как он не безопасен при ветре.",
    "uk": "Мер сказав, що міст буде закритий на тиждень, бо він не є безпечним під час вітру та дощу.",
    "tr": "Belediye başkanı köprünün bir hafta için kapalı olacağını ve bu durumun çok önemli olduğunu söyledi.",
    "ja": "市長は橋が一週間閉鎖されると述べた。",
    "zh": "市长说，这座桥将关闭一周，因为刮风时不安全。",
    "ko": "시장은 다리가 일주일 동안 폐쇄될 것이라고 말했다.",
    "ar": "قال رئيس البلدية إن الجسر سيغلق لمدة أسبوع.",
    "el": "Ο δήμαρχος είπε ότι η γέφυρα θα κλείσει για μια εβδομάδα.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_is_enough(language):
    assert detect_language(TEXTS[language]) == language


def test_names_in_another_script_do_not_decide():
    assert detect_language(TEXTS["en"] + " The sign said 橋 and Мост.") == "en"


@pytest.mark.parametrize("text", ["", "  ", "42 / 7", "xqz vrr plk mnn brr ttr ggg kkk hhh jjj lll nnn ppp"])
def test_what_has_no_words_has_no_language(text):
    assert detect_language(text) == "und"


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text):
    assert detect_language(text)
