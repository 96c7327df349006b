"""How a text must be written so that the voice says it rightly.

Measured on espeak-ng 1.52, voice `sit/cmn`, by its phonemes: digits in a row become one number; a letter
runs into a digit (`X3` is heard as one word); 14 characters with the finals iong and ong turn English; some
surnames are read as the everyday word. Tone numbers after pinyin are its own notation (`qong2`).
"""

import re
import unicodedata
from typing import Literal

Language = Literal["zh", "en"]

_LATIN = re.compile(r"[A-Za-z0-9]+")
_LETTERS_OR_DIGITS = re.compile(r"[A-Za-z]+|\d+")
_HANZI = re.compile(r"[\u3400-\u9fff]+")
_SPELLED_LETTERS = 3
_SPELLED_DIGITS = 3

_READ_AS_ENGLISH = str.maketrans(
    {
        **dict.fromkeys("琼穷", " qong2 "),
        **dict.fromkeys("兄凶胸匈汹", " xong1 "),
        **dict.fromkeys("雄熊", " xong2 "),
        **dict.fromkeys("炯窘", " jong3 "),
    }
)
_ON_A_PLATE = {"藏": "zang4", "琼": "qong2", "应": "ying4"}
_SURNAMES = {
    "曾": "zeng1",
    "单": "shan4",
    "解": "xie4",
    "仇": "qiu2",
    "任": "ren2",
    "区": "ou1",
    "翟": "zhai2",
    "查": "zha1",
    "朴": "piao2",
    "盖": "ge3",
}
_ENGLISH_NAMES = {
    "京": "Jing", "津": "Jin", "沪": "Hu", "渝": "Yu", "冀": "Jee", "豫": "Yu", "云": "Yun", "辽": "Lyow",
    "黑": "Hay", "湘": "Shiang", "皖": "Wan", "鲁": "Loo", "新": "Shin", "苏": "Soo", "浙": "Juh",
    "赣": "Gan", "鄂": "Uh", "桂": "Gway", "甘": "Gan", "晋": "Jin", "蒙": "Mung", "陕": "Shan", "吉": "Jee",
    "闽": "Min", "贵": "Gway", "粤": "Yueh", "青": "Ching", "藏": "Zang", "川": "Choo-an", "宁": "Ning",
    "琼": "Choong", "警": "police", "学": "training", "挂": "trailer", "港": "Hong Kong", "澳": "Macau",
    "使": "embassy", "领": "consulate", "应": "emergency", "急": "response",
}  # fmt: skip


def clean(text: str, longest: int) -> str:
    """Return `text` on one line, cut to `longest`, without control characters: espeak-ng obeys some."""
    visible = "".join(" " if character.isspace() else character for character in text)
    kept = "".join(character for character in visible if unicodedata.category(character)[0] != "C")
    return " ".join(kept.split())[:longest].strip()


def spelled(characters: str, language: Language, digit_one: Literal["yi", "yao"] = "yi") -> str:
    """Return the characters of a plate to be said one by one: `皖，A，D，1 2 3 4 5`.

    With `digit_one` "yao" a Chinese 1 is 幺, as over a radio: yi is easily taken for qi (7).
    """
    comma = "，" if language == "zh" else ", "
    names = _ON_A_PLATE if language == "zh" else _ENGLISH_NAMES
    if language == "zh" and digit_one == "yao":
        names = names | {"1": "幺"}
    parts = [names.get(character, character) for character in characters]
    return "".join(
        part if index == 0 else _joint(characters[index - 1], characters[index], comma) + part
        for index, part in enumerate(parts)
    )


def spoken_surname(surname: str, language: Language) -> str:
    """Return an advisor's surname as a name is read, not as the everyday word is."""
    return _SURNAMES.get(surname, surname) if language == "zh" else surname


def pronounceable(text: str, language: Language) -> str:
    """Return a text of the trade (model, bay) so that the voice of `language` says it rightly."""
    separate = _LATIN.sub(lambda run: _separate(run.group()), text)
    if language == "zh":
        return separate.translate(_READ_AS_ENGLISH)
    return _HANZI.sub(" ", separate)


def _joint(before: str, after: str, comma: str) -> str:
    return " " if before.isdigit() and after.isdigit() else comma


def _separate(run: str) -> str:
    """Part letters from digits: `A4L` → `A 4 L`, `RX5` → `R X 5`, `508` → `5 0 8`, `Model3` → `Model 3`."""
    parts: list[str] = _LETTERS_OR_DIGITS.findall(run)
    return " ".join(_spelled_part(part, mixed=len(parts) > 1) for part in parts)


def _spelled_part(part: str, *, mixed: bool) -> str:
    if part.isdigit():
        return " ".join(part) if len(part) >= _SPELLED_DIGITS else part
    return " ".join(part) if mixed and len(part) <= _SPELLED_LETTERS else part
