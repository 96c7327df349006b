"""What a shop lets its roles do: what is shipped, and where the shop differs from it.

Only the differences are kept: what a later version adds reaches every shop with its default.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from server.domain.allowed_deeds import Deed
from server.domain.errors import InvalidRequest, PermissionFixed
from server.domain.permissions import ShopDeed, watching
from server.domain.staff import PEOPLES_ROLES, PermissionTable, Role

ROOMS: Mapping[str, tuple[str, ...]] = {
    "booking": (
        ShopDeed.RECEIVE_REQUEST,
        ShopDeed.BOOK_APPOINTMENT,
        ShopDeed.OVERBOOK_SLOT,
        ShopDeed.KEEP_SHELF,
        ShopDeed.MAKE_BOOKING_CODE,
        ShopDeed.CHANGE_OPENING,
    ),
    "reception": (
        watching("desk"),
        ShopDeed.SEE_CROP,
        ShopDeed.CONFIRM_ARRIVAL,
        ShopDeed.CHECK_IN_VEHICLE,
        ShopDeed.PARK_VEHICLE,
        Deed.CHOOSE_FLOW,
        ShopDeed.ARRANGE_ERRAND,
        ShopDeed.RUN_ERRAND,
        Deed.BEGIN_RECEPTION,
        ShopDeed.RECEIVE_VEHICLE,
        ShopDeed.CORRECT_VISIT,
        ShopDeed.SPLIT_VISIT,
        ShopDeed.SEE_RECEPTION,
        ShopDeed.KEEP_PAINT_JOB,
        Deed.FINISH_RECEPTION,
        ShopDeed.SEE_ESTIMATES,
        ShopDeed.SETTLE_RECOMMENDATION,
        Deed.REVISE_ESTIMATE,
        Deed.AUTHORIZE_ESTIMATE,
        Deed.ANSWER_ADDED_WORK,
        Deed.MOVE_PROMISED_TIME,
        ShopDeed.MAKE_CUSTOMER_LINK,
        ShopDeed.GIVE_CARE,
        ShopDeed.SEE_AFTER_SERVICE,
        ShopDeed.MAKE_FOLLOW_UP_CALL,
        ShopDeed.HANDLE_COMPLAINT,
        ShopDeed.HANDLE_SLIP,
        ShopDeed.TELL_CUSTOMER,
        ShopDeed.LEND_LOANER,
        ShopDeed.KEEP_LOANERS,
    ),
    "work": (
        watching("workshop"),
        watching("bay"),
        Deed.ASSIGN_BAY,
        ShopDeed.OVERRIDE_FITNESS,
        Deed.START_WORK,
        Deed.PAUSE_WORK,
        Deed.CALL_FOR_HELP,
        Deed.ANSWER_HELP,
        Deed.TICK_CHECKLIST,
        Deed.TAKE_PHOTO,
        Deed.REQUEST_ADDED_WORK,
        Deed.FINISH_WORK,
        ShopDeed.CLOCK_JOB,
        Deed.UNDO_DEED,
        Deed.STEP_BACK,
        ShopDeed.SETTLE_EXCEPTION,
    ),
    "checks": (Deed.PASS_CHECK, Deed.FAIL_CHECK, Deed.START_WASH, Deed.FINISH_WASH, Deed.SKIP_WASH),
    "delivery": (
        Deed.CALL_CUSTOMER,
        ShopDeed.SEE_SETTLEMENT,
        Deed.TAKE_PAYMENT,
        Deed.REFUND_PAYMENT,
        ShopDeed.REFUND_DELIVERED,
        ShopDeed.HANDLE_CLAIM,
        Deed.SETTLE_ORDER,
        Deed.REQUEST_INVOICE,
        Deed.DELIVER_VEHICLE,
        ShopDeed.CLOSE_VISIT,
    ),
    "recalls": (ShopDeed.ANNOUNCE_RECALL,),
    "records": (
        ShopDeed.SEE_RECORDS,
        ShopDeed.SEE_PHONE_NUMBERS,
        ShopDeed.IMPORT_RECORDS,
        ShopDeed.ERASE_CUSTOMER,
    ),
    "knowledge": (ShopDeed.SEE_KNOWLEDGE, ShopDeed.REPORT_FAULT, ShopDeed.VERIFY_FAULT),
    "catalogue": (ShopDeed.SEE_CATALOGUE, ShopDeed.CHANGE_CATALOGUE),
    "people": (
        watching("people"),
        ShopDeed.SET_ATTENDANCE,
        ShopDeed.KEEP_ROTA,
        ShopDeed.SEE_STAFF,
        ShopDeed.ADD_STAFF,
        ShopDeed.CHANGE_STAFF,
        ShopDeed.CHANGE_ROLES,
    ),
    "screens": (
        watching("lounge"),
        watching("gate"),
        ShopDeed.HEAR_ANNOUNCEMENT,
        ShopDeed.SEE_ANNOUNCEMENTS,
        ShopDeed.SAY_WORDS,
        ShopDeed.PLACE_SPEAKER,
        ShopDeed.SEE_BAY_VIDEO,
        Deed.SWITCH_CAMERA,
    ),
    "devices": (
        ShopDeed.SEE_DEVICES,
        ShopDeed.MAKE_PAIRING_CODE,
        ShopDeed.CHANGE_DEVICE,
        ShopDeed.REVOKE_DEVICE,
        ShopDeed.SEE_LATENCY,
    ),
    "reports": (ShopDeed.SEE_REPORTS,),
}
"""All that a person can be allowed, in the order in which an administrator reads it."""
NOT_FOR_PEOPLE = frozenset(
    {
        ShopDeed.REPORT_SIGHTING,
        ShopDeed.REPORT_HEARTBEAT,
        ShopDeed.SEND_BAY_VIDEO,
        ShopDeed.RATE_VISIT,
        watching("visit"),
    }
)
"""What cameras, screens and customers do by themselves."""
FIXED: Mapping[Role, frozenset[str]] = {
    Role.ADMINISTRATOR: frozenset({ShopDeed.CHANGE_ROLES, ShopDeed.CHANGE_STAFF})
}
"""Without these nobody in the shop could ever give a right back."""


@dataclass(frozen=True, slots=True)
class PermissionDifference:
    """One right that a role has in this shop though it is not shipped so, or has not though it is."""

    shop_id: str
    role: Role
    permission: str
    granted: bool


def table_of(shipped: PermissionTable, differences: Iterable[PermissionDifference]) -> PermissionTable:
    """Return what each role may do where the shop differs so."""
    table = dict(shipped)
    for one in differences:
        allowed = table.get(one.role, frozenset())
        table[one.role] = allowed | {one.permission} if one.granted else allowed - {one.permission}
    return table


def check_permission(role: Role, permission: str, *, granted: bool) -> None:
    """Raise InvalidRequest for what no person can be allowed, PermissionFixed for what none can lose."""
    if role not in PEOPLES_ROLES:
        raise InvalidRequest(f"'{role}' is no role for people", field="role")
    if permission not in {name for room in ROOMS.values() for name in room}:
        raise InvalidRequest(f"'{permission}' is nothing that a person can be allowed", field="permission")
    if not granted and permission in FIXED.get(role, frozenset()):
        raise PermissionFixed(
            f"'{permission}' stays with the role '{role}': nobody could give it back",
            role=role,
            permission=permission,
        )
