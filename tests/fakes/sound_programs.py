"""Programs that stand in for a machine's player and for its mixer, and write down what they were told."""

import stat
import sys
from pathlib import Path

_PLAYER = """import pathlib, sys, time
folder = pathlib.Path({folder!r})
(folder / "played.wav").write_bytes(pathlib.Path(sys.argv[-1]).read_bytes())
with (folder / "told").open("a") as told:
    told.write("play\\n")
time.sleep({seconds})
sys.exit({code})
"""
_MIXER = """import json, pathlib, sys
with (pathlib.Path({folder!r}) / "told").open("a") as told:
    told.write(" ".join(sys.argv[1:]) + "\\n")
if "list" in sys.argv:
    print({answer!r})
"""
STREAMS = '[{"index": 7, "volume": {"front-left": {"value_percent": "80%"}}, "properties": {}}]'


def player(folder: Path, *, seconds: float = 0.0, code: int = 0) -> tuple[str, ...]:
    """A player that keeps the file that it was given, and ends with that code."""
    return (str(_program(folder, "player", _PLAYER.format(folder=str(folder), seconds=seconds, code=code))),)


def mixer(folder: Path, answer: str = STREAMS) -> str:
    """A `pactl` with one stream at 80 %."""
    return str(_program(folder, "pactl", _MIXER.format(folder=str(folder), answer=answer)))


def told(folder: Path) -> list[str]:
    """What both were told, in order."""
    file = folder / "told"
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def _program(folder: Path, name: str, code: str) -> Path:
    program = folder / name
    program.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program
