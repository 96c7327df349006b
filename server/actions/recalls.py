"""Recalls: announced with a list of cars, matched with the shop's own, repaired or withdrawn."""

from collections.abc import Iterable
from dataclasses import replace

from pydantic import BaseModel

from server.contract.recalls import AnnounceRecall, RepairRecalled
from server.domain import events
from server.domain.errors import InvalidRequest
from server.domain.permissions import ShopDeed
from server.domain.recall import MOST_CARS, Recall, RecalledCar, listed_vins, owners_told_for
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


class RecallAnswer(BaseModel):
    """The recall, and how many cars of its list the shop knows."""

    recall_id: str
    known: int


class RecalledCarAnswer(BaseModel):
    """The car that was put right."""

    car_id: str


def announce_recall(work: UnitOfWork, body: AnnounceRecall) -> RecallAnswer:
    """Take a manufacturer's list in; owners of cars that the shop knows are to be told."""
    work.permit(ShopDeed.ANNOUNCE_RECALL)
    vins = listed_vins(body.vins)
    code = body.code.strip()
    if len(vins) > MOST_CARS:
        raise InvalidRequest(f"a list has {MOST_CARS} cars at most", field="vins")
    if work.recalls.where(tables.recalls.c.code == code):
        raise InvalidRequest(f"there is a recall '{code}'", field="code")
    recall = Recall(
        recall_id=body.recall_id,
        shop_id=work.shop_id,
        code=code,
        title=body.title.strip(),
        remedy=body.remedy.strip(),
        begins_on=body.begins_on,
        announced_at=work.now,
    )
    work.recalls.save(recall)
    work.recalled_cars.add_all(RecalledCar(new_id(), work.shop_id, recall.recall_id, vin) for vin in vins)
    work.record(events.RecallAnnounced(recall_id=recall.recall_id, cars=len(vins)))
    meet_recalled_cars(work)
    return RecallAnswer(recall_id=recall.recall_id, known=len(work.recalled_cars.known_of(recall.recall_id)))


def meet_recalled_cars(work: UnitOfWork) -> None:
    """Find the cars of recalls among the shop's own; one whose number was written down since is met now."""
    for car, vehicle_id in work.recalled_cars.newly_known():
        begins_at = work.shop.calendar.begin_of(work.recalls.get(car.recall_id).begins_on)
        work.recalled_cars.save(replace(car, vehicle_id=vehicle_id))
        recalled = events.CarRecalled(
            recall_id=car.recall_id,
            car_id=car.car_id,
            vehicle_id=vehicle_id,
            told_for=owners_told_for(begins_at, work.now),
        )
        work.record(recalled)


def repair_recalled(work: UnitOfWork, car_id: str, body: RepairRecalled) -> RecalledCarAnswer:
    """It was put right, here or elsewhere: nobody tells its owner any more."""
    work.permit(ShopDeed.SETTLE_RECOMMENDATION)
    car = work.recalled_cars.get(car_id)
    visit = work.visits.get(body.visit_id) if body.visit_id else None
    if visit and work.vehicles.get(visit.vehicle_id).vin != car.vin:
        raise InvalidRequest("this recall is about another car", field="visit_id")
    if car.repaired_at is None:
        work.recalled_cars.save(replace(car, repaired_at=work.now, visit_id=body.visit_id))
        repaired = events.RecalledCarRepaired(recall_id=car.recall_id, car_id=car_id, visit_id=body.visit_id)
        work.record(repaired)
    return RecalledCarAnswer(car_id=car_id)


def withdraw_recall(work: UnitOfWork, recall_id: str) -> RecallAnswer:
    """The manufacturer takes it back: it is shown nowhere but in the list."""
    work.permit(ShopDeed.ANNOUNCE_RECALL)
    recall = work.recalls.get(recall_id)
    known = work.recalled_cars.known_of(recall_id)
    if recall.withdrawn_at is None:
        work.recalls.save(replace(recall, withdrawn_at=work.now))
        work.record(events.RecallWithdrawn(recall_id=recall_id))
        _release(work, known)
    return RecallAnswer(recall_id=recall_id, known=len(known))


def _release(work: UnitOfWork, known: Iterable[RecalledCar]) -> None:
    for car in known:
        if car.repaired_at is None:
            work.record(events.RecalledCarReleased(recall_id=car.recall_id, car_id=car.car_id))
