"""A demonstration that ends, in whatever way, leaves no program of its own behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server.simulator.served_shop import free_port

STARTS_S = 300.0
ENDS_S = 60.0
pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="children are looked for in /proc"),
]


def hear_interrupts() -> None:
    """A shell lets what it starts in the background ignore Ctrl-C, and that is inherited."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class RunningDemo:
    """A demonstration with the ids of its children."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port(0)
        self.output = folder / "output.txt"
        arguments = ["demo", "--no-browser", "--port", str(self.port), "--data-folder", str(folder / "demo")]
        with self.output.open("wb") as writing:
            self.program = subprocess.Popen(
                [sys.executable, "-m", "server", *arguments],
                stdout=writing,
                stderr=subprocess.STDOUT,
                preexec_fn=hear_interrupts,
            )

    def started(self) -> bool:
        return "Ctrl-C" in self.output.read_text() and len(self.children()) == 3

    def children(self) -> list[int]:
        return [int(found.name) for found in Path("/proc").glob("[0-9]*") if self._is_child(found)]

    def _is_child(self, folder: Path) -> bool:
        try:
            after_name = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            return False
        return int(after_name[1]) == self.program.pid


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[RunningDemo]:
    running = RunningDemo(tmp_path)
    try:
        wait_until(running.started, STARTS_S, running.output)
        yield running
    finally:
        running.program.kill()
        running.program.wait()


def wait_until(condition: Callable[[], bool], seconds: float, output: Path) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, output.read_text()
        time.sleep(0.2)


def is_gone(process_id: int) -> bool:
    """Whether it has ended; a dead child that nobody has buried yet counts as gone."""
    try:
        state = (Path("/proc") / str(process_id) / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state == "Z"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_end_it_ends_its_children_in_order(demo: RunningDemo, how: signal.Signals) -> None:
    children = demo.children()
    demo.program.send_signal(how)
    assert demo.program.wait(ENDS_S) == 0, demo.output.read_text()
    assert all(is_gone(child) for child in children)
    assert "Traceback" not in demo.output.read_text()
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", demo.port))


def test_killed_outright_its_children_end_by_themselves(demo: RunningDemo) -> None:
    children = demo.children()
    os.kill(demo.program.pid, signal.SIGKILL)
    demo.program.wait()
    wait_until(lambda: all(is_gone(child) for child in children), ENDS_S, demo.output)
