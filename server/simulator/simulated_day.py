"""A whole day of a shop without cameras and without a browser: everybody acts through the public API."""

import random
import time
from collections.abc import Sequence
from datetime import timedelta

from server.contract.after_service import AfterService
from server.contract.boards import DeskBooking, RunningTimer
from server.contract.job_clock import DayHours
from server.contract.loaners import LoanerList
from server.contract.reports import OperationsReport
from server.simulator.api_client import ApiClient
from server.simulator.clock_ledger import open_timers, rule_entries, unexplained
from server.simulator.day_ledger import CarEntry, Complaint, Seen, against_report, entry_of
from server.simulator.day_report import DayReport
from server.simulator.dealership import Dealership
from server.simulator.equipment import sign_in
from server.simulator.floor_watch import FloorWatch
from server.simulator.loaner_care import loans_unlike
from server.simulator.measuring import differing_boards
from server.simulator.people_ledger import people_line, unaccounted
from server.simulator.plan import DayShape, PlannedVisit, plan_day
from server.simulator.reported_lane import ReportedLane
from server.simulator.served_shop import ServedShop, Settings, found, served_shop
from server.simulator.together import problem_of, until_first_ends

_COMING_MINUTES = 480.0
"""Cars come for so long from the opening; the last of them are finished after that."""
_LONGEST_SPACING_MINUTES = 20.0
_LONGEST_DAY = timedelta(hours=14)
_NO_SHOW_SHARE = 0.05
_DIRTY_SHARE = 0.06
_OFFLINE_SHARE = 0.05
_COMPLAINT_SHARE = 0.05
"""Of the cars of the first half."""


def day_shape(cars: int) -> DayShape:
    """Return a full day of so many cars; for every twenty one more is booked and stays away."""
    return DayShape(
        cars=cars,
        no_shows=max(1, round(cars * _NO_SHOW_SHARE)),
        spacing_minutes=min(_LONGEST_SPACING_MINUTES, _COMING_MINUTES / cars),
        walk_in_share=0.2,
        body_and_paint=cars // 30,
        offline_share=_OFFLINE_SHARE,
        loaners=1,
        complaint_share=_COMPLAINT_SHARE,
    )


async def simulate_day(settings: Settings, cars: int) -> DayReport:
    """Play one day and return its ledger; raise ConfigurationInvalid where the server cannot be started."""
    started = time.monotonic()
    async with served_shop(settings, await found(settings)) as served:
        dealership = Dealership(settings.origin, served.http, settings.seed)
        try:
            await dealership.open(served.shop.logins, served.equipment)
            watch = FloorWatch(dealership.wall)
            opening = dealership.workday.shop_time.now()
            plans = plan_day(str(settings.seed), opening, day_shape(cars))
            problems = await _play(served, dealership, plans)
            problems += dealership.faults + [
                f"a board differs from the server's: {topic}"
                for topic in await differing_boards(served, dealership)
            ]
            manager = await _manager(served)
            after = await manager.get("/api/after-service", AfterService)
            entries = _ledger(dealership, watch, plans, after)
            report = await manager.get("/api/reports/operations", OperationsReport)
            hours = await manager.get("/api/job-clock/hours", DayHours)
            lent = dealership.workday.done["loaners given"]
            problems += loans_unlike(plans, lent, await manager.get("/api/loaners", LoanerList))
            problems += unaccounted(hours, dealership.people)
            problems += against_report(entries, report)
            running = open_timers(dealership.desk.values("timer/", RunningTimer), after)
            clock = rule_entries(report.service_clock, running)
            problems += unexplained(clock, running)
        finally:
            await dealership.close()
    return DayReport(
        seed=settings.seed,
        speed=settings.rate,
        seconds=round(time.monotonic() - started, 1),
        cars=entries,
        clock=clock,
        people=people_line(hours),
        done=dict(dealership.workday.done),
        refusals=dict(dealership.workday.refusals),
        taps_sent_late=dealership.workday.taps_sent_late,
        events_written=dealership.stopwatch.last_number,
        problems=problems,
    )


async def _play(served: ServedShop, dealership: Dealership, plans: Sequence[PlannedVisit]) -> list[str]:
    """Play until everybody has left, or the day is over; return in words what failed."""
    shop_time = dealership.workday.shop_time
    rng = random.Random(f"{served.settings.seed}/gate")
    entry = ReportedLane(ApiClient(served.http, served.equipment.entry_agent), "in", rng, _DIRTY_SHARE)
    leaving = ReportedLane(ApiClient(served.http, served.equipment.exit_agent), "out", rng)

    async def day() -> None:
        await dealership.cameras_up()
        await dealership.play_day(plans, entry, leaving)
        await dealership.complaints_end()
        await dealership.go_home()

    ended = await until_first_ends(
        day(),
        shop_time.until(shop_time.now() + _LONGEST_DAY),
        served.watch_children(),
        entry.keep_reporting(),
        leaving.keep_reporting(),
    )
    return [problem for task in ended if (problem := problem_of(task))]


def _ledger(
    dealership: Dealership, watch: FloorWatch, plans: Sequence[PlannedVisit], after: AfterService
) -> list[CarEntry]:
    customers = {one.plan.car.plate: one for one in dealership.customers}
    bookings = {one.plate.text: one.state for one in dealership.desk.values("booking/", DeskBooking)}
    cars = watch.last_seen()
    complaints: dict[str, Complaint] = {
        each.car.plate.text: "closed" if each.closed_at else "open" for each in after.complaints
    }
    entries = []
    for plan in plans:
        plate = plan.car.plate
        complaint = complaints.get(plate, "none")
        seen = Seen(car=cars.get(plate), booking=bookings.get(plate), complaint=complaint)
        if (customer := customers.get(plate)) is not None:
            way = {"delivered": customer.delivered, "departed": customer.departed, "where": customer.where}
            seen = seen.model_copy(update=way)
        entries.append(entry_of(plan, seen))
    return entries


async def _manager(served: ServedShop) -> ApiClient:
    login = next(login for login in served.shop.logins if "manager" in login.roles)
    return ApiClient(served.http, (await sign_in(served.http, login)).token)
