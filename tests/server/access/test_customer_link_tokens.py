"""Customers' links: who may make one, what one opens, and for how long."""

from dataclasses import replace
from datetime import timedelta

import pytest

from server.access.customer_links import (
    LinkMade,
    customer_by_plate,
    link_path,
    link_token,
    make_customer_link,
)
from server.actions.departures import depart
from server.domain.customer_link import LINK_LIFETIME
from server.domain.errors import InvalidRequest, NotAllowed, NotFound, NotSignedIn
from server.domain.plate import PlateColour
from server.domain.staff import Actor, Role
from server.domain.stage import Name
from server.domain.vehicle import Customer, Vehicle
from server.domain.visit import Visit
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork
from tests.fakes.open_shop import OpenShop

PLATE = "京A12345"
PHONE = "13800001234"


def _visit(shop: OpenShop, plate: str = PLATE, phone: str = PHONE) -> Visit:
    """A car with its owner, on the premises."""
    words = Name("大众", "Volkswagen")
    owner = Customer(new_id(), shop.shop_id, "李雷", phone)
    car = Vehicle(new_id(), shop.shop_id, plate, PlateColour.BLUE, words, words, words, owner.customer_id)
    visit = Visit(new_id(), shop.shop_id, car.vehicle_id, None, None, shop.shop_clock.now())

    def arrive(work: UnitOfWork) -> None:
        work.customers.save(owner)
        work.vehicles.save(car)
        work.visits.save(visit)

    shop.write(arrive)
    return visit


@pytest.fixture
def visit(shop: OpenShop) -> Visit:
    return _visit(shop)


def _link(shop: OpenShop, visit: Visit, actor: Actor | None = None) -> str:
    now = shop.real_clock.now()
    maker = actor or shop.actor(Role.ADVISOR)
    return shop.run(maker, lambda work: make_customer_link(work, visit.visit_id, now), LinkMade).link_id


def _token(shop: OpenShop, link_id: str) -> str:
    return link_token(link_id, shop.gatekeeper.secret)


def test_a_link_opens_its_own_visit_only(shop: OpenShop, visit: Visit) -> None:
    other = _link(shop, _visit(shop, "粤B67890"))
    link_id = _link(shop, visit)

    customer = shop.gatekeeper.actor_of(_token(shop, link_id))

    assert customer.visit_id == visit.visit_id
    assert customer.roles == {Role.CUSTOMER}
    shop.gatekeeper.may_watch(customer, f"visit/{link_id}")
    with pytest.raises(NotAllowed):
        shop.gatekeeper.may_watch(customer, f"visit/{other}")


def _pass_by(shop: OpenShop, duration: timedelta) -> None:
    shop.shop_clock.pass_by(duration)
    shop.real_clock.pass_by(duration)


def test_a_visit_keeps_its_link_as_long_as_it_lasts(shop: OpenShop, visit: Visit) -> None:
    first = _link(shop, visit)
    assert _link(shop, visit) == first

    _pass_by(shop, timedelta(days=30))

    assert _link(shop, visit) == first
    assert shop.gatekeeper.actor_of(_token(shop, first)).visit_id == visit.visit_id


@pytest.mark.parametrize("repair", [timedelta(hours=2), timedelta(days=10)])
def test_a_link_ends_some_days_after_the_car_has_left(
    shop: OpenShop, visit: Visit, repair: timedelta
) -> None:
    token = _token(shop, _link(shop, visit))
    _pass_by(shop, repair)
    shop.write(lambda work: depart(work, visit.vehicle_id))
    _pass_by(shop, LINK_LIFETIME - timedelta(seconds=1))
    assert shop.gatekeeper.actor_of(token).visit_id == visit.visit_id

    shop.real_clock.pass_by(timedelta(seconds=1))

    with pytest.raises(NotSignedIn):
        shop.gatekeeper.actor_of(token)


def test_a_link_is_good_with_its_whole_signature_only(shop: OpenShop, visit: Visit) -> None:
    link_id = _link(shop, visit)
    token = _token(shop, link_id)
    elsewhere = link_token(link_id, bytes(32))

    for forged in (link_id, f"{link_id}.", token[:-1], f"{token}A", f"{token}.x", elsewhere, ".", "京.京"):
        with pytest.raises(NotSignedIn):
            shop.gatekeeper.actor_of(forged)


def test_a_signed_link_that_was_deleted_is_refused(shop: OpenShop, visit: Visit) -> None:
    token = _token(shop, _link(shop, visit))
    shop.write(lambda work: work.connection.execute(tables.customer_links.delete()))

    with pytest.raises(NotSignedIn):
        shop.gatekeeper.actor_of(token)


def test_a_customer_cannot_have_a_link_to_another_visit_made(shop: OpenShop, visit: Visit) -> None:
    customer = shop.gatekeeper.actor_of(_token(shop, _link(shop, visit)))
    other = _visit(shop, "粤B67890")

    with pytest.raises(NotAllowed):
        _link(shop, other, customer)


def test_a_technician_makes_no_links(shop: OpenShop, visit: Visit) -> None:
    with pytest.raises(NotAllowed):
        _link(shop, visit, shop.actor(Role.TECHNICIAN))


def test_a_car_that_has_left_gets_no_link(shop: OpenShop, visit: Visit) -> None:
    shop.write(lambda work: work.visits.save(replace(visit, departed_at=shop.shop_clock.now())))

    with pytest.raises(NotFound):
        _link(shop, visit)
    with shop.reader.connect() as connection, pytest.raises(NotFound):
        customer_by_plate(connection, PLATE, "1234")


def test_the_owner_is_found_by_plate_and_phone_together(shop: OpenShop, visit: Visit) -> None:
    with shop.reader.connect() as connection:
        assert customer_by_plate(connection, "京A·12345", "1234").visit_id == visit.visit_id
        for plate, last_four in (("京A12346", "1234"), (PLATE, "1235"), (PLATE, "0000")):
            with pytest.raises(NotFound, match="no car that is here now"):
                customer_by_plate(connection, plate, last_four)


@pytest.mark.parametrize("last_four", ["", "234", "%", "____", "12345", "1234\n", "١٢٣٤"])
def test_only_four_plain_digits_are_looked_for(shop: OpenShop, last_four: str) -> None:
    with shop.reader.connect() as connection, pytest.raises(InvalidRequest):
        customer_by_plate(connection, PLATE, last_four)


def test_the_path_leads_to_the_customers_page(shop: OpenShop, visit: Visit) -> None:
    path = link_path(_link(shop, visit), shop.gatekeeper.secret)

    assert path.startswith("/v/")
    assert shop.gatekeeper.actor_of(path.removeprefix("/v/")).visit_id == visit.visit_id
