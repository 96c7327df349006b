"""Opening a shop, and its days."""

from collections.abc import Iterable
from dataclasses import replace

from pydantic import BaseModel

from server.domain import events
from server.domain.bay import Bay
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


def change_opening(work: UnitOfWork, opening: Opening) -> None:
    """Let the shop be open at other hours."""
    work.shops.save(replace(work.shop, opening=opening))
    work.record(events.OpeningChanged())


def open_day(work: UnitOfWork) -> DayAnswer:
    """Open the shop's calendar day, if it is not open yet."""
    shop: Shop = work.shop
    if shop.opened_day < work.shop_day:
        work.shops.save(replace(shop, opened_day=work.shop_day))
        work.record(events.DayOpened(day=work.shop_day))
    return DayAnswer(day=work.shop_day)
