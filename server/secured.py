"""How a server is secured: what it shows on HTTPS, and the shop's authority behind it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from server.certificates.issuing import tls_folder
from server.certificates.public_authority import PublicAuthority
from server.certificates.server_certificate import CertificateFiles, ServerCertificate
from server.contract.authority import CertificateState
from server.settings import TlsSettings
from server.shop_clock import real_now


@dataclass(frozen=True, slots=True)
class Secured:
    """What a server on HTTPS shows, and the ports of it and of plain HTTP beside it."""

    certificate: ServerCertificate
    port: int
    plain_port: int
    tell_before: timedelta
    """The end of the certificate: then an administrator is told."""

    def state(self, now: datetime) -> CertificateState:
        """Return how the certificate is."""
        return self.certificate.state(now, self.tell_before)

    @property
    def authority(self) -> PublicAuthority | None:
        """The shop's own, where the certificate is of it."""
        issued_in = self.certificate.files.issued_in
        return PublicAuthority(issued_in, self.port, self.plain_port) if issued_in else None


def server_certificate(data_folder: Path, settings: TlsSettings, host: str) -> ServerCertificate | None:
    """Return what a server at `host` shows on HTTPS, None on plain HTTP; raise ConfigurationInvalid."""
    issued = tls_folder(data_folder)
    if settings.certificate:
        files = CertificateFiles(data_folder / settings.certificate, data_folder / settings.key)
    elif issued.server.exists():
        files = CertificateFiles(issued.server, issued.server, issued)
    else:
        return None
    return ServerCertificate(files, real_now(), host)
