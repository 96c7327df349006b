"""`glassbay simulate --day`: everybody of a shop through the public API, and a ledger that agrees."""

import subprocess
import sys
from pathlib import Path

import pytest

from server.simulator.day_report import DayReport

PATIENCE_S = 200
CARS = 3


def simulate(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    program = [sys.executable, "-m", "server", "simulate", *arguments]
    return subprocess.run(program, capture_output=True, timeout=PATIENCE_S, check=False)


@pytest.mark.timeout(PATIENCE_S + 10)
def test_every_car_of_a_short_day_is_accounted_for(tmp_path: Path) -> None:
    written = tmp_path / "ledger.json"
    done = simulate("--day", "--cars", str(CARS), "--seed", "3", "--speed", "300", "--json", str(written))
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    ledger = DayReport.model_validate_json(written.read_bytes())
    assert ledger.passed
    assert [entry.outcome for entry in ledger.cars] == ["delivered"] * CARS + ["no_show"]
    assert {"authorized", "declined"} & {entry.added for entry in ledger.cars}
    assert sum(entry.reworks for entry in ledger.cars) == 1
    assert any(not entry.booked for entry in ledger.cars)
    assert any(entry.offline for entry in ledger.cars)
    assert ledger.taps_sent_late >= 1
    assert ledger.done["loaners given"] == 1
    assert done.stdout.decode().endswith("accounted for\n")


def test_without_a_length_it_says_what_to_add() -> None:
    done = simulate("--cars", "3")
    assert done.returncode == 2
    assert "--day" in done.stderr.decode()


def test_a_folder_that_is_not_there_is_told_before_the_day_begins(tmp_path: Path) -> None:
    done = simulate("--day", "--json", str(tmp_path / "nowhere" / "ledger.json"))
    assert done.returncode == 2
    assert "there is no folder" in done.stderr.decode()
