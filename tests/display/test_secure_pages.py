"""A real server on HTTPS by the shop's own authority, in a real Chromium that the kiosk told its key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect, sync_playwright

from kiosk.server_link import ServerLink
from tests.fakes.certificates import answering
from tests.fakes.running_shop import RunningShop, running_shop
from tests.fakes.secure_server import SecureServer

pytestmark = pytest.mark.browser
CHROMIUM = "/usr/bin/chromium"
CAMERA = "async () => (await navigator.mediaDevices.getUserMedia({video: true})).getVideoTracks().length"
SERVICE_WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


@pytest.fixture(scope="module")
def shop(screens: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """A shop on HTTPS, which is also called shop.test."""
    with running_shop(tmp_path_factory.mktemp("shop"), tls=True) as running:
        yield running


def key_of(shop: RunningShop) -> str:
    """Return the key that a kiosk with the shop's authority hears from its server."""
    link = ServerLink(shop.address, shop.authority)
    try:
        assert link.silence() == ""
        return link.key
    finally:
        link.close()


@pytest.fixture
def told(shop: RunningShop, tmp_path: Path) -> Iterator[Page]:
    """A page of a browser that was told the key; 127.0.0.1 would be secure by itself, shop.test is not."""
    flags = [
        "--no-sandbox",
        "--host-resolver-rules=MAP shop.test 127.0.0.1",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--ignore-certificate-errors-spki-list={key_of(shop)}",
    ]
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path, executable_path=CHROMIUM, args=flags
        )
        yield context.new_page()
        context.close()


def test_a_page_is_a_secure_context_with_camera_and_a_live_board(told: Page, shop: RunningShop) -> None:
    token = shop.device("display", "lounge")
    told.goto(f"{shop.address.replace('127.0.0.1', 'shop.test')}/lounge?lang=en#token={token}")

    assert told.evaluate("isSecureContext")
    assert told.evaluate(SERVICE_WORKERS) == 0
    assert told.evaluate(CAMERA) == 1
    assert told.evaluate("'wakeLock' in navigator")
    expect(told.get_by_text("As of", exact=False)).to_be_visible()


def test_a_server_with_another_key_is_not_shown(told: Page, tmp_path: Path) -> None:
    with (
        answering(SecureServer(tmp_path).context) as port,
        pytest.raises(Error, match="CERT_AUTHORITY_INVALID"),
    ):
        told.goto(f"https://shop.test:{port}/")
