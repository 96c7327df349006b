"""Every character that a plate can have, held against the phonemes that espeak-ng makes of it.

What is expected is not what the voice happened to say. A hanzi must sound like its dictionary reading in
pinyin; a letter must sound like its English name, which is how
letters of plates are said in Mandarin; a digit like its Mandarin word. English names of provinces are
respellings, so that table holds what they should sound like to an English ear.
"""

import string

import numpy as np
import pytest

from server.announcements.loudness import PEAK_LIMIT_DBFS, TARGET_RMS_DBFS, active_rms_dbfs, peak_dbfs
from server.announcements.pronunciation import spelled
from server.announcements.sound import read_wav
from server.announcements.speech import VOICES, Speech
from tests.fakes.phonemes import phonemes_of

READINGS = {
    "京": "jing1", "津": "jin1", "沪": "hu4", "渝": "yu2", "冀": "ji4", "豫": "yu4", "云": "yun2",
    "辽": "liao2", "黑": "hei1", "湘": "xiang1", "皖": "wan3", "鲁": "lu3", "新": "xin1", "苏": "su1",
    "浙": "zhe4", "赣": "gan4", "鄂": "e4", "桂": "gui4", "甘": "gan1", "晋": "jin4", "蒙": "meng2",
    "陕": "shan3", "吉": "ji2", "闽": "min3", "贵": "gui4", "粤": "yue4", "青": "qing1", "藏": "zang4",
    "川": "chuan1", "宁": "ning2", "琼": "qong2",
    "港": "gang3", "澳": "ao4", "学": "xue2", "警": "jing3", "挂": "gua4", "使": "shi3", "领": "ling3",
    "应": "ying4", "急": "ji2",
}  # fmt: skip
"""31 provinces and the marks of special plates. 琼 is written `qong2` for qiong2: the voice has no iong."""
DIGITS = dict(
    zip(
        "0123456789", ["ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3"], strict=True
    )
)
ENGLISH = {
    "京": "dZ'IN", "津": "dZ'In", "沪": "h'u:", "渝": "j'u:", "冀": "dZ'i:", "豫": "j'u:", "云": "j'Vn",
    "辽": "l'aI;aU", "黑": "h'eI", "湘": "Sj'aN", "皖": "w'an", "鲁": "l'u:", "新": "S'In", "苏": "s'u:",
    "浙": "dZ'V", "赣": "g'an", "鄂": "'V", "桂": "gw'eI", "甘": "g'an", "晋": "dZ'In", "蒙": "m'VN",
    "陕": "S'an", "吉": "dZ'i:", "闽": "m'In", "贵": "gw'eI", "粤": "j'u:eI", "青": "tS'IN", "藏": "z'aN",
    "川": "tS'u:an", "宁": "n'IN", "琼": "tS'u:N",
    "港": "h'0N k'0N", "澳": "m'akaU", "学": "tr'eInIN", "警": "p@l'i:s", "挂": "tr'eIl3",
    "使": "'Emb@si", "领": "k'0nsjUl@t", "应": "I2m'3:dZ@nsi", "急": "rI#sp'0ns",
}  # fmt: skip
LETTERS = {
    "A": "'eI", "B": "b'i:", "C": "s'i:", "D": "d'i:", "E": "'i:", "F": "'Ef", "G": "dZ'i:", "H": "'eItS",
    "I": "'aI", "J": "dZ'eI", "K": "k'eI", "L": "'El", "M": "'Em", "N": "'En", "O": "'oU", "P": "p'i:",
    "Q": "kj'u:", "R": "'A@", "S": "'Es", "T": "t'i:", "U": "j'u:", "V": "v'i:", "W": "d'Vb@Lj,u:",
    "X": "'Eks", "Y": "w'aI", "Z": "z'Ed",
}  # fmt: skip
"""As the Chinese voice says them; the English one says zee."""
ENGLISH_DIGITS = ["z'i@roU", "w'Vn", "t'u:", "Tr'i:", "f'o@", "f'aIv", "s'Iks", "s'Ev@n", "'eIt", "n'aIn"]
LONGEST_SECONDS = 1.6


def test_every_hanzi_of_a_plate_sounds_like_its_reading() -> None:
    said = phonemes_of([spelled(character, "zh") for character in READINGS], VOICES["zh"])
    expected = phonemes_of(list(READINGS.values()), VOICES["zh"])
    assert dict(zip(READINGS, said, strict=True)) == dict(zip(READINGS, expected, strict=True))
    assert not [phoneme for phoneme in said if "(en)" in phoneme]


def test_every_digit_sounds_like_its_mandarin_word() -> None:
    said = phonemes_of([spelled(digit, "zh") for digit in DIGITS], VOICES["zh"])
    expected = phonemes_of(list(DIGITS.values()), VOICES["zh"])
    assert [_bare(each) for each in said] == [_bare(each) for each in expected]


def test_one_is_yao_where_the_shop_chooses_so_and_only_in_chinese() -> None:
    yao, one, whole = phonemes_of(
        ["yao1", spelled("1", "zh", "yao"), spelled("京A11211", "zh", "yao")], VOICES["zh"]
    )
    assert _bare(one) == _bare(yao)
    assert whole.count(_bare(yao)) == 4
    assert spelled("11", "en", "yao") == "1 1"


def test_every_letter_sounds_like_its_name_in_both_voices() -> None:
    letters = list(string.ascii_uppercase)
    chinese = phonemes_of([spelled(letter, "zh") for letter in letters], VOICES["zh"])
    assert dict(zip(letters, chinese, strict=True)) == {
        letter: f"(en){name}(cmn)_|" for letter, name in LETTERS.items()
    }
    english = phonemes_of([spelled(letter, "en") for letter in letters], VOICES["en"])
    assert dict(zip(letters, english, strict=True)) == LETTERS | {"Z": "z'i:"}


def test_every_province_mark_and_digit_has_an_english_sound() -> None:
    said = phonemes_of([spelled(character, "en") for character in ENGLISH], VOICES["en"])
    assert dict(zip(ENGLISH, said, strict=True)) == ENGLISH
    assert phonemes_of(list("0123456789"), VOICES["en"]) == ENGLISH_DIGITS


def test_letters_and_digits_of_a_whole_plate_stay_apart() -> None:
    (said,) = phonemes_of([spelled("皖AD12345", "zh")], VOICES["zh"])
    parts = said.split(" | ")
    assert len(parts) >= 3, "province, letters and digits are clauses of their own"
    (run_together,) = phonemes_of(["皖AD12345"], VOICES["zh"])
    assert said != run_together


@pytest.mark.parametrize("character", ["琼", "藏", "应", "警", "W", "88"])
def test_a_single_character_is_as_loud_as_a_sentence_and_short(character: str) -> None:
    spoken = Speech().say(spelled(character, "zh"), "zh")
    samples = read_wav(spoken.wav)
    assert active_rms_dbfs(samples) == pytest.approx(TARGET_RMS_DBFS, abs=0.5)
    assert peak_dbfs(samples) <= PEAK_LIMIT_DBFS
    assert 0.1 < spoken.seconds < LONGEST_SECONDS
    assert np.isfinite(samples).all()


def _bare(phonemes: str) -> str:
    return phonemes.removesuffix("_|").strip()
