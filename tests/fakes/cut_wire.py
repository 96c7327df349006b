"""A wire between a server and a screen that a test may cut, in network namespaces of Linux.

What the test's own thread opens or starts while the wire is laid is at the server's end: nothing of the
machine's own network is touched. A switch is in between, so that neither end sees the cut: what is sent is
lost, and TCP must find that out by itself.
"""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

SERVER, SCREEN = "10.77.0.1", "10.77.0.2"
_NEW_NETWORK = 0x40000000
_OWN_NETWORK = "/proc/thread-self/ns/net"
_DROPS, _FORWARDS = "0", "3"


def may_lay_wires() -> bool:
    """Whether this user may make networks here: root on Linux, unless a container forbids it."""
    trial = ("unshare", "--net", "ip", "link", "add", "name", "trial", "type", "bridge")
    try:
        return subprocess.run(trial, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


class CutWire:
    """The server's network, with a wire to the screen's."""

    def __init__(self) -> None:
        self._screen: subprocess.Popen[bytes] | None = None

    @contextmanager
    def running(self) -> Iterator[Self]:
        """Be at the server's end of a new wire until the block ends."""
        own = os.open(_OWN_NETWORK, os.O_RDONLY)
        try:
            _call("unshare", _NEW_NETWORK)
            self._lay()
            yield self
        finally:
            if self._screen:
                self._screen.kill()
                self._screen.communicate()
            _call("setns", own, _NEW_NETWORK)
            os.close(own)

    def program_there(self, program: Path, file: Path) -> Path:
        """Write a program into `file` that runs `program` at the screen's end."""
        assert self._screen
        file.write_text(f'#!/bin/sh\nexec nsenter --net=/proc/{self._screen.pid}/ns/net {program} "$@"\n')
        file.chmod(0o755)
        return file

    def cut(self) -> None:
        """Let nothing pass from now on."""
        _run("bridge", "link", "set", "dev", "port", "state", _DROPS)

    def mend(self) -> None:
        """Let everything pass again."""
        _run("bridge", "link", "set", "dev", "port", "state", _FORWARDS)

    def _lay(self) -> None:
        there = ("unshare", "--net", "sh", "-c", "echo; exec sleep infinity")
        self._screen = subprocess.Popen(there, stdout=subprocess.PIPE)
        assert self._screen.stdout
        self._screen.stdout.readline()
        enter = ("nsenter", f"--net=/proc/{self._screen.pid}/ns/net")
        ends = ("port", "type", "veth", "peer", "name", "wall", "netns", str(self._screen.pid))
        _run("ip", "link", "set", "lo", "up")
        _run("ip", "link", "add", "name", "switch", "type", "bridge")
        _run("ip", "link", "add", "name", *ends)
        _run("ip", "link", "set", "port", "master", "switch")
        _run("ip", "addr", "add", f"{SERVER}/24", "dev", "switch")
        _run("ip", "link", "set", "switch", "up")
        _run("ip", "link", "set", "port", "up")
        _run(*enter, "ip", "link", "set", "lo", "up")
        _run(*enter, "ip", "addr", "add", f"{SCREEN}/24", "dev", "wall")
        _run(*enter, "ip", "link", "set", "wall", "up")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _call(name: str, *arguments: int) -> None:
    """Call the C library, for which Python 3.11 has no functions of its own."""
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments) != 0:
        raise OSError(ctypes.get_errno(), name)
