"""Reading what is due after deliveries, for the page of calls and complaints."""

from datetime import datetime, timedelta
from typing import Any

from server.contract.after_service import (
    AfterService,
    CallMade,
    CarAndOwner,
    Colleague,
    ComplaintDue,
    ComplaintEntry,
    ComplaintHistory,
    ComplaintNote,
    FollowUpDue,
    ReminderDue,
)
from server.contract.boards import Plate, Words
from server.domain.clock_timer import Timer
from server.domain.complaint import Complaint
from server.domain.follow_up import FollowUpCall
from server.domain.staff import Role, StaffMember
from server.domain.stage import Name
from server.store import tables
from server.store.shop_rows import ShopRows

FOLLOW_UPS: dict[str, Any] = {"follow_up": "first", "second_follow_up": "second"}
RECALL = "recall"
REMINDERS = ("service_due", "recheck", "next_service", RECALL)
TAKE_CARE = frozenset({Role.ADVISOR, Role.FOREMAN, Role.MANAGER})
CLOSED_FOR = timedelta(days=7)
MOST_SHOWN = 200
"""Of each list: nobody calls more people on a day."""


class AfterServiceReader:
    """One reading; who is named twice is looked up once."""

    def __init__(self, rows: ShopRows) -> None:
        self._rows = rows
        self._staff: dict[str, StaffMember] = {member.staff_id: member for member in rows.staff.all()}

    def due(self, now: datetime) -> AfterService:
        """Return everything that is due."""
        timers = sorted(self._rows.timers.shown(), key=lambda timer: timer.due_at)
        calls = [timer for timer in timers if timer.rule in FOLLOW_UPS][:MOST_SHOWN]
        reminders = [timer for timer in timers if timer.rule in REMINDERS][:MOST_SHOWN]
        column = tables.complaints.c
        lately = self._rows.complaints.where(column.closed_at.is_(None))
        lately += self._rows.complaints.where(column.closed_at >= now - CLOSED_FOR)
        return AfterService(
            zone=self._rows.shop.zone,
            follow_ups=[self._follow_up(timer) for timer in calls],
            reminders=[self._reminder(timer) for timer in reminders],
            complaints=[self._complaint(complaint, timers) for complaint in lately[:MOST_SHOWN]],
            colleagues=[
                Colleague(staff_id=member.staff_id, name=_words(member.name))
                for member in self._staff.values()
                if member.works_here and member.roles & TAKE_CARE
            ],
        )

    def history(self, visit_id: str) -> ComplaintHistory:
        """Return all complaints about the car of a visit, the newest first."""
        vehicle_id = self._rows.visits.get(visit_id).vehicle_id
        found = self._rows.complaints.where(tables.complaints.c.vehicle_id == vehicle_id)
        timers = self._rows.timers.open_for({complaint.complaint_id for complaint in found})
        newest_first = sorted(found, key=lambda complaint: complaint.opened_at, reverse=True)
        return ComplaintHistory(complaints=[self._complaint(each, timers) for each in newest_first])

    def _follow_up(self, timer: Timer) -> FollowUpDue:
        visit = self._rows.visits.get(timer.subject_id)
        order = self._rows.orders.of_visit(visit.visit_id)[-1]
        lines = self._rows.line_words.where(tables.line_words.c.order_id == order.order_id)
        calls = self._rows.follow_up_calls.where(tables.follow_up_calls.c.visit_id == visit.visit_id)
        return FollowUpDue(
            visit_id=visit.visit_id,
            call=FOLLOW_UPS[timer.rule],
            state=_state(timer),
            due_at=timer.due_at,
            car=self._car(visit.vehicle_id),
            job=_words(lines[0].title) if lines else None,
            advisor=self._name(visit.advisor_id),
            delivered_at=order.delivered_at,
            rating=visit.rating,
            calls=[self._call(call) for call in sorted(calls, key=lambda call: call.called_at)],
        )

    def _call(self, call: FollowUpCall) -> CallMade:
        scores = call.scores
        return CallMade(
            call=call.call,
            reached=call.reached,
            scores=[scores.service, scores.work, scores.time] if scores else None,
            words=call.words,
            called_at=call.called_at,
            by=self._name(call.staff_id),
        )

    def _reminder(self, timer: Timer) -> ReminderDue:
        vehicle_id, about = self._reminded_of(timer)
        return ReminderDue(
            timer_id=timer.timer_id,
            rule=timer.rule,
            asks=timer.asks,
            state=_state(timer),
            due_at=timer.due_at,
            car=self._car(vehicle_id),
            about=about,
        )

    def _reminded_of(self, timer: Timer) -> tuple[str, str | None]:
        """The vehicle that a reminder is about, and the recall if it is one."""
        if timer.rule != RECALL:
            return timer.subject_id, None
        car = self._rows.recalled_cars.get(timer.subject_id)
        recall = self._rows.recalls.get(car.recall_id)
        return car.vehicle_id or "", f"{recall.code} · {recall.title}"

    def _complaint(self, complaint: Complaint, timers: list[Timer]) -> ComplaintEntry:
        due = [] if complaint.closed_at else self._due(complaint, timers)
        return ComplaintEntry(
            complaint_id=complaint.complaint_id,
            visit_id=complaint.visit_id,
            source=complaint.source,
            opened_at=complaint.opened_at,
            closed_at=complaint.closed_at,
            owner_id=complaint.owner_id,
            owner=self._name(complaint.owner_id),
            car=self._car(complaint.vehicle_id),
            notes=[
                ComplaintNote(step=note.step, words=note.words, at=note.at, by=self._name(note.staff_id))
                for note in complaint.notes
            ],
            due=[ComplaintDue(rule=timer.rule, state=_state(timer), due_at=timer.due_at) for timer in due],
            missing=[step.value for step in complaint.missing],
        )

    def _due(self, complaint: Complaint, timers: list[Timer]) -> list[Timer]:
        """What the clock still asks of it, the first first; of a closed one it asks nothing."""
        its = (timer for timer in timers if timer.subject_id == complaint.complaint_id and timer.shown)
        return sorted(its, key=lambda timer: timer.due_at)

    def _car(self, vehicle_id: str) -> CarAndOwner:
        vehicle = self._rows.vehicles.get(vehicle_id)
        owner = self._rows.customers.find(vehicle.customer_id)
        return CarAndOwner(
            plate=Plate(text=vehicle.plate, colour=vehicle.plate_colour),
            brand=_words(vehicle.brand),
            series=_words(vehicle.series),
            customer_name=owner.name if owner else "",
            customer_phone=owner.phone if owner else "",
        )

    def _name(self, staff_id: str | None) -> Words | None:
        member = self._staff.get(staff_id or "")
        return _words(member.name) if member else None


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)


def _state(timer: Timer) -> Any:
    return timer.state.value
