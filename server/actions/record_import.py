"""Taking customers, cars and their history in: a file is planned whole, and written part by part.

The same file twice changes nothing: what a failure has interrupted is finished by taking the file in again.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from server.actions.vehicles import UNREGISTERED
from server.contract.catalogue import CatalogueTaken
from server.domain import events
from server.domain.appointment import OPEN_STATES
from server.domain.catalogue_cells import CellProblem
from server.domain.past_service import PastService
from server.domain.permissions import ShopDeed
from server.domain.plate_region import Numbering
from server.domain.record_import import (
    CustomerRow,
    HistoryRow,
    ReadRecords,
    RecordRow,
    VehicleRow,
    refused_phones,
)
from server.domain.stage import Name
from server.domain.vehicle import Customer, Vehicle
from server.store import tables
from server.store.identifiers import new_id
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork

Change = Literal["added", "changed", "unchanged"]


@dataclass(slots=True)
class RecordPlan:
    """What taking a file in would write, row by row; with `problems` nothing."""

    customers: list[Customer] = field(default_factory=list)
    vehicles: list[Vehicle] = field(default_factory=list)
    services: list[PastService] = field(default_factory=list)
    count: Counter[Change] = field(default_factory=Counter[Change])
    problems: list[CellProblem] = field(default_factory=list)

    @property
    def told(self) -> CatalogueTaken:
        """How many rows are new, change something, or say what is known."""
        count = self.count
        return CatalogueTaken(added=count["added"], changed=count["changed"], unchanged=count["unchanged"])


def told_together(parts: Iterable[CatalogueTaken]) -> CatalogueTaken:
    """Return what the parts of a file have changed, summed up."""
    taken = list(parts)
    return CatalogueTaken(
        added=sum(part.added for part in taken),
        changed=sum(part.changed for part in taken),
        unchanged=sum(part.unchanged for part in taken),
    )


def import_records(work: UnitOfWork, read: ReadRecords) -> RecordPlan:
    """Take a part of a file in; where the plan that is returned has problems, nothing of it was written."""
    work.permit(ShopDeed.IMPORT_RECORDS)
    plan = plan_import(work, read, work.numbering)
    if plan.problems:
        return plan
    work.customers.save_all(plan.customers)
    work.vehicles.save_all(plan.vehicles)
    work.past_services.save_all(plan.services)
    if plan.count["added"] or plan.count["changed"]:
        told = plan.told
        work.record(events.RecordsImported(kind=read.kind.value, added=told.added, changed=told.changed))
        _tell_of_cars_on_boards(work, plan)
    return plan


def plan_import(rows: ShopRows, read: ReadRecords, numbering: Numbering) -> RecordPlan:
    """Return what a file would write into the shop's rows, and what is wrong with it."""
    plan = RecordPlan(problems=list(read.problems))
    if plan.problems:
        return plan
    _Planning(rows, numbering, plan, read.rows).take(read.rows)
    return plan


class _Planning:
    """Holds each row of a file against what the shop knows."""

    def __init__(
        self, rows: ShopRows, numbering: Numbering, plan: RecordPlan, records: Iterable[RecordRow]
    ) -> None:
        """Read what the shop knows of those whom `records` name."""
        self._rows = rows
        self._numbering = numbering
        self._plan = plan
        phones, plates = _phones(records), _plates(records)
        known, cars = tables.customers.c.phone.in_(phones), tables.vehicles.c.plate.in_(plates)
        self._by_phone = {customer.phone: customer for customer in rows.customers.where(known)}
        self._by_plate = {vehicle.plate: vehicle for vehicle in rows.vehicles.where(cars)}

    def take(self, records: Iterable[RecordRow]) -> None:
        """Plan all rows."""
        cars = [record for record in records if isinstance(record, VehicleRow)]
        known = {phone: customer.customer_id for phone, customer in self._by_phone.items()}
        self._plan.problems += refused_phones(cars, known)
        if self._plan.problems:
            return
        # Whoever is named stands before the rows that only give their number.
        for owner in sorted((car.owner for car in cars if car.owner), key=lambda owner: not owner.name):
            self._customer(owner)
        for car in cars:
            self._plan.count[self._vehicle(car)] += 1
        for record in records:
            if isinstance(record, CustomerRow):
                self._plan.count[self._customer(record)] += 1
        self._history([record for record in records if isinstance(record, HistoryRow)])

    def _customer(self, row: CustomerRow) -> Change:
        known = self._by_phone.get(row.phone)
        if known is not None and row.name in ("", known.name):
            return "unchanged"
        customer_id = known.customer_id if known else new_id()
        customer = Customer(customer_id, self._rows.shop_id, row.name, row.phone)
        self._by_phone[row.phone] = customer
        self._plan.customers.append(customer)
        return "changed" if known else "added"

    def _vehicle(self, row: VehicleRow) -> Change:
        known = self._by_plate.get(row.plate)
        before = known or self._new(row.plate)
        colour = row.plate_colour or before.plate_colour
        owner = self._by_phone[row.owner.phone].customer_id if row.owner else before.customer_id
        after = replace(
            before,
            plate_colour=colour,
            vin=row.vin or before.vin,
            brand=_told(row.brand, before.brand),
            series=_told(row.series, before.series),
            colour=_told(row.colour, before.colour),
            customer_id=owner,
        )
        if after == known:
            return "unchanged"
        self._plan.vehicles.append(after)
        return "changed" if known else "added"

    def _new(self, plate: str) -> Vehicle:
        return Vehicle(
            vehicle_id=new_id(),
            shop_id=self._rows.shop_id,
            plate=plate,
            plate_colour=self._numbering.usual_colour(plate),
            brand=UNREGISTERED,
            series=UNREGISTERED,
            colour=UNREGISTERED,
            customer_id=None,
        )

    def _history(self, records: list[HistoryRow]) -> None:
        if not records:
            return
        cars = [vehicle.vehicle_id for vehicle in self._by_plate.values()]
        earlier = self._rows.past_services.among(tables.past_services.c.vehicle_id, cars)
        kept = {(each.vehicle_id, each.day, each.number): each for each in earlier}
        for row in records:
            vehicle = self._by_plate.get(row.plate)
            if vehicle is None:
                self._plan.problems.append(CellProblem(row.row, "plate", "unknown_plate", row.plate))
                continue
            before = kept.get((vehicle.vehicle_id, row.day, row.number))
            self._service(row, vehicle.vehicle_id, before)

    def _service(self, row: HistoryRow, vehicle_id: str, before: PastService | None) -> None:
        after = PastService(
            service_id=before.service_id if before else new_id(),
            shop_id=self._rows.shop_id,
            vehicle_id=vehicle_id,
            day=row.day,
            number=row.number,
            mileage_km=row.mileage_km,
            work=row.work,
            amount_minor=row.amount_minor,
        )
        change: Change = "unchanged" if after == before else "changed" if before else "added"
        self._plan.count[change] += 1
        if change != "unchanged":
            self._plan.services.append(after)


def _phones(records: Iterable[RecordRow]) -> set[str]:
    owners = (each.owner if isinstance(each, VehicleRow) else each for each in records)
    return {owner.phone for owner in owners if isinstance(owner, CustomerRow)}


def _plates(records: Iterable[RecordRow]) -> set[str]:
    return {each.plate for each in records if isinstance(each, VehicleRow | HistoryRow)}


def _told(said: Name, before: Name) -> Name:
    return said if said.zh else before


def _tell_of_cars_on_boards(work: UnitOfWork, plan: RecordPlan) -> None:
    """Boards show the cars that are here or booked, and whose they are: they read those anew."""
    changed = {vehicle.vehicle_id for vehicle in plan.vehicles}
    owners = {customer.customer_id for customer in plan.customers}
    visit, booking = tables.visits.c, tables.appointments.c
    here = {each.vehicle_id for each in work.visits.where(visit.departed_at.is_(None))}
    here |= {each.vehicle_id for each in work.appointments.where(booking.state.in_(OPEN_STATES))}
    for vehicle in work.vehicles.among(tables.vehicles.c.vehicle_id, here):
        if vehicle.vehicle_id in changed or vehicle.customer_id in owners:
            work.record(events.VehicleChanged(vehicle_id=vehicle.vehicle_id))
