"""A shop's own certificate authority: what its devices are asked to trust, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from server.certificates.served_as import LOOPBACK_NAME, Address, ServedAs

AUTHORITY_LIFETIME = timedelta(days=3650)
SERVER_LIFETIME = timedelta(days=397)
"""Browsers take 398 days at most."""
BEFORE_NOW = timedelta(days=1)
"""A tablet whose clock is behind takes a new certificate, too."""
LOCAL_DOMAINS = ("lan", "local", "internal", "home.arpa", "localhost")
_LOCAL_NETWORKS = (
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "169.254.0.0/16",
    "127.0.0.0/8",
    "fc00::/7",
    "fe80::/10",
    "::1/128",
)
_LONGEST_NAME_BYTES = 64
Network = IPv4Network | IPv6Network


def found_authority(shop: str, served: ServedAs, now: datetime) -> "Authority":
    """Return a new authority that may vouch for local names and addresses, and for those of `served`."""
    key = ec.generate_private_key(ec.SECP256R1())
    called = _called(f"Glassbay {shop}")
    begins_at = now - BEFORE_NOW
    certificate = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins_at)
        .not_valid_after(begins_at + AUTHORITY_LIFETIME)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_uses(signs_certificates=True), critical=True)
        .add_extension(_constraints(served), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Authority(certificate, key)


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority with its key: who has both can speak for the shop's servers."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def issue(self, served: ServedAs, key: ec.EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
        """Return a certificate for a server with that key; it does not outlive the authority."""
        begins_at = max(now - BEFORE_NOW, self.certificate.not_valid_before_utc)
        ends_at = min(begins_at + SERVER_LIFETIME, self.certificate.not_valid_after_utc)
        own_key = self.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
        names = [x509.DNSName(name) for name in served.names]
        addresses = [x509.IPAddress(address) for address in served.addresses]
        return (
            x509.CertificateBuilder()
            .subject_name(_called([*served.beyond_loopback, LOOPBACK_NAME][0]))
            .issuer_name(self.certificate.subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(begins_at)
            .not_valid_after(ends_at)
            .add_extension(x509.SubjectAlternativeName([*names, *addresses]), critical=False)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_uses(signs_certificates=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own_key), critical=False
            )
            .sign(self.key, hashes.SHA256())
        )

    def beyond(self, served: ServedAs) -> list[str]:
        """Return the names and addresses that the authority may not vouch for."""
        constraints = self.certificate.extensions.get_extension_for_class(x509.NameConstraints).value
        permitted = constraints.permitted_subtrees or []
        domains = [allowed.value for allowed in permitted if isinstance(allowed, x509.DNSName)]
        networks = [ip_network(allowed.value) for allowed in permitted if isinstance(allowed, x509.IPAddress)]
        names = [name for name in served.names if not _within(name, domains)]
        return names + [str(address) for address in served.addresses if not _in_any(address, networks)]


def _constraints(served: ServedAs) -> x509.NameConstraints:
    names = [name for name in served.names if not _within(name, LOCAL_DOMAINS)]
    local = [ip_network(network) for network in _LOCAL_NETWORKS]
    addresses = [ip_network(address) for address in served.addresses if not _in_any(address, local)]
    return x509.NameConstraints(
        permitted_subtrees=[
            *(x509.DNSName(name) for name in (*LOCAL_DOMAINS, *names)),
            *(x509.IPAddress(network) for network in (*local, *addresses)),
        ],
        excluded_subtrees=None,
    )


def _within(name: str, domains: Sequence[str]) -> bool:
    return any(name == domain or name.endswith(f".{domain}") for domain in domains)


def _in_any(address: Address, networks: Sequence[Network]) -> bool:
    return any(address in network for network in networks)


def _called(name: str) -> x509.Name:
    fitting = name.encode()[:_LONGEST_NAME_BYTES].decode(errors="ignore")
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, fitting)])


def _uses(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
