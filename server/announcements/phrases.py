"""The words of a call: what screens show, and what the voice is given."""

import re
from collections.abc import Callable, Mapping, Sequence

from server.announcements.pronunciation import Language, clean, pronounceable
from server.announcements.wording import PickupFacts, ready_captions, ready_speech
from server.domain.announcement import AnnouncementKind
from server.domain.plate import plate_tail
from server.domain.plates_in_words import WrittenPlate
from server.domain.records import Announcement
from server.domain.stage import Name
from server.projections.floor import Floor
from server.projections.values import surname, words

Wording = Mapping[str, Mapping[str, str]]
PlatesIn = Callable[[str], Sequence[WrittenPlate]]
LONGEST_STAFF_WORDS = 120
_HANZI = re.compile(r"[\u3400-\u9fff]")


def caption_of(kind: AnnouncementKind, wording: Wording, floor: Floor, visit_id: str | None) -> Name:
    """Return what is shown of a call that has words of its own; of a plate never more than its tail."""
    if visit_id is not None:
        captions = ready_captions(wording, pickup_facts(floor, visit_id))
        return Name(zh=captions.zh, en=captions.en)
    return caption_of_kind(kind, wording)


def caption_of_kind(kind: AnnouncementKind, wording: Wording) -> Name:
    """Return the words of a kind that is about no car."""
    key = f"announcement.{kind.wording}"
    return Name(zh=wording["zh"][key], en=wording["en"][key])


def speech_of(
    call: Announcement, kind: AnnouncementKind, wording: Wording, floor: Floor, *, plain: bool
) -> list[tuple[Language, str]]:
    """Return what the voice says, in the order of the kind's languages that the shop has.

    `plain`: for a voice that reads Chinese as it is written, without espeak-ng's spelling.
    """
    here: list[Language] = [each for each in kind.languages if each in floor.shop.languages]
    wanted = here or list(kind.languages)
    if call.visit_id is None:
        return _as_shown(call.caption, wanted, plain=plain)
    facts, whole = pickup_facts(floor, call.visit_id), kind.plate == "whole"
    return [
        (
            language,
            ready_speech(
                wording[language], facts, language, whole_plate=whole, digit_one=kind.digit_one, plain=plain
            ),
        )
        for language in wanted
    ]


def _as_shown(caption: Name, languages: Sequence[Language], *, plain: bool) -> list[tuple[Language, str]]:
    """The caption itself; words that were given in one language only are said once, in that."""
    if caption.zh == caption.en:
        languages = ["zh" if _HANZI.search(caption.zh) else "en"]
    texts = {"zh": caption.zh, "en": caption.en}
    return [
        (language, texts[language] if plain else pronounceable(texts[language], language))
        for language in languages
    ]


def staff_caption(zh: str, en: str, wording: Wording, plates_in: PlatesIn) -> Name:
    """Return what is shown of words that somebody typed, each plate in them by its tail.

    A language that was left empty shows the other.
    """
    chinese = _by_tails(clean(zh, LONGEST_STAFF_WORDS), wording["zh"], plates_in)
    english = _by_tails(clean(en, LONGEST_STAFF_WORDS), wording["en"], plates_in)
    return Name(zh=chinese or english, en=english or chinese)


def _by_tails(typed: str, wording: Mapping[str, str], plates_in: PlatesIn) -> str:
    shown = typed
    for plate in reversed(plates_in(typed)):
        tail = wording["announcement.plate_tail"].format(characters=" ".join(plate_tail(plate.text)))
        shown = shown[: plate.begin] + tail + shown[plate.end :]
    return shown


def pickup_facts(floor: Floor, visit_id: str) -> PickupFacts:
    """Return what is known of a car that is ready; KeyError where it is not here."""
    visit = floor.visits[visit_id]
    vehicle = floor.vehicle_of(visit)
    return PickupFacts(
        plate=vehicle.plate,
        vehicle_colour=words(vehicle.colour) if vehicle.colour.zh else None,
        brand=words(vehicle.brand),
        series=words(vehicle.series),
        handover_bay=floor.shop.handover_bay,
        advisor=surname(floor, visit.advisor_id),
    )
