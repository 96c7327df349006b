"""What a kiosk does by the shop's clock: the screen's hours, and the restart at night."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from server.contract.devices import KioskPlan


def screen_is_on(plan: KioskPlan, now: datetime) -> bool:
    """Tell whether the screen shall be on; `now` is aware. Without hours it is always on.

    Hours may go past midnight: from 18:00 to 02:00.
    """
    if not plan.screen_on or not plan.screen_off:
        return True
    begin, end, here = (
        time.fromisoformat(plan.screen_on),
        time.fromisoformat(plan.screen_off),
        _local(plan, now),
    )
    return begin <= here < end if begin <= end else here >= begin or here < end


class NightRestart:
    """Falls due once at the plan's time of day; a kiosk that was started later waits for the next night."""

    def __init__(self) -> None:
        self._looked_at: time | None = None

    def is_due(self, plan: KioskPlan, now: datetime) -> bool:
        """Tell whether the time of day has come since the last look."""
        before, self._looked_at = self._looked_at, _local(plan, now)
        if before is None or not plan.restart_at:
            return False
        due = time.fromisoformat(plan.restart_at)
        if before <= self._looked_at:
            return before < due <= self._looked_at
        return due > before or due <= self._looked_at


def _local(plan: KioskPlan, now: datetime) -> time:
    return now.astimezone(ZoneInfo(plan.zone)).time()
