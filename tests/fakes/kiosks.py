"""The kiosk's command in a process of its own, with a browser that plays one."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from tests.fakes.kiosk_server import GOOD_CODE, KioskServer, eventually

PROJECT = Path(__file__).parents[2]
COMMAND = [
    sys.executable,
    "-c",
    "import typer; from server.commands.kiosk import kiosk; typer.run(kiosk)",
]
FAKE = PROJECT / "tests/fakes/devtools_browser.py"
Kiosk = subprocess.Popen[str]


class Kiosks:
    """Starts kiosks on one data folder and reads what their browser noted."""

    def __init__(self, folder: Path, browser: Path) -> None:
        self.folder = folder
        self.browser = browser
        self.started: list[Kiosk] = []

    def start(self, origin: str, *options: str, screen: str = "lounge") -> Kiosk:
        kiosk = subprocess.Popen(
            [
                *(*COMMAND, "--server", origin, "--screen", screen, "--browser", str(self.browser)),
                *("--data-folder", str(self.folder / "kiosk"), "--browser-flag=--headless=new"),
                *options,
            ],
            stderr=subprocess.PIPE,
            text=True,
            cwd=PROJECT,
            env={**os.environ, "STARTS": str(self.folder / "starts"), "NO_COLOR": "1", "COLUMNS": "200"},
        )
        self.started.append(kiosk)
        return kiosk

    def noted(self) -> list[str]:
        file = self.folder / "starts"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def starts(self) -> list[str]:
        return [line for line in self.noted() if line[0].isdigit()]

    def pages(self) -> list[str]:
        return [line.removeprefix("page ") for line in self.noted() if line.startswith("page ")]

    def shows(self, screen: str) -> None:
        eventually(lambda: self.pages() and self.pages()[-1].startswith(screen))

    def notice(self) -> str:
        """The local page, where that is what is shown."""
        shown = self.pages()[-1:]
        local = self.folder / "kiosk" / "local.html"
        return local.read_text(encoding="utf-8") if shown == [local.as_uri()] else ""

    def misbehave(self, how: str) -> None:
        (self.folder / how).touch()

    def browser_pid(self, start: int = 0) -> int:
        return int(eventually(lambda: self.starts()[start:])[0].split()[0])


def end(kiosk: Kiosk) -> tuple[int, str]:
    kiosk.terminate()
    return refusal(kiosk)


def refusal(kiosk: Kiosk) -> tuple[int, str]:
    _, words = kiosk.communicate(timeout=30)
    return kiosk.returncode, words


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def end_after_start(kiosks: Kiosks, server: KioskServer) -> None:
    kiosk = kiosks.start(server.origin, "--code", GOOD_CODE)
    kiosks.browser_pid(0)
    assert end(kiosk)[0] == 0


def read_until(kiosk: Kiosk, found: Callable[[str], bool]) -> str:
    assert kiosk.stderr
    alarm = threading.Timer(20, kiosk.kill)
    alarm.start()
    for line in kiosk.stderr:
        if found(line):
            alarm.cancel()
            return line
    raise AssertionError("the kiosk ended or was silent for 20 s")
