"""The bench's side of a program in a process of its own, which answers a line of JSON with a line of JSON."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
ENDS_WITHIN_S = 10.0


class ProcessEnded(Exception):
    """The process cannot go on; the message says why, as far as it could tell."""


class AskedProcess:
    """Asks one process, one question after the other. `start` is what it said first of all."""

    def __init__(self, name: str, program: "subprocess.Popen[str]") -> None:
        self.name = name
        self._program = program
        self.start = self.answer()

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """Return the answer. Raises `ProcessEnded`."""
        self.say(question)
        return self.answer()

    def say(self, question: dict[str, Any]) -> None:
        """Ask without waiting; the answer is fetched with `answer`."""
        if self._program.stdin is not None:
            print(json.dumps(question), file=self._program.stdin, flush=True)

    def answer(self) -> dict[str, Any]:
        """Return the answer to what was said last. Raises `ProcessEnded`."""
        line = self._program.stdout.readline() if self._program.stdout is not None else ""
        if not line:
            raise ProcessEnded(f"the process of {self.name} ended")
        answer: dict[str, Any] = json.loads(line)
        if "problem" in answer:
            raise ProcessEnded(answer["problem"])
        return answer


@contextmanager
def asked_process(
    name: str, module: str, *arguments: str, cores: Sequence[int] = ()
) -> Iterator[AskedProcess]:
    """Run `module` on `cores` (all, where none are named); its process ends with the block.

    Raises `ProcessEnded` where it does not start.
    """
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as program:
        try:
            if cores:
                os.sched_setaffinity(program.pid, cores)
            yield AskedProcess(name, program)
        finally:
            program.kill()
            program.wait(ENDS_WITHIN_S)
