"""Whom to ask back over HTTP: who stands in the list, who does not, and what a call changes."""

from datetime import timedelta
from typing import Any

import pytest

from server.domain.appointment import AppointmentState
from server.domain.staff import Role
from server.store import tables
from server.store.unit_of_work import UnitOfWork
from tests.fakes.known_customer import KnownCustomer, keep_customer
from tests.fakes.open_api import OpenApi
from tests.fakes.open_shop import OPENING


@pytest.fixture
def away(api: OpenApi) -> KnownCustomer:
    """Somebody who was here ten months ago, and declined something."""
    known = KnownCustomer("何平", "13612340001", "京N70001", "LSVAU033842182943")

    def fill(work: UnitOfWork) -> None:
        keep_customer(work, known, api.services.blobs)
        long_ago = tables.visits.update().values(arrived_at=OPENING - timedelta(days=305), advisor_id=None)
        work.connection.execute(long_ago)
        work.connection.execute(tables.win_back_calls.delete())
        work.connection.execute(tables.past_services.delete())
        work.connection.execute(tables.repair_orders.update().values(paid_minor=900_000))
        work.connection.execute(tables.recommendations.update().values(settled_at=None))

    api.shop.write(fill)
    return known


def listed(api: OpenApi, role: Role = Role.ADVISOR) -> list[dict[str, Any]]:
    answer = api.send("GET", "/api/win-back", api.session(role))
    assert answer.status_code == 200, answer.text
    customers: list[dict[str, Any]] = answer.json()["customers"]
    return customers


def test_who_has_been_away_is_listed_with_what_helps_to_ask_them(api: OpenApi, away: KnownCustomer) -> None:
    (customer,) = listed(api)
    assert (customer["name"], customer["phone"]) == (away.name, away.phone)
    assert (customer["tier"]["name"]["en"], customer["visits"], customer["paid_minor"]) == (
        "Silver",
        1,
        900_000,
    )
    assert customer["declined"]["zh"] == away.words
    assert [plate["text"] for plate in customer["plates"]] == [away.plate]
    answer = api.send("GET", "/api/win-back/file?language=en", api.session(Role.ADVISOR))
    head, line = answer.content.decode("utf-8-sig").splitlines()
    assert head.startswith("Customer,Phone,Tier")
    assert line.startswith(f"{away.name},{away.phone},Silver,{away.plate},2026-01-")


def test_the_tier_of_a_cars_owner_is_told_to_staff(api: OpenApi, away: KnownCustomer) -> None:
    path = "/api/customer-tier?plate="
    old = api.send("GET", f"{path}{away.plate}", api.session(Role.ADVISOR)).json()
    assert old == {"tier": {"name": {"zh": "银卡客户", "en": "Silver"}, "benefits": old["tier"]["benefits"]}}
    stranger = api.send("GET", f"{path}京A99999", api.session(Role.ADVISOR))
    assert (stranger.status_code, stranger.json()) == (200, {"tier": None})
    lounge = api.shop.device("display", "lounge").token
    assert api.send("GET", f"{path}{away.plate}", lounge).status_code == 403


@pytest.mark.parametrize("answer", ["booked", "later", "no"])
def test_who_was_rung_stands_there_no_more(api: OpenApi, away: KnownCustomer, answer: str) -> None:
    path = f"/api/win-back/{away.customer_id}"
    assert api.send("POST", path, api.session(Role.ADVISOR), {"answer": answer}).status_code == 200
    assert listed(api) == []


def test_who_has_booked_or_was_here_lately_is_not_asked(api: OpenApi, away: KnownCustomer) -> None:
    booked = tables.appointments.update().values(state=AppointmentState.EXPECTED)
    api.shop.write(lambda work: work.connection.execute(booked))
    assert listed(api) == []
    over = tables.appointments.update().values(state=AppointmentState.CANCELLED)
    lately = tables.visits.update().values(arrived_at=OPENING - timedelta(days=3))
    api.shop.write(lambda work: (work.connection.execute(over), work.connection.execute(lately)))
    assert listed(api) == []


def take_in(api: OpenApi, kind: str, file: str) -> None:
    path = f"/api/record-files/{kind}/import"
    assert api.send("POST", path, api.session(Role.MANAGER), file.encode()).status_code == 200


@pytest.mark.parametrize(("last", "asked"), [("2025-11-02", True), ("2026-11-02", False)])
def test_what_was_done_before_this_system_counts_as_a_visit(api: OpenApi, last: str, asked: bool) -> None:
    take_in(api, "vehicles", "Plate,Owner,Owner's phone\n京Q55M21,林芳,13900001234\n")
    services = f"京Q55M21,2025-03-01,Service,9000\n京Q55M21,{last},Brakes,1200\n"
    take_in(api, "history", f"Plate,Day,Work,Amount (¥)\n{services}")
    found = listed(api)
    assert [each["name"] for each in found] == (["林芳"] if asked else [])
    if asked:
        assert found[0]["last_arrived_at"].startswith("2025-11-01T16:00")
        assert (found[0]["visits"], found[0]["paid_minor"]) == (2, 1_020_000)
        assert found[0]["tier"]["name"]["en"] == "Silver"


def test_an_erased_customer_is_asked_no_more(api: OpenApi, away: KnownCustomer) -> None:
    path = f"/api/records/customers/{away.customer_id}/erase"
    paid = tables.payments.delete()
    api.shop.write(lambda work: work.connection.execute(paid))
    assert api.send("POST", path, api.session(Role.MANAGER), {"reason": "asked"}).status_code == 200
    assert listed(api) == []
