"""The shop that the realtime benches run: sixty cars, thirty-two of them worked on, a tablet at each bay."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from server.access.sessions import open_session
from server.access.setup import add_device
from server.actions import dispatch, reception, work
from server.actions.appointments import book_appointment
from server.actions.shop_setup import add_bays
from server.bootstrap import database_url
from server.contract import deeds
from server.contract.boards import Words
from server.domain.bay import Bay
from server.domain.capacity import BookingRules
from server.domain.stage import Name
from server.flow_files import load_flows
from server.founding import FoundedShop, Pace, found_shop
from server.places import config_folder
from server.shop_clock import real_now
from server.shop_file import load_shop_file
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork
from tests.benchmarks.cores import SERVER_CORES
from tests.fakes.filled_shop import SAID, filling, plate_of, receive
from tests.fakes.running_shop import RunningShop

CARS = 60
BAYS = 32


@dataclass(frozen=True, slots=True)
class Tablet:
    """A tablet at which a technician is signed in, and the order in its bay, which is being worked on."""

    token: str
    order_id: str


@dataclass(frozen=True, slots=True)
class BenchShop:
    """The founded shop, with the tokens that its clients need."""

    folder: Path
    founded: FoundedShop
    tablets: tuple[Tablet, ...]
    wall_token: str
    """Of a display with the control board."""
    desk_token: str
    """Of an advisor who has signed in."""

    @property
    def shop_id(self) -> str:
        """Its id."""
        return self.founded.shop.shop_id

    @contextmanager
    def served(self) -> Iterator[int]:
        """Run `glassbay serve` over it in a process of its own while the block lasts; give its port."""
        running = RunningShop(self.folder, self.founded).start()
        assert running.process is not None
        os.sched_setaffinity(running.process.pid, SERVER_CORES)
        try:
            yield int(running.address.rpartition(":")[2])
        finally:
            running.stop()


def found_bench_shop(folder: Path, cars: int = CARS, bays: int = BAYS) -> BenchShop:
    """Found the shop in `folder` and let its cars arrive, the first of them as far as a bay."""
    flows = load_flows(config_folder() / "flows")
    plan = load_shop_file(config_folder() / "shop.example.toml", flows)
    founded = found_shop(database_url(folder), plan, flows, Pace(real_now()))
    with filling(database_url(folder), founded) as unit:
        return _fill(unit, founded, folder, cars, bays)


def _fill(unit: UnitOfWork, founded: FoundedShop, folder: Path, cars: int, bays: int) -> BenchShop:
    added = [_bay(unit.shop_id, number) for number in range(len(unit.bays.where()) + 1, bays + 1)]
    add_bays(unit, added)
    orders = [_dispatched(unit, number) for number in range(cars)]
    technician_id = _staff_id(founded, "chenqiang")
    standing = list(zip(unit.bays.where(), orders, strict=False))
    for bay, order_id in standing:
        body = deeds.AssignBay(bay_id=bay.bay_id, technician_id=technician_id)
        dispatch.assign_bay(unit, order_id, body)
        work.start_work(unit, order_id, deeds.StartWork())
    return BenchShop(
        folder,
        founded,
        tablets=tuple(
            Tablet(_tablet_session(unit, technician_id, bay.number), order_id) for bay, order_id in standing
        ),
        wall_token=add_device(unit, "display", "wall", "workshop").token,
        desk_token=_session(unit, _staff_id(founded, "wang")),
    )


def _dispatched(unit: UnitOfWork, number: int) -> str:
    """Book a car and receive it, until it waits for a bay; return its order's id."""
    book_appointment(unit, _booking(unit, plate_of(number)), BookingRules())
    order_id = receive(unit, number)
    reception.authorize_estimate(unit, order_id, deeds.AuthorizeEstimate(agreed="phone"))
    return order_id


def _booking(unit: UnitOfWork, plate: str) -> deeds.BookAppointment:
    return deeds.BookAppointment(
        appointment_id=new_id(),
        plate=plate,
        brand=Words(zh="大众", en="Volkswagen"),
        series=Words(zh="朗逸", en="Lavida"),
        vehicle_colour=Words(zh="白色", en="white"),
        customer_name="何平",
        customer_phone="13800004571",
        slot_at=unit.now,
        job=SAID,
        standard_minutes=90,
        advisor_id=unit.actor.staff_id,
        overbook_reason="a bench",
    )


def _bay(shop_id: str, number: int) -> Bay:
    return Bay(new_id(), shop_id, str(number), "lift", Name(f"{number} 号工位", f"Bay {number}"))


def _tablet_session(unit: UnitOfWork, staff_id: str, number: str) -> str:
    device = add_device(unit, "tablet", f"tablet {number}", f"bay/{number}")
    return _session(unit, staff_id, device.device_id)


def _session(unit: UnitOfWork, staff_id: str, device_id: str | None = None) -> str:
    unit.actor = replace(unit.actor, staff_id=staff_id, device_id=device_id)
    return open_session(unit, unit.now).token


def _staff_id(founded: FoundedShop, login: str) -> str:
    return next(told.member.staff_id for told in founded.credentials if told.login == login)
