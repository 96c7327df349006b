"""A car led through the shop minute by minute, so that reports have something exact to say."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from server.actions import delivery, dispatch, payments, quality, reception, wash, work
from server.actions.arrivals import check_in_vehicle
from server.contract import deeds
from server.contract.boards import Words
from server.contract.reports import OperationsReport
from server.domain.repair_order import RepairOrder
from server.domain.staff import Actor
from server.domain.targets import Targets
from server.reports.operations import operations_report
from server.reports.period import period_of
from server.store.recorded import recorded_between
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork
from tests.fakes.busy_shop import BusyShop
from tests.fakes.passed_checks import all_checked

TARGETS = Targets(on_time=0.85, first_time_fix=0.95)
TITLE = Words(zh="保养", en="Service")


class ReportedCar:
    """One car, checked in at the shop's present time; each step waits the minutes that it is told first."""

    def __init__(self, shop: BusyShop, plate: str = "京A12345") -> None:
        self.shop = shop
        shop.do(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=plate)))
        shop.follow()
        self.order_id = max(shop.floor.orders)

    @property
    def order(self) -> RepairOrder:
        """The order as it stands."""
        return self.shop.floor.orders[self.order_id]

    def after(
        self,
        minutes: float,
        action: Callable[[UnitOfWork, str, Any], object],
        body: Any,
        actor: Actor | None = None,
    ) -> None:
        """Let time pass, then let the shop's advisor, or somebody else, do something."""
        self.shop.wait(timedelta(minutes=minutes))
        self.shop.do(lambda unit: action(unit, self.order_id, body), actor)
        self.shop.follow()

    def receive(self, promised_in: int, *, width: int = 20) -> None:
        """Wait 10 minutes, be received in 10, agree after 20; the window ends `promised_in` minutes on."""
        self.after(10, reception.begin_reception, deeds.BeginReception())
        to_at = self.shop.now + timedelta(minutes=promised_in + 10)
        line = deeds.EstimateLine(title=TITLE, standard_minutes=60, price_minor=100)
        body = deeds.FinishReception(
            lines=[line],
            promised_from=to_at - timedelta(minutes=width),
            promised_to=to_at,
            promise_reason="test",
        )
        self.after(10, reception.finish_reception, body)
        self.after(20, reception.authorize_estimate, deeds.AuthorizeEstimate(agreed="phone"))

    def work(self, minutes: int, *, pause: int = 0) -> None:
        """Wait 5 minutes for bay 1 and 5 in it, work, and in the middle wait for parts."""
        body = deeds.AssignBay(bay_id=self.shop.bays[0].bay_id, technician_id=self.shop.technician.staff_id)
        self.after(5, dispatch.assign_bay, body)
        self.after(5, work.start_work, deeds.StartWork())
        if pause:
            self.after(minutes / 2, work.pause_work, deeds.PauseWork(reason="parts"))
            self.after(pause, work.start_work, deeds.StartWork())
        for entry in self.shop.floor.flows[self.order.flow_digest].checklist:
            self.after(0, work.tick_checklist, deeds.TickChecklist(item_id=entry.item_id))
        self.after(minutes / 2 if pause else minutes, work.finish_work, deeds.FinishWork())

    def pass_checks(self) -> None:
        """Cross check and final inspection, 4 minutes each."""
        for _ in range(2):
            body = all_checked(self.order, self.shop.floor.flows[self.order.flow_digest])
            self.after(4, quality.pass_check, body, self.shop.inspector)

    def fail_check(self, cause_id: str = "noise") -> None:
        """Sent back after 4 minutes."""
        body = deeds.FailCheck(cause_id=cause_id, cause="左前")
        self.after(4, quality.fail_check, body, self.shop.inspector)

    def be_washed(self) -> None:
        """Wait 3 minutes, be washed in 7: then the car is ready."""
        self.after(3, wash.start_wash, deeds.StartWash())
        self.after(7, wash.finish_wash, deeds.FinishWash())

    def leave(self) -> None:
        """Settle and be delivered, 10 minutes each."""
        self.after(10, payments.settle_order, deeds.SettleOrder(paid_minor=100))
        self.after(10, delivery.deliver_vehicle, deeds.DeliverVehicle(unsigned="in_a_hurry"))


def report_of(shop: BusyShop, first: date | None = None, last: date | None = None) -> OperationsReport:
    """Return the report of some days of the shop, today's if none are given."""
    with shop.engine.begin() as connection:
        rows = ShopRows(connection, shop.shop_id)
        period = period_of(first, last, rows.shop.zone, shop.now)
        recorded = recorded_between(rows, period.first.isoformat(), period.last.isoformat())
        return operations_report(recorded, period, TARGETS)
