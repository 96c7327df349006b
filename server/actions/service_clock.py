"""The service clock: its timers follow the journal, and take the steps that fall due."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from pydantic import BaseModel

from server.actions.clock_facts import ClockFacts
from server.actions.timer_book import TimerBook
from server.contract.deeds import ReceiveRequest
from server.domain import events
from server.domain.clock_events import Happened, concerns_clock, moments_of
from server.domain.clock_moments import Moment
from server.domain.clock_rules import ClockRule
from server.domain.clock_timer import (
    Ending,
    Subject,
    Timer,
    cancelled,
    due_step,
    resumed,
    set_timer,
    stopped,
)
from server.domain.errors import InvalidRequest, NotFound
from server.store.identifiers import new_id
from server.store.journal import last_number, read_kinds_after
from server.store.repositories.timers import move_position, number_before, position
from server.store.unit_of_work import UnitOfWork

MOST_ENTRIES = 200
"""Heard in one command: others wait meanwhile."""
_DAYS_BEFORE = timedelta(days=3)
"""Of a journal that is older than its timers: who was delivered then is still to be called."""
_TAKEN_BACK = {
    Moment.BACK_IN_WORK: Moment.READY,
    Moment.VISIT_PARTED: Moment.VEHICLE_DEPARTED,
    Moment.VISIT_REOPENED: Moment.VEHICLE_DEPARTED,
    Moment.RECEPTION_TAKEN_BACK: Moment.RECEPTION_BEGUN,
    Moment.ESTIMATE_VOIDED: Moment.RECEPTION_FINISHED,
    Moment.SETTLEMENT_TAKEN_BACK: Moment.SETTLED,
    Moment.DELIVERY_TAKEN_BACK: Moment.VEHICLE_DELIVERED,
}
_KINDS = tuple(name for name, kind in events.EVENT_TYPES.items() if concerns_clock(kind))

ClockRules = Mapping[str, ClockRule]


class HeardAnswer(BaseModel):
    """Whether there is more of the journal to hear."""

    more: bool


class TimerAnswer(BaseModel):
    """The timer, and the event of what was done about it: 0 where nothing was left to do."""

    timer_id: str
    event_number: int


class RequestAnswer(BaseModel):
    """The request that waits for its answer."""

    request_id: str
    event_number: int


def hear_journal(work: UnitOfWork, rules: ClockRules) -> HeardAnswer:
    """Start, stop and cancel timers by what the journal has gained since the last time."""
    heard = position(work.connection, work.shop_id)
    if heard is None:
        heard = number_before(work.connection, work.shop_id, _days_ago(work.shop_day))
    newest = last_number(work.connection, work.shop_id)
    entries = read_kinds_after(work.connection, work.shop_id, heard, _KINDS, MOST_ENTRIES)
    facts = ClockFacts(work)
    found = [(entry, happened) for entry in entries for happened in _moments(entry, facts)]
    book = TimerBook(work.timers, {subject for _, each in found for subject in each.subjects.values()})
    hearing = _Hearing(work, rules, facts, book)
    for entry, happened in found:
        hearing.hear(entry, happened)
    book.write()
    more = len(entries) == MOST_ENTRIES
    move_position(work.connection, work.shop_id, entries[-1].number if more else newest)
    return HeardAnswer(more=more)


def take_step(work: UnitOfWork, timer_id: str) -> TimerAnswer:
    """Let a timer warn, fire or escalate, if that is still due."""
    step = due_step(work.timers.get(timer_id), work.now)
    if step is None:
        return TimerAnswer(timer_id=timer_id, event_number=0)
    timer, kind = step
    work.timers.save(timer)
    return TimerAnswer(timer_id=timer_id, event_number=work.record(_told(kind, timer)).number)


def give_care(work: UnitOfWork, timer_id: str) -> TimerAnswer:
    """Somebody says that they have done what a running rule asks for."""
    work.permit("give_care")
    timer = work.timers.get(timer_id)
    if timer.ended_at is not None or timer.asks is None:
        raise InvalidRequest("there is nothing to say about this timer any more", timer_id=timer_id)
    given = events.CareGiven(moment=timer.asks, subject_id=timer.subject_id, visit_id=timer.visit_id)
    return TimerAnswer(timer_id=timer_id, event_number=work.record(given).number)


def receive_request(work: UnitOfWork, body: ReceiveRequest) -> RequestAnswer:
    """Somebody rings or writes, and waits for an answer."""
    work.permit("receive_request")
    received = events.RequestReceived(request_id=body.request_id, channel=body.channel)
    return RequestAnswer(request_id=body.request_id, event_number=work.record(received).number)


def _days_ago(shop_day: str) -> str:
    return (date.fromisoformat(shop_day) - _DAYS_BEFORE).isoformat()


def _moments(entry: events.Envelope, facts: ClockFacts) -> list[Happened]:
    try:
        return moments_of(entry.event, entry.occurred_at, facts)
    except NotFound:
        # What it was about has been deleted since: nothing of it can fall due.
        return []


@dataclass(frozen=True, slots=True)
class _Hearing:
    """One reading of the journal."""

    work: UnitOfWork
    rules: ClockRules
    facts: ClockFacts
    book: TimerBook

    def hear(self, entry: events.Envelope, happened: Happened) -> None:
        """Move the timers that a moment of an entry concerns."""
        self._end(happened)
        self._take_back(happened)
        for rule in self.rules.values():
            self._start(rule, happened, entry)

    def _end(self, happened: Happened) -> None:
        for timer in self.book.open_for(set(happened.subjects.values())):
            rule = self.rules.get(timer.rule)
            if rule is None or happened.moment in rule.cancels:
                self._keep(cancelled(timer, happened.at, happened.moment))
            elif happened.moment in rule.stops:
                ended = stopped(timer, happened.at, happened.moment)
                self._keep(ended)
                if rule.repeats and ended.ending is not Ending.CANCELLED:
                    self._set(rule, replace(happened, visit_id=timer.visit_id), timer.subject_id)

    def _take_back(self, happened: Happened) -> None:
        if happened.moment in _TAKEN_BACK:
            for subject_id in happened.subjects.values():
                for timer in self.book.ended_by(subject_id, _TAKEN_BACK[happened.moment]):
                    self._keep(resumed(timer))

    def _start(self, rule: ClockRule, happened: Happened, entry: events.Envelope) -> None:
        subject_id = happened.subjects.get(rule.about)
        for start in rule.starts:
            if start.moment is happened.moment and subject_id is not None:
                begins = replace(happened, at=happened.at + start.distance)
                if rule.condition is None or self.facts.holds(rule.condition, begins.at):
                    self._set(rule, begins, subject_id, known_at=entry.occurred_at)

    def _set(
        self, rule: ClockRule, begins: Happened, subject_id: str, known_at: datetime | None = None
    ) -> None:
        """Set a timer, unless its time was over before anybody knew of it; it takes the place of an older."""
        subject = Subject(subject_id, begins.visit_id)
        timer = set_timer(rule, new_id(), self.work.shop_id, subject, begins.at, self.facts.calendar)
        if known_at is not None and timer.due_at <= known_at:
            return
        earlier = self.book.like(timer)
        if earlier is not None:
            if earlier.ended_at is not None:
                self._keep(resumed(earlier))
            return
        for open_timer in self.book.open_for({subject_id}):
            if open_timer.rule == rule.key:
                self._keep(cancelled(open_timer, self.work.now, begins.moment))
        self._keep(timer)

    def _keep(self, timer: Timer) -> None:
        """Keep a timer as it now is, and record what boards and reports must know of it."""
        step = due_step(timer, self.work.now)
        kept = timer if step is None else step[0]
        self.book.keep(kept)
        if step is not None:
            self.work.record(_told(step[1], kept))
        elif kept.shown:
            self.work.record(_told(events.TimerStarted, kept))
        elif kept.begun_at is not None:
            self.work.record(_ended(kept))


def _told(kind: type[events.TimerEvent], timer: Timer) -> events.TimerEvent:
    return kind(
        timer_id=timer.timer_id, rule=timer.rule, subject_id=timer.subject_id, visit_id=timer.visit_id
    )


def _ended(timer: Timer) -> events.TimerEvent:
    if timer.ending is Ending.CANCELLED:
        return _told(events.TimerCancelled, timer)
    return events.TimerStopped(
        timer_id=timer.timer_id,
        rule=timer.rule,
        subject_id=timer.subject_id,
        visit_id=timer.visit_id,
        ending="kept" if timer.ending is Ending.KEPT else "missed",
    )
