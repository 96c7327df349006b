"""What is said and shown when a car is ready for pickup, in Chinese and English.

The words are those of config/wording (`announcement.…`); the same sentence is shown as it is written and
spoken as the voice must have it. By default no more of a plate is heard than its last two characters.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from server.announcements.pronunciation import Language, clean, pronounceable, spelled, spoken_surname
from server.contract.boards import Words
from server.domain.no_plate import is_mark
from server.domain.plate import normalise_plate, plate_tail
from server.domain.plate_mask import MASKED

_LONGEST_VALUE = 40
_LONGEST_PLATE = 12
_LONGEST_TEXT = 300
_TAIL = 2
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_BESIDE_HANZI = re.compile(r"(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])")
"""Chinese names stand beside one another without a space; English ones need theirs, whatever the sentence."""


@dataclass(frozen=True, slots=True)
class PickupFacts:
    """One car that is ready. `plate` may be masked, unless the shop has whole plates spoken.

    A car without a plate yet has its mark there, which is never spoken.
    """

    plate: str
    vehicle_colour: Words | None
    brand: Words
    series: Words
    handover_bay: str | None
    advisor: Words | None

    def __post_init__(self) -> None:
        if len(_characters(self.plate)) < _TAIL:
            raise ValueError(f"{self.plate!r} is too short to be called by its last {_TAIL} characters")


@dataclass(frozen=True, slots=True)
class _Manner:
    """How values are written: for the eye, or so that the voice says them rightly."""

    characters: Callable[[str], str]
    surname: Callable[[str], str]
    text: Callable[[str], str]


_FOR_THE_EYE = _Manner(characters=" ".join, surname=str, text=str)


def _plain(digit_one: Literal["yi", "yao"]) -> _Manner:
    one = "幺" if digit_one == "yao" else "1"
    return _Manner(characters=lambda found: " ".join(found.replace("1", one)), surname=str, text=str)


def ready_text(words: Mapping[str, str], facts: PickupFacts, language: Language) -> str:
    """Return the caption in `language`: never more of the plate than its tail, whatever is spoken.

    `words` are those of that language; a key that they lack is a KeyError.
    """
    return _sentence(words, facts, language, _FOR_THE_EYE, whole_plate=False)


def ready_captions(wording: Mapping[str, Mapping[str, str]], facts: PickupFacts) -> Words:
    """Return the caption in both languages."""
    return Words(zh=ready_text(wording["zh"], facts, "zh"), en=ready_text(wording["en"], facts, "en"))


def ready_speech(
    words: Mapping[str, str],
    facts: PickupFacts,
    language: Language,
    *,
    whole_plate: bool = False,
    digit_one: Literal["yi", "yao"] = "yi",
    plain: bool = False,
) -> str:
    """Return what the voice gets. `whole_plate` is the shop's choice; a masked plate stays a tail.

    `plain` Chinese is for a voice that reads it as it is written; else it has espeak-ng's spelling.
    """
    if plain and language == "zh":
        return _sentence(words, facts, language, _plain(digit_one), whole_plate=whole_plate)
    manner = _Manner(
        characters=lambda characters: spelled(characters, language, digit_one),
        surname=lambda surname: spoken_surname(surname, language),
        text=lambda text: pronounceable(text, language),
    )
    return _sentence(words, facts, language, manner, whole_plate=whole_plate)


def _sentence(
    words: Mapping[str, str], facts: PickupFacts, language: Language, manner: _Manner, *, whole_plate: bool
) -> str:
    values = {
        "plate": _plate(words, facts.plate, manner, whole=whole_plate),
        "vehicle": _vehicle(words, facts, language, manner),
        "place": _place(words, facts.handover_bay, manner),
        "advisor": manner.surname(_value(facts.advisor, language)),
    }
    advised = "_with_advisor" if values["advisor"] else ""
    return _filled(words[f"announcement.ready{_named_by(facts, values)}{advised}"], values)


def _named_by(facts: PickupFacts, values: Mapping[str, str]) -> str:
    """By what the car is called, as the wording's keys end: plate and model, or the one that it has."""
    described = bool(values["vehicle"].strip())
    if is_mark(facts.plate) and described:
        return "_no_plate"
    return "" if described else "_unregistered"


def _plate(words: Mapping[str, str], plate: str, manner: _Manner, *, whole: bool) -> str:
    if is_mark(plate):
        return words["announcement.no_plate"]
    characters, tail = _characters(plate), plate_tail(_characters(plate))
    if whole and MASKED not in plate:
        return _filled(words["announcement.plate_whole"], {"characters": manner.characters(characters)})
    return _filled(words["announcement.plate_tail"], {"characters": manner.characters(tail)})


def _vehicle(words: Mapping[str, str], facts: PickupFacts, language: Language, manner: _Manner) -> str:
    values = {"colour": facts.vehicle_colour, "brand": facts.brand, "series": facts.series}
    told = {name: manner.text(_value(value, language)) for name, value in values.items()}
    return _BESIDE_HANZI.sub("", _filled(words["announcement.vehicle"], told))


def _place(words: Mapping[str, str], handover_bay: str | None, manner: _Manner) -> str:
    bay = clean(handover_bay or "", _LONGEST_VALUE)
    if not bay:
        return words["announcement.place"]
    return _filled(words["announcement.place_bay"], {"bay": manner.text(bay)})


def _characters(plate: str) -> str:
    return clean(normalise_plate(plate), _LONGEST_PLATE)


def _value(value: Words | None, language: Language) -> str:
    return clean(value.zh if language == "zh" else value.en, _LONGEST_VALUE) if value else ""


def _filled(template: str, values: Mapping[str, str]) -> str:
    """Return the template with its placeholders filled; a value's own braces are left as they are."""
    return clean(_PLACEHOLDER.sub(lambda found: values[found.group(1)], template), _LONGEST_TEXT)
