"""Whom an agent trusts, and what it says of what it cannot trust."""

import ssl
from pathlib import Path

import httpx
import pytest

from server.certificates.authority import AUTHORITY_LIFETIME
from server.certificates.issuing import found_tls, tls_folder
from server.certificates.served_as import served_as
from server.contract.trust import UnusableAuthority, trust_for, why_unheard
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
