"""Whom an agent trusts, and what it says of what it cannot trust."""

import ssl
from pathlib import Path

import httpx
import pytest

from server.certificates.authority import AUTHORITY_LIFETIME
from server.certificates.issuing import found_tls, tls_folder
from server.certificates.served_as import served_as
from server.contract.trust import NOT_TRUSTED, UnusableAuthority, trust_for, why_unheard
from server.shop_clock import real_now
from tests.fakes.certificates import answering, bought
from tests.fakes.secure_server import SecureServer

SERVER = "https://127.0.0.1:8080"


def test_with_an_authority_it_trusts_that_one_alone(tmp_path: Path) -> None:
    (known,) = trust_for(SERVER, SecureServer(tmp_path).authority).get_ca_certs()

    assert known["subject"] == ((("commonName", "Glassbay Anhe"),),)


@pytest.mark.parametrize(
    ("written", "complaint"),
    [(None, "cannot be read: No such file"), (b"", "holds no certificate"), (b"key", "holds no certificate")],
)
def test_a_file_that_is_none_is_named(tmp_path: Path, written: bytes | None, complaint: str) -> None:
    file = tmp_path / "authority.crt"
    if written is not None:
        file.write_bytes(written)
    with pytest.raises(UnusableAuthority, match=f"--authority {file}: {complaint}"):
        trust_for(SERVER, file)


def test_an_authority_that_has_ended_is_named(tmp_path: Path) -> None:
    folder = tls_folder(tmp_path)
    found_tls(folder, "Anhe", served_as([], []), real_now() - AUTHORITY_LIFETIME)
    with pytest.raises(UnusableAuthority, match=r"authority\.crt: ended on "):
        trust_for(SERVER, folder.authority_certificate)


def test_an_authority_for_plain_http_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(UnusableAuthority, match=r"http://shop\.lan is plain HTTP"):
        trust_for("http://shop.lan", bought(tmp_path, real_now())[0])


def test_a_server_that_is_not_trusted_is_said_with_what_to_do(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*bought(tmp_path, real_now()))
    with answering(context) as port, pytest.raises(httpx.ConnectError) as refused:
        httpx.get(f"https://127.0.0.1:{port}", verify=trust_for(SERVER, None))
    assert why_unheard(refused.value) == (
        "its certificate is not trusted (self-signed certificate); give the shop's authority by --authority"
    )
    assert why_unheard(httpx.ConnectError("[Errno 111] Connection refused")) == "Connection refused"
    assert why_unheard(httpx.ReadTimeout("")) == "ReadTimeout"


def _why(files: tuple[Path, Path], authority: Path) -> str:
    """What is said of a server that shows this certificate to somebody who trusts that authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    with answering(context) as port, pytest.raises(httpx.ConnectError) as refused:
        httpx.get(f"https://localhost:{port}", verify=trust_for(SERVER, authority))
    return why_unheard(refused.value, authority)


def test_a_server_of_another_authority_than_the_one_given_is_said_with_its_file(tmp_path: Path) -> None:
    authority = SecureServer(tmp_path).authority

    said = _why(bought(tmp_path / "bought", real_now()), authority)

    assert said.startswith(f"{NOT_TRUSTED} (self-signed certificate); it is not of the authority in ")
    assert str(authority) in said


def test_a_server_asked_by_a_name_that_its_certificate_is_not_for(tmp_path: Path) -> None:
    files = bought(tmp_path, real_now())

    said = _why(files, files[0])

    assert said.startswith(f"{NOT_TRUSTED} (Hostname mismatch")
    assert said.endswith("open the server by a name or an address that the certificate is for")
