"""Certificates as a test wants them, and what a server shows to one who calls."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

BEGINNING = datetime(2026, 11, 22, 8, tzinfo=UTC)
PASSWORD = b"a password"


def bought(
    folder: Path, begins_at: datetime, days: int = 90, *, password: bool = False, name: str = "shop.example"
) -> tuple[Path, Path]:
    """Write a certificate as shops have it from elsewhere, signed by its own RSA key, and the key.

    Without a name it is one as they were made when a common name was enough.
    """
    folder.mkdir(exist_ok=True)
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "shop.example")])
    unsigned = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins_at)
        .not_valid_after(begins_at + timedelta(days=days))
    )
    if name:
        unsigned = unsigned.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    certificate = unsigned.sign(key, hashes.SHA256())
    kept_by = BestAvailableEncryption(PASSWORD) if password else NoEncryption()
    (folder / "own.crt").write_bytes(certificate.public_bytes(Encoding.PEM))
    (folder / "own.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, kept_by))
    return folder / "own.crt", folder / "own.key"


@contextmanager
def answering(context: ssl.SSLContext) -> Iterator[int]:
    """Shake hands with whoever calls, on a port of the loopback."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_shake_hands, args=(listening, context), daemon=True).start()
        yield int(listening.getsockname()[1])
        listening.shutdown(socket.SHUT_RDWR)


def shown(port: int, name: str, authority: Path | None) -> x509.Certificate:
    """Return what a caller of `name` is shown; raise ssl.SSLCertVerificationError where it is not trusted.

    Without an authority whatever is shown is taken.
    """
    context = ssl.create_default_context(cafile=authority)
    if authority is None:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as connection,
        context.wrap_socket(connection, server_hostname=name) as secure,
    ):
        found = secure.getpeercert(binary_form=True)
    assert found
    return x509.load_der_x509_certificate(found)


def _shake_hands(listening: socket.socket, context: ssl.SSLContext) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listening.accept()
            with suppress(OSError), context.wrap_socket(connection, server_side=True) as secure:
                secure.recv(1)
