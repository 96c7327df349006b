"""Repair orders."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from server.domain.errors import BayOccupied
from server.domain.repair_order import RepairOrder
from server.store.rows import Rows
from server.store.tables import repair_orders, visits
from server.store.written_orders import WrittenOrders

_CHANGE = update(repair_orders).where(
    repair_orders.c.order_id == bindparam("of_order"),
    repair_orders.c.shop_id == bindparam("in_shop"),
    repair_orders.c.version == bindparam("of_version"),
)


class Overtaken(Exception):
    """The order is not at the version that was to be changed: another process was quicker."""


class Orders(Rows[RepairOrder]):
    """The shop's repair orders; no two of them stand in one bay."""

    def __init__(self, connection: Connection, shop_id: str, written: WrittenOrders | None = None) -> None:
        """With `written`, orders that are to be changed come from there where they are known."""
        super().__init__(connection, shop_id, repair_orders, RepairOrder)
        self._written = WrittenOrders() if written is None else written

    def to_change(self, order_id: str) -> RepairOrder:
        """Return the order for `change`; raise NotFound."""
        return self._written.find(self._shop_id, order_id) or self.get(order_id)

    def of_visit(self, visit_id: str) -> list[RepairOrder]:
        """Return the orders of one visit, oldest first."""
        return self.where(repair_orders.c.visit_id == visit_id)

    def here(self) -> list[RepairOrder]:
        """Return the orders of all cars that are on the premises, oldest first."""
        open_visits = select(visits.c.visit_id).where(
            visits.c.shop_id == self._shop_id, visits.c.departed_at.is_(None)
        )
        return self.where(repair_orders.c.visit_id.in_(open_visits))

    def save(self, item: RepairOrder) -> None:
        """Write the order; raise BayOccupied where another car stands in its bay."""
        with _alone_in(item.occupied_bay_id):
            super().save(item)
        self._written.keep(item)

    def change(self, before: RepairOrder, after: RepairOrder) -> None:
        """Write what has changed of the order.

        Raises BayOccupied where another car stands in its bay, Overtaken where the table has not `before`.
        """
        old = self._values(before)
        changes = {name: value for name, value in self._values(after).items() if value != old[name]}
        told = {"in_shop": self._shop_id, "of_order": before.order_id, "of_version": before.version}
        with _alone_in(after.occupied_bay_id):
            changed = self._connection.execute(_CHANGE, changes | told)
        if changed.rowcount != 1:
            raise Overtaken(f"order {before.order_id} is not at version {before.version}")
        self._written.keep(after)

    def _derived(self, item: RepairOrder) -> dict[str, Any]:
        # Cars of one load stand in the booth together; whoever fills it has looked that it was empty.
        return {"occupied_bay_id": None if item.work.shares else item.occupied_bay_id}


@contextmanager
def _alone_in(bay_id: str | None) -> Iterator[None]:
    try:
        yield
    except IntegrityError as conflict:
        if "occupied_bay" not in str(conflict.orig):
            raise
        raise BayOccupied("another car stands in that bay", bay_id=bay_id) from conflict
