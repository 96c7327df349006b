"""A shop's authority: what it vouches for, what not, and for how long."""

import ssl
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given, strategies as st

from server.certificates.authority import AUTHORITY_LIFETIME, LOCAL_DOMAINS, found_authority
from server.certificates.pem_files import certificate_text, key_text
from server.certificates.served_as import ServedAs, served_as
from server.shop_clock import real_now
from tests.fakes.certificates import BEGINNING, answering, shown

SERVED = served_as(["glassbay.anhe.example"], ["203.0.113.7"])
AUTHORITY = found_authority("Anhe Motors Chaoyang", SERVED, BEGINNING)
BROWSERS_TAKE = timedelta(days=398)
KEY = ec.generate_private_key(ec.SECP256R1())
LABELS = st.from_regex(r"[a-z]{1,20}", fullmatch=True)
PRIVATE_NETWORKS = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fd00::/8")
PRIVATE = st.one_of(*(st.ip_addresses(network=network) for network in PRIVATE_NETWORKS))


@given(LABELS, st.sampled_from(LOCAL_DOMAINS), PRIVATE)
def test_any_local_name_or_address_may_come_later(
    label: str, domain: str, address: IPv4Address | IPv6Address
) -> None:
    assert AUTHORITY.beyond(served_as([f"{label}.{domain}"], [str(address)])) == []


@given(LABELS)
def test_of_other_names_only_those_it_was_founded_for(label: str) -> None:
    assert AUTHORITY.beyond(SERVED) == []
    assert AUTHORITY.beyond(served_as([f"{label}.glassbay.anhe.example"], [])) == []
    beyond = [f"{label}.example", f"{label}anhe.example", f"{label}.org"]
    assert AUTHORITY.beyond(served_as(beyond, ["203.0.113.8"])) == [*beyond, "203.0.113.8"]


@given(st.integers(min_value=0, max_value=3800))
def test_a_certificate_is_what_browsers_take_and_never_outlives_its_authority(days: int) -> None:
    now = BEGINNING + timedelta(days=min(days, AUTHORITY_LIFETIME.days - 2))
    issued = AUTHORITY.issue(SERVED, KEY, now)

    assert issued.not_valid_after_utc - issued.not_valid_before_utc <= BROWSERS_TAKE
    assert issued.not_valid_before_utc < now < issued.not_valid_after_utc
    assert issued.not_valid_after_utc <= AUTHORITY.certificate.not_valid_after_utc
    purposes = issued.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert list(purposes) == [ExtendedKeyUsageOID.SERVER_AUTH]


def test_a_shop_may_have_a_long_name_in_any_script() -> None:
    founded = found_authority("安禾汽车朝阳店" * 20, SERVED, BEGINNING)

    assert founded.certificate.subject.rfc4514_string().startswith("CN=Glassbay 安禾汽车")
    assert founded.issue(served_as(["a" * 60 + ".b" * 60 + ".lan"], []), KEY, BEGINNING)


class Shown:
    """A server with a certificate of an authority founded for SERVED, and callers who trust that."""

    def __init__(self, folder: Path) -> None:
        self.founded = found_authority("Anhe", SERVED, real_now())
        self.authority = folder / "authority.crt"
        self.authority.write_bytes(certificate_text(self.founded.certificate))
        self.server = folder / "server.pem"

    def ask(self, served: ServedAs, name: str) -> x509.Certificate:
        """Return what is shown by a server that is called `served` to a caller of `name`."""
        issued = self.founded.issue(served, KEY, real_now())
        self.server.write_bytes(key_text(KEY) + certificate_text(issued))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.server)
        with answering(context) as port:
            return shown(port, name, self.authority)


@pytest.mark.parametrize(
    "name", ["glassbay.anhe.example", "shop.lan", "localhost", "192.168.1.20", "203.0.113.7", "fd00::20"]
)
def test_whoever_trusts_the_authority_trusts_the_server_by_each_of_its_names(
    tmp_path: Path, name: str
) -> None:
    served = served_as(["glassbay.anhe.example", "shop.lan"], ["192.168.1.20", "203.0.113.7", "fd00::20"])

    assert Shown(tmp_path).ask(served, name).issuer == Shown(tmp_path).founded.certificate.subject


def test_a_name_that_is_not_its_own_is_not_trusted(tmp_path: Path) -> None:
    with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
        Shown(tmp_path).ask(served_as(["shop.lan"], []), "bank.lan")


@pytest.mark.parametrize("name", ["bank.example", "198.51.100.1"])
def test_who_steals_the_authority_cannot_speak_for_the_rest_of_the_world(tmp_path: Path, name: str) -> None:
    stolen = served_as([], [name]) if name[0].isdigit() else served_as([name], [])

    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree violation"):
        Shown(tmp_path).ask(stolen, name)
