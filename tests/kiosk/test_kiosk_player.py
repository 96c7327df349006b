"""The kiosk's own player: when it plays, what it plays, and what it says of it."""

import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from kiosk.player import Player, is_due
from kiosk.sound_programs import OtherSounds, find_player, play
from server.contract.voice import CallToPlay, SpeakerPlace
from tests.fakes.kiosk_server import TOKEN, KioskServer
from tests.fakes.sound_programs import mixer, player, told

SOUND = b"RIFF a sound"


def call(**more: Any) -> CallToPlay:
    plain = CallToPlay(
        announcement_id="call-1",
        take=1,
        audio="/api/announcements/call-1/audio",
        seconds=4.0,
        age_seconds=0.2,
        told_by_page=None,
    )
    return plain.model_copy(update=more)


def place(said: CallToPlay | None, **more: Any) -> SpeakerPlace:
    return SpeakerPlace(device_id="d1", room="lounge", player="page", call=said).model_copy(update=more)


@pytest.mark.parametrize(
    ("setting", "page_runs", "told_by_page", "due"),
    [
        ("page", True, None, False),
        ("page", True, "played", False),
        ("page", True, "blocked", True),
        ("page", True, "failed", True),
        ("page", False, None, True),
        ("agent", True, None, True),
    ],
)
def test_the_agent_plays_what_its_page_does_not(
    setting: str, page_runs: bool, told_by_page: str | None, due: bool
) -> None:
    found = call(told_by_page=told_by_page)
    assert is_due(place(found, player=setting), found, page_runs=page_runs) is due


def looked(server: KioskServer, folder: Path, command: tuple[str, ...], looks: int = 1) -> None:
    """Let a player whose page does not run look at a server so many times."""
    own = Player(server.origin, TOKEN, lambda: False, command, OtherSounds(mixer(folder)))
    for _ in range(looks):
        own.look()


def test_a_call_is_played_once_with_everything_else_lowered_and_told(tmp_path: Path) -> None:
    with KioskServer().running() as server:
        server.speaker, server.sound = place(call()).model_dump(mode="json"), SOUND
        looked(server, tmp_path, player(tmp_path), looks=3)
    assert (tmp_path / "played.wav").read_bytes() == SOUND
    assert told(tmp_path) == [
        "--format=json list sink-inputs",
        "set-sink-input-volume 7 25%",
        "play",
        "set-sink-input-volume 7 80%",
    ]
    assert server.receipts == [
        {"type": "played", "announcement_id": "call-1", "take": 1, "player": "agent", "outcome": "played"}
    ]


@pytest.mark.parametrize("code", [1, 127])
def test_a_player_that_fails_is_told(tmp_path: Path, code: int) -> None:
    with KioskServer().running() as server:
        server.speaker, server.sound = place(call()).model_dump(mode="json"), SOUND
        looked(server, tmp_path, player(tmp_path, code=code))
    assert [said["outcome"] for said in server.receipts] == ["failed"]


def test_a_player_that_is_not_there_is_told(tmp_path: Path) -> None:
    with KioskServer().running() as server:
        server.speaker, server.sound = place(call()).model_dump(mode="json"), SOUND
        looked(server, tmp_path, ("/nowhere/play",))
    assert [said["outcome"] for said in server.receipts] == ["failed"]


def test_a_call_that_has_gone_on_for_long_is_left(tmp_path: Path) -> None:
    with KioskServer().running() as server:
        server.speaker = place(call(age_seconds=20.0)).model_dump(mode="json")
        looked(server, tmp_path, player(tmp_path))
    assert told(tmp_path) == []
    assert server.receipts == []


def test_a_server_that_does_not_answer_is_an_error_that_the_loop_outlives(tmp_path: Path) -> None:
    gone = Player("http://127.0.0.1:9", TOKEN, lambda: False, player(tmp_path))
    with pytest.raises(httpx.HTTPError):
        gone.look()


def test_a_player_that_hangs_is_ended(tmp_path: Path) -> None:
    began = time.monotonic()
    assert not play(player(tmp_path, seconds=60), tmp_path / "player", 0.5)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("answer", ["", "no JSON", "{}", '[{"index": 1}]', "[3]"])
def test_a_mixer_that_cannot_be_understood_changes_nothing(tmp_path: Path, answer: str) -> None:
    others = OtherSounds(mixer(tmp_path, answer))
    others.lower()
    others.restore()
    assert told(tmp_path) == ["--format=json list sink-inputs"]


def test_a_machine_without_a_player_has_none() -> None:
    assert find_player("plan9") is None
