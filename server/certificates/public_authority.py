"""The shop's authority as everybody may have it: without its key."""

from dataclasses import dataclass

from cryptography.x509.oid import NameOID

from server.certificates.issuing import TlsFolder, names_of
from server.certificates.pem_files import certificate_text, fingerprint, read_certificate
from server.contract.authority import ShopAuthority


@dataclass(frozen=True, slots=True)
class PublicAuthority:
    """Reads the files each time: `glassbay init --tls` may have changed them beside the running server."""

    folder: TlsFolder
    secure_port: int
    plain_port: int

    @property
    def is_there(self) -> bool:
        """Whether nobody has taken it away meanwhile."""
        return self.folder.authority.exists()

    def certificate(self) -> bytes:
        """Return the authority's certificate in PEM; raise ConfigurationInvalid where it cannot be read."""
        return certificate_text(read_certificate(self.folder.authority))

    def told(self) -> ShopAuthority:
        """Return what a person needs to recognise it, and where to open the server afterwards."""
        found = read_certificate(self.folder.authority)
        served = names_of(read_certificate(self.folder.server))
        (name,) = found.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return ShopAuthority(
            name=str(name.value),
            fingerprint=fingerprint(found),
            ends_at=found.not_valid_after_utc,
            served_as=served.beyond_loopback,
            secure_port=self.secure_port,
            plain_port=self.plain_port,
        )
