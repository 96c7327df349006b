"""Boards over plain HTTP: the snapshot's bytes, told again only to those who do not have them."""

import gzip
import json

import pytest

from server.actions.exceptions import raise_exception
from server.domain.staff import Role
from tests.fakes.open_api import OpenApi
from tests.fakes.waiting import until

WORKSHOP = "/api/boards/workshop"


@pytest.fixture
def signed(api: OpenApi) -> dict[str, str]:
    return {"Authorization": f"Bearer {api.session(Role.FOREMAN)}", "Accept-Encoding": "identity"}


def test_a_board_is_the_snapshot_of_the_socket(api: OpenApi, signed: dict[str, str]) -> None:
    answer = api.client.get(WORKSHOP, headers=signed)
    snapshot = api.services.hub.feed(api.shop.shop_id).history("workshop").snapshot().message
    assert answer.json() == snapshot.model_dump(mode="json")
    assert answer.headers["Content-Type"] == "application/json"
    assert "Content-Encoding" not in answer.headers


def test_who_takes_gzip_gets_the_same_in_fewer_bytes(api: OpenApi, signed: dict[str, str]) -> None:
    plain = api.client.get(WORKSHOP, headers=signed)
    with api.client.stream("GET", WORKSHOP, headers=signed | {"Accept-Encoding": "br, gzip"}) as answer:
        sent = b"".join(answer.iter_raw())
    assert answer.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(sent)) == plain.json()
    assert len(sent) < len(plain.content) / 3


def test_who_has_the_board_is_told_so_until_it_changes(api: OpenApi, signed: dict[str, str]) -> None:
    first = api.client.get(WORKSHOP, headers=signed)
    known = signed | {"If-None-Match": first.headers["ETag"]}
    again = api.client.get(WORKSHOP, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    api.shop.write(lambda work: raise_exception(work, "tap_refused", visit_id=None, owner_id=None))
    until(lambda: api.client.get(WORKSHOP, headers=known).status_code == 200)
    assert api.client.get(WORKSHOP, headers=known).json()["number"] > first.json()["number"]


def test_a_kept_board_is_no_pass(api: OpenApi, signed: dict[str, str]) -> None:
    tag = api.client.get(WORKSHOP, headers=signed).headers["ETag"]
    nobody = api.client.get(WORKSHOP, headers={"If-None-Match": tag})
    elsewhere = {"Authorization": f"Bearer {api.shop.device('display', 'lounge').token}"}
    assert nobody.status_code == 401
    assert api.client.get(WORKSHOP, headers=elsewhere | {"If-None-Match": tag}).status_code == 403
