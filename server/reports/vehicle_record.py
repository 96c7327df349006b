"""The record of one car: every stay, what was done, what was declined, what was complained of."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from server.contract.boards import Words
from server.contract.records import (
    MOST_VISITS,
    Owner,
    PastServiceEntry,
    RecordedClaim,
    RecordedComplaint,
    RecordedFault,
    RecordedLine,
    RecordedOrder,
    RecordedRecommendation,
    RecordedSlip,
    RecordedVisit,
    VehicleRecord,
)
from server.domain.repair_order import RepairOrder
from server.domain.visit import Visit
from server.projections.values import words
from server.projections.warranty import warranty_of
from server.reports.found_rows import FoundRows
from server.store import tables
from server.store.earlier_visits import newest_visits
from server.store.shop_rows import ShopRows
from server.store.vehicle_history import last_mileage


class VehicleRecordReader:
    """One reading; who is named twice is looked up once."""

    def __init__(self, rows: ShopRows, *, phones: bool) -> None:
        self._rows = rows
        self._found = FoundRows(rows, phones=phones)
        self._names = {member.staff_id: words(member.name) for member in rows.staff.all()}

    def record(self, vehicle_id: str, now: datetime) -> VehicleRecord:
        """Return the record; raise NotFound."""
        rows = self._rows
        vehicle = rows.vehicles.get(vehicle_id)
        owner = rows.customers.find(vehicle.customer_id)
        visits, older = newest_visits(rows, vehicle_id, MOST_VISITS)
        return VehicleRecord(
            zone=rows.shop.zone,
            car=self._found.cars([vehicle])[0],
            colour=words(vehicle.colour),
            owner=Owner(customer_id=owner.customer_id, name=owner.name, phone=self._found.phone(owner))
            if owner
            else None,
            last_mileage_km=last_mileage(rows, vehicle_id, not_of=""),
            bookings=self._found.bookings(self._found.bookings_ahead([vehicle_id], now)),
            visits=self._visits(visits),
            more_visits=older,
            past_services=self._past_services(vehicle_id),
            recommendations=self._recommendations(vehicle_id),
            complaints=self._complaints(vehicle_id),
            claims=self._claims(visits),
            slips=self._slips(vehicle_id),
            faults=self._faults(vehicle_id),
        )

    def _visits(self, visits: Sequence[Visit]) -> list[RecordedVisit]:
        orders = self._orders_of(visits)
        titles = self._titles(orders)
        return [
            self._visit(visit, [order for order in orders if order.visit_id == visit.visit_id], titles)
            for visit in visits
        ]

    def _orders_of(self, visits: Sequence[Visit]) -> list[RepairOrder]:
        ids = [visit.visit_id for visit in visits]
        found = self._rows.orders.among(tables.repair_orders.c.visit_id, ids)
        return sorted(found, key=lambda order: order.order_id)

    def _visit(self, visit: Visit, orders: Sequence[RepairOrder], titles: dict[str, Words]) -> RecordedVisit:
        received = [self._rows.receptions.find(order.order_id) for order in orders]
        bringers = [self._rows.customers.find(each.bringer_id) for each in received if each]
        return RecordedVisit(
            visit_id=visit.visit_id,
            arrived_at=visit.arrived_at,
            departed_at=visit.departed_at,
            advisor=self._names.get(visit.advisor_id or ""),
            rating=visit.rating,
            brought_by=next((bringer.name for bringer in bringers if bringer), ""),
            orders=[self._order(order, titles) for order in orders],
        )

    def _order(self, order: RepairOrder, titles: dict[str, Words]) -> RecordedOrder:
        reception = self._rows.receptions.find(order.order_id)
        handover = self._rows.handovers.find(order.order_id)
        told_km = reception.mileage_km if reception else None
        return RecordedOrder(
            order_id=order.order_id,
            number=order.number,
            mileage_km=told_km if order.mileage_km is None else order.mileage_km,
            total_minor=order.total_minor,
            lines=[
                RecordedLine(
                    title=titles[line.line_id],
                    price_minor=line.price_minor,
                    authorization=line.authorization.value,
                    added=line.added,
                    safety=line.safety,
                    warranty=warranty_of(line.warranty),
                )
                for line in order.lines
                if line.line_id in titles
            ],
            own_words=reception.own_words if reception else "",
            notes=reception.notes if reception else "",
            rework_count=order.rework_count,
            delivered_at=order.delivered_at,
            advice=handover.advice if handover else "",
            next_service_on=handover.next_service_on if handover else None,
            next_service_km=handover.next_service_km if handover else None,
        )

    def _titles(self, orders: Sequence[RepairOrder]) -> dict[str, Words]:
        column = tables.line_words.c.order_id
        said = self._rows.line_words.among(column, [order.order_id for order in orders])
        return {each.line_id: words(each.title) for each in said}

    def _past_services(self, vehicle_id: str) -> list[PastServiceEntry]:
        kept = self._rows.past_services.where(tables.past_services.c.vehicle_id == vehicle_id)
        return [
            PastServiceEntry(
                day=each.day,
                number=each.number,
                mileage_km=each.mileage_km,
                work=each.work,
                amount_minor=each.amount_minor,
            )
            for each in sorted(kept, key=lambda each: each.day, reverse=True)
        ]

    def _recommendations(self, vehicle_id: str) -> list[RecordedRecommendation]:
        kept = self._rows.recommendations.where(tables.recommendations.c.vehicle_id == vehicle_id)
        return [
            RecordedRecommendation(
                title=words(each.title),
                safety=each.safety,
                price_minor=each.price_minor,
                declined_at=each.declined_at,
                settled_at=each.settled_at,
            )
            for each in sorted(kept, key=lambda each: each.declined_at, reverse=True)
        ]

    def _complaints(self, vehicle_id: str) -> list[RecordedComplaint]:
        kept = self._rows.complaints.where(tables.complaints.c.vehicle_id == vehicle_id)
        return [
            RecordedComplaint(
                opened_at=each.opened_at,
                closed_at=each.closed_at,
                words=each.notes[0].words if each.notes else "",
            )
            for each in sorted(kept, key=lambda each: each.opened_at, reverse=True)
        ]

    def _claims(self, visits: Sequence[Visit]) -> list[RecordedClaim]:
        found = self._orders_of(visits)
        orders = {order.order_id: order for order in found}
        kept = self._rows.claims.among(tables.claims.c.order_id, list(orders))
        titles = self._titles(found)
        return [
            RecordedClaim(
                claim_id=each.claim_id,
                title=titles[each.line_id],
                order_number=orders[each.order_id].number,
                payer=each.payer.value,
                amount_minor=each.amount_minor,
                step=each.step.value,
                changed_at=each.changed_at,
            )
            for each in sorted(kept, key=lambda each: each.changed_at, reverse=True)
            if each.line_id in titles
        ]

    def _slips(self, vehicle_id: str) -> list[RecordedSlip]:
        kept = self._rows.slips.where(tables.slips.c.vehicle_id == vehicle_id)
        return [
            RecordedSlip(
                slip_id=each.slip_id,
                kind=each.kind.value,
                words=each.words,
                opened_at=each.opened_at,
                answered=each.answered,
                closed_at=each.closed_at,
            )
            for each in sorted(kept, key=lambda each: each.opened_at, reverse=True)
        ]

    def _faults(self, vehicle_id: str) -> list[RecordedFault]:
        kept = self._rows.fault_reports.where(tables.fault_reports.c.vehicle_id == vehicle_id)
        steps: dict[str, Any] = {each.report_id: each.step.value for each in kept}
        return [
            RecordedFault(
                report_id=each.report_id,
                title=each.title,
                action=each.action,
                step=steps[each.report_id],
                changed_at=each.changed_at,
            )
            for each in sorted(kept, key=lambda each: each.changed_at, reverse=True)
        ]
