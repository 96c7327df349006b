"""Who may see which bay just now: asked anew for every single picture. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from server.domain.bay import Bay, BayStill
from server.domain.errors import BayVideoNotShown, NotFound
from server.domain.recorder_address import RecorderAddress, Recorders
from server.domain.repair_order import RepairOrder
from server.domain.staff import Actor
from server.projections.bay_video import camera_over, order_in
from server.projections.floor import Floor

LOUNGE = "lounge"

Why = Literal["no_camera", "no_car", "switched_off", "closed", "not_yours", "not_here"]
"""Why a bay is not shown; a wording key after `bay_video.`."""


@dataclass(frozen=True, slots=True)
class ViewingRules:
    """The shop's settings: to whom bays are shown, and between which local times (equal: all day)."""

    lounge: bool
    customers: bool
    opens_at: time
    closes_at: time
    recorders: Recorders

    def open_at(self, local: time) -> bool:
        """Tell whether pictures are shown at this time; hours may go over midnight."""
        if self.opens_at == self.closes_at:
            return True
        if self.opens_at < self.closes_at:
            return self.opens_at <= local < self.closes_at
        return local >= self.opens_at or local < self.closes_at


def refuse_viewer(floor: Floor, actor: Actor, number: str, rules: ViewingRules, now: datetime) -> None:
    """Raise BayVideoNotShown unless `actor` may see the bay with this number at `now`.

    Nobody sees a bay without a car, one whose technician has switched the camera off, or one outside the
    hours. A customer sees the bay of their own car; a display by itself only as the lounge.
    """
    bay = bay_numbered(floor, number)
    why = _not_theirs(actor, order_in(floor, bay), rules) or why_dark(floor, bay, rules, now)
    if why is not None:
        raise _not_shown(bay, why)


def require_address(
    floor: Floor, actor: Actor, number: str, rules: ViewingRules, now: datetime
) -> RecorderAddress:
    """Return where a recorder shows the bay; raise BayVideoNotShown as `refuse_viewer` does.

    A customer is given it only where the shop has said so: who has an address can keep it.
    """
    bay = bay_numbered(floor, number)
    recorders = rules.recorders
    given = recorders.addresses if actor.visit_id is None else recorders.shown_to_customers
    address = given.get(number)
    why = _not_theirs(actor, order_in(floor, bay), rules) or _why_hidden(floor, bay, rules, now)
    if why is not None or address is None:
        raise _not_shown(bay, why or "no_camera")
    return address


def why_dark(floor: Floor, bay: Bay, rules: ViewingRules, now: datetime) -> Why | None:
    """Return why nobody at all may see the bay at `now`, None where somebody may."""
    if camera_over(floor, bay.number) is None:
        return "no_camera"
    return _why_hidden(floor, bay, rules, now)


def _why_hidden(floor: Floor, bay: Bay, rules: ViewingRules, now: datetime) -> Why | None:
    """Return the same, whatever there is to show the bay with."""
    order = order_in(floor, bay)
    if order is None:
        return "no_car"
    if order.work.camera_off:
        return "switched_off"
    return None if rules.open_at(now.astimezone(ZoneInfo(floor.shop.zone)).time()) else "closed"


def bay_numbered(floor: Floor, number: str) -> Bay:
    """Return the bay with this number; raise NotFound."""
    bay = next((bay for bay in floor.bays.values() if bay.number == number), None)
    if bay is None:
        raise NotFound(f"this shop has no bay '{number}'", kind="Bay", id=number)
    return bay


def refuse_still(actor: Actor, still: BayStill) -> None:
    """Raise BayVideoNotShown unless `actor` is of the staff, or the customer of that visit."""
    if actor.visit_id != still.visit_id if actor.visit_id is not None else actor.staff_id is None:
        raise BayVideoNotShown("this picture belongs to another visit", bay=still.bay, why="not_yours")


def _not_shown(bay: Bay, why: Why) -> BayVideoNotShown:
    return BayVideoNotShown(f"bay {bay.number} is not shown: {why}", bay=bay.number, why=why)


def _not_theirs(actor: Actor, order: RepairOrder | None, rules: ViewingRules) -> Why | None:
    """Return what keeps this viewer out, whatever the bay's state; the permissions were asked before."""
    if actor.visit_id is not None:
        own = order is not None and order.visit_id == actor.visit_id
        return None if own and rules.customers else "not_yours"
    if actor.staff_id is None:
        return None if actor.screen == LOUNGE and rules.lounge else "not_here"
    return None


Refuse = Callable[[], None]
"""Asks again whether a viewer may see what it waits for; raises where not."""
