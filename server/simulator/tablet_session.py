"""A technician's hands at a tablet: each tap goes to the server, or is kept while the network is gone."""

from dataclasses import dataclass, field

from server.contract.deeds import OrderDeed
from server.simulator.api_client import ApiClient
from server.simulator.colleague import Workday


@dataclass(slots=True)
class TabletSession:
    """Somebody who has signed in at a tablet."""

    api: ApiClient
    workday: Workday
    _waiting: list[tuple[str, OrderDeed]] = field(default_factory=list)
    _cut_off: bool = False

    async def do(self, order_id: str, deed: OrderDeed) -> None:
        """Tap; raise Refused. Without a network the tap is kept, with the time at which it was made."""
        if self._cut_off:
            self._waiting.append(
                (order_id, deed.model_copy(update={"done_at": self.workday.shop_time.now()}))
            )
        else:
            await self.api.do(order_id, deed)

    def lose_network(self) -> None:
        """From now on nothing gets through."""
        self._cut_off = True

    async def find_network(self) -> int:
        """Send what was kept, in its order, and return how much it was; raise Refused."""
        self._cut_off = False
        kept, self._waiting = self._waiting, []
        for order_id, deed in kept:
            await self.api.do(order_id, deed)
        self.workday.taps_sent_late += len(kept)
        return len(kept)
