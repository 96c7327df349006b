"""Turning the screen itself on and off, through whichever program the machine has."""

import os
import shutil
import subprocess
from collections.abc import Mapping

_SECONDS = 5.0


class ScreenPower:
    """Remembers what it last did. Without a program the kiosk's dark page is all that can be done."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._environment = environment
        self._on = True

    def turn(self, *, on: bool) -> None:
        """Turn the screen on or off, where it is not so already."""
        if on == self._on:
            return
        self._on = on
        for command in self._commands(on=on):
            _run(command)

    def _commands(self, *, on: bool) -> list[list[str]]:
        if "WAYLAND_DISPLAY" in self._environment and shutil.which("wlr-randr"):
            outputs = [line.split()[0] for line in _run(["wlr-randr"]).splitlines() if line[:1].strip()]
            return [["wlr-randr", "--output", output, "--on" if on else "--off"] for output in outputs]
        if "DISPLAY" in self._environment and shutil.which("xset"):
            return [["xset", "dpms", "force", "on" if on else "off"]]
        if shutil.which("vcgencmd"):
            return [["vcgencmd", "display_power", "1" if on else "0"]]
        return []


def _run(command: list[str]) -> str:
    """Return what the program prints; one that fails or hangs must not hold the kiosk up."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
