"""The user's guide says the same in both languages, with a picture of every screen."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = {
    "en": (DOCS / "using.md").read_text(encoding="utf-8"),
    "zh": (DOCS / "using.zh-CN.md").read_text(encoding="utf-8"),
}
HEADING = re.compile(r"^(#+) .*$", re.MULTILINE)
PICTURE = re.compile(r"\(pictures/([a-z-]+)\.(en|zh)\.webp\)")
SHOT = re.compile(r'Shot\(\s*"([a-z-]+)"')
PATH = re.compile(r"`[^`]+`")
MOST_BYTES = 6 * 1024 * 1024


def headings(guide: str) -> list[tuple[str, list[str]]]:
    """Return each heading's level and the paths that it names."""
    return [(found.group(1), PATH.findall(found.group())) for found in HEADING.finditer(guide)]


def test_both_have_the_same_headings() -> None:
    assert len(headings(GUIDES["en"])) > 10
    assert headings(GUIDES["en"]) == headings(GUIDES["zh"])


def test_both_have_the_same_pictures_each_in_its_own_language() -> None:
    shown = {language: PICTURE.findall(guide) for language, guide in GUIDES.items()}
    assert [name for name, _ in shown["en"]] == [name for name, _ in shown["zh"]]
    for language, pictures in shown.items():
        assert {told for _, told in pictures} == {language}


def test_every_screen_that_is_photographed_is_in_the_guide_and_small() -> None:
    taken = set(SHOT.findall((DOCS / "take_pictures.py").read_text(encoding="utf-8")))
    assert {name for name, _ in PICTURE.findall(GUIDES["en"])} == taken
    files = {file.name: file.stat().st_size for file in (DOCS / "pictures").iterdir()}
    assert files.keys() == {f"{name}.{language}.webp" for name in taken for language in GUIDES}
    assert sum(files.values()) < MOST_BYTES
