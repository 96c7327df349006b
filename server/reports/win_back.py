"""Whom to ask back: customers who have not been here for long, and have nothing booked."""

from collections.abc import Sequence
from datetime import datetime

from server.contract.boards import Words
from server.contract.standing import AwayCustomer, WinBack
from server.domain.appointment import OPEN_STATES
from server.domain.standing import StandingRules, rests
from server.domain.vehicle import Vehicle
from server.projections.values import plate, words
from server.reports.reached_tier import reached_tier
from server.store import tables
from server.store.customer_standing import Standing, away_since, counted_since
from server.store.earlier_visits import newest_visits
from server.store.shop_rows import ShopRows

_MOST = 300
"""Nobody rings more people in a month."""


class WinBackReader:
    """One reading, for somebody who may see telephone numbers or not."""

    def __init__(self, rows: ShopRows, rules: StandingRules, *, phones: bool) -> None:
        self._rows = rows
        self._rules = rules
        self._phones = phones
        self._names = {member.staff_id: words(member.name) for member in rows.staff.all()}

    def listed(self, now: datetime) -> WinBack:
        """Return the list, whoever was here last first."""
        away = away_since(self._rows, now - self._rules.away, _MOST)
        ids = [each.customer_id for each in away]
        counted = counted_since(self._rows, ids, now - self._rules.counted)
        called = self._rows.win_back_calls.among(tables.win_back_calls.c.customer_id, ids)
        found = []
        for each in away:
            calls = [call for call in called if call.customer_id == each.customer_id]
            cars = self._rows.vehicles.of_customers([each.customer_id])
            if not rests(self._rules, calls, now) and not self._booked(cars):
                found.append(self._customer(each, cars, *counted.get(each.customer_id, (0, 0))))
        return WinBack(
            zone=self._rows.shop.zone, customers=[each for each in found if each.name or each.phone]
        )

    def _booked(self, cars: Sequence[Vehicle]) -> bool:
        keys = [car.vehicle_id for car in cars]
        booked = self._rows.appointments.among(tables.appointments.c.vehicle_id, keys)
        return any(booking.state in OPEN_STATES for booking in booked)

    def _customer(
        self, away: Standing, cars: Sequence[Vehicle], visits: int, paid_minor: int
    ) -> AwayCustomer:
        customer = self._rows.customers.get(away.customer_id)
        return AwayCustomer(
            customer_id=customer.customer_id,
            name=customer.name,
            phone=customer.phone if self._phones else None,
            tier=reached_tier(self._rules, visits, paid_minor),
            plates=[plate(car) for car in cars],
            last_arrived_at=away.last_arrived_at,
            visits=visits,
            paid_minor=paid_minor,
            declined=self._declined(cars),
            advisor=self._advisor(cars),
        )

    def _declined(self, cars: Sequence[Vehicle]) -> Words | None:
        column = tables.recommendations.c.vehicle_id
        kept = self._rows.recommendations.among(column, [car.vehicle_id for car in cars])
        still_open = [each for each in kept if each.settled_at is None]
        last = max(still_open, key=lambda each: each.declined_at, default=None)
        return words(last.title) if last else None

    def _advisor(self, cars: Sequence[Vehicle]) -> Words | None:
        newest = [visit for car in cars for visit in newest_visits(self._rows, car.vehicle_id, 1)[0]]
        last = max(newest, key=lambda visit: visit.arrived_at, default=None)
        return self._names.get(last.advisor_id or "") if last else None
