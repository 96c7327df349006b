"""What is written from the server's contract and from the wording is current."""

import json
import subprocess
import sys
from pathlib import Path

DISPLAY = Path(__file__).resolve().parents[2] / "display"


def test_the_contract_and_the_wording_keys_in_typescript_are_current() -> None:
    run = subprocess.run(
        [sys.executable, DISPLAY / "write_types.py", "--check"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_the_lock_of_the_screens_names_no_address() -> None:
    lock = json.loads((DISPLAY / "package-lock.json").read_text("utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in lock["packages"].items() if name)
