"""The description of a new shop: what nobody could run is refused before it is founded."""

import re
from datetime import date, time
from pathlib import Path

import pytest

from server.domain.errors import ConfigurationInvalid
from server.domain.working_calendar import EVERY_DAY, Hours, SpecialDays
from server.places import config_folder
from server.shop_file import load_shop_file

FLOWS = ("express", "mechanical")
EXAMPLE = (config_folder() / "shop.example.toml").read_text(encoding="utf-8")


def _refusal(folder: Path, content: bytes) -> str:
    file = folder / "shop.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigurationInvalid) as refused:
        load_shop_file(file, FLOWS)
    assert str(refused.value).startswith(f"{file}: ")
    return str(refused.value).removeprefix(f"{file}: ")


def test_the_example_is_a_shop() -> None:
    assert load_shop_file(config_folder() / "shop.example.toml", FLOWS).staff


def test_a_shop_without_an_administrator_is_refused(tmp_path: Path) -> None:
    nobody = re.sub(r'"administrator"', '"manager"', EXAMPLE)

    said = _refusal(tmp_path, nobody.encode())

    assert said == "staff: nobody is an administrator: nobody could pair a screen or revoke one"


def test_what_is_no_text_is_said_in_words(tmp_path: Path) -> None:
    assert _refusal(tmp_path, b"\x89PNG\r\n\x1a\n\xff") == "is no TOML file, nor any text"


def test_a_folder_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationInvalid, match=r"cannot be read: Is a directory$"):
        load_shop_file(tmp_path, FLOWS)


@pytest.mark.parametrize(
    ("said", "instead", "named"),
    [
        (
            'kind = "alignment"',
            'kind = "alinement"',
            "bays.4.kind: 'alinement' is no kind of bay",
        ),
        ('handover_bay = "2"', 'handover_bay = "by the door"', "handover_bay: "),
        ('reception_lane = "2"', 'reception_lane = ""', "reception_lane: "),
        (
            'default_flow = "mechanical"',
            'default_flow = "magical"',
            "default_flow: there is no flow 'magical'",
        ),
        (
            '["09:00-16:00"]',
            '["9 to 5"]',
            "opening.sunday: '9 to 5' are no hours; write them like 08:00-18:00",
        ),
        ('["09:00-16:00"]', '["09:00-25:00"]', "opening.sunday: '09:00-25:00' are no hours of a day"),
        (
            '["09:00-16:00"]',
            '["16:00-09:00"]',
            "opening.sunday: the shop would close at 09:00, before it opens",
        ),
        (
            '["08:30-12:00", "13:00-17:30"]',
            '["13:00-17:30", "08:30-12:00"]',
            "opening.saturday: it opens at 08:30 while it is open",
        ),
        (
            "last = 2027-02-11",
            "last = 2026-02-11",
            "opening.special_days.0: 'last' must be on or after 'first'",
        ),
        ('roles = ["washer"]', 'roles = ["tablet"]', "staff.14.roles.0: 'tablet' is no role for people"),
    ],
)
def test_a_word_that_means_nothing_is_refused_with_its_key(
    tmp_path: Path, said: str, instead: str, named: str
) -> None:
    assert said in EXAMPLE

    assert _refusal(tmp_path, EXAMPLE.replace(said, instead, 1).encode()).startswith(named)


def test_hours_are_those_that_the_file_says_and_eight_to_six_where_it_says_none(tmp_path: Path) -> None:
    opening = load_shop_file(config_folder() / "shop.example.toml", FLOWS).opening.opening
    assert opening.week[0] == (Hours(time(8), time(18)),)
    assert opening.week[6] == (Hours(time(9), time(16)),)
    assert opening.special_days[0] == SpecialDays(date(2027, 2, 5), date(2027, 2, 11))

    file = tmp_path / "shop.toml"
    file.write_text(re.sub(r"\[opening\].*?(?=# What a bay)", "", EXAMPLE, flags=re.DOTALL), encoding="utf-8")
    assert load_shop_file(file, FLOWS).opening.opening == EVERY_DAY


def test_a_shop_that_is_never_open_is_refused(tmp_path: Path) -> None:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    hours = "\n".join(f"{day} = []" for day in days)
    said = _refusal(
        tmp_path,
        re.sub(r"\[opening\].*?(?=# What a bay)", f"[opening]\n{hours}\n", EXAMPLE, flags=re.DOTALL).encode(),
    )
    assert said == "opening: the shop would be closed on every weekday"


def test_a_wrong_role_is_answered_with_those_of_people_alone(tmp_path: Path) -> None:
    said = _refusal(tmp_path, EXAMPLE.replace('["washer"]', '["king"]', 1).encode())

    assert "washer" in said
    assert not {"tablet", "kiosk", "agent", "display", "customer"} & set(re.findall(r"[a-z_]+", said))


@pytest.mark.parametrize(
    ("said", "instead", "named"),
    [
        ('rota = "office"', 'rota = "night"', "staff: manager: there is no rota 'night'"),
        ('skills = ["maintenance", "engine"', 'skills = ["magic"', "staff: zhoukai: 'magic' is unknown"),
        ('skill = "high_voltage"', 'skill = "brakes"', "staff: chenqiang: 'brakes' is unknown or said twice"),
        ('monday = ["07:45-12:00"', 'monday = ["12:45-12:00"', "rotas.early.monday: "),
    ],
)
def test_a_rota_or_a_skill_that_cannot_be_is_refused_by_its_person(
    tmp_path: Path, said: str, instead: str, named: str
) -> None:
    assert said in EXAMPLE
    assert _refusal(tmp_path, EXAMPLE.replace(said, instead, 1).encode()).startswith(named)
