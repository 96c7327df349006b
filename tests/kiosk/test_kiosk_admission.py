"""Waiting for a server that is not there, within limits and until told to stop."""

import socket
import threading
import time
from pathlib import Path

import pytest

from kiosk.admission import admitted, wait_for_server
from kiosk.errors import UnusableEnvironment
from kiosk.pairing import Pairing, keep_pairing
from kiosk.server_link import ServerLink
from server.contract.deeds import PairedDevice
from tests.fakes.kiosk_server import GOOD_CODE, device


@pytest.fixture
def absent() -> ServerLink:
    """A link to a port where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    return ServerLink(f"http://127.0.0.1:{port}")


def test_pairing_gives_up_when_nobody_answers(
    absent: ServerLink, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.admission.PAIRING_WAIT_SECONDS", 0.0)
    with pytest.raises(UnusableEnvironment, match="does not answer; check the address"):
        admitted(absent, tmp_path, "lounge", GOOD_CODE, threading.Event())


def test_a_paired_kiosk_waits_until_it_is_told_to_stop(
    absent: ServerLink, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pairing = Pairing(origin=absent.origin, device=PairedDevice.model_validate(device()))
    keep_pairing(tmp_path, pairing)
    stop, began = threading.Event(), time.monotonic()
    threading.Timer(1.5, stop.set).start()
    assert admitted(absent, tmp_path, "lounge", None, stop) is None
    assert 1.0 < time.monotonic() - began < 10
    assert [record.getMessage() for record in caplog.records] == [
        f"waiting for {absent.origin}: Connection refused"
    ], "the reason is told once, not every second"


def test_told_to_stop_it_asks_nobody(absent: ServerLink) -> None:
    stop = threading.Event()
    stop.set()
    assert not wait_for_server(absent, stop)
