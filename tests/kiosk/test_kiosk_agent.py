"""The kiosk as a command: pairs, waits, shows, restarts, ends; every refusal in one line."""

import os
import re
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fakes.kiosk_server import GOOD_CODE, TOKEN, KioskServer, device, eventually

PROJECT = Path(__file__).parents[2]
COMMAND = [
    sys.executable,
    "-c",
    "import typer; from server.commands.kiosk import kiosk; typer.run(kiosk)",
]
Kiosk = subprocess.Popen[str]


@pytest.fixture
def server() -> Iterator[KioskServer]:
    with KioskServer().running() as running:
        yield running


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """A browser that shows nothing, but notes its process id and flags, one line a start."""
    file = tmp_path / "browser"
    code = "import os, sys, time\nopen(os.environ['STARTS'], 'a').write(f'{os.getpid()} {sys.argv[1:]}\\n')"
    file.write_text(f"#!{sys.executable}\n{code}\ntime.sleep(60)\n", encoding="utf-8")
    file.chmod(stat.S_IRWXU)
    return file


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

    def starts(self) -> list[str]:
        file = self.folder / "starts"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def browser_pid(self, start: int = 0) -> int:
        return int(eventually(lambda: self.starts()[start:])[0].split()[0])


@pytest.fixture
def kiosks(tmp_path: Path, browser: Path) -> Iterator[Kiosks]:
    found = Kiosks(tmp_path, browser)
    yield found
    for kiosk in found.started:
        kiosk.terminate()
        kiosk.communicate(timeout=20)


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


def test_it_pairs_shows_the_screen_and_ends_its_browser(server: KioskServer, kiosks: Kiosks) -> None:
    kiosk = kiosks.start(server.origin, "--code", GOOD_CODE)
    pid = kiosks.browser_pid()
    eventually(lambda: [beat for beat in server.heartbeats if beat["machine"]["browser"] == "running"])
    assert f"--app={server.origin}/lounge#token=token%2Fof%20the%20kiosk" in kiosks.starts()[0]
    assert server.heartbeats[0]["screen"] == "lounge"
    assert end(kiosk)[0] == 0
    assert gone(pid)
    assert server.heartbeats[-1]["machine"]["browser"] == "stopped"


def test_a_paired_kiosk_needs_no_code_and_ignores_a_spent_one(server: KioskServer, kiosks: Kiosks) -> None:
    first = kiosks.start(server.origin, "--code", GOOD_CODE)
    kiosks.browser_pid(0)
    assert end(first)[0] == 0
    for start, options in enumerate(([], ["--code", "999999"]), 1):
        again = kiosks.start(server.origin, *options)
        kiosks.browser_pid(start)
        assert end(again)[0] == 0
    assert server.pairings == 1


def test_a_dead_browser_is_started_again(server: KioskServer, kiosks: Kiosks) -> None:
    kiosk = kiosks.start(server.origin, "--code", GOOD_CODE)
    os.kill(kiosks.browser_pid(0), signal.SIGKILL)
    second = kiosks.browser_pid(1)
    code, words = end(kiosk)
    assert code == 0
    assert gone(second)
    assert re.search(r"browser ended with code -9; again in 1 s", words)


def test_no_page_is_opened_before_the_server_answers(server: KioskServer, kiosks: Kiosks) -> None:
    end_after_start(kiosks, server)
    server.healthy = False
    waiting = kiosks.start(server.origin)
    line = read_until(waiting, lambda words: "waiting for" in words)
    assert f"waiting for {server.origin}: it answers with status 503" in line
    assert len(kiosks.starts()) == 1
    server.healthy = True
    kiosks.browser_pid(1)


def test_a_browser_that_died_stays_away_while_the_server_is_away(server: KioskServer, kiosks: Kiosks) -> None:
    kiosks.start(server.origin, "--code", GOOD_CODE)
    first = kiosks.browser_pid(0)
    server.healthy = False
    os.kill(first, signal.SIGKILL)
    eventually(lambda: server.heartbeats[-1]["machine"]["browser"] == "starting")
    assert len(kiosks.starts()) == 1
    server.healthy = True
    kiosks.browser_pid(1)


def test_a_removed_kiosk_says_so_and_pairs_anew_with_a_code(server: KioskServer, kiosks: Kiosks) -> None:
    end_after_start(kiosks, server)
    server.known_token = "another"
    code, words = refusal(kiosks.start(server.origin))
    assert code == 1
    assert "no longer knows this kiosk; pair it again with --code" in words
    server.known_token = TOKEN
    (kiosks.folder / "kiosk" / "pairing.json").unlink()
    kiosks.start(server.origin, "--code", GOOD_CODE)
    kiosks.browser_pid(1)
    assert server.pairings == 2


REFUSALS = [
    ((403, {"code": "pairing_code_invalid"}), "the pairing code is wrong, used or too old"),
    ((429, {"code": "too_many_attempts"}), "too many wrong codes; wait some minutes"),
    ((500, {}), "refused the pairing with status 500"),
    ((200, {"hello": "world"}), "is not a Glassbay server"),
    ((200, device("tablet")), "that code was for a tablet; make one for a kiosk"),
]


@pytest.mark.parametrize(("answer", "message"), REFUSALS)
def test_a_refused_pairing_is_one_line(
    server: KioskServer, kiosks: Kiosks, answer: tuple[int, dict[str, str]], message: str
) -> None:
    server.pairing_answer = answer
    code, words = refusal(kiosks.start(server.origin, "--code", GOOD_CODE))
    assert code == 1
    assert message in words
    assert len(words.splitlines()) == 1
    assert not (kiosks.folder / "kiosk" / "pairing.json").exists()
    assert kiosks.starts() == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"screen": "lunge"}, "--screen lunge: no such screen"),
        ({"origin": "192.168.1.10"}, "--server 192.168.1.10: not the address of a server"),
        ({"browser": "/nowhere/chromium"}, "--browser /nowhere/chromium: no such program"),
        ({}, "not paired with"),
    ],
)
def test_what_cannot_work_is_one_line_and_exit_2(
    server: KioskServer, kiosks: Kiosks, options: dict[str, str], message: str
) -> None:
    kiosks.browser = Path(options.get("browser", kiosks.browser))
    kiosk = kiosks.start(options.get("origin", server.origin), screen=options.get("screen", "lounge"))
    code, words = refusal(kiosk)
    assert code == 2
    assert message in words
    assert len(words.splitlines()) == 1


def test_a_code_of_another_shape_is_wrong_use(server: KioskServer, kiosks: Kiosks) -> None:
    code, words = refusal(kiosks.start(server.origin, "--code", "12345"))
    assert code == 2
    assert "write the six digits" in words


def test_a_second_kiosk_on_the_same_folder_is_refused(server: KioskServer, kiosks: Kiosks) -> None:
    kiosks.start(server.origin, "--code", GOOD_CODE)
    kiosks.browser_pid(0)
    code, words = refusal(kiosks.start(server.origin))
    assert code == 2
    assert "another kiosk uses it" in words
