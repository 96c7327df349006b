"""What is done for the cars in a shop, and what is set right about their visits."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from server.access.customer_links import make_customer_link
from server.actions.customer_pages import rate_visit
from server.actions.departures import close_delivered
from server.actions.visit_corrections import merge_visits, undo_merge
from server.actions.visit_returns import reopen_visit
from server.actions.visit_splits import split_visit
from server.actions.walkaround import forget_walk_photos
from server.contract import deeds
from server.domain.allowed_deeds import Deed, allowed_deeds
from server.domain.staff import Actor, Role
from server.store import tables
from tests.fakes.played_deeds import DOINGS
from tests.fakes.played_shop import PlayedShop, plates
from tests.fakes.written_receptions import WRITINGS


class VisitsGoOn(PlayedShop):
    """Every deed that an order allows, its reception, and visits that were one or two."""

    def __init__(self) -> None:
        super().__init__()
        self.merges: list[str] = []

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.orders)
    def somebody_does_what_is_allowed(self, choice: Any) -> None:
        order = self.shop.floor.orders[choice.choice(sorted(self.shop.floor.orders))]
        flow = self.shop.floor.flows[order.flow_digest]
        allowed = sorted(allowed_deeds(order, flow))
        if allowed:
            deed = choice.choice(allowed)
            # Nobody checks their own work.
            actor = self.shop.inspector if deed in (Deed.PASS_CHECK, Deed.FAIL_CHECK) else None
            self._tries(lambda unit: DOINGS[deed](unit, order, self.shop), actor)

    @rule(choice=st.randoms(use_true_random=False), part=st.sampled_from(sorted(WRITINGS)))
    @precondition(lambda self: self.shop.floor.orders)
    def a_reception_is_written_down(self, choice: Any, part: str) -> None:
        order_id = choice.choice(sorted(self.shop.floor.orders))
        self._tries(lambda unit: WRITINGS[part](unit, order_id))

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: len(self.shop.floor.visits) > 1)
    def two_visits_are_one(self, choice: Any) -> None:
        into, other = choice.sample(sorted(self.shop.floor.visits), 2)
        kept = deeds.KeptParts(
            of_other=choice.sample(["bringer", "readings", "valuables", "notes"], 2),
            marks=choice.choice(["own", "other", "both"]),
            photos=choice.choice(["own", "other", "both"]),
        )
        body = deeds.MergeVisits(
            other_visit_id=other, kept=choice.choice([None, kept, kept]), reason="双重识别"
        )
        self._tries(lambda unit: self.merges.append(merge_visits(unit, into, body).correction_id))

    @rule()
    @precondition(lambda self: self.merges)
    def a_merge_is_taken_back(self) -> None:
        self._tries(lambda unit: undo_merge(unit, self.merges[-1]))

    @rule(choice=st.randoms(use_true_random=False))
    def a_car_had_not_left(self, choice: Any) -> None:
        gone = self.shop.do(lambda unit: unit.visits.where(tables.visits.c.departed_at.is_not(None)))
        if gone:
            visit_id = choice.choice(sorted(visit.visit_id for visit in gone))
            body = deeds.ReopenVisit(reason="误读")
            self._tries(lambda unit: reopen_visit(unit, visit_id, body))

    @rule(choice=st.randoms(use_true_random=False), plate=plates, with_order=st.booleans())
    @precondition(lambda self: self.shop.floor.visits)
    def a_visit_was_of_two_cars(self, choice: Any, plate: str, with_order: bool) -> None:
        floor = self.shop.floor
        visit = floor.visits[choice.choice(sorted(floor.visits))]
        order = floor.order_of(visit)
        seen = [key for key, each in floor.sightings.items() if each.visit_id == visit.visit_id]
        marks = [key for key, each in floor.damage_marks.items() if order and each.order_id == order.order_id]
        photos = [key for key, each in floor.walk_photos.items() if order and each.order_id == order.order_id]
        body = deeds.SplitVisit(
            plate=plate,
            with_order=with_order,
            with_booking=visit.appointment_id is not None and choice.random() < 0.5,
            sightings=seen[:1],
            parts=[] if with_order else ["bringer", "readings", "notes"],
            marks=[] if with_order else marks[:2],
            photos=[] if with_order else photos[:1],
            reason="两台车记成一次",
        )
        self._tries(lambda unit: split_visit(unit, visit.visit_id, body))

    @rule()
    def walk_photos_expire(self) -> None:
        self.shop.do(lambda unit: forget_walk_photos(unit, timedelta(hours=2)))

    @rule(choice=st.randoms(use_true_random=False))
    @precondition(lambda self: self.shop.floor.visits)
    def a_customer_follows_and_rates(self, choice: Any) -> None:
        visit_id = choice.choice(sorted(self.shop.floor.visits))
        customer = Actor(self.shop.shop_id, frozenset({Role.CUSTOMER}), visit_id=visit_id)
        self.shop.do(lambda unit: make_customer_link(unit, visit_id, unit.now))
        self.shop.do(lambda unit: rate_visit(unit, deeds.RateVisit(score=4)), customer)

    @rule()
    def delivered_cars_are_closed(self) -> None:
        self.shop.do(close_delivered)
