"""The one browser that a kiosk keeps: how it is found, with which flags it starts, how it is ended."""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from kiosk.devtools import DevTools
from kiosk.errors import UnusableEnvironment
from kiosk.page import Page

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable")
_END_SECONDS = 5.0
_FLAGS = (
    "--kiosk",
    "--noerrdialogs",
    "--no-first-run",
    "--no-default-browser-check",
    "--hide-crash-restore-bubble",
    "--autoplay-policy=no-user-gesture-required",
    "--overscroll-history-navigation=0",
    "--disable-pinch",
    "--disable-component-update",
    "--check-for-update-interval=31536000",
    # A keyring would ask for its password on a wall where nobody can type.
    "--password-store=basic",
    "--disable-features=Translate",
    "--remote-debugging-pipe",
)
# Chromium takes its DevTools pipes as the descriptors 3 and 4; what it prints goes to the log.
_WITH_PIPES = ("/bin/sh", "-c", 'exec "$0" "$@" 3<&0 4>&1 </dev/null >&2')


def find_browser(chosen: Path | None = None) -> Path:
    """Return the browser's program, or raise with what to install."""
    if chosen:
        found = shutil.which(chosen)
        if not found:
            raise UnusableEnvironment(f"--browser {chosen}: no such program, or it may not be run")
        return Path(found)
    candidates = (shutil.which(name) for name in NAMES)
    browser = next((candidate for candidate in candidates if candidate), None)
    if not browser:
        raise UnusableEnvironment(
            f"no browser found (looked for {', '.join(NAMES)}); install Chromium or name one with --browser"
        )
    return Path(browser)


def require_display(flags: Sequence[str]) -> None:
    """Raise where there is no display to show a window on."""
    headless = any(flag.startswith("--headless") for flag in flags)
    if not headless and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise UnusableEnvironment(
            "no display: neither DISPLAY nor WAYLAND_DISPLAY is set; start the kiosk inside a desktop session"
        )


def browser_flags(origin: str, page: str, profile: Path, extra: Sequence[str] = ()) -> list[str]:
    """Return the flags for a full screen that shows `page` and never asks anybody anything.

    Every user of the machine can read them: the address with the token is told over the pipe.
    """
    flags = [f"--app={page}", f"--user-data-dir={profile}", *_FLAGS]
    if origin.startswith("http://"):
        # Plain HTTP in the shop would have no service worker and no wake lock.
        flags.append(f"--unsafely-treat-insecure-origin-as-secure={origin}")
    return [*flags, *extra]


class Browser:
    """A browser with a profile of its own, started and ended by its process id."""

    def __init__(self, program: Path, flags: Sequence[str], profile: Path, log: Path) -> None:
        self._program = program
        self._flags = flags
        self._profile = profile
        self._log = log
        self.server_key = ""
        self._started: subprocess.Popen[bytes] | None = None
        self._devtools: DevTools | None = None

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._started.pid if self._started and self._started.poll() is None else None

    @property
    def exit_code(self) -> int | None:
        """How the last one ended; negative: by that signal."""
        return self._started.poll() if self._started else None

    def start(self, server_key: str = "") -> Page:
        """Start it and return its page; raise where the program does not start at all.

        `server_key` is the SHA-256 of the one public key that it is to trust although no authority of the
        machine's does, in Base64; empty for none.
        """
        self.server_key = server_key
        known = [f"--ignore-certificate-errors-spki-list={server_key}"] if server_key else []
        release_profile(self._profile)
        try:
            self._profile.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._log.open("wb") as log:
                self._started = subprocess.Popen(
                    [*_WITH_PIPES, str(self._program), *self._flags, *known],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    start_new_session=True,
                )
        except OSError as error:
            raise UnusableEnvironment(f"{self._profile}: cannot be used: {error.strerror}") from error
        self._let_go()
        self._devtools = _devtools_of(self._started)
        return Page(self._devtools)

    def stop(self) -> None:
        """End it: asked first, forced after five seconds with all that it started."""
        if not self._started or self._started.poll() is not None:
            return
        self._started.terminate()
        try:
            self._started.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self._started.pid, signal.SIGKILL)
            self._started.wait(_END_SECONDS)
        self._let_go()

    def _let_go(self) -> None:
        """Close the pipe to the browser before this one."""
        if self._devtools is not None:
            self._devtools.close()
            self._devtools = None


def _devtools_of(process: subprocess.Popen[bytes]) -> DevTools:
    if process.stdin is None or process.stdout is None:
        raise ValueError("the browser was started without its pipes")
    return DevTools(process.stdin, process.stdout)


def release_profile(profile: Path) -> None:
    """End a browser that an earlier, killed kiosk left on this profile, and take away its lock.

    With the lock in place a new browser would hand its page over to the old one and end, and after a change
    of the host's name it would ask a question that nobody answers. The caller holds the data folder.
    """
    lock = profile / "SingletonLock"
    if lock.is_symlink():
        _, _, pid = str(lock.readlink()).rpartition("-")
        if pid.isdigit() and _runs_on(int(pid), profile):
            os.kill(int(pid), signal.SIGKILL)
    for name in ("SingletonLock", "SingletonCookie", "SingletonSocket"):
        (profile / name).unlink(missing_ok=True)


def _runs_on(pid: int, profile: Path) -> bool:
    """Tell whether that process is a browser on our profile; a process id may long be another's."""
    try:
        arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return f"--user-data-dir={profile}".encode() in arguments
