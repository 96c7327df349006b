"""`glassbay bench` as it is typed: a group of measurements, one clear line for a wrong use."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from server.__main__ import build_command_line
from server.commands import checkout


def call(*words: str) -> Result:
    return CliRunner().invoke(build_command_line("bench"), ["bench", *words])


def test_the_group_lists_its_measurements() -> None:
    listed = call("--help")
    assert listed.exit_code == 0
    assert "gate" in listed.stdout


def test_a_wrong_use_is_one_line_and_code_two() -> None:
    result = call("gate", "--arrivals", "1", "--engine", "tea")
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.strip().splitlines()
    assert "tea" in line


@pytest.mark.parametrize(
    ("words", "option"),
    [(("--bays", "0"), "--bays"), (("--viewers", "many"), "--viewers"), (("--seconds", "-1"), "--seconds")],
)
def test_a_bay_video_bench_of_nothing_is_refused_with_its_option(words: tuple[str, str], option: str) -> None:
    result = call("video", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert option in result.stderr


def test_without_a_checkout_there_is_nothing_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkout, "CHECKOUT", tmp_path)
    result = call("gate")
    assert result.exit_code == 2
    assert "checkout" in result.stderr


def test_a_month_of_two_cars_is_reported() -> None:
    result = call("gate", "--arrivals", "2", "--seed", "9", "--json")
    report = json.loads(result.stdout)
    assert (report["arrivals"], report["seed"]) == (2, 9)
    assert result.exit_code == (0 if report["met"] else 1)


def test_without_json_a_month_is_a_table() -> None:
    assert "2 arrivals" in call("gate", "--arrivals", "2", "--seed", "9").stdout
