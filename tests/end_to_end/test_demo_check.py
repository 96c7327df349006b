"""`glassbay demo --check`: a whole shop on one command, judged by its report. Plates are really read."""

import asyncio
import json
import subprocess
import sys
from pathlib import Path

import pytest

from server.bootstrap import database_url
from server.simulator.check_run import CHECK_RATE, run_check
from server.simulator.report import CheckReport, summary
from server.simulator.served_shop import Settings, free_port

PATIENCE_S = 280
CARS = 2


@pytest.mark.timeout(PATIENCE_S + 10)
def test_every_car_gets_from_its_booking_to_its_keys(tmp_path: Path) -> None:
    written = tmp_path / "report.json"
    arguments = ["demo", "--check", "--cars", str(CARS), "--seed", "11", "--json", str(written)]
    done = subprocess.run(
        [sys.executable, "-m", "server", *arguments], capture_output=True, timeout=PATIENCE_S, check=False
    )
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    report = CheckReport.model_validate_json(written.read_bytes())
    assert report.passed
    assert report.cars == report.delivered == CARS
    assert report.entry.shown == report.exit.shown == CARS
    assert report.false_greetings == report.sequence_gaps == 0
    assert not report.boards_differing
    assert not report.stuck
    assert report.latency.tap_to_screen.count > 10 * CARS
    assert report.events_written > 20 * CARS
    assert report.announcements[0].sound_bytes > 10_000
    assert "取车" in report.announcements[0].caption_zh
    assert set(report.peak_memory_mib) == {"server", "entry agent", "exit agent", "simulator"}
    assert "passed" in done.stdout.decode()


@pytest.mark.timeout(PATIENCE_S)
def test_a_day_that_is_not_over_in_time_fails_and_names_every_car_that_is_stuck(tmp_path: Path) -> None:
    settings = Settings(tmp_path, database_url(tmp_path), free_port(0), CHECK_RATE, 11)
    report = asyncio.run(run_check(settings, CARS, limit_s=0.0))
    assert not report.passed
    assert report.problems[0] == "time was up before the day was over"
    assert len(report.stuck) == CARS
    assert all(car.where for car in report.stuck)
    text = summary(report)
    assert all(f"{car.plate} did not make it" in text for car in report.stuck)
    assert text.endswith("failed")
    assert json.loads(report.model_dump_json())["passed"] is False
