"""What an operator may call a server."""

import re
from contextlib import suppress
from ipaddress import ip_address

import pytest
from hypothesis import given, strategies as st

from server.certificates.served_as import MOST, served_as, this_machine
from server.domain.errors import ConfigurationInvalid

LABELS = st.from_regex(r"[a-z][a-z0-9]{0,20}(-[a-z0-9]{1,20})?", fullmatch=True)
NAMES = st.lists(LABELS, min_size=1, max_size=4).map(".".join)
ADDRESSES = st.ip_addresses().filter(lambda address: not (address.is_unspecified or address.is_multicast))


@given(st.lists(NAMES, max_size=20), st.lists(ADDRESSES, max_size=20))
def test_every_name_and_address_is_kept_once_in_its_order_with_the_loopback(
    names: list[str], addresses: list[object]
) -> None:
    found = served_as(names, map(str, addresses))

    assert list(found.names) == list(dict.fromkeys([*names, "localhost"]))
    loopback = [ip_address("127.0.0.1"), ip_address("::1")]
    assert list(found.addresses) == list(dict.fromkeys([*addresses, *loopback]))


@given(st.text(max_size=300))
def test_whatever_is_written_is_a_name_or_refused(written: str) -> None:
    with suppress(ConfigurationInvalid):
        for label in served_as([written], []).names[0].split("."):
            assert re.fullmatch(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", label)


@given(st.text(max_size=60))
def test_whatever_is_written_is_an_address_or_refused(written: str) -> None:
    with suppress(ConfigurationInvalid):
        assert served_as([], [written]).addresses[0] == ip_address(written.strip())


@pytest.mark.parametrize(
    ("written", "name"), [("Shop.LAN.", "shop.lan"), (" garage ", "garage"), ("车间.lan", "xn--h43a22k.lan")]
)
def test_a_name_is_kept_as_dns_writes_it(written: str, name: str) -> None:
    assert served_as([written], []).names == (name, "localhost")


@pytest.mark.parametrize(
    "written", ["192.168.1.20", "shop_lan", "-a", "a..b", "*.lan", "", "a" * 64, "1.2.3"]
)
def test_what_is_no_name_is_refused(written: str) -> None:
    with pytest.raises(ConfigurationInvalid, match="is not the name of a computer"):
        served_as([written], [])


@pytest.mark.parametrize(
    "written", ["192.168.1.300", "shop.lan", "0.0.0.0", "::", "224.0.0.1", "fe80::1%eth0"]
)
def test_what_is_no_address_to_open_is_refused(written: str) -> None:
    with pytest.raises(ConfigurationInvalid, match=re.escape(f"--address {written}")):
        served_as([], [written])


def test_too_many_are_refused() -> None:
    with pytest.raises(ConfigurationInvalid, match=str(MOST)):
        served_as([f"a{number}.lan" for number in range(MOST + 1)], [])


def test_others_open_all_but_the_loopback() -> None:
    assert served_as(["shop.lan"], ["127.0.0.9", "10.0.0.1"]).beyond_loopback == ["shop.lan", "10.0.0.1"]
    assert served_as([], []).beyond_loopback == []


def test_this_machine_has_a_name_of_its_own() -> None:
    assert "localhost" in this_machine().names
