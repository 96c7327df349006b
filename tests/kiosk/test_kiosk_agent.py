"""The kiosk as a command: pairs, waits, shows, restarts, ends; every refusal in one line."""

import os
import re
import signal
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.kiosk_server import GOOD_CODE, KioskServer, device, eventually
from tests.fakes.kiosks import (
    FAKE,
    Kiosks,
    end,
    end_after_start,
    gone,
    read_until,
    refusal,
)
from tests.fakes.secure_server import SecureServer


@pytest.fixture
def server() -> Iterator[KioskServer]:
    with KioskServer().running() as running:
        yield running


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """A browser that shows nothing, but notes its starts and its pages."""
    file = tmp_path / "browser"
    file.write_text(f'#!/bin/sh\nexec {sys.executable} {FAKE} "$@"\n', encoding="utf-8")
    file.chmod(stat.S_IRWXU)
    return file


@pytest.fixture
def kiosks(tmp_path: Path, browser: Path) -> Iterator[Kiosks]:
    found = Kiosks(tmp_path, browser)
    yield found
    for kiosk in found.started:
        kiosk.terminate()
        kiosk.communicate(timeout=20)


def test_it_pairs_shows_the_screen_and_ends_its_browser(server: KioskServer, kiosks: Kiosks) -> None:
    kiosk = kiosks.start(server.origin, "--code", GOOD_CODE, screen="lounge?lang=en")
    pid = kiosks.browser_pid()
    kiosks.shows(f"{server.origin}/lounge?lang=en#token=token%2Fof%20the%20kiosk")
    eventually(lambda: [beat for beat in server.heartbeats if beat["machine"]["resolution"] == "1920x1080"])
    assert "token" not in kiosks.starts()[0], "every user of the machine can read a browser's flags"
    assert end(kiosk)[0] == 0
    assert gone(pid)
    assert server.heartbeats[-1]["machine"]["browser"] == "stopped"


def test_without_a_code_it_shows_one_until_somebody_has_typed_it(server: KioskServer, kiosks: Kiosks) -> None:
    kiosks.start(server.origin)
    eventually(lambda: "654 321" in kiosks.notice())
    assert server.origin in kiosks.notice()
    server.confirmed = True
    kiosks.shows(f"{server.origin}/lounge#token=")
    assert (kiosks.folder / "kiosk" / "pairing.json").stat().st_mode & 0o077 == 0


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
    kiosks.shows(f"{server.origin}/lounge")
    os.kill(kiosks.browser_pid(0), signal.SIGKILL)
    second = kiosks.browser_pid(1)
    kiosks.shows(f"{server.origin}/lounge")
    code, words = end(kiosk)
    assert code == 0
    assert gone(second)
    assert re.search(r"browser ended with code -9; again in 1 s", words)


def test_a_page_that_crashes_again_and_again_is_tried_less_often_and_says_so(
    server: KioskServer, kiosks: Kiosks
) -> None:
    kiosks.misbehave("CRASHED")
    kiosk = kiosks.start(server.origin, "--code", GOOD_CODE)
    pauses = [read_until(kiosk, lambda line: "the page crashed" in line) for _ in range(3)]
    assert [line.rpartition("again in ")[2].strip() for line in pauses] == ["1 s", "2 s", "4 s"]
    eventually(lambda: "已停止 3 次" in kiosks.notice())
    assert "It has stopped 3 times" in kiosks.notice()


def test_a_page_that_stands_still_is_started_again(server: KioskServer, kiosks: Kiosks) -> None:
    kiosk = kiosks.start(server.origin, "--code", GOOD_CODE)
    kiosks.shows(f"{server.origin}/lounge")
    kiosks.misbehave("FROZEN")
    read_until(kiosk, lambda line: "the page no longer answers" in line)
    assert gone(kiosks.browser_pid(0))


def test_without_a_server_it_says_so_and_shows_the_screen_as_soon_as_there_is_one(
    server: KioskServer, kiosks: Kiosks
) -> None:
    end_after_start(kiosks, server)
    server.healthy = False
    kiosks.start(server.origin)
    eventually(lambda: f"No word from {server.origin}" in kiosks.notice())
    server.healthy = True
    kiosks.shows(f"{server.origin}/lounge")


def test_a_screen_that_is_shown_stays_while_the_server_is_away(server: KioskServer, kiosks: Kiosks) -> None:
    kiosks.start(server.origin, "--code", GOOD_CODE)
    kiosks.shows(f"{server.origin}/lounge")
    server.healthy = False
    opened, told = len(kiosks.pages()), len(server.heartbeats)
    eventually(lambda: len(server.heartbeats) > told + 1)
    assert len(kiosks.pages()) == opened


def test_a_screen_that_the_browser_keeps_is_shown_without_the_server(
    server: KioskServer, kiosks: Kiosks
) -> None:
    kiosks.misbehave("KEPT")
    first = kiosks.start(server.origin, "--code", GOOD_CODE)
    eventually(lambda: (kiosks.folder / "kiosk" / "screen_kept_of").exists())
    assert end(first)[0] == 0
    server.healthy = False
    kiosks.start(server.origin)
    kiosks.browser_pid(1)
    kiosks.shows(f"{server.origin}/lounge#token=")


def test_a_screen_that_the_browser_has_lost_gives_way_to_what_is_wrong(
    server: KioskServer, kiosks: Kiosks
) -> None:
    end_after_start(kiosks, server)
    (kiosks.folder / "kiosk" / "screen_kept_of").write_text(server.origin, "utf-8")
    kiosks.misbehave("LOST")
    server.healthy = False
    kiosks.start(server.origin)
    eventually(lambda: f"No word from {server.origin}" in kiosks.notice())
    assert (kiosks.folder / "kiosk" / "screen_kept_of").read_text("utf-8") == ""


def test_a_revoked_kiosk_shows_a_new_code(server: KioskServer, kiosks: Kiosks) -> None:
    kiosks.start(server.origin, "--code", GOOD_CODE)
    kiosks.shows(f"{server.origin}/lounge")
    server.known_token = "another"
    eventually(lambda: "654 321" in kiosks.notice())
    assert not (kiosks.folder / "kiosk" / "pairing.json").exists()


def test_a_kiosk_goes_to_the_screen_that_it_is_given(server: KioskServer, kiosks: Kiosks) -> None:
    kiosk = kiosks.start(server.origin, "--code", GOOD_CODE)
    kiosks.shows(f"{server.origin}/lounge")
    server.screen = "gate"
    kiosks.shows(f"{server.origin}/gate#token=")
    end(kiosk)
    kiosks.start(server.origin)
    eventually(lambda: len(kiosks.starts()) == 2)
    kiosks.shows(f"{server.origin}/gate#token=")


def test_it_does_what_the_administrator_asks(server: KioskServer, kiosks: Kiosks) -> None:
    server.orders = ["picture", "identify", "restart"]
    kiosks.start(server.origin, "--code", GOOD_CODE)
    first = kiosks.browser_pid(0)
    eventually(lambda: server.pictures)
    assert server.pictures[0].startswith(b"\xff\xd8")
    kiosks.browser_pid(1)
    assert gone(first)
    assert "named" in kiosks.noted()


def test_outside_the_shops_hours_the_screen_is_dark_without_the_server_too(
    server: KioskServer, kiosks: Kiosks
) -> None:
    server.plan |= {"screen_on": "00:00", "screen_off": "00:00"}
    first = kiosks.start(server.origin, "--code", GOOD_CODE)
    eventually(lambda: 'data-kiosk="dark"' in kiosks.notice())
    end(first)
    opened, server.plan, server.healthy = len(kiosks.pages()), {}, False
    kiosks.start(server.origin)
    eventually(lambda: len(kiosks.pages()) > opened)
    assert 'data-kiosk="dark"' in kiosks.notice()


def test_a_browser_is_told_the_key_of_a_server_that_the_shops_authority_vouches_for(
    tmp_path: Path, kiosks: Kiosks
) -> None:
    secure = SecureServer(tmp_path)
    with KioskServer(secure.context).running() as server:
        kiosks.start(server.origin, "--code", GOOD_CODE, "--authority", str(secure.authority))
        kiosks.shows(f"{server.origin}/lounge#token=")
        first = secure.key
        assert f"--ignore-certificate-errors-spki-list={first}" in kiosks.starts()[0]

        secure.take_new_key()
        assert secure.key in eventually(lambda: kiosks.starts()[1:])[0]
        kiosks.shows(f"{server.origin}/lounge#token=")
    assert first not in kiosks.starts()[1]


def test_a_server_that_nobody_vouches_for_is_not_paired_with(tmp_path: Path, kiosks: Kiosks) -> None:
    secure = SecureServer(tmp_path)
    with KioskServer(secure.context).running() as server:
        kiosk = kiosks.start(server.origin)
        words = read_until(kiosk, lambda line: "waiting for" in line)
        assert "not trusted" in words
        assert "give the shop's authority by --authority" in words
        eventually(lambda: 'data-kiosk="untrusted"' in kiosks.notice())
        assert server.pairings == 0


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
        ({"authority": "/nowhere/authority.crt"}, "is plain HTTP"),
        (
            {"origin": "https://127.0.0.1:1", "authority": "/nowhere/authority.crt"},
            "--authority /nowhere/authority.crt: cannot be read",
        ),
    ],
)
def test_what_cannot_work_is_one_line_and_exit_2(
    server: KioskServer, kiosks: Kiosks, options: dict[str, str], message: str
) -> None:
    kiosks.browser = Path(options.get("browser", kiosks.browser))
    known_by = ("--authority", options["authority"]) if "authority" in options else ()
    kiosk = kiosks.start(
        options.get("origin", server.origin), *known_by, screen=options.get("screen", "lounge")
    )
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
