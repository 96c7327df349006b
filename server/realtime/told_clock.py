"""The shop's clock as screens are told it."""

from server.contract import realtime
from server.shop_clock import ShopClock, real_ms


def told_clock(clock: ShopClock) -> realtime.ShopClock:
    """Return where the clock stands now and how fast it runs."""
    return realtime.ShopClock(server_at=real_ms(), shop_at=clock.now().timestamp() * 1000, rate=clock.rate)
