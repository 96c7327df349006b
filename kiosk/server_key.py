"""The key that a server shows, as Chromium is told to know it."""

import base64
import hashlib

import httpx
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def shown_key(answer: httpx.Response) -> str:
    """Return the SHA-256 of the public key behind an answer, in Base64; empty over plain HTTP.

    The connection was made: its certificate has been judged, and is trusted.
    """
    connection = answer.extensions["network_stream"].get_extra_info("ssl_object")
    if connection is None:
        return ""
    certificate: bytes = connection.getpeercert(True)  # noqa: FBT003  the C object takes it by position
    key = x509.load_der_x509_certificate(certificate).public_key()
    content = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(content).digest()).decode()
