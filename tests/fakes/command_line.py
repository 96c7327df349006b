"""The command line as an operator has it, and what a refusal looks like."""

import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from server.__main__ import main

LONGEST_S = 60


def glassbay(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "server", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=LONGEST_S, check=False)


def glassbay_here(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run the command line in this process, which takes a tenth of the time."""
    said, complained = io.StringIO(), io.StringIO()
    command = ["glassbay", *map(str, words)]
    code: object = 0
    with patch.object(sys, "argv", command), redirect_stdout(said), redirect_stderr(complained):
        try:
            main()
        except SystemExit as end:
            code = end.code
    assert isinstance(code, int)
    return subprocess.CompletedProcess(command, code, said.getvalue(), complained.getvalue())


def refused(answer: "subprocess.CompletedProcess[str]", *named: str) -> None:
    """The answer is one line that names all of `named`, and exit code 2."""
    assert answer.returncode == 2, answer.stderr
    assert "Traceback" not in answer.stderr
    lines = answer.stderr.strip().splitlines()
    assert len(lines) == 1, answer.stderr
    for name in named:
        assert name in lines[0]
