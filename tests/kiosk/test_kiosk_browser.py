"""The browser: found, flagged, started, ended, and a real Chromium showing a page."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from kiosk.browser import Browser, browser_flags, find_browser, release_profile, require_display
from kiosk.errors import UnusableEnvironment
from kiosk.local_page import Notice, write_local_page
from kiosk.page import Page
from kiosk.screens import page_address
from server.wording import load_wording
from tests.fakes.kiosk_server import KioskServer, eventually

CONFIG = Path(__file__).parents[2] / "config"
CHROMIUM = Path("/usr/bin/chromium")
HEADLESS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


def program(folder: Path, name: str, code: str) -> Path:
    file = folder / name
    file.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    file.chmod(stat.S_IRWXU)
    return file


@pytest.fixture
def started(tmp_path: Path) -> Iterator[list[Browser]]:
    browsers: list[Browser] = []
    yield browsers
    for browser in browsers:
        browser.stop()


def start(started: list[Browser], tmp_path: Path, file: Path, *flags: str) -> Browser:
    browser = Browser(file, flags, tmp_path / "profile", tmp_path / "browser.log")
    started.append(browser)
    browser.start()
    return browser


def test_the_first_browser_on_the_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = program(tmp_path, "google-chrome", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_browser() == file
    assert find_browser(file) == file


def test_without_a_browser_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(
        UnusableEnvironment, match=r"no browser found .*install Chromium or name one with --browser"
    ):
        find_browser()
    with pytest.raises(UnusableEnvironment, match=r"--browser .*absent: no such program"):
        find_browser(tmp_path / "absent")


def test_without_a_display_only_a_headless_browser_can_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(UnusableEnvironment, match="no display"):
        require_display(())
    require_display(("--headless=new",))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    require_display(())


def test_only_plain_http_is_declared_safe(tmp_path: Path) -> None:
    plain = browser_flags("http://shop:8800", "http://shop:8800/lounge#token=t", tmp_path, ("--extra",))
    assert "--unsafely-treat-insecure-origin-as-secure=http://shop:8800" in plain
    assert "--app=http://shop:8800/lounge#token=t" in plain
    assert f"--user-data-dir={tmp_path}" in plain
    assert plain[-1] == "--extra"
    assert not [
        flag for flag in browser_flags("https://shop", "https://shop/", tmp_path) if "insecure" in flag
    ]


def test_it_is_ended_by_its_pid(started: list[Browser], tmp_path: Path) -> None:
    browser = start(started, tmp_path, program(tmp_path, "calm", "import time; time.sleep(60)"))
    assert browser.pid
    browser.stop()
    assert browser.pid is None
    assert browser.exit_code == -signal.SIGTERM


def test_one_that_does_not_listen_is_forced(
    started: list[Browser], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.browser._END_SECONDS", 0.5)
    deaf = (
        "import pathlib, signal, sys, time\nsignal.signal(15, signal.SIG_IGN)\n"
        "pathlib.Path(sys.argv[1]).touch()\ntime.sleep(60)"
    )
    browser = start(started, tmp_path, program(tmp_path, "deaf", deaf), str(tmp_path / "ready"))
    eventually((tmp_path / "ready").exists)
    browser.stop()
    assert browser.exit_code == -signal.SIGKILL


def left_behind(tmp_path: Path, pid: int) -> Path:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "SingletonLock").symlink_to(f"old-host-name-{pid}")
    return profile


@contextmanager
def sleeper(*flags: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program that only sleeps, once the system shows its arguments."""
    started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", *flags])
    try:
        eventually(Path(f"/proc/{started.pid}/cmdline").read_bytes)
        yield started
    finally:
        started.kill()
        started.wait(10)


def test_a_browser_left_by_a_killed_kiosk_is_ended(tmp_path: Path) -> None:
    with sleeper(f"--user-data-dir={tmp_path / 'profile'}") as orphan:
        profile = left_behind(tmp_path, orphan.pid)
        release_profile(profile)
        assert orphan.wait(10) == -signal.SIGKILL
        assert not (profile / "SingletonLock").is_symlink()


def test_a_stranger_with_the_old_process_id_is_left_alone(tmp_path: Path) -> None:
    with sleeper() as stranger:
        profile = left_behind(tmp_path, stranger.pid)
        release_profile(profile)
        assert not (profile / "SingletonLock").is_symlink()
        with pytest.raises(subprocess.TimeoutExpired):
            stranger.wait(0.3)


def chromium(started: list[Browser], tmp_path: Path, server: KioskServer) -> tuple[Browser, Page]:
    """A real Chromium on its local page, which reaches the server by a mapped host name.

    On 127.0.0.1 every origin counts as secure and the flag would prove nothing.
    """
    origin = f"http://shop.test:{server.port}"
    mapped = f"--host-resolver-rules=MAP shop.test:{server.port} 127.0.0.1:{server.port}"
    profile = tmp_path / "profile"
    local = write_local_page(tmp_path, Notice("starting"), load_wording(CONFIG / "wording"))
    browser = Browser(
        CHROMIUM, browser_flags(origin, local, profile, (*HEADLESS, mapped)), profile, tmp_path / "log"
    )
    started.append(browser)
    page = browser.start()
    eventually(page.look, 60)
    page.open(local)
    eventually(lambda: (sight := page.look()) and sight.mounted, 20)
    return browser, page


def kill_renderers(browser: Browser) -> None:
    """End the processes that draw the pages, as the system does when memory is short."""
    for process in psutil.Process(browser.pid).children(recursive=True):
        if "--type=renderer" in process.cmdline():
            process.kill()


@pytest.mark.browser
def test_chromium_shows_the_page_with_sound_and_as_a_secure_origin(
    started: list[Browser], tmp_path: Path
) -> None:
    with KioskServer().running() as server:
        browser, page = chromium(started, tmp_path, server)
        local = page.look()
        assert local is not None
        assert (local.mounted, local.address) == (True, f"file://{tmp_path / 'local.html'}")
        page.open(page_address(f"http://shop.test:{server.port}", "lounge", "abc"))
        seen = eventually(lambda: server.seen, 60)[0]
        assert seen == {"path": "/lounge", "hash": "#token=abc", "secure": True, "audio": "running"}
        flags = Path(f"/proc/{browser.pid}/cmdline").read_bytes()
        assert b"abc" not in flags

        page.show_name("Lounge <1>", 60)
        assert page.picture().startswith(b"\xff\xd8\xff")
        pid = browser.pid
        assert pid
        browser.stop()
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
        assert page.look() is None


@pytest.mark.browser
def test_a_page_whose_renderer_dies_or_whose_loop_stands_is_noticed(
    started: list[Browser], tmp_path: Path
) -> None:
    with KioskServer().running() as server:
        browser, page = chromium(started, tmp_path, server)
        page.open(f"http://shop.test:{server.port}/busy")
        eventually(lambda: page.look() is None, 20)
        kill_renderers(browser)
        eventually(lambda: page.crashed, 20)
