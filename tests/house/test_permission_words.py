"""Every right has a plain name in both languages, and a room where the administrator finds it."""

from pathlib import Path

from server.domain.permissions import ALL_PERMISSIONS
from server.domain.role_permissions import NOT_FOR_PEOPLE, ROOMS
from server.wording import load_wording

WORDING = load_wording(Path(__file__).resolve().parents[2] / "config" / "wording")


def test_every_permission_has_a_word_in_both_languages() -> None:
    for language, words in WORDING.items():
        missing = [name for name in sorted(ALL_PERMISSIONS) if f"permission.{name}" not in words]
        assert missing == [], f"config/wording/{language}.toml: [permission] lacks these"


def test_no_two_permissions_have_the_same_words() -> None:
    for words in WORDING.values():
        said = [words[f"permission.{name}"] for name in ALL_PERMISSIONS]
        assert len(said) == len(set(said))


def test_every_permission_stands_in_a_room_with_a_name() -> None:
    placed = {name for room in ROOMS.values() for name in room} | NOT_FOR_PEOPLE
    assert sorted(ALL_PERMISSIONS - placed) == [], "give them a room in server/domain/role_permissions.py"
    for words in WORDING.values():
        assert [room for room in ROOMS if f"permission_room.{room}" not in words] == []
