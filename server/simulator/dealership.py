"""The simulated dealership: its people at their screens, its displays, and a day of customers."""

import asyncio
import random
from collections.abc import Coroutine, Sequence
from typing import Any

import httpx

from server.contract.boards import Camera, RunningTimer
from server.contract.deeds import Session
from server.simulator.advisor import Advisor
from server.simulator.api_client import ApiClient
from server.simulator.bay_cameras import BayCameras
from server.simulator.bay_watch import keep_bays_shown
from server.simulator.bookings import take_bookings
from server.simulator.cashier import Cashier
from server.simulator.colleague import Colleague, Workday
from server.simulator.complaint_care import all_ended
from server.simulator.customer import Customer, Ways
from server.simulator.displays import Lounge, WelcomeTimer
from server.simulator.equipment import Equipment, Login, sign_in
from server.simulator.foreman import Foreman
from server.simulator.gate_log import GateLog
from server.simulator.inspector import Inspector
from server.simulator.painting import PAINTING
from server.simulator.parts_keeper import PartsKeeper
from server.simulator.plan import PlannedVisit
from server.simulator.premises import Premises
from server.simulator.screen_client import ScreenClient
from server.simulator.shop_time import ShopTime
from server.simulator.stopwatch import Stopwatch
from server.simulator.technician import Badge, Tablet, Technician
from server.simulator.washer import Washer
from server.simulator.way import Way

_CAMERAS_UP_S = 60.0
_AT_SCREENS = {"advisor", "foreman", "team_leader", "inspector", "washer", "cashier", "parts"}


class Dealership:
    """Everybody and every screen. Open it, then play days; close it at the end."""

    def __init__(self, origin: str, http: httpx.AsyncClient, seed: int) -> None:
        self._origin = origin
        self._http = http
        self._seed = seed
        self._tasks: list[asyncio.Task[None]] = []
        self._advisor_ids: list[str] = []
        self._booking_api: ApiClient | None = None
        self._painters: frozenset[str] = frozenset()
        self._pins: dict[str, str] = {}
        self.stopwatch = Stopwatch()
        self.screens: list[ScreenClient] = []
        self.phones: list[ScreenClient] = []
        self.workday = Workday(ShopTime(), Premises(), GateLog())
        self.customers: list[Customer] = []
        self.people: dict[str, Colleague] = {}
        """Who has come to work, by their Chinese names."""
        self.faults: list[str] = []
        """What went wrong in the simulation itself."""
        self.lounge: Lounge
        self.welcomes: WelcomeTimer
        self.desk: ScreenClient
        self.wall: ScreenClient

    async def open(self, logins: Sequence[Login], equipment: Equipment) -> None:
        """Switch the screens on, sign everybody in and let them work."""
        self.lounge = Lounge(self._screen(equipment.lounge, "lounge"), self._api(equipment.lounge))
        gate = self._screen(equipment.gate, "gate")
        wall = self.wall = self._screen(equipment.workshop, "workshop", timed=True)
        tablets = {
            number: Tablet(self._screen(token, f"bay/{number}"), self._api(token), self._api)
            for number, token in equipment.tablets.items()
        }
        self._painters = frozenset(login.name_zh for login in logins if PAINTING in login.skills)
        self._pins = {login.name_zh: login.pin for login in logins if "technician" in login.roles}
        people = [await self._employ(login, wall, tablets) for login in logins]
        self.welcomes = WelcomeTimer(gate, self.desk, self.workday.shop_time, self.workday.gate_log)
        self.welcomes.start()
        for screen in self.screens:
            await screen.ready()
        self._start(self.lounge.keep_playing())
        for login, person in zip(logins, people, strict=True):
            if person is not None:
                self.people[login.name_zh] = person
                self._start(person.spend_day())

    async def cameras_up(self) -> None:
        """Wait until both gate agents see their camera; TimeoutError where they do not."""
        async with asyncio.timeout(_CAMERAS_UP_S):
            await self.desk.until(self._both_cameras)

    def show_bays(self, cameras: BayCameras) -> None:
        """Let the cameras over the bays show which car stands in each."""
        self._start(keep_bays_shown(self.wall, cameras))

    async def play_day(self, plans: Sequence[PlannedVisit], entry: Way, leaving: Way) -> None:
        """Play one day until every customer has left."""
        ways = Ways(entry, leaving, self._open_phone)
        self.customers = [
            Customer(self.workday, plan, ways, self._rng(plan.car.plate))
            for plan in plans
            if plan.arrives_at is not None
        ]
        assert self._booking_api is not None
        bookings = take_bookings(self._booking_api, self.workday.shop_time, plans, self._advisor_ids)
        async with asyncio.TaskGroup() as group:
            group.create_task(bookings)
            for customer in self.customers:
                group.create_task(customer.visit())

    async def complaints_end(self) -> None:
        """Wait until every complaint of the day was closed."""
        await self.desk.until(lambda: all_ended(self.desk.values("timer/", RunningTimer)) or None)

    async def go_home(self) -> None:
        """The day's work is over: everybody taps that they leave."""
        await asyncio.gather(*(person.tap("off") for person in self.people.values()))

    async def close(self) -> None:
        """End whatever anybody still does."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _employ(self, login: Login, wall: ScreenClient, tablets: dict[str, Tablet]) -> Colleague | None:
        """Sign somebody in and put them at their screen; None for those who have no part in the day."""
        rng = self._rng(login.login)
        if "technician" in login.roles:
            technician = Technician(self.workday, wall, rng, Badge(login.name_zh, login.pin), tablets)
            await technician.find_own_name()
            return technician
        if not login.roles & _AT_SCREENS:
            return None
        session = await sign_in(self._http, login)
        return self._at_screen(login, session, wall, rng)

    def _at_screen(self, login: Login, session: Session, wall: ScreenClient, rng: random.Random) -> Colleague:
        api = self._api(session.token)
        if "advisor" in login.roles:
            self.desk = self._screen(session.token, "desk")
            self._advisor_ids.append(session.staff_id)
            self._booking_api = self._booking_api or api
            return Advisor(self.workday, api, self.desk, rng, session.staff_id)
        if "cashier" in login.roles:
            return Cashier(self.workday, api, self._screen(session.token, "desk"), rng)
        if "foreman" in login.roles:
            board = self._screen(session.token, "workshop")
            return Foreman(self.workday, api, board, rng, self._painters)
        if "washer" in login.roles:
            return Washer(self.workday, api, wall, rng)
        if "parts" in login.roles:
            return PartsKeeper(self.workday, api, wall, rng, self._pins)
        return Inspector(self.workday, api, wall, rng, crosswise="team_leader" in login.roles)

    def _both_cameras(self) -> bool | None:
        cameras = self.desk.values("camera/", Camera)
        up = [camera for camera in cameras if camera.state == "up" and camera.bay is None]
        return True if len(up) >= 2 else None

    def _open_phone(self, link_token: str) -> tuple[ScreenClient, ApiClient]:
        topic = f"visit/{link_token.partition('.')[0]}"
        phone = ScreenClient(self._origin, link_token, topic, self.workday.shop_time)
        self.phones.append(phone)
        return phone, self._api(link_token)

    def _screen(self, token: str, topic: str, *, timed: bool = False) -> ScreenClient:
        stopwatch = self.stopwatch if timed else None
        screen = ScreenClient(self._origin, token, topic, self.workday.shop_time, stopwatch)
        self.screens.append(screen)
        self._start(screen.run())
        return screen

    def _api(self, token: str) -> ApiClient:
        return ApiClient(self._http, token, self.stopwatch)

    def _start(self, coroutine: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(coroutine)
        task.add_done_callback(self._note_fault)
        self._tasks.append(task)

    def _note_fault(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (fault := task.exception()) is not None:
            self.faults.append(f"{type(fault).__name__}: {fault}")

    def _rng(self, name: str) -> random.Random:
        return random.Random(f"{self._seed}/{name}")
