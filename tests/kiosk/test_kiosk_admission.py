"""Waiting for a server that is not there, within limits and until told to stop."""

import socket
import ssl
import threading
from pathlib import Path

import pytest

from kiosk.admission import Admission, wait_for_server
from kiosk.errors import UnusableEnvironment
from kiosk.pairing import Pairing, keep_pairing
from kiosk.server_link import ServerLink
from kiosk.server_watch import ServerWatch
from server.contract.deeds import PairedDevice
from server.shop_clock import real_now
from tests.fakes.certificates import answering, bought
from tests.fakes.kiosk_server import GOOD_CODE, device
from tests.fakes.secure_server import SecureServer


@pytest.fixture
def absent() -> ServerLink:
    """A link to a port where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    return ServerLink(f"http://127.0.0.1:{port}")


def test_pairing_with_a_code_gives_up_when_nobody_answers(
    absent: ServerLink, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("kiosk.admission.PAIRING_WAIT_SECONDS", 1.5)
    with pytest.raises(UnusableEnvironment, match="does not answer; check the address"):
        Admission(absent, tmp_path, "lounge").pair_with(GOOD_CODE, threading.Event())
    assert [record.getMessage() for record in caplog.records] == [
        f"waiting for {absent.origin}: Connection refused"
    ], "the reason is told once, not every second"


def test_a_paired_kiosk_needs_no_server_to_know_its_place(absent: ServerLink, tmp_path: Path) -> None:
    pairing = Pairing(origin=absent.origin, device=PairedDevice.model_validate(device()))
    keep_pairing(tmp_path, pairing)
    assert Admission(absent, tmp_path, "gate").pairing == pairing


def test_without_a_server_there_is_no_code_to_show(absent: ServerLink, tmp_path: Path) -> None:
    admission = Admission(absent, tmp_path, "gate")
    admission.seek(0.0)
    assert (admission.code, admission.pairing) == ("", None)


def test_told_to_stop_it_asks_nobody(absent: ServerLink) -> None:
    stop = threading.Event()
    stop.set()
    assert not wait_for_server(absent, stop, 60.0)


def test_a_server_that_is_not_trusted_is_no_server_that_is_away(
    absent: ServerLink, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.admission.PAIRING_WAIT_SECONDS", 0.0)
    authority = SecureServer(tmp_path).authority
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*bought(tmp_path / "bought", real_now()))
    with answering(context) as port:
        link = ServerLink(f"https://127.0.0.1:{port}", authority)
        watch = ServerWatch(link)
        assert not watch.answers(0.0)
        assert watch.untrusted
        with pytest.raises(UnusableEnvironment, match=f"not of the authority in {authority}"):
            Admission(link, tmp_path, "lounge").pair_with(GOOD_CODE, threading.Event())
    away = ServerWatch(absent)
    assert not away.answers(0.0)
    assert not away.untrusted
