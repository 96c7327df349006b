"""What devices will have against a certificate although a server can show it."""

from ipaddress import ip_address

from cryptography import x509

from server.certificates.issuing import names_of
from server.certificates.served_as import ServedAs


def doubt(certificate: x509.Certificate, host: str) -> str:
    """Return why devices will refuse it, in words; empty where nothing is known against it.

    `host` is where the server listens: one address or name, or what stands for all of them.
    """
    served = names_of(certificate)
    if not served.names and not served.addresses:
        return "it names no host (subjectAltName): browsers and agents refuse it"
    if _is_one_for_others(host) and not _is_for(served, host):
        return f"it is for {served}, but the server listens on {host}"
    return ""


def _is_one_for_others(host: str) -> bool:
    """Whether other machines open the server by this alone: not all its addresses, nor its own loopback."""
    try:
        address = ip_address(host)
    except ValueError:
        return host not in ("", "localhost")
    return not (address.is_unspecified or address.is_loopback)


def _is_for(served: ServedAs, host: str) -> bool:
    try:
        return ip_address(host) in served.addresses
    except ValueError:
        name, names = host.lower(), {known.lower() for known in served.names}
        return name in names or f"*.{name.partition('.')[2]}" in names
