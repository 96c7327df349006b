"""The files of a shop's authority and of its server's certificate."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from server.certificates.authority import AUTHORITY_LIFETIME, SERVER_LIFETIME
from server.certificates.issuing import TlsFolder, found_tls, known_names, names_of, renew_if_due, tls_folder
from server.certificates.pem_files import read_certificate, read_own_key
from server.certificates.served_as import served_as
from server.domain.errors import ConfigurationInvalid
from tests.fakes.certificates import BEGINNING, bought

SERVED = served_as(["shop.lan"], ["192.168.1.20"])
DAY = timedelta(days=1)


@pytest.fixture
def folder(tmp_path: Path) -> TlsFolder:
    """A shop with its authority and its certificate."""
    folder = tls_folder(tmp_path)
    found_tls(folder, "Anhe", SERVED, BEGINNING)
    return folder


def test_keys_are_their_owners_alone_and_the_authoritys_certificate_everybodys(folder: TlsFolder) -> None:
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.path.iterdir()}

    assert modes == {"authority.pem": 0o600, "server.pem": 0o600, "authority.crt": 0o644}
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert b"PRIVATE" not in folder.authority_certificate.read_bytes()


def test_other_names_are_issued_under_the_same_authority_for_the_same_key(folder: TlsFolder) -> None:
    authority, key = folder.authority.read_bytes(), read_own_key(folder.server).public_key()
    issued = found_tls(folder, "Another name", served_as(["glassbay.lan"], []), BEGINNING + DAY)

    assert folder.authority.read_bytes() == authority
    assert issued.public_key() == key
    assert names_of(read_certificate(folder.server)).names == ("glassbay.lan", "localhost")
    assert known_names(folder) == names_of(issued)


def test_names_that_the_authority_may_not_vouch_for_leave_all_as_it_was(folder: TlsFolder) -> None:
    before = {file: file.read_bytes() for file in folder.path.iterdir()}

    with pytest.raises(ConfigurationInvalid, match=r"may not vouch for bank.example, 203.0.113.7"):
        found_tls(folder, "Anhe", served_as(["bank.example"], ["203.0.113.7"]), BEGINNING)
    assert {file: file.read_bytes() for file in folder.path.iterdir()} == before


def test_a_certificate_is_renewed_when_a_third_of_its_time_is_left(folder: TlsFolder) -> None:
    first = read_certificate(folder.server)
    due_at = first.not_valid_after_utc - SERVER_LIFETIME / 3

    renew_if_due(folder, due_at - timedelta(seconds=1))
    assert read_certificate(folder.server) == first
    renew_if_due(folder, due_at)
    second = read_certificate(folder.server)
    assert second.not_valid_after_utc == due_at - DAY + SERVER_LIFETIME
    assert (names_of(second), second.public_key()) == (names_of(first), first.public_key())


def test_a_certificate_that_ends_with_its_authority_is_not_issued_again_and_again(folder: TlsFolder) -> None:
    end = BEGINNING - DAY + AUTHORITY_LIFETIME
    renew_if_due(folder, end - timedelta(days=30))
    last = read_certificate(folder.server)

    assert last.not_valid_after_utc == end
    renew_if_due(folder, end - timedelta(minutes=1))
    assert read_certificate(folder.server) == last


def test_an_authority_that_has_ended_is_named_with_what_to_do(folder: TlsFolder) -> None:
    with pytest.raises(ConfigurationInvalid, match=r"authority.pem: ended on 2036-11-18; take .* away"):
        found_tls(folder, "Anhe", SERVED, BEGINNING + AUTHORITY_LIFETIME)


def test_an_authority_that_is_none_is_named(folder: TlsFolder) -> None:
    certificate, server = folder.authority_certificate.read_bytes(), folder.server.read_bytes()
    rsa_key = bought(folder.path, BEGINNING)[1].read_bytes()
    for content, complaint in [
        (b"", "holds no certificate"),
        (certificate, "holds no private key"),
        (certificate + rsa_key, "is not a key that `glassbay init --tls` made"),
        (certificate + server, "the key is not that of the certificate"),
    ]:
        folder.authority.write_bytes(content)
        with pytest.raises(ConfigurationInvalid, match=f"authority.pem: {complaint}"):
            found_tls(folder, "Anhe", SERVED, BEGINNING)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationInvalid, match="tls: cannot be made"):
        found_tls(tls_folder(tmp_path / "gone"), "Anhe", SERVED, BEGINNING)
    (tmp_path / "tls").mkdir()
    (tmp_path / "tls" / "authority.pem").mkdir()
    with pytest.raises(ConfigurationInvalid, match=r"authority.pem: cannot be read"):
        found_tls(tls_folder(tmp_path), "Anhe", SERVED, BEGINNING)
