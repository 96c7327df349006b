"""The programs that the demonstration runs beside itself, ended one by one by their own ids."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_TIME_TO_END_S = 6.0


@dataclass(frozen=True, slots=True)
class Child:
    """One running `glassbay` command."""

    name: str
    program: subprocess.Popen[bytes]
    log: Path

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self.program.poll() is None

    def last_words(self) -> str:
        """The end of what it wrote."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return lines[-1] if lines else "it wrote nothing"

    def peak_memory_mib(self) -> float | None:
        """The most memory it has had at once; None where the system does not tell."""
        return peak_memory_mib(self.program.pid)

    def ask_to_end(self) -> None:
        """Send it SIGTERM, if it still runs."""
        if self.alive:
            self.program.terminate()

    def end(self) -> None:
        """Ask it to end, and make it if it does not."""
        self.ask_to_end()
        try:
            self.program.wait(_TIME_TO_END_S)
        except subprocess.TimeoutExpired:
            self.program.kill()
            self.program.wait()


def start_child(
    name: str, arguments: Sequence[str], log: Path, environment: Mapping[str, str] | None = None
) -> Child:
    """Start a `glassbay` command on a leash; what it writes goes to the end of `log`."""
    command = [sys.executable, "-m", "server.simulator.leash", str(os.getpid()), *arguments]
    with log.open("ab") as writing:
        program = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=writing,
            env={**os.environ, **(environment or {})},
            # Ctrl-C in the terminal is for the demonstration, which then ends its children in order.
            start_new_session=True,
        )
    return Child(name, program, log)


def peak_memory_mib(pid: int) -> float | None:
    """Return the greatest resident size of a process in MiB; None where the system does not tell."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return round(int(line.split()[1]) / 1024, 1)
    return None
