"""Times for a car: where there is room, away from the peaks, and why one is better than another.

The shop's open hours are cut into cells of `slot_minutes`. A booking takes one place in each cell that its
work covers; work that no day can hold goes on when the shop opens again.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from server.domain.capacity import NOBODYS, BookingRules, Capacity, Need, Taken
from server.domain.working_calendar import WorkingCalendar

NOON = 12
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Places:
    """All that is known of a shop's places on some days, first and last included."""

    calendar: WorkingCalendar
    first: date
    last: date
    capacities: Sequence[Capacity]
    taken: Sequence[Taken]


@dataclass(frozen=True, slots=True)
class Room:
    """How many of how many places are free."""

    free: int
    of: int

    @property
    def taken_share(self) -> float:
        """Which share of the places is taken; 1 where there are none."""
        return 1 - self.free / self.of if self.of else 1.0


@dataclass(frozen=True, slots=True)
class Offer:
    """A time that can be booked, the room that it leaves where it is fullest, and whether it is a peak."""

    slot_at: datetime
    ends_at: datetime
    room: Room
    peak: bool
    avoids_peak: bool
    """Not a peak, on a half of the day that has one."""


class SlotSearch:
    """The times of one shop, as they stand."""

    def __init__(self, places: Places, rules: BookingRules) -> None:
        self._places = places
        self._rules = rules
        self._zone = places.calendar.zone
        self._cells = tuple(self._all_cells())
        self._taken_in: dict[datetime, list[Taken]] = {}
        for taken in places.taken:
            for cell in self._covered(taken.slot_at, taken.minutes):
                self._taken_in.setdefault(cell, []).append(taken)

    def room(self, slot_at: datetime, need: Need) -> Room:
        """Return the room for this work then: none where the shop is closed, or closes before its end."""
        cells = self._covered(slot_at, need.minutes)
        if not cells or cells[0] > slot_at or not self._ends_in_time(slot_at, cells, need):
            return Room(0, 0)
        return min((self._room_in(cell, need) for cell in cells), key=lambda room: (room.free, -room.of))

    def is_booked(self, technician_id: str | None, slot_at: datetime, minutes: int) -> bool:
        """Tell whether a technician is booked for some of that time."""
        return any(self._is_booked_in(technician_id, cell) for cell in self._covered(slot_at, minutes))

    def reserved_bays(self, slot_at: datetime, minutes: int) -> frozenset[str]:
        """Return the bays that are reserved for some of that time."""
        cells = self._covered(slot_at, minutes)
        taken = (each for cell in cells for each in self._taken_in.get(cell, ()))
        return frozenset(each.bay_id for each in taken if each.bay_id is not None)

    def offers(self, need: Need, since: datetime, most: int) -> list[Offer]:
        """Return the times to offer, best first: away from the peaks, soon, and not all of one half day."""
        found = sorted(self._free(need, since), key=self._preference)
        best: dict[tuple[date, bool], Offer] = {}
        for offer in found:
            best.setdefault(self._half_day(offer), offer)
        # Sorting is stable: first the best of each half day, then what else there is, peaks after both.
        spread = sorted(found, key=lambda offer: (offer.peak, best[self._half_day(offer)] is not offer))
        return sorted(spread[:most], key=lambda offer: (offer.peak, offer.slot_at))

    def nearest(self, need: Need, wished_at: datetime, since: datetime, most: int) -> list[Offer]:
        """Return the free times that are nearest to a wished one, the nearest first."""
        found = self._free(need, since)
        return sorted(found, key=lambda offer: (abs(offer.slot_at - wished_at), offer.slot_at))[:most]

    def _all_cells(self) -> Iterator[datetime]:
        day = self._places.first
        while day <= self._places.last:
            for stretch in self._places.calendar.open_on(day):
                whole = (stretch.ends_at - stretch.begins_at) // self._rules.slot
                yield from (stretch.begins_at + index * self._rules.slot for index in range(whole))
            day += _ONE_DAY

    def _covered(self, slot_at: datetime, minutes: int) -> Sequence[datetime]:
        """Return the cells that work takes which begins then; fewer where the known days end before it."""
        first = bisect_right(self._cells, slot_at - self._rules.slot)
        if first == len(self._cells):
            return ()
        late = max(slot_at - self._cells[first], timedelta())
        count = -(-(late + timedelta(minutes=minutes)) // self._rules.slot)
        return self._cells[first : first + count]

    def _ends_in_time(self, slot_at: datetime, cells: Sequence[datetime], need: Need) -> bool:
        """Whether the work is done before the shop closes; what no day can hold may go on the next."""
        work = timedelta(minutes=need.minutes)
        calendar, day = self._places.calendar, self._day(slot_at)
        whole_day = sum((each.ends_at - each.begins_at for each in calendar.open_on(day)), timedelta())
        if work > whole_day:
            return len(cells) * self._rules.slot >= work
        return self._day(cells[-1]) == day and len(cells) * self._rules.slot >= work

    def _room_in(self, cell: datetime, need: Need) -> Room:
        local = cell.astimezone(self._zone)
        rows = [row for row in self._places.capacities if row.kind == need.kind and row.counts_at(local)]
        taken = [each for each in self._taken_in.get(cell, ()) if each.kind == need.kind]
        everybodys = sum(row.cars for row in rows)
        room = Room(max(everybodys - len(taken), 0), everybodys)
        if need.team != NOBODYS:
            own = sum(row.cars for row in rows if row.team == need.team)
            theirs = sum(each.team == need.team for each in taken)
            room = Room(max(min(own - theirs, room.free), 0), own)
        return Room(0, room.of) if self._is_booked_in(need.technician_id, cell) else room

    def _is_booked_in(self, technician_id: str | None, cell: datetime) -> bool:
        if technician_id is None:
            return False
        return any(each.technician_id == technician_id for each in self._taken_in.get(cell, ()))

    def _free(self, need: Need, since: datetime) -> Iterator[Offer]:
        until = since + self._rules.horizon
        for cell in self._cells[bisect_right(self._cells, since) :]:
            if cell >= until:
                return
            if (room := self.room(cell, need)).free:
                yield self._offer(cell, room, need)

    def _offer(self, cell: datetime, room: Room, need: Need) -> Offer:
        local = cell.astimezone(self._zone)
        peak = self._is_peak(local) or room.taken_share >= self._rules.busy_share
        ends_at = self._covered(cell, need.minutes)[-1] + self._rules.slot
        return Offer(cell, ends_at, room, peak, avoids_peak=not peak and self._half_has_peak(local))

    def _is_peak(self, local: datetime) -> bool:
        return any(peak.holds(local) for peak in self._rules.peaks)

    def _half_has_peak(self, local: datetime) -> bool:
        morning = local.hour < NOON
        return any((peak.from_minute < NOON * 60) == morning for peak in self._rules.peaks)

    def _preference(self, offer: Offer) -> tuple[bool, date, float, datetime]:
        return offer.peak, self._day(offer.slot_at), offer.room.taken_share, offer.slot_at

    def _half_day(self, offer: Offer) -> tuple[date, bool]:
        local = offer.slot_at.astimezone(self._zone)
        return local.date(), local.hour < NOON

    def _day(self, at: datetime) -> date:
        return at.astimezone(self._zone).date()
