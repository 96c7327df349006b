"""Opening a shop, and its days."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from pydantic import BaseModel

from server.actions.attendance import leave_for_the_day
from server.actions.recalls import meet_recalled_cars
from server.domain import events
from server.domain.bay import Bay
from server.domain.capacity import Capacity
from server.domain.permissions import ShopDeed
from server.domain.records import Shop
from server.domain.stage import Flow
from server.domain.working_calendar import Opening
from server.store.unit_of_work import UnitOfWork


class DayAnswer(BaseModel):
    """The day that is open now."""

    day: str


def add_bays(work: UnitOfWork, bays: Iterable[Bay]) -> None:
    """Put bays on record."""
    for bay in bays:
        work.bays.save(bay)
        work.record(events.BayChanged(bay_id=bay.bay_id))


def add_flows(work: UnitOfWork, flows: Iterable[Flow]) -> None:
    """Put flows on record; orders opened from now on are pinned to them."""
    for flow in flows:
        work.keep_flow(flow)


def change_flows(work: UnitOfWork, flows: Iterable[Flow]) -> None:
    """Let orders that are opened from now on go by these flows; those that are open keep theirs."""
    for flow in flows:
        work.keep_flow(flow)
        work.record(events.FlowChanged(key=flow.key, digest=flow.digest))


def change_capacities(work: UnitOfWork, capacities: Iterable[Capacity]) -> None:
    """Let these rows say what can be booked at once; without any it is one car a bay."""
    for gone in work.capacities.where():
        work.capacities.delete(gone.capacity_id)
    work.capacities.save_all(capacities)
    work.record(events.CapacityChanged())


def describe_shop(work: UnitOfWork, after: Shop) -> None:
    """Describe the shop anew; each part that has changed is recorded."""
    before = work.shop
    work.shops.save(after)
    if after.opening != before.opening:
        work.record(events.OpeningChanged())
    prices = (after.labour_hour_minor, after.tax_basis_points)
    if prices != (before.labour_hour_minor, before.tax_basis_points):
        work.record(events.PricesChanged(labour_hour_minor=prices[0], tax_basis_points=prices[1]))
    as_before = replace(
        after,
        opening=before.opening,
        labour_hour_minor=before.labour_hour_minor,
        tax_basis_points=before.tax_basis_points,
    )
    if as_before != before:
        work.record(events.ShopDescribed())


def change_opening(work: UnitOfWork, opening: Opening) -> None:
    """Let the shop be open at other hours."""
    work.permit(ShopDeed.CHANGE_OPENING)
    describe_shop(work, replace(work.shop, opening=opening))


def open_day(work: UnitOfWork) -> DayAnswer:
    """Open the shop's calendar day, if it is not open yet; roll the bookings on once the shop has opened."""
    shop: Shop = work.shop
    if shop.opened_day < work.shop_day:
        shop = replace(shop, opened_day=work.shop_day, rolled_day=shop.bookings_day)
        work.shops.save(shop)
        work.record(events.DayOpened(day=work.shop_day))
        leave_for_the_day(work)
        meet_recalled_cars(work)
    last = shop.calendar.last_opened_day(work.now, date.fromisoformat(shop.bookings_day)).isoformat()
    if last != shop.bookings_day:
        work.shops.save(replace(shop, rolled_day=last))
        work.record(events.BookingsRolled(day=last))
    return DayAnswer(day=work.shop_day)
