"""`glassbay person`: the way back in for a locked-out administrator, also beside a server that runs."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from server.bootstrap import database_url
from server.domain.events import StaffEvent
from server.store.engines import reading_engine
from server.store.journal import read_after
from tests.fakes.command_line import glassbay_here, refused
from tests.fakes.running_shop import RunningShop, running_shop

WITHIN_S = 2.5
"""Two seconds of remembering, and the request."""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """A founded shop and its server."""
    with running_shop(tmp_path_factory.mktemp("shop")) as running:
        yield running


def _person(shop: RunningShop, *words: str) -> str:
    answer = glassbay_here("person", *words, "--data-folder", shop.folder)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def _sign_in(shop: RunningShop, login: str, password: str) -> httpx.Response:
    return httpx.post(f"{shop.address}/api/sessions", json={"login": login, "password": password})


def _status(shop: RunningShop, token: str) -> int:
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(f"{shop.address}/api/service-clock", headers=headers).status_code


def test_a_forgotten_password_is_made_anew_while_the_server_runs(shop: RunningShop) -> None:
    said = _person(shop, "password", "Admin")
    password = re.search(r"password (\S+)", said)
    assert password

    assert _sign_in(shop, "admin", password[1]).json()["roles"] == ["administrator"]


def test_a_shop_whose_administrator_has_gone_gets_another(shop: RunningShop) -> None:
    names = ("--name", "Han Mei", "--surname", "Han", "--name-zh", "韩梅", "--surname-zh", "韩")
    said = _person(shop, "add", "han", *names, "--role", "administrator", "--role", "manager")
    told = re.search(r"password (\S+) +PIN (\d{6}) ", said)
    assert told
    assert _sign_in(shop, "han", told[1]).json()["name"] == {"zh": "韩梅", "en": "Han Mei"}

    assert "left on" in _person(shop, "stop", "han")
    assert _sign_in(shop, "han", told[1]).status_code == 401
    assert "left on" not in _person(shop, "restore", "han")
    assert "parts" in _person(shop, "roles", "han", "--role", "parts")
    assert re.search(r"^han +parts +\(韩梅 / Han Mei\)$", _person(shop, "list"), re.MULTILINE)


def test_somebody_stopped_beside_the_server_is_out_within_two_seconds(shop: RunningShop) -> None:
    token = shop.session("li")
    assert _status(shop, token) == 200
    _person(shop, "stop", "li")

    until = time.monotonic() + WITHIN_S
    while _status(shop, token) == 200:
        assert time.monotonic() < until, "they are still in"
        time.sleep(0.1)
    assert _status(shop, token) == 401


def test_the_journal_names_nobody_for_what_was_done_at_the_server(shop: RunningShop) -> None:
    _person(shop, "pin", "zhoukai")

    engine = reading_engine(database_url(shop.folder))
    with engine.connect() as connection:
        entries = read_after(connection, shop.founded.shop.shop_id, 0)
    engine.dispose()
    last = [entry for entry in entries if isinstance(entry.event, StaffEvent)][-1]
    assert (last.staff_id, last.device_id) == (None, None)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("password", "nobody"), "nobody here signs in as 'nobody'"),
        (("roles", "wu", "--role", "tablet"), "'tablet' is no role for people"),
        (("add", "wu", "--name", "Wu", "--surname", "Wu", "--role", "parts"), "taken"),
        (("list", "--shop", "Elsewhere"), "there is no shop 'Elsewhere'"),
    ],
)
def test_what_cannot_be_is_one_line(shop: RunningShop, words: tuple[str, ...], named: str) -> None:
    refused(glassbay_here("person", *words, "--data-folder", shop.folder), named)


def test_a_folder_without_a_shop_is_named(tmp_path: Path) -> None:
    refused(glassbay_here("person", "list", "--data-folder", tmp_path), "glassbay init")
