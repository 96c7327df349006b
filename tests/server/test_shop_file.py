"""The description of a new shop: what nobody could run is refused before it is founded."""

import re
from pathlib import Path

import pytest

from server.domain.errors import ConfigurationInvalid
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
        ('roles = ["washer"]', 'roles = ["tablet"]', "staff.14.roles.0: 'tablet' is no role for people"),
    ],
)
def test_a_word_that_means_nothing_is_refused_with_its_key(
    tmp_path: Path, said: str, instead: str, named: str
) -> None:
    assert said in EXAMPLE

    assert _refusal(tmp_path, EXAMPLE.replace(said, instead, 1).encode()).startswith(named)


def test_a_wrong_role_is_answered_with_those_of_people_alone(tmp_path: Path) -> None:
    said = _refusal(tmp_path, EXAMPLE.replace('["washer"]', '["king"]', 1).encode())

    assert "washer" in said
    assert not {"tablet", "kiosk", "agent", "display", "customer"} & set(re.findall(r"[a-z_]+", said))
