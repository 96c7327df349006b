"""What a running server shows, through real handshakes and with a clock that is driven."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from server.certificates import server_certificate as module
from server.certificates.authority import SERVER_LIFETIME
from server.certificates.issuing import TlsFolder, found_tls, tls_folder
from server.certificates.pem_files import read_certificate
from server.certificates.served_as import served_as
from server.certificates.server_certificate import CertificateFiles, ServerCertificate, keep_current
from server.domain.errors import ConfigurationInvalid
from server.shop_clock import real_now
from tests.fakes.certificates import BEGINNING, answering, bought, shown

DAY = timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> TlsFolder:
    """A shop whose certificate was issued now, by the real clock: callers look at theirs."""
    folder = tls_folder(tmp_path)
    found_tls(folder, "Anhe", served_as(["shop.lan"], []), real_now())
    return folder


@pytest.fixture
def issued(folder: TlsFolder) -> ServerCertificate:
    """The certificate of that shop, loaded."""
    return ServerCertificate(CertificateFiles(folder.server, folder.server, folder), real_now())


def test_a_renewed_certificate_is_shown_to_whoever_calls_next(
    folder: TlsFolder, issued: ServerCertificate
) -> None:
    with answering(issued.context) as port:
        first = shown(port, "shop.lan", folder.authority_certificate)
        issued.look(issued.ends_at - SERVER_LIFETIME / 3 - DAY)
        assert shown(port, "shop.lan", folder.authority_certificate) == first
        # The new one is good from then on, which callers' clocks have not reached: they do not judge it here.
        issued.look(issued.ends_at - SERVER_LIFETIME / 3)
        second = shown(port, "shop.lan", None)
    assert second.serial_number != first.serial_number
    assert issued.ends_at == second.not_valid_after_utc > first.not_valid_after_utc


def test_other_names_are_shown_without_a_restart(folder: TlsFolder, issued: ServerCertificate) -> None:
    with answering(issued.context) as port:
        found_tls(folder, "Anhe", served_as(["glassbay.lan"], []), real_now())
        issued.look(real_now())
        assert shown(port, "glassbay.lan", folder.authority_certificate)


def test_a_server_that_slept_too_long_renews_at_its_start(
    folder: TlsFolder, issued: ServerCertificate
) -> None:
    late = issued.ends_at + DAY
    again = ServerCertificate(CertificateFiles(folder.server, folder.server, folder), late)
    assert again.ends_at > late


def test_what_cannot_be_renewed_is_shown_until_it_ends(folder: TlsFolder, issued: ServerCertificate) -> None:
    folder.authority.write_bytes(b"")
    files, due_at = issued.files, issued.ends_at - DAY
    assert ServerCertificate(files, due_at).ends_at == issued.ends_at
    with pytest.raises(ConfigurationInvalid, match=r"authority.pem: holds no certificate"):
        ServerCertificate(files, issued.ends_at)


@pytest.fixture
def own(tmp_path: Path) -> CertificateFiles:
    """A certificate that the shop has from elsewhere, for 90 days."""
    return CertificateFiles(*bought(tmp_path, BEGINNING))


def test_a_certificate_from_elsewhere_is_shown_anew_when_its_files_change(
    tmp_path: Path, own: CertificateFiles
) -> None:
    certificate = ServerCertificate(own, BEGINNING)
    with answering(certificate.context) as port:
        assert shown(port, "shop.example", None).not_valid_before_utc == BEGINNING
        bought(tmp_path, BEGINNING + 60 * DAY)
        certificate.look(BEGINNING + 61 * DAY)
        assert shown(port, "shop.example", None).not_valid_before_utc == BEGINNING + 60 * DAY


def test_of_a_certificate_that_nobody_brings_anew_an_administrator_is_told(
    own: CertificateFiles, issued: ServerCertificate
) -> None:
    certificate, month = ServerCertificate(own, BEGINNING), 30 * DAY
    before = certificate.state(certificate.ends_at - month - timedelta(seconds=1), month)
    assert (before.ends_at, before.renewed_here, before.near_end) == (certificate.ends_at, False, False)
    assert certificate.state(certificate.ends_at - month, month).near_end
    assert issued.state(real_now(), month).renewed_here


def test_half_a_change_is_not_shown(tmp_path: Path, own: CertificateFiles) -> None:
    certificate = ServerCertificate(own, BEGINNING)
    first = read_certificate(own.certificate)
    own.certificate.write_bytes(bought(tmp_path / "new", BEGINNING)[0].read_bytes())
    with answering(certificate.context) as port:
        with pytest.raises(ConfigurationInvalid, match=r"own.key: is not the key of .*own.crt"):
            certificate.look(BEGINNING)
        assert shown(port, "shop.example", None) == first


def test_a_certificate_that_has_ended_is_named(own: CertificateFiles) -> None:
    with pytest.raises(
        ConfigurationInvalid, match=r"own.crt: ended on 2027-02-20 08:00 UTC; put a new one there"
    ):
        ServerCertificate(own, BEGINNING + 90 * DAY)


def test_files_that_are_none_are_named(tmp_path: Path, own: CertificateFiles) -> None:
    locked = bought(tmp_path / "locked", BEGINNING, password=True)
    for files, complaint in [
        (CertificateFiles(tmp_path / "gone.crt", own.key), "gone.crt: cannot be read: No such file"),
        (CertificateFiles(own.certificate, tmp_path), "cannot be read: Is a directory"),
        (CertificateFiles(own.key, own.key), "own.key: holds no certificate"),
        (CertificateFiles(own.certificate, own.certificate), "own.crt: holds no private key"),
        (CertificateFiles(*locked), "own.key: the key has a password"),
    ]:
        with pytest.raises(ConfigurationInvalid, match=complaint):
            ServerCertificate(files, BEGINNING)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks that follow at once."""
    monkeypatch.setattr(module, "LOOK_EVERY_SECONDS", 0.01)


def test_the_server_looks_by_itself_and_goes_on_after_trouble(
    tmp_path: Path, own: CertificateFiles, impatient: None
) -> None:
    certificate = ServerCertificate(own, BEGINNING)
    good = own.certificate.read_bytes()
    own.certificate.write_bytes(b"")

    async def trouble_and_a_new_one() -> None:
        looking = asyncio.create_task(keep_current(certificate, lambda: BEGINNING))
        await asyncio.sleep(0.1)
        own.certificate.write_bytes(good)
        await asyncio.sleep(0.05)
        bought(tmp_path, BEGINNING + DAY)
        await asyncio.sleep(0.1)
        looking.cancel()

    with capture_logs() as logged:
        asyncio.run(trouble_and_a_new_one())
    assert certificate.ends_at == BEGINNING + 91 * DAY
    assert [line["event"] for line in logged] == [
        "the certificate is not current",
        "another certificate is shown",
    ]


@pytest.mark.parametrize(
    ("name", "host", "against"),
    [
        ("", "0.0.0.0", "it names no host (subjectAltName): browsers and agents refuse it"),
        (
            "shop.example",
            "192.168.1.20",
            "it is for shop.example, but the server listens on 192.168.1.20",
        ),
        (
            "shop.example",
            "b.example",
            "it is for shop.example, but the server listens on b.example",
        ),
        ("shop.example", "Shop.example", ""),
        ("*.example", "shop.example", ""),
        (
            "*.example",
            "a.b.example",
            "it is for *.example, but the server listens on a.b.example",
        ),
        ("shop.example", "0.0.0.0", ""),
        ("shop.example", "::", ""),
        ("shop.example", "127.0.0.1", ""),
        ("shop.example", "localhost", ""),
    ],
)
def test_what_devices_will_have_against_a_certificate_is_told(
    tmp_path: Path, name: str, host: str, against: str
) -> None:
    files = CertificateFiles(*bought(tmp_path, BEGINNING, name=name))
    with capture_logs() as logs:
        ServerCertificate(files, BEGINNING, host)

    assert [entry["reason"] for entry in logs] == ([against] if against else [])


def test_a_certificate_of_the_shops_own_is_for_where_its_server_listens(
    folder: TlsFolder, issued: ServerCertificate
) -> None:
    with capture_logs() as logs:
        ServerCertificate(issued.files, real_now(), "127.0.0.1")

    assert logs == []
