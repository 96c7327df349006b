"""The programs of a machine that play a WAV, and the one that lowers what else sounds."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_PLAYERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "linux": (("pw-play",), ("paplay",), ("aplay", "-q")),
    "darwin": (("afplay",),),
    "win32": ((sys.executable, "-c", "import sys, winsound as w; w.PlaySound(sys.argv[1], w.SND_FILENAME)"),),
}
DUCKED_PERCENT = 25
_ANSWER_SECONDS = 2.0


def find_player(platform: str = sys.platform) -> tuple[str, ...] | None:
    """Return the command that plays a file named after it, the machine's best one, or None without any."""
    for command in _PLAYERS.get(platform, ()):
        program = shutil.which(command[0])
        if program:
            return (program, *command[1:])
    return None


class OtherSounds:
    """Lowers all streams of the machine through `pactl` (PulseAudio, PipeWire), where there is one."""

    def __init__(self, pactl: str | None = None) -> None:
        self._pactl = pactl or shutil.which("pactl")
        self._usual: dict[str, str] = {}

    def lower(self) -> None:
        """Lower what sounds now."""
        for index, percent in self._streams().items():
            self._usual.setdefault(index, percent)
            self._set(index, f"{DUCKED_PERCENT}%")

    def restore(self) -> None:
        """Bring back what was lowered."""
        for index, percent in self._usual.items():
            self._set(index, percent)
        self._usual.clear()

    def _streams(self) -> dict[str, str]:
        """Stream → its volume, e.g. `{"12": "80%"}`; nothing where it cannot be told."""
        try:
            found = json.loads(self._run("--format=json", "list", "sink-inputs") or "[]")
            return {
                str(stream["index"]): next(iter(stream["volume"].values()))["value_percent"]
                for stream in found
            }
        except (ValueError, KeyError, TypeError, AttributeError, StopIteration):
            return {}

    def _set(self, index: str, volume: str) -> None:
        self._run("set-sink-input-volume", index, volume)

    def _run(self, *arguments: str) -> str:
        if self._pactl is None:
            return ""
        with suppress(OSError, subprocess.TimeoutExpired):
            command = [self._pactl, *arguments]
            ended = subprocess.run(
                command, capture_output=True, text=True, timeout=_ANSWER_SECONDS, check=False
            )
            return ended.stdout if ended.returncode == 0 else ""
        return ""


def play(command: Sequence[str], file: Path, limit_seconds: float) -> bool:
    """Play a file to its end and tell whether that went well; past the limit the player is ended."""
    try:
        ended = subprocess.run(
            [*command, str(file)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=limit_seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0
