"""A shop that can be driven step by step, with a floor that follows its journal as the hub's does."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import Engine

from server.actions.shop_setup import add_bays, add_flows
from server.contract.boards import Words
from server.contract.deeds import BookAppointment
from server.domain.bay import Bay
from server.domain.events import StaffChanged
from server.domain.records import Shop
from server.domain.staff import Actor, Role, StaffMember
from server.domain.stage import Name
from server.projections.floor import Floor
from server.projections.floor_changes import move_on
from server.projections.topics import board_for
from server.store.batch import batch_over
from server.store.feed import Fed, read_feed
from server.store.floor_reader import read_floor
from server.store.identifiers import new_id
from server.store.repositories import accounts
from server.store.rows import Rows
from server.store.tables import shops
from server.store.unit_of_work import UnitOfWork
from tests.fakes.empty_tables import database_in_memory
from tests.fakes.open_shop import FLOWS, OPENING, PERMISSIONS, WARRANTY
from tests.fakes.plate_formats import NUMBERING

Answer = TypeVar("Answer")
PEOPLE = frozenset(Role) - {Role.CUSTOMER}


class BusyShop:
    """One shop, in memory or in the empty tables of `engine`: `do` runs an action, and the floor follows."""

    def __init__(self, engine: Engine | None = None) -> None:
        self.engine = engine or database_in_memory()
        self.shop_id = new_id()
        self.now = OPENING
        self.permissions = PERMISSIONS
        self.flows = FLOWS
        self.warranty = WARRANTY
        self.bays = [
            Bay(new_id(), self.shop_id, number, "lift", Name(f"{number} 号工位", f"Bay {number}"))
            for number in "12"
        ]
        self.advisor = self._somebody(Role.ADVISOR)
        self.technician = self._somebody(Role.TECHNICIAN)
        self.actor = Actor(self.shop_id, PEOPLE, staff_id=self.advisor.staff_id)
        self.inspector = Actor(self.shop_id, PEOPLE, staff_id=new_id())
        with self.engine.begin() as connection:
            Rows(connection, self.shop_id, shops, Shop).save(self._shop_row())
        self._handed: list[list[Fed]] = []
        self.do(self._furnish)
        self._handed.clear()
        self.floor = self.floor_from_tables()

    def do(self, action: Callable[[UnitOfWork], Answer], actor: Actor | None = None) -> Answer:
        """Run one action, whole or not at all."""
        with self.engine.begin() as connection, batch_over(connection, self.shop_id) as batch:
            work = UnitOfWork(
                connection,
                actor or self.actor,
                self.now,
                self.permissions,
                new_id(),
                numbering=NUMBERING,
                journal_end=batch.journal,
                warranty=self.warranty,
            )
            answer = action(work)
        self._handed.append(batch.fed)
        return answer

    def wait(self, duration: timedelta) -> None:
        """Let the shop's time pass."""
        self.now += duration

    def follow(self) -> int:
        """Move the floor on by what the journal has gained; return how many entries that were.

        What the writer hands over must be what can be read; rows may have changed since by a later action.
        """
        with self.engine.begin() as connection:
            fed = read_feed(connection, self.shop_id, self.floor.number)
        handed, self._handed = self._handed, []
        assert [entry.envelope for each in handed for entry in each] == [entry.envelope for entry in fed]
        assert len(handed) != 1 or handed == [fed]
        for entry in fed:
            move_on(self.floor, entry.envelope, entry.facts)
        return len(fed)

    def floor_from_tables(self) -> Floor:
        """Read the whole floor afresh."""
        with self.engine.begin() as connection:
            return read_floor(connection, self.shop_id)

    def topics(self) -> list[str]:
        """All topics that a screen of this shop could watch."""
        links = [f"visit/{link_id}" for link_id in self.floor.customer_links]
        return ["lounge", "gate", "workshop", "desk", "people", "bay/1", "bay/2", *links]

    def boards(self, floor: Floor) -> dict[str, Any]:
        """All boards of a floor."""
        return {topic: board_for(topic, floor) for topic in self.topics()}

    def booking(self, plate: str, *, hours_ahead: float = 1.0, flow: str = "mechanical") -> BookAppointment:
        """A booking of that plate."""
        return BookAppointment(
            appointment_id=new_id(),
            plate=plate,
            brand=Words(zh="大众", en="Volkswagen"),
            series=Words(zh="朗逸", en="Lavida"),
            vehicle_colour=Words(zh="白色", en="white"),
            customer_name="何平",
            customer_phone="13800004571",
            slot_at=self.now + timedelta(hours=hours_ahead),
            flow=flow,
            job=Words(zh="保养 A", en="Service A"),
            standard_minutes=60,
            advisor_id=self.advisor.staff_id,
        )

    def _somebody(self, role: Role) -> StaffMember:
        return StaffMember(
            new_id(), self.shop_id, Name("王敏", "Wang Min"), Name("王", "Wang"), frozenset({role})
        )

    def _shop_row(self) -> Shop:
        return Shop(
            shop_id=self.shop_id,
            name=Name("玻璃湾汽车", "Glassbay Motors"),
            zone="Asia/Shanghai",
            languages=("zh", "en"),
            opened_day="2026-11-21",
            default_flow="mechanical",
            reception_lane="2",
            handover_bay="1",
        )

    def _furnish(self, work: UnitOfWork) -> None:
        add_flows(work, self.flows.values())
        add_bays(work, self.bays)
        for member in (self.advisor, self.technician):
            accounts.add_account(work.connection, member, member.staff_id, None, None)
            work.record(StaffChanged(staff_id=member.staff_id))
