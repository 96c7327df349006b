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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--engine", "tea"), "tea"),
        (("--json", "no/such/folder/report.json"), "no/such/folder"),
    ],
)
def test_a_wrong_use_is_one_line_and_code_two(words: tuple[str, ...], said: str) -> None:
    result = call("gate", "--arrivals", "1", *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.strip().splitlines()
    assert said in line


def test_without_a_checkout_there_is_nothing_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkout, "CHECKOUT", tmp_path)
    result = call("gate")
    assert result.exit_code == 2
    assert "checkout" in result.stderr


@pytest.mark.parametrize("to_file", [False, True])
def test_a_month_of_two_cars_is_reported(tmp_path: Path, to_file: bool) -> None:
    file = tmp_path / "report.json"
    result = call("gate", "--arrivals", "2", "--seed", "9", "--json", str(file) if to_file else "-")
    report = json.loads(file.read_text(encoding="utf-8") if to_file else result.stdout)
    assert (report["arrivals"], report["seed"]) == (2, 9)
    assert result.exit_code == (0 if report["met"] else 1)
    assert ("2 arrivals" in result.stdout) is to_file
