"""The certificate that a running server shows: renewed in time, and loaded again when its file changes."""

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from server.certificates.doubts import doubt
from server.certificates.issuing import TlsFolder, renew_if_due
from server.certificates.pem_files import read_certificate, read_key
from server.contract.authority import CertificateState
from server.domain.errors import ConfigurationInvalid

log = structlog.get_logger()
LOOK_EVERY_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class CertificateFiles:
    """Where the certificate with its chain is, and its key; both may be in one file."""

    certificate: Path
    key: Path
    issued_in: TlsFolder | None = None
    """The folder of the authority that renews it; None for a certificate that the shop has from elsewhere."""


class ServerCertificate:
    """One certificate. New connections are shown what was loaded last; those that are open go on."""

    def __init__(self, files: CertificateFiles, now: datetime, host: str = "") -> None:
        """Load it; raise ConfigurationInvalid where it cannot be shown to anybody, or has ended.

        `host` is where the server listens: what devices will have against the certificate is logged.
        """
        self.files = files
        self._host = host
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._load()
        try:
            self.look(now)
        except ConfigurationInvalid as problem:
            if self.ends_at <= now:
                raise
            log.error("the certificate was not renewed", reason=problem.detail)
        if self.ends_at <= now:
            raise ConfigurationInvalid(
                f"{files.certificate}: ended on {self.ends_at:%Y-%m-%d %H:%M} UTC; put a new one there"
            )

    def look(self, now: datetime) -> None:
        """Renew it where its time has come, and show what its files hold now.

        Raises ConfigurationInvalid where that cannot be done; what was shown before is still shown.
        """
        if self.files.issued_in is not None:
            renew_if_due(self.files.issued_in, now)
        if self._content() != self._loaded:
            self._load()
            log.info("another certificate is shown", until=f"{self.ends_at:%Y-%m-%d}")

    def state(self, now: datetime, tell_before: timedelta) -> CertificateState:
        """Return until when it is good, and whether an administrator is to be told that the end is near."""
        return CertificateState(
            ends_at=self.ends_at,
            renewed_here=self.files.issued_in is not None,
            near_end=self.ends_at - now <= tell_before,
        )

    def _content(self) -> tuple[bytes, bytes]:
        try:
            return self.files.certificate.read_bytes(), self.files.key.read_bytes()
        except OSError as problem:
            raise ConfigurationInvalid(f"{problem.filename}: cannot be read: {problem.strerror}") from problem

    def _load(self) -> None:
        content = self._content()
        certificate, key = read_certificate(self.files.certificate), read_key(self.files.key)
        if certificate.public_key() != key.public_key():
            raise ConfigurationInvalid(f"{self.files.key}: is not the key of {self.files.certificate}")
        try:
            self.context.load_cert_chain(self.files.certificate, self.files.key)
        except ssl.SSLError as problem:
            raise ConfigurationInvalid(
                f"{self.files.certificate}: cannot be used: {problem.reason}"
            ) from problem
        if reason := doubt(certificate, self._host):
            log.warning("devices may refuse it", certificate=str(self.files.certificate), reason=reason)
        self._loaded = content
        self.ends_at = certificate.not_valid_after_utc


async def keep_current(certificate: ServerCertificate, now: Callable[[], datetime]) -> None:
    """Look every minute until cancelled; what cannot be done is logged once, and tried again."""
    told = ""
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        try:
            # On the loop: OpenSSL's context must not change while another thread begins a connection.
            certificate.look(now())
            told = ""
        except ConfigurationInvalid as problem:
            if problem.detail != told:
                log.error("the certificate is not current", reason=problem.detail)
            told = problem.detail
