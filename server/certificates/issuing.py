"""The authority and the server's certificate in a shop's data folder: founded, and issued anew."""

from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from server.certificates.authority import Authority, found_authority
from server.certificates.pem_files import (
    EVERYBODY,
    ONLY_OWNER,
    certificate_text,
    key_text,
    read_certificate,
    read_own_key,
    write_whole,
)
from server.certificates.served_as import ServedAs, this_machine
from server.domain.errors import ConfigurationInvalid

_ONLY_OWNERS_FOLDER = 0o700


@dataclass(frozen=True, slots=True)
class TlsFolder:
    """Where a shop keeps its authority and its server's certificate, each in one file with its key."""

    path: Path

    @property
    def authority(self) -> Path:
        """The authority with its key."""
        return self.path / "authority.pem"

    @property
    def authority_certificate(self) -> Path:
        """The authority without its key: what devices are given."""
        return self.path / "authority.crt"

    @property
    def server(self) -> Path:
        """The server's certificate with its key."""
        return self.path / "server.pem"


def tls_folder(data_folder: Path) -> TlsFolder:
    """Return the folder of a shop, which need not exist."""
    return TlsFolder(data_folder / "tls")


def found_tls(folder: TlsFolder, shop: str, served: ServedAs, now: datetime) -> x509.Certificate:
    """Issue a certificate for these names under the shop's authority, which is founded if need be.

    Returns the server's certificate. Raises ConfigurationInvalid for names that the authority may not vouch
    for, and for files that cannot be read or written.
    """
    _make(folder.path)
    if not folder.authority.exists():
        new = found_authority(shop, served, now)
        write_whole(folder.authority, key_text(new.key) + certificate_text(new.certificate), ONLY_OWNER)
    authority = read_authority(folder)
    write_whole(folder.authority_certificate, certificate_text(authority.certificate), EVERYBODY)
    if beyond := authority.beyond(served):
        raise ConfigurationInvalid(
            f"{folder.authority}: may not vouch for {', '.join(beyond)}; take {folder.path} away to found "
            "another authority, which every device must then be given"
        )
    return issue(folder, authority, served, now)


def renew_if_due(folder: TlsFolder, now: datetime) -> None:
    """Issue the server's certificate anew for its names, where no more than a third of its time is left.

    One that ends with the authority stays: another would end no later.
    """
    certificate, authority = read_certificate(folder.server), read_certificate(folder.authority)
    lifetime = certificate.not_valid_after_utc - certificate.not_valid_before_utc
    ends_with_authority = certificate.not_valid_after_utc >= authority.not_valid_after_utc
    if certificate.not_valid_after_utc - now <= lifetime / 3 and not ends_with_authority:
        issue(folder, read_authority(folder), names_of(certificate), now)


def issue(folder: TlsFolder, authority: Authority, served: ServedAs, now: datetime) -> x509.Certificate:
    """Issue and keep a certificate for the server's key, which stays: kiosks know the server by it."""
    if authority.certificate.not_valid_after_utc <= now:
        raise ConfigurationInvalid(
            f"{folder.authority}: ended on {authority.certificate.not_valid_after_utc:%Y-%m-%d}; take "
            f"{folder.path} away to found another authority, which every device must then be given"
        )
    key = read_own_key(folder.server) if folder.server.exists() else ec.generate_private_key(ec.SECP256R1())
    certificate = authority.issue(served, key, now)
    write_whole(folder.server, key_text(key) + certificate_text(certificate), ONLY_OWNER)
    return certificate


def read_authority(folder: TlsFolder) -> Authority:
    """Return the shop's authority; raise ConfigurationInvalid where it cannot be read."""
    certificate, key = read_certificate(folder.authority), read_own_key(folder.authority)
    if certificate.public_key() != key.public_key():
        raise ConfigurationInvalid(f"{folder.authority}: the key is not that of the certificate")
    return Authority(certificate, key)


def known_names(folder: TlsFolder) -> ServedAs:
    """Return what the server's certificate is for, or where there is none the machine's own names."""
    return names_of(read_certificate(folder.server)) if folder.server.exists() else this_machine()


def names_of(certificate: x509.Certificate) -> ServedAs:
    """Return what a certificate is for."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ServedAs((), ())
    addresses = found.get_values_for_type(x509.IPAddress)
    single = [address for address in addresses if isinstance(address, IPv4Address | IPv6Address)]
    return ServedAs(tuple(found.get_values_for_type(x509.DNSName)), tuple(single))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=_ONLY_OWNERS_FOLDER, exist_ok=True)
    except OSError as problem:
        raise ConfigurationInvalid(f"{folder}: cannot be made: {problem.strerror}") from problem
