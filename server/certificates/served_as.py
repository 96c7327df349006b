"""The names and addresses that a server's certificate is for."""

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address

import psutil

from server.domain.errors import ConfigurationInvalid

Address = IPv4Address | IPv6Address
LOOPBACK_NAME = "localhost"
LOOPBACK = (IPv4Address("127.0.0.1"), IPv6Address("::1"))
MOST = 50
_LONGEST_NAME = 253
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


@dataclass(frozen=True, slots=True)
class ServedAs:
    """What a server is called on the network; names in small letters, as DNS writes them."""

    names: tuple[str, ...]
    addresses: tuple[Address, ...]

    @property
    def beyond_loopback(self) -> list[str]:
        """What others than the machine itself open, names first."""
        names = [name for name in self.names if name != LOOPBACK_NAME]
        return names + [str(address) for address in self.addresses if not address.is_loopback]

    def __str__(self) -> str:
        return ", ".join([*self.names, *map(str, self.addresses)])


def served_as(names: Iterable[str], addresses: Iterable[str]) -> ServedAs:
    """Return what an operator wrote, with the machine's own loopback; raise ConfigurationInvalid."""
    wanted_names = [_name(name) for name in names]
    wanted_addresses = [_address(address) for address in addresses]
    if len(wanted_names) + len(wanted_addresses) > MOST:
        raise ConfigurationInvalid(f"--name, --address: {MOST} names and addresses at most")
    return ServedAs(
        tuple(dict.fromkeys([*wanted_names, LOOPBACK_NAME])),
        tuple(dict.fromkeys([*wanted_addresses, *LOOPBACK])),
    )


def this_machine() -> ServedAs:
    """Return the names and the IPv4 addresses of the machine that this runs on."""
    own = socket.gethostname().lower()
    found = [
        address.address
        for addresses in psutil.net_if_addrs().values()
        for address in addresses
        if address.family == socket.AF_INET
    ]
    usable = [address for address in found if not ip_address(address).is_loopback]
    return served_as([name for name in (own, f"{own}.local") if _is_name(name)], usable)


def _name(written: str) -> str:
    name = written.strip().rstrip(".").lower()
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            raise _no_name(written) from None
    if not _is_name(name):
        raise _no_name(written)
    return name


def _is_name(name: str) -> bool:
    labels = name.split(".")
    return (
        len(name) <= _LONGEST_NAME
        and all(_LABEL.fullmatch(label) for label in labels)
        and not labels[-1].isdigit()
    )


def _no_name(written: str) -> ConfigurationInvalid:
    return ConfigurationInvalid(
        f"--name {written}: is not the name of a computer; write it like shop.lan, an IP address by --address"
    )


def _address(written: str) -> Address:
    try:
        address = ip_address(written.strip())
    except ValueError:
        raise ConfigurationInvalid(
            f"--address {written}: is not an IP address; write it like 192.168.1.20, a name by --name"
        ) from None
    if address.is_unspecified or address.is_multicast or getattr(address, "scope_id", None):
        raise ConfigurationInvalid(
            f"--address {written}: nobody reaches a server at it; write the address that tablets open"
        )
    return address
