"""The list of skills: shipped, or the shop's own."""

from pathlib import Path

import pytest

from server.catalogue_file import shipped_catalogue
from server.domain.bay import BAY_KINDS
from server.domain.errors import ConfigurationInvalid
from server.flow_files import load_flows
from server.places import config_folder
from server.skill_file import load_skills
from server.wording import load_wording


def test_the_shipped_list_knows_every_skill_that_the_shipped_catalogue_asks_for(tmp_path: Path) -> None:
    known = {skill.key for skill in load_skills(tmp_path).skills}
    asked = {
        skill for one in shipped_catalogue(load_flows(config_folder() / "flows")) for skill in one.skills
    }
    assert asked
    assert asked <= known


def test_a_shop_has_a_list_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "skills.toml").write_text(
        'warn_days = 7\n[[skills]]\nkey = "glass"\nname = { zh = "玻璃", en = "Glass" }\n'
        "certificate = true\n",
        encoding="utf-8",
    )
    own = load_skills(tmp_path)
    assert (own.warn_days, [(one.key, one.certificate) for one in own.skills]) == (7, [("glass", True)])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("warn_days = -1\nskills = []", "warn_days"),
        ('warn_days = 1\n[[skills]]\nkey = "A b"\nname = { zh = "x", en = "x" }', "skills.0.key"),
        ('warn_days = 1\n[[skills]]\nkey = "a"\nname = { zh = "x" }', "skills.0.name.en"),
        ("warn_days = 1\n" + '[[skills]]\nkey = "a"\nname = { zh = "x", en = "x" }\n' * 2, "twice: a"),
    ],
)
def test_a_wrong_list_is_named_with_its_key(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "skills.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationInvalid) as refusal:
        load_skills(tmp_path)
    assert str(tmp_path / "skills.toml") in refusal.value.detail
    assert named in refusal.value.detail


def test_every_kind_of_bay_has_words() -> None:
    for words in load_wording(config_folder() / "wording").values():
        assert [kind for kind in BAY_KINDS if f"bay_kind.{kind}" not in words] == []
