"""Repair orders."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from server.domain.errors import BayOccupied
from server.domain.repair_order import RepairOrder
from server.store.rows import Rows
from server.store.tables import repair_orders


class Orders(Rows[RepairOrder]):
    """The shop's repair orders; no two of them stand in one bay."""

    def __init__(self, connection: Connection, shop_id: str) -> None:
        super().__init__(connection, shop_id, repair_orders, RepairOrder)

    def of_visit(self, visit_id: str) -> list[RepairOrder]:
        """Return the orders of one visit, oldest first."""
        return self.where(repair_orders.c.visit_id == visit_id)

    def save(self, item: RepairOrder) -> None:
        """Write the order; raise BayOccupied where another car stands in its bay."""
        with _alone_in(item.occupied_bay_id):
            super().save(item)

    def change(self, before: RepairOrder, after: RepairOrder) -> None:
        """Write what has changed of the order; raise BayOccupied where another car stands in its bay."""
        with _alone_in(after.occupied_bay_id):
            super().change(before, after)

    def _derived(self, item: RepairOrder) -> dict[str, Any]:
        return {"occupied_bay_id": item.occupied_bay_id}


@contextmanager
def _alone_in(bay_id: str | None) -> Iterator[None]:
    try:
        yield
    except IntegrityError as conflict:
        if "occupied_bay" not in str(conflict.orig):
            raise
        raise BayOccupied("another car stands in that bay", bay_id=bay_id) from conflict
