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
    "cy": "Dywedodd y maer fod y bont ar gau am wythnos, ac nad oedd yn ddiogel yn y gwynt.",
    "ga": "Dúirt an méara go raibh an droichead dúnta ar feadh seachtaine, mar ní raibh sé slán sa ghaoth.",
    "ca": "L'alcalde va dir que el pont no és obert aquesta setmana, perquè amb el vent no és segur per als cotxes.",
    "eu": "Alkateak esan zuen zubia astebetez itxita egongo dela, haizearekin ez da segurua eta hori arriskua da.",
    "hr": "Gradonačelnik je rekao da će most biti zatvoren tjedan dana jer nije siguran i da je to bilo potrebno.",
    "lt": "Meras sakė, kad tiltas bus uždarytas savaitei, nes jis nėra saugus ir tai yra svarbu.",
    "sw": "Meya alisema kwamba daraja hilo litafungwa kwa wiki moja kwa sababu ya upepo na si salama katika mji huo.",
    "vi": "Thị trưởng nói cây cầu sẽ đóng cửa trong một tuần và không được mở lại cho đến khi gió đã lặng.",
    "gl": "O alcalde dixo que a ponte non estará aberta unha semana, porque non é segura co vento para os coches.",
    "sl": "Župan je povedal, da bo most zaprt en teden, ker ni varen in je to za vse zelo pomembno.",
    "sk": "Starosta povedal, že most bude na týždeň zatvorený, pretože nie je bezpečný a je to pre nás dôležité.",
    "lv": "Mērs teica, ka tilts būs slēgts nedēļu, jo tas nav drošs un tas ir ļoti svarīgi.",
    "et": "Linnapea ütles, et sild on nädala suletud, sest see ei ole tuules ohutu ja nii on parem.",
    "is": "Bæjarstjórinn sagði að brúin væri lokuð í viku, því að hún er ekki örugg í vindi og það var vitað.",
    "af": "Die burgemeester het gesê dat die brug vir 'n week gesluit sal wees, want dit is nie veilig in wind nie.",
    "sq": "Kryetari tha se ura do të jetë e mbyllur për një javë, sepse nuk është e sigurt në erë.",
    "tl": "Sinabi ng alkalde na ang tulay ay isasara sa loob ng isang linggo dahil hindi ito ligtas sa hangin.",
    "mt": "Is-sindku qal li l-pont se jkun magħluq għal ġimgħa, għax ma huwiex sigur fir-riħ u dan kien magħruf.",
    "eo": "La urbestro diris, ke la ponto estos fermita dum semajno, ĉar ĝi ne estas sekura en la vento.",
    "la": "Praefectus dixit pontem clausum esse, quod non est tutus in vento et ab omnibus cum timore vitatur.",
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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La jueza no ha dicho si el barco de la empresa es de él o de su hermano, y el fiscal se lo pide."),
        ("pt", "A juíza não disse se o barco da empresa é dele ou do irmão, e o procurador pede que se investigue."),
        ("nl", "De rechter zei niet van wie het schip is, en de broer van de man wil dat er een onderzoek komt."),
        ("cs", "Soudkyně neřekla, zda je loď jeho nebo bratra, a žalobce chce, aby se to za rok vyšetřilo."),
        ("fi", "Tuomari ei ole vielä sanonut, onko laiva hänen vai veljen, ja se on nyt syyttäjän asia."),
    ],
)
def test_a_text_is_not_taken_for_a_language_close_to_its_own(language, text):
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "  ", "42 / 7", "xqz vrr plk mnn brr ttr ggg kkk hhh jjj lll nnn ppp"])
def test_what_has_no_words_has_no_language(text):
    assert detect_language(text) == "und"


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text):
    assert detect_language(text)
