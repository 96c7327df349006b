"""`glassbay role`: rights on the server's own machine, also beside a server that runs."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.fakes.command_line import glassbay_here, refused
from tests.fakes.running_shop import RunningShop, running_shop

WITHIN_S = 2.5
"""The journal is looked at every two seconds, and the request."""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """A founded shop and its server."""
    with running_shop(tmp_path_factory.mktemp("shop")) as running:
        yield running


def _role(shop: RunningShop, *words: str) -> str:
    answer = glassbay_here("role", *words, "--data-folder", shop.folder)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def _status(shop: RunningShop, token: str) -> int:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(f"{shop.address}/api/staff", headers=headers).status_code


def test_a_right_granted_beside_the_server_counts_within_two_seconds(shop: RunningShop) -> None:
    token = shop.session("wu")
    assert _status(shop, token) == 403
    assert "(+cashier)" in _role(shop, "grant", "cashier", "see_staff")

    until = time.monotonic() + WITHIN_S
    while _status(shop, token) == 403:
        assert time.monotonic() < until, "it does not count yet"
        time.sleep(0.1)
    assert "cashier" not in _role(shop, "restore", "cashier", "see_staff")


def test_the_list_shows_each_right_and_where_the_shop_differs(shop: RunningShop) -> None:
    _role(shop, "withdraw", "foreman", "see_crop")
    said = _role(shop, "list").splitlines()

    assert "[delivery]" in said
    (line,) = [line for line in said if line.split()[:1] == ["see_crop"]]
    assert line.endswith("advisor, manager   (-foreman)")
    assert _role(shop, "restore", "foreman", "see_crop").rstrip().endswith("manager")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("grant", "wizard", "assign_bay"), "there is no role 'wizard'"),
        (("grant", "kiosk", "assign_bay"), "there is no role 'kiosk'"),
        (("grant", "washer", "start_magic"), "'start_magic' is nothing that a person can be allowed"),
        (("withdraw", "administrator", "change_roles"), "stays with the role 'administrator'"),
    ],
)
def test_what_cannot_be_is_one_line(shop: RunningShop, words: tuple[str, ...], named: str) -> None:
    refused(glassbay_here("role", *words, "--data-folder", shop.folder), named)


def test_a_folder_without_a_shop_is_named(tmp_path: Path) -> None:
    refused(glassbay_here("role", "list", "--data-folder", tmp_path), "glassbay init")
