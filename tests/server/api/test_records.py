"""The search box and the records over HTTP: what is found, by whom, and where it leads."""

from typing import Any

import pytest

from server.domain.plate import PlateColour
from server.domain.records import AppointmentWords
from server.domain.staff import Role
from server.domain.stage import Name
from server.domain.vehicle import Customer, Vehicle
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork
from tests.fakes.desk_bookings import book, booking
from tests.fakes.open_api import OpenApi

NOTHING: dict[str, list[str]] = {"cars": [], "customers": [], "orders": [], "bookings": [], "faults": []}
VIN = "LVSHCAMB1CE012345"


@pytest.fixture
def kept(api: OpenApi) -> OpenApi:
    """A shop that knows two customers and three cars, one of them here now."""

    def fill(work: UnitOfWork) -> None:
        work.customers.save(Customer("li", work.shop_id, "李雷", "13800001234"))
        work.customers.save(Customer("han", work.shop_id, "韩梅梅", "13900005678"))
        name = Name("白色", "white")
        cars = (
            ("v1", "京A12345", "li", VIN),
            ("v2", "京A99945", "li", None),
            ("v3", "粤B8K9L2", "han", None),
        )
        for key, plate, owner, vin in cars:
            model = (Name("大众", "Volkswagen"), Name("帕萨特", "Passat"), name)
            work.vehicles.save(Vehicle(key, work.shop_id, plate, PlateColour.BLUE, *model, owner, vin))

    api.shop.write(fill)
    assert (
        api.send("POST", "/api/visits", api.session(Role.ADVISOR), {"plate": "粤B8K9L2"}).status_code == 200
    )
    return api


def found(api: OpenApi, sought: str, role: Role = Role.ADVISOR) -> dict[str, list[str]]:
    """Return the ids of what was found, by kind."""
    answer = api.client.get(
        "/api/search", params={"q": sought}, headers={"Authorization": f"Bearer {api.session(role)}"}
    )
    assert answer.status_code == 200, answer.text
    keys = {
        "cars": "vehicle_id",
        "customers": "customer_id",
        "orders": "number",
        "bookings": "appointment_id",
        "faults": "title",
    }
    return {kind: [row[key] for row in answer.json()[kind]] for kind, key in keys.items()}


FINDS: tuple[tuple[str, dict[str, list[str]]], ...] = (
    ("A123", {"cars": ["v1"]}),
    ("45", {"cars": ["v2", "v1"]}),
    ("京a", {"cars": ["v2", "v1"]}),
    ("8k9l", {"cars": ["v3"]}),
    ("012345", {"cars": ["v1"]}),
    ("梅梅", {"customers": ["han"], "cars": ["v3"]}),
    ("1234", {"customers": ["li"], "cars": ["v1", "v2"]}),
    ("5678", {"customers": ["han"], "cars": ["v3"]}),
    ("passat 8k", {"cars": ["v3"]}),
    ("2026-0001", {"orders": ["2026-0001"]}),
    ("没有的", {}),
    ("%", {}),
)


def test_any_part_of_anything_finds_it(kept: OpenApi) -> None:
    for sought, told in FINDS:
        assert found(kept, sought) == NOTHING | told, sought


def test_a_booking_and_an_order_of_one_count_are_told_apart_by_a_letter(kept: OpenApi) -> None:
    body = booking("京A12345", customer_name="李雷", customer_phone="13800001234")
    assert book(kept, body).json()["number"] == "B2026-0001"
    theirs = {"bookings": [body["appointment_id"]]}
    assert found(kept, "B2026-0001") == NOTHING | theirs
    assert found(kept, "2026-0001") == NOTHING | theirs | {"orders": ["2026-0001"]}


def test_who_may_not_see_telephone_numbers_neither_sees_them_nor_finds_by_them(kept: OpenApi) -> None:
    assert found(kept, "5678", Role.FOREMAN) == NOTHING
    shown = _get(kept, "/api/records/customers/han", Role.FOREMAN)
    assert (shown["owner"]["name"], shown["owner"]["phone"]) == ("韩梅梅", None)
    assert _get(kept, "/api/records/vehicles/v3", Role.FOREMAN)["owner"]["phone"] is None
    assert _get(kept, "/api/records/vehicles/v3", Role.ADVISOR)["owner"]["phone"] == "13900005678"


def test_knowledge_is_found_by_who_may_see_it_and_a_renamed_customer_by_the_new_name(kept: OpenApi) -> None:
    body = {"report_id": "0" * 36, "title": "刹车异响", "symptom": "低速时"}
    kept.send("POST", "/api/fault-reports", kept.session(Role.TECHNICIAN), body)
    assert found(kept, "异响") == NOTHING | {"faults": ["刹车异响"]}
    assert found(kept, "异响", Role.CASHIER) == NOTHING
    kept.shop.write(lambda work: work.customers.save(Customer("li", work.shop_id, "李清照", "13800001234")))
    assert found(kept, "清照")["customers"] == ["li"]
    assert found(kept, "李雷") == NOTHING


def test_the_record_of_a_car_tells_its_stays_and_whether_it_is_here(kept: OpenApi) -> None:
    record = _get(kept, "/api/records/vehicles/v3")
    assert record["car"]["here_visit_id"] == record["visits"][0]["visit_id"]
    assert [order["number"] for order in record["visits"][0]["orders"]] == ["2026-0001"]
    assert (record["owner"]["name"], record["more_visits"], record["last_mileage_km"]) == ("韩梅梅", 0, None)
    assert _get(kept, "/api/records/vehicles/v1")["visits"] == []
    assert [car["vehicle_id"] for car in _get(kept, "/api/records/customers/li")["cars"]] == ["v1", "v2"]
    token = kept.session(Role.ADVISOR)
    assert kept.send("GET", "/api/records/vehicles/none", token).status_code == 404
    assert kept.send("GET", "/api/records/customers/none", token).status_code == 404


def test_a_booking_is_found_by_its_number_its_car_and_who_made_it_on_the_web(kept: OpenApi) -> None:
    body: dict[str, Any] = {
        "appointment_id": "1" * 36,
        "plate": "京A12345",
        "brand": {"zh": "大众", "en": "Volkswagen"},
        "series": {"zh": "帕萨特", "en": "Passat"},
        "vehicle_colour": {"zh": "白色", "en": "white"},
        "customer_name": "李雷",
        "customer_phone": "13800001234",
        "slot_at": "2026-11-21T02:00:00Z",
        "job": {"zh": "保养", "en": "Service"},
        "standard_minutes": 60,
    }
    booked = kept.send("POST", "/api/appointments", kept.session(Role.ADVISOR), body)
    assert booked.status_code == 200, booked.text
    kept.shop.write(
        lambda work: work.appointment_words.save(
            AppointmentWords("1" * 36, work.shop_id, Name("保养", "Service"), contact="赵明 · 13612348765")
        )
    )
    for sought in ("A123", booked.json()["number"], "赵明", "8765"):
        assert found(kept, sought)["bookings"] == ["1" * 36], sought
    assert found(kept, "8765", Role.FOREMAN)["bookings"] == []


def test_what_is_deleted_is_found_no_more(kept: OpenApi) -> None:
    def delete(work: UnitOfWork) -> None:
        work.vehicles.delete("v1")
        work.vehicles.delete("v2")
        work.customers.delete("li")
        column = tables.search_terms.c.subject_id
        assert not work.connection.execute(tables.search_terms.select().where(column == "li")).all()

    kept.shop.write(delete)
    assert found(kept, "李雷") == found(kept, "1234") == found(kept, "A123") == NOTHING


def _get(api: OpenApi, path: str, role: Role = Role.ADVISOR) -> Any:
    answer = api.send("GET", path, api.session(role))
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_record_of_a_car_tells_what_was_asked_about_it(kept: OpenApi) -> None:
    body = {"slip_id": new_id(), "kind": "consultation", "plate": "粤B8K9L2", "words": "何时换机油？"}
    answer = kept.send("POST", "/api/slips", kept.session(Role.ADVISOR), body)
    assert answer.status_code == 200, answer.text
    (slip,) = _get(kept, "/api/records/vehicles/v3")["slips"]
    assert (slip["kind"], slip["words"], slip["answered"]) == ("consultation", "何时换机油？", False)
    assert _get(kept, "/api/records/vehicles/v1")["slips"] == []
