"""Take the README's pictures from the real screens of a running demonstration.

`make pictures` (or `python docs/take_pictures.py [FOLDER]`) plays the demonstration for some minutes and
writes one PNG a screen. Needs Chromium; ends the demonstration that it started.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

DEFAULT_FOLDER = Path(__file__).parent / "pictures"
PLAYED_SECONDS = 150.0
"""Until then the simulated morning has filled the boards."""
LINK = re.compile(r"^(?P<name>.+?)\s{2,}(?P<address>http://\S+)$")
WALL = (1920, 1080)
PHONE = (390, 844)
SCREENS = {
    "Lounge": ("lounge", WALL),
    "Gate welcome": ("gate", WALL),
    "Workshop control board": ("workshop", WALL),
    "Workshop by stage": ("stages", WALL),
    "Advisor desk": ("desk", (1440, 900)),
    "Bay 1 tablet": ("bay", (1280, 800)),
}


@contextmanager
def demonstration(folder: Path) -> Iterator[dict[str, str]]:
    """Run the demonstration; give the address of each screen by its name."""
    command = [sys.executable, "-m", "server", "demo", "--no-browser", "--speed", "60", "--port", "8390"]
    process = subprocess.Popen(
        [*command, "--data-folder", str(folder)], stdout=subprocess.PIPE, text=True, bufsize=1
    )
    try:
        yield _links(process)
    finally:
        process.terminate()
        process.wait(30)


def _links(process: "subprocess.Popen[str]") -> dict[str, str]:
    assert process.stdout
    links: dict[str, str] = {}
    for line in process.stdout:
        if found := LINK.match(line.strip()):
            links[found["name"].strip()] = found["address"]
        elif links and not line.strip():
            return links
    raise SystemExit("the demonstration ended before it told its links")


def customers_page(desk: str) -> str:
    """Return the address of a customer's page: of the car that has been here longest."""
    origin, _, token = desk.partition("/desk#token=")
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": uuid.uuid4().hex}
    board = httpx.get(f"{origin}/api/boards/desk", headers=headers).json()["board"]
    visits = sorted(key.removeprefix("car/") for key in board if key.startswith("car/"))
    answer = httpx.post(f"{origin}/api/visits/{visits[0]}/customer-link", headers=headers)
    return origin + str(answer.raise_for_status().json()["path"])


def take(browser: Browser, address: str, size: tuple[int, int], file: Path) -> None:
    """Open a screen as it hangs on its wall, and photograph it once it has painted."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(address)
    page.wait_for_timeout(6_000)
    page.screenshot(path=file)
    page.close()


def main() -> None:
    """Play the demonstration and write the pictures."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_FOLDER
    target.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("Chromium is needed to take pictures; install it (apt install chromium)")
    with (
        tempfile.TemporaryDirectory() as folder,
        demonstration(Path(folder) / "demo") as links,
        sync_playwright() as playwright,
    ):
        time.sleep(PLAYED_SECONDS)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (file, size) in SCREENS.items():
            take(browser, links[name], size, target / f"{file}.png")
        take(browser, customers_page(links["Advisor desk"]), PHONE, target / "phone.png")
        browser.close()


if __name__ == "__main__":
    main()
