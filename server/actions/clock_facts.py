"""What the service clock looks up: whose visit, which stage, whether an advisor is idle."""

from datetime import date, datetime

from server.domain.clock_rules import Condition
from server.domain.staff import Role
from server.domain.stage import StageKind
from server.domain.working_calendar import WorkingCalendar
from server.store import tables
from server.store.unit_of_work import UnitOfWork


class ClockFacts:
    """Rows of one shop, as the clock's vocabulary asks for them."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self.calendar: WorkingCalendar = work.shop.calendar

    def vehicle_of(self, visit_id: str) -> str:
        """Return the vehicle of a visit."""
        return self._work.visits.get(visit_id).vehicle_id

    def kind_of(self, order_id: str, stage: str) -> StageKind:
        """Return the kind of a stage of the order's own flow."""
        order = self._work.orders.get(order_id)
        return self._work.pinned_flow(order.flow_digest).stage(stage).kind

    def day_begins(self, day: str) -> datetime:
        """Return the first instant of one of the shop's days."""
        return self.calendar.begin_of(date.fromisoformat(day))

    def holds(self, condition: Condition, at: datetime) -> bool:
        """Tell whether a rule's condition is met as its time begins."""
        if condition is Condition.SHOP_OPENS:
            return self.calendar.opens_on(self.calendar.day_of(at)) is not None
        return self._advisor_is_idle()

    def _advisor_is_idle(self) -> bool:
        visits = self._work.visits.where(tables.visits.c.departed_at.is_(None))
        advisors = {visit.visit_id: visit.advisor_id for visit in visits}
        orders = self._work.orders.where(tables.repair_orders.c.visit_id.in_(advisors))
        receiving = {
            advisors[order.visit_id]
            for order in orders
            if self.kind_of(order.order_id, order.stage) is StageKind.RECEPTION
        }
        return any(
            Role.ADVISOR in member.roles and member.present and member.works_here
            for member in self._work.staff.all()
            if member.staff_id not in receiving
        )
