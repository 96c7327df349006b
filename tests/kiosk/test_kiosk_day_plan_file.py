"""The plan that a kiosk keeps over its own restart, and what it does where it cannot."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from kiosk.day_plan_file import FILE, keep_plan, kept_plan
from kiosk.kept_screen import KeptScreen
from server.contract.devices import KioskPlan

PLAN = KioskPlan(zone="Asia/Shanghai", restart_at="04:00", screen_on="07:30", screen_off="19:30")


def test_the_last_plan_comes_back(tmp_path: Path) -> None:
    assert kept_plan(tmp_path) is None
    for plan in (PLAN, PLAN.model_copy(update={"restart_at": ""})):
        keep_plan(tmp_path, plan)
        assert kept_plan(tmp_path) == plan


@given(st.binary(max_size=40))
def test_a_spoilt_plan_is_no_plan(tmp_path_factory: pytest.TempPathFactory, spoilt: bytes) -> None:
    folder = tmp_path_factory.mktemp("kiosk")
    (folder / FILE).write_bytes(spoilt)
    assert kept_plan(folder) is None


def test_a_folder_that_takes_nothing_costs_only_the_next_start(tmp_path: Path) -> None:
    keep_plan(tmp_path / "absent", PLAN)
    assert kept_plan(tmp_path / "absent") is None


def test_what_one_server_left_in_the_browser_says_nothing_of_another(tmp_path: Path) -> None:
    screen = KeptScreen(tmp_path, "http://shop:8080")
    assert not screen.known
    screen.seen()
    assert KeptScreen(tmp_path, "http://shop:8080").known
    assert not KeptScreen(tmp_path, "http://other:8080").known
    screen.missed()
    assert not KeptScreen(tmp_path, "http://shop:8080").known
