"""A customer's data over HTTP: shown, given out, erased with proof; refused while something is open."""

import io
import json
from collections.abc import Callable
from typing import Any
from zipfile import ZipFile

import pytest

from server.domain.staff import Role
from server.store import tables
from tests.fakes.known_customer import KnownCustomer, keep_customer
from tests.fakes.open_api import OpenApi

Send = Callable[..., Any]


@pytest.fixture
def known(api: OpenApi) -> KnownCustomer:
    """Somebody of whom every table knows something."""
    made = KnownCustomer("欧阳无痕", "13612340001", "京N70001", "LSVAU033842182943")
    api.shop.write(lambda work: keep_customer(work, made, api.services.blobs))
    return made


def _path(known: KnownCustomer, end: str) -> str:
    return f"/api/records/customers/{known.customer_id}/{end}"


def test_an_export_has_every_row_and_every_picture(api: OpenApi, known: KnownCustomer) -> None:
    answer = api.send("GET", _path(known, "export"), api.session(Role.MANAGER))
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["cache-control"] == "private, no-store"
    with ZipFile(io.BytesIO(answer.content)) as packed:
        told = json.loads(packed.read("records.json"))
        pictures = [name for name in packed.namelist() if name.startswith("pictures/")]
    assert told["customer_id"] == known.customer_id
    (slip,) = told["records"]["slips"]
    assert (slip["words"], slip["phone"]) == (known.words, known.phone)
    assert {row["amount_minor"] for row in told["records"]["payments"]} == {1}
    assert len(pictures) == len(known.pictures)
    assert "shop_id" not in slip


def test_what_is_held_is_told_before_it_is_erased(api: OpenApi, known: KnownCustomer) -> None:
    told = api.send("GET", _path(known, "held"), api.session(Role.MANAGER)).json()
    kept = {each["table"]: each["kept_because"] for each in told["tables"]}
    assert (kept["payments"], kept["photos"], kept["fault_reports"]) == ("accounts", None, "knowledge")
    assert (told["holds"], told["erased_at"]) == ([], None)


def test_the_proof_is_the_answer_and_the_same_key_tells_it_again(api: OpenApi, known: KnownCustomer) -> None:
    manager = api.session(Role.MANAGER)
    body = {"reason": "asked"}
    first = api.send("POST", _path(known, "erase"), manager, body, key="once").json()
    again = api.send("POST", _path(known, "erase"), manager, body, key="once").json()

    assert first == again
    assert first["proof"]["clean"]
    assert first["proof"]["words_searched"]
    assert not any(api.services.blobs.holds(digest) for digest in known.pictures.values())
    assert known.name not in json.dumps(first, ensure_ascii=False)
    listed = api.send("GET", "/api/erasures", manager).json()["erasures"]
    assert [(each["erasure_id"], each["clean"]) for each in listed] == [(first["erasure_id"], True)]
    assert api.send("GET", f"/api/erasures/{first['erasure_id']}", manager).json() == first
    for sought in (known.phone, known.plate, known.name):
        found = api.client.get(
            "/api/search", params={"q": sought}, headers={"Authorization": f"Bearer {manager}"}
        )
        assert (found.json()["cars"], found.json()["customers"]) == ([], [])


def test_searching_again_keeps_what_the_first_search_said_of_words(
    api: OpenApi, known: KnownCustomer
) -> None:
    manager = api.session(Role.MANAGER)
    told = api.send("POST", _path(known, "erase"), manager, {"reason": "no_longer_needed"}).json()
    api.services.blobs.keep(f"photos of {known.name}".encode())
    again = api.send("POST", f"/api/erasures/{told['erasure_id']}/prove", manager).json()
    # A picture that came back with a restored folder goes again.
    assert (again["proof"]["clean"], again["proof"]["words_searched"]) == (True, True)
    assert not any(api.services.blobs.holds(digest) for digest in known.pictures.values())


def test_nobody_is_erased_whose_car_is_here(api: OpenApi, known: KnownCustomer) -> None:
    still_here = tables.visits.update().values(departed_at=None)
    api.shop.write(lambda work: work.connection.execute(still_here))
    answer = api.send("POST", _path(known, "erase"), api.session(Role.MANAGER), {"reason": "asked"})
    assert (answer.status_code, answer.json()["code"]) == (409, "erasure_refused")
    assert answer.json()["holds"] == ["car_here"]


def test_free_words_are_no_reason(api: OpenApi, known: KnownCustomer) -> None:
    body = {"reason": f"{known.name} asks"}
    assert api.send("POST", _path(known, "erase"), api.session(Role.MANAGER), body).status_code == 422
