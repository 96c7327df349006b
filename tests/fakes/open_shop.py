"""A shop in a real store, with a clock that tests move."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel
from sqlalchemy import Engine, insert

from server.access.gatekeeper import Gatekeeper
from server.access.secrets import server_secret
from server.access.setup import NewStaff, add_device, add_staff, founder, password_hash, pin_hash
from server.contract.deeds import PairedDevice
from server.domain.bay import Bay
from server.domain.events import BayChanged
from server.domain.records import Shop
from server.domain.staff import Actor, Role, StaffMember
from server.domain.stage import Flow, Name
from server.flow_files import load_flows
from server.permission_file import load_permissions
from server.store.commands import Commands
from server.store.engines import reading_engine, writing_engine
from server.store.feed import Fed
from server.store.identifiers import new_id
from server.store.shop_permissions import ShopPermissions
from server.store.tables import flows
from server.store.unit_of_work import UnitOfWork
from server.store.writer import Committed, Writer
from server.warranty_file import load_warranty_terms
from tests.fakes.empty_tables import write_database
from tests.fakes.plate_formats import NUMBERING

CONFIG = Path(__file__).resolve().parents[2] / "config"
PERMISSIONS = load_permissions(CONFIG / "permissions.toml")
FLOWS = load_flows(CONFIG / "flows")
WARRANTY = load_warranty_terms(CONFIG)
OPENING = datetime(2026, 11, 21, 0, 30, tzinfo=UTC)
"""08:30 in the shop."""
PASSWORD = "correct horse battery"
PIN = "271828"
PEOPLE = tuple(
    role for role in Role if role not in {Role.CUSTOMER, Role.DISPLAY, Role.TABLET, Role.AGENT, Role.KIOSK}
)

Answer = TypeVar("Answer", bound=BaseModel)


class Done(BaseModel):
    """The answer of a command from which a test wants nothing."""


@dataclass
class TestClock:
    """A time that stands still until a test moves it."""

    __test__ = False

    time: datetime = OPENING

    def now(self) -> datetime:
        """The time."""
        return self.time

    def pass_by(self, duration: timedelta) -> None:
        """Let time pass."""
        self.time += duration


@dataclass
class OpenShop:
    """A shop with two bays, three flows and somebody for each role."""

    shop_id: str
    database: Path
    writing: Engine
    reader: Engine
    writer: Writer
    commands: Commands
    permissions: ShopPermissions
    gatekeeper: Gatekeeper
    shop_clock: TestClock
    real_clock: TestClock
    listeners: list[Committed] = field(default_factory=list)
    """Called with the shop's id after each commit, from the writer's thread."""
    bays: dict[str, Bay] = field(default_factory=dict)
    staff: dict[Role, StaffMember] = field(default_factory=dict)
    flows: dict[str, Flow] = field(default_factory=dict)

    def actor(self, role: Role) -> Actor:
        """Return the member of staff with that role, as an actor."""
        return Actor(self.shop_id, frozenset({role}), staff_id=self.staff[role].staff_id)

    def run(
        self,
        actor: Actor,
        action: Callable[[UnitOfWork], Answer],
        shape: type[Answer],
        key: str | None = None,
        request: str = "",
    ) -> Answer:
        """Run one action as a command and return its committed answer."""
        return asyncio.run(self.commands.run(actor, action, shape, key=key, request=request))

    def write(self, action: Callable[[UnitOfWork], object]) -> None:
        """Run rows and events of the test's own as a command."""

        def quiet(work: UnitOfWork) -> Done:
            action(work)
            return Done()

        self.run(founder(self.shop_id), quiet, Done)

    def device(self, kind: str, screen: str | None = None) -> PairedDevice:
        """Pair a device and return it with its token."""
        made = founder(self.shop_id)
        return self.run(made, lambda work: add_device(work, kind, f"the {kind}", screen), PairedDevice)

    def close(self) -> None:
        """Stop the writer and let go of the files."""
        self.writer.stop()
        self.writing.dispose()
        self.reader.dispose()


def open_shop(folder: Path, url: str | None = None) -> OpenShop:
    """Make one shop in a SQLite database in `folder`, or in the empty tables of `url`."""
    database = folder / "glassbay.sqlite"
    if url is None:
        write_database(database)
    writing = writing_engine(url or f"sqlite:///{database}")
    listeners: list[Committed] = []
    writer = Writer(writing, lambda shop_id, fed: _tell(listeners, shop_id, fed))
    writer.start()
    reader = reading_engine(writing.url)
    permissions = ShopPermissions(reader, PERMISSIONS)
    shop_clock, real_clock = TestClock(), TestClock()
    shop = OpenShop(
        shop_id=new_id(),
        database=database,
        writing=writing,
        reader=reader,
        writer=writer,
        commands=Commands(writer, shop_clock.now, permissions, NUMBERING, WARRANTY),
        permissions=permissions,
        gatekeeper=Gatekeeper(reader, server_secret(folder / "server.secret"), permissions, real_clock.now),
        shop_clock=shop_clock,
        real_clock=real_clock,
        listeners=listeners,
    )
    shop.write(lambda work: _furnish(work, shop))
    return shop


def _tell(listeners: list[Committed], shop_id: str, fed: Sequence[Fed]) -> None:
    for listen in listeners:
        listen(shop_id, fed)


def _furnish(work: UnitOfWork, shop: OpenShop) -> None:
    work.shops.save(_shop_row(shop.shop_id))
    for number in ("1", "2"):
        bay = Bay(new_id(), shop.shop_id, number, "lift", Name(f"{number}号工位", f"Bay {number}"))
        work.bays.save(bay)
        work.record(BayChanged(bay_id=bay.bay_id))
        shop.bays[number] = bay
    for role in PEOPLE:
        shop.staff[role] = add_staff(work, _somebody(role))
    shop.flows.update(FLOWS)
    for flow in shop.flows.values():
        row = {"shop_id": shop.shop_id, "digest": flow.digest, "key": flow.key, "current": True, "flow": flow}
        work.connection.execute(insert(flows).values(row))


def _shop_row(shop_id: str) -> Shop:
    return Shop(
        shop_id=shop_id,
        name=Name("玻璃湾汽车", "Glassbay Motors"),
        zone="Asia/Shanghai",
        languages=("zh", "en"),
        opened_day="2026-11-21",
        default_flow="mechanical",
        reception_lane="2",
        handover_bay="1",
    )


def _somebody(role: Role) -> NewStaff:
    name = Name(f"王{role.value}", f"{role.value.replace('_', ' ').title()} Wang")
    return NewStaff(
        login=role.value,
        name=name,
        surname=Name("王", "Wang"),
        roles=frozenset({role}),
        password_hash=_kept_password(),
        pin_hash=_kept_pin(),
    )


@cache
def _kept_password() -> str:
    """Hashed once for all tests: it is slow on purpose."""
    return password_hash(PASSWORD)


@cache
def _kept_pin() -> str:
    return pin_hash(PIN)
