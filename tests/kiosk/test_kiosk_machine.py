"""What a kiosk measures of its machine."""

from pathlib import Path

import pytest

from kiosk import machine
from kiosk.screen_power import ScreenPower
from kiosk.watch import DEAD_AFTER_SECONDS, Watch

CARDS = " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n               HDA Intel PCH at 0xf7e irq 31\n"


@pytest.mark.parametrize(("content", "name"), [(CARDS, "HDA Intel PCH"), ("--- no soundcards ---\n", "")])
def test_the_sound_device_is_the_first_card(tmp_path: Path, content: str, name: str) -> None:
    file = tmp_path / "cards"
    file.write_text(content, encoding="utf-8")
    assert machine.sound_device(file) == name


def test_a_machine_without_sound_says_so(tmp_path: Path) -> None:
    assert machine.sound_device(tmp_path / "absent") == ""


def test_shares_are_shares() -> None:
    assert 0 < machine.memory_used() < 1
    assert machine.load() >= 0


def test_the_screen_is_turned_by_the_program_that_is_there_and_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tmp_path / "said"
    program = tmp_path / "xset"
    program.write_text(f'#!/bin/sh\necho "$@" >> {said}\n', encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    power = ScreenPower({"DISPLAY": ":0"})
    for on in (True, False, False, True):
        power.turn(on=on)
    assert said.read_text(encoding="utf-8") == "dpms force off\ndpms force on\n"


def test_a_page_has_its_time_and_is_then_dead() -> None:
    watch = Watch()
    watch.begin(100.0)
    assert not watch.is_dead(100.0 + DEAD_AFTER_SECONDS - 0.1)
    watch.alive(110.0)
    assert not watch.is_dead(110.0 + DEAD_AFTER_SECONDS - 0.1)
    assert watch.is_dead(110.0 + DEAD_AFTER_SECONDS)
