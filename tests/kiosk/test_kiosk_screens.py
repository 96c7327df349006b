"""Addresses: which servers and screens are taken, and where the token stands."""

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, strategies as st

from kiosk.errors import UnusableEnvironment
from kiosk.screens import check_screen, page_address, server_origin


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("http://192.168.1.10:8800", "http://192.168.1.10:8800"),
        ("http://192.168.1.10:8800/", "http://192.168.1.10:8800"),
        (" https://board.shop.example ", "https://board.shop.example"),
        ("http://[fe80::1]:8800", "http://[fe80::1]:8800"),
    ],
)
def test_an_address_becomes_an_origin(address: str, origin: str) -> None:
    assert server_origin(address) == origin


@pytest.mark.parametrize(
    "address",
    [
        "",
        "192.168.1.10:8800",
        "ftp://x",
        "http://",
        "http://x:port",
        "http://x:99999",
        "http://u:p@x",
        "http://x/lounge",
    ],
)
def test_what_is_no_address_is_refused_with_an_example(address: str) -> None:
    with pytest.raises(UnusableEnvironment, match=r"write it like http://"):
        server_origin(address)


@pytest.mark.parametrize(
    "screen",
    [
        "lounge",
        "gate",
        "workshop",
        "workshop/stages",
        "desk",
        "bay/3",
        "bay/B-12",
        "lounge?theme=night&lang=zh",
    ],
)
def test_our_screens_are_taken(screen: str) -> None:
    check_screen(screen)


@pytest.mark.parametrize(
    "screen", ["", "lunge", "bay/", "../desk", "lounge#x", "lounge?", "lounge?a=b;rm", "v/secret"]
)
def test_other_screens_are_refused_by_name(screen: str) -> None:
    with pytest.raises(UnusableEnvironment, match="no such screen"):
        check_screen(screen)


@given(st.text(min_size=1))
def test_the_token_is_only_in_the_fragment(token: str) -> None:
    parts = urlsplit(page_address("http://shop:8800", "lounge?theme=night", token))
    assert (parts.path, parts.query) == ("/lounge", "theme=night")
    assert unquote(parts.fragment.removeprefix("token=")) == token
