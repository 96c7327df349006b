"""What a server on HTTPS shows that is known by a shop's own authority."""

import base64
import hashlib
import ssl
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.certificates.issuing import found_tls, tls_folder
from server.certificates.pem_files import read_certificate
from server.certificates.served_as import served_as
from server.shop_clock import real_now


class SecureServer:
    """A certificate for the loopback, whose key may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = tls_folder(folder)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.take_new_key()

    @property
    def authority(self) -> Path:
        """What devices are given."""
        return self.folder.authority_certificate

    @property
    def key(self) -> str:
        """What Chromium is told of the key: the SHA-256 of it in Base64."""
        key = read_certificate(self.folder.server).public_key()
        content = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return base64.b64encode(hashlib.sha256(content).digest()).decode()

    def take_new_key(self) -> None:
        """Be issued a certificate for another key, under the same authority."""
        self.folder.server.unlink(missing_ok=True)
        found_tls(self.folder, "Anhe", served_as(["shop.test"], []), real_now())
        self.context.load_cert_chain(self.folder.server)
