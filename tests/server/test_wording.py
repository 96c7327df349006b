"""The words: flat keys, alike in both languages, and errors that name the file and the key."""

from pathlib import Path

import pytest

from server.domain.errors import ConfigurationInvalid
from server.wording import load_wording

SHIPPED = Path(__file__).parents[2] / "config" / "wording"


def write(folder: Path, *, zh: str, en: str) -> Path:
    (folder / "zh.toml").write_text(zh, encoding="utf-8")
    (folder / "en.toml").write_text(en, encoding="utf-8")
    return folder


def test_tables_become_flat_keys(tmp_path: Path) -> None:
    write(
        tmp_path,
        zh='[lounge]\ntitle = "休息区"\nminutes.one = "{count} 分"',
        en='[lounge]\ntitle = "Lounge"\nminutes.one = "{count} min"',
    )
    assert load_wording(tmp_path) == {
        "zh": {"lounge.title": "休息区", "lounge.minutes.one": "{count} 分"},
        "en": {"lounge.title": "Lounge", "lounge.minutes.one": "{count} min"},
    }


def test_the_shipped_words_load_and_none_is_empty() -> None:
    wording = load_wording(SHIPPED)
    assert wording["zh"].keys() == wording["en"].keys()
    assert not [key for words in wording.values() for key, text in words.items() if not text.strip()]


@pytest.mark.parametrize(
    ("zh", "en", "message"),
    [
        ('[a]\nb = "x"\nc = "y"', '[a]\nb = "x"', r"en\.toml: a\.c: is missing; zh\.toml has it"),
        ('b = "x"', 'b = "x"\nd = "y"', r"zh\.toml: d: is missing; en\.toml has it"),
        ('b = "{name} 到"', 'b = "arrived"', r"en\.toml: b: \{name\} must stand in both"),
        ('b = "{name}"', 'b = "{name} {time}"', r"en\.toml: b: \{time\} must stand in both"),
        ("b = 3", 'b = "x"', r"zh\.toml: b: is 3; write a text"),
        ("b = =", 'b = "x"', r"zh\.toml: is not TOML: .*line 1"),
    ],
)
def test_what_is_amiss_is_named(tmp_path: Path, zh: str, en: str, message: str) -> None:
    with pytest.raises(ConfigurationInvalid, match=message):
        load_wording(write(tmp_path, zh=zh, en=en))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationInvalid, match=r"zh\.toml: cannot be read: No such file"):
        load_wording(tmp_path)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    write(tmp_path, zh='b = "x"', en='b = "x"')
    (tmp_path / "en.toml").write_bytes('b = "中"'.encode("gb18030"))
    with pytest.raises(ConfigurationInvalid, match=r"en\.toml: is not TOML"):
        load_wording(tmp_path)
