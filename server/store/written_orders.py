"""Orders as this process has last written them: a tap need not read what the tap before it wrote."""

from server.domain.repair_order import RepairOrder

MOST_KEPT = 1_000
"""Of all shops; a busy one has sixty cars. The oldest are forgotten."""


class WrittenOrders:
    """The newest state of each order, as far as this process knows: another one may have changed it since.

    Whoever changes an order says from which version; where the table has another, nothing is written.
    """

    def __init__(self) -> None:
        self._orders: dict[str, RepairOrder] = {}

    def find(self, shop_id: str, order_id: str) -> RepairOrder | None:
        """Return the order as it was written last, if it is this shop's and was not forgotten."""
        order = self._orders.get(order_id)
        return order if order is not None and order.shop_id == shop_id else None

    def keep(self, order: RepairOrder) -> None:
        """Remember an order that was written."""
        self._orders.pop(order.order_id, None)
        self._orders[order.order_id] = order
        if len(self._orders) > MOST_KEPT:
            del self._orders[next(iter(self._orders))]

    def forget(self) -> None:
        """Forget all: what was written may have been taken back."""
        self._orders.clear()
