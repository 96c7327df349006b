"""How the machine under a kiosk is: load, memory, temperature, sound device."""

import os
from pathlib import Path

import psutil

SOUND_CARDS = Path("/proc/asound/cards")
_OF_THE_PROCESSOR = ("coretemp", "k10temp", "zenpower", "cpu_thermal", "soc_thermal", "acpitz")
"""Sensors by the names that Linux gives them, those nearest to the processor first."""


def load() -> float:
    """Return the run queue over one minute for each core: 1.0 where the machine has as much as it can do."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)


def memory_used() -> float:
    """Return the share of the memory that is in use, 0 to 1."""
    return float(psutil.virtual_memory().percent) / 100


def temperature_c() -> float | None:
    """Return the processor's temperature in degrees Celsius, None where no sensor tells it."""
    try:
        sensors = psutil.sensors_temperatures()
    except (AttributeError, OSError):
        return None
    for name in _OF_THE_PROCESSOR:
        if readings := sensors.get(name):
            return max(float(reading.current) for reading in readings)
    return None


def sound_device(cards: Path = SOUND_CARDS) -> str:
    """Return the name of the first sound card, empty where there is none."""
    try:
        lines = cards.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    # ` 0 [PCH            ]: HDA-Intel - HDA Intel PCH`
    return next((line.rpartition(" - ")[2].strip() for line in lines if "]: " in line), "")[:120]
