"""Keys and certificates in files: whatever is wrong with one is said in one line that names it."""

import os
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from server.domain.errors import ConfigurationInvalid

ONLY_OWNER = 0o600
EVERYBODY = 0o644


def read_certificate(path: Path) -> x509.Certificate:
    """Return the first certificate of a file; raise ConfigurationInvalid where there is none."""
    content = _read(path)
    try:
        return x509.load_pem_x509_certificates(content)[0]
    except ValueError:
        raise ConfigurationInvalid(f"{path}: holds no certificate in PEM", file=str(path)) from None


def read_key(path: Path) -> PrivateKeyTypes:
    """Return the private key of a file; raise ConfigurationInvalid where there is none to be read."""
    content = _read(path)
    try:
        return load_pem_private_key(content, password=None)
    except TypeError:
        raise ConfigurationInvalid(
            f"{path}: the key has a password, and nobody is there to type it; write it without",
            file=str(path),
        ) from None
    except ValueError:
        raise ConfigurationInvalid(f"{path}: holds no private key in PEM", file=str(path)) from None


def read_own_key(path: Path) -> ec.EllipticCurvePrivateKey:
    """Return a key of our own making."""
    key = read_key(path)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ConfigurationInvalid(f"{path}: is not a key that `glassbay init --tls` made", file=str(path))
    return key


def certificate_text(certificate: x509.Certificate) -> bytes:
    """Return a certificate in PEM."""
    return certificate.public_bytes(Encoding.PEM)


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 by which people recognise a certificate, in hex."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def key_text(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return a private key in PEM, without a password: the server starts by itself."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def write_whole(path: Path, content: bytes, mode: int) -> None:
    """Write a file so that nobody ever finds half of it; raise ConfigurationInvalid where that fails."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        unfinished.unlink(missing_ok=True)
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as problem:
        unfinished.unlink(missing_ok=True)
        raise ConfigurationInvalid(
            f"{path}: cannot be written: {problem.strerror}", file=str(path)
        ) from problem


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise ConfigurationInvalid(f"{path}: cannot be read: {problem.strerror}", file=str(path)) from problem
