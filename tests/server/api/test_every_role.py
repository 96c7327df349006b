"""Every route and every board, asked by every role: the answer is the matrix's, also after it was edited."""

import pytest

from server.api.repair_orders import DEEDS
from server.domain.allowed_deeds import Deed
from server.domain.permissions import ALL_PERMISSIONS, TOPIC_KINDS, ShopDeed
from server.domain.role_permissions import NOT_FOR_PEOPLE, ROOMS
from server.domain.staff import PEOPLES_ROLES, Role
from tests.fakes.open_api import OpenApi
from tests.server.api.test_access_routes import (
    EVERY_MEMBER_OF_STAFF,
    IN_THE_PATH,
    body_for,
    closed_routes,
    filled,
)

NOT_A_ROLES = {("GET", "/metrics"), ("GET", "/api/devices/current")}
"""A scraper's own token, and a device's question about itself."""
NO_ROUTE = {
    ShopDeed.RATE_VISIT,
    ShopDeed.OVERBOOK_SLOT,
    ShopDeed.OVERRIDE_FITNESS,
    ShopDeed.REFUND_DELIVERED,
    ShopDeed.SEE_PHONE_NUMBERS,
}
"""A customer's own, and what widens another right."""
WANTED: dict[tuple[str, str], str] = {
    ("GET", "/api/announcements"): ShopDeed.SEE_ANNOUNCEMENTS,
    ("POST", "/api/announcements"): ShopDeed.SAY_WORDS,
    ("DELETE", "/api/announcements/{announcement_id}"): ShopDeed.SAY_WORDS,
    ("POST", "/api/announcements/receipts"): ShopDeed.HEAR_ANNOUNCEMENT,
    ("GET", "/api/announcements/{announcement_id}/audio"): ShopDeed.HEAR_ANNOUNCEMENT,
    ("POST", "/api/appointments"): ShopDeed.BOOK_APPOINTMENT,
    ("POST", "/api/appointments/{appointment_id}/move"): ShopDeed.BOOK_APPOINTMENT,
    ("POST", "/api/appointments/{appointment_id}/cancel"): ShopDeed.BOOK_APPOINTMENT,
    ("GET", "/api/slots"): ShopDeed.BOOK_APPOINTMENT,
    ("POST", "/api/booking-codes"): ShopDeed.MAKE_BOOKING_CODE,
    ("GET", "/api/estimates/{order_id}/promise-reasons"): ShopDeed.SEE_ESTIMATES,
    ("GET", "/api/booking-codes"): ShopDeed.MAKE_BOOKING_CODE,
    ("POST", "/api/booking-codes/withdraw"): ShopDeed.MAKE_BOOKING_CODE,
    ("GET", "/api/appointments/known-car"): ShopDeed.BOOK_APPOINTMENT,
    ("GET", "/api/messages"): ShopDeed.TELL_CUSTOMER,
    ("POST", "/api/messages/{message_id}/told"): ShopDeed.TELL_CUSTOMER,
    ("POST", "/api/bay-video/wishes"): ShopDeed.SEND_BAY_VIDEO,
    ("PUT", "/api/bay-video/{bay}/frame"): ShopDeed.SEND_BAY_VIDEO,
    ("PUT", "/api/bay-video/stills/{still_id}"): ShopDeed.SEND_BAY_VIDEO,
    ("GET", "/api/bay-video/{bay}/frame"): ShopDeed.SEE_BAY_VIDEO,
    ("GET", "/api/bay-video/{bay}/address"): ShopDeed.SEE_BAY_VIDEO,
    ("GET", "/api/bay-video/stills/{still_id}"): ShopDeed.SEE_BAY_VIDEO,
    ("GET", "/api/boards/{topic:path}"): "topic:desk",
    ("POST", "/api/service-clock/timers/{timer_id}/care"): ShopDeed.GIVE_CARE,
    ("POST", "/api/service-clock/requests"): ShopDeed.RECEIVE_REQUEST,
    ("GET", "/api/catalogue"): ShopDeed.SEE_CATALOGUE,
    ("GET", "/api/catalogue/file"): ShopDeed.CHANGE_CATALOGUE,
    ("POST", "/api/catalogue/check"): ShopDeed.CHANGE_CATALOGUE,
    ("POST", "/api/catalogue/import"): ShopDeed.CHANGE_CATALOGUE,
    ("POST", "/api/catalogue/prices"): ShopDeed.CHANGE_CATALOGUE,
    ("GET", "/api/opening"): ShopDeed.CHANGE_OPENING,
    ("POST", "/api/opening"): ShopDeed.CHANGE_OPENING,
    ("GET", "/api/dispatch/{order_id}"): "assign_bay",
    ("GET", "/api/devices"): ShopDeed.SEE_DEVICES,
    ("GET", "/api/bays"): ShopDeed.SEE_DEVICES,
    ("GET", "/api/cameras"): ShopDeed.SEE_DEVICES,
    ("GET", "/api/certificate"): ShopDeed.SEE_DEVICES,
    ("GET", "/api/speakers"): ShopDeed.SEE_DEVICES,
    ("GET", "/api/devices/{device_id}/picture"): ShopDeed.SEE_DEVICES,
    ("PATCH", "/api/devices/{device_id}"): ShopDeed.CHANGE_DEVICE,
    ("POST", "/api/devices/{device_id}/orders"): ShopDeed.CHANGE_DEVICE,
    ("DELETE", "/api/devices/{device_id}"): ShopDeed.REVOKE_DEVICE,
    ("POST", "/api/devices/current/picture"): ShopDeed.REPORT_HEARTBEAT,
    ("POST", "/api/heartbeats/agent"): ShopDeed.REPORT_HEARTBEAT,
    ("POST", "/api/heartbeats/kiosk"): ShopDeed.REPORT_HEARTBEAT,
    ("POST", "/api/exceptions/{exception_id}/settle"): ShopDeed.SETTLE_EXCEPTION,
    ("GET", "/api/latency"): ShopDeed.SEE_LATENCY,
    ("POST", "/api/pairing-codes"): ShopDeed.MAKE_PAIRING_CODE,
    ("DELETE", "/api/pairing-codes"): ShopDeed.MAKE_PAIRING_CODE,
    ("POST", "/api/pairing-requests/confirm"): ShopDeed.MAKE_PAIRING_CODE,
    ("GET", "/api/people"): ShopDeed.CHANGE_STAFF,
    ("POST", "/api/people"): ShopDeed.ADD_STAFF,
    ("PATCH", "/api/people/{staff_id}"): ShopDeed.CHANGE_STAFF,
    ("POST", "/api/people/{staff_id}/secrets"): ShopDeed.CHANGE_STAFF,
    ("POST", "/api/people/{staff_id}/stop"): ShopDeed.CHANGE_STAFF,
    ("POST", "/api/people/{staff_id}/restore"): ShopDeed.CHANGE_STAFF,
    ("POST", "/api/receptions/{order_id}/customer"): ShopDeed.RECEIVE_VEHICLE,
    ("POST", "/api/receptions/{order_id}/vehicle"): ShopDeed.RECEIVE_VEHICLE,
    ("POST", "/api/receptions/{order_id}/interview"): ShopDeed.RECEIVE_VEHICLE,
    ("POST", "/api/receptions/{order_id}/stations"): ShopDeed.RECEIVE_VEHICLE,
    ("POST", "/api/receptions/{order_id}/marks"): ShopDeed.RECEIVE_VEHICLE,
    ("POST", "/api/receptions/{order_id}/marks/{mark_id}/remove"): ShopDeed.RECEIVE_VEHICLE,
    ("POST", "/api/receptions/{order_id}/photos"): ShopDeed.RECEIVE_VEHICLE,
    ("GET", "/api/receptions/photos/{photo_id}"): ShopDeed.SEE_RECEPTION,
    ("GET", "/api/receptions/{order_id}/history"): ShopDeed.RECEIVE_VEHICLE,
    ("GET", "/api/receptions/{order_id}/warranty"): ShopDeed.RECEIVE_VEHICLE,
    ("GET", "/api/reports/operations"): ShopDeed.SEE_REPORTS,
    ("GET", "/api/roles"): ShopDeed.CHANGE_ROLES,
    ("POST", "/api/roles/{role}"): ShopDeed.CHANGE_ROLES,
    ("GET", "/api/catalogue/booked/{order_id}"): ShopDeed.SEE_CATALOGUE,
    ("GET", "/api/estimates/{order_id}"): ShopDeed.SEE_ESTIMATES,
    ("GET", "/api/estimates/{order_id}/window"): ShopDeed.SEE_ESTIMATES,
    ("GET", "/api/after-service"): ShopDeed.SEE_AFTER_SERVICE,
    ("GET", "/api/after-service/complaints"): ShopDeed.SEE_AFTER_SERVICE,
    ("POST", "/api/after-service/follow-ups/{visit_id}"): ShopDeed.MAKE_FOLLOW_UP_CALL,
    ("POST", "/api/after-service/complaints"): ShopDeed.HANDLE_COMPLAINT,
    ("POST", "/api/after-service/complaints/{complaint_id}/steps"): ShopDeed.HANDLE_COMPLAINT,
    ("POST", "/api/after-service/complaints/{complaint_id}/owner"): ShopDeed.HANDLE_COMPLAINT,
    ("POST", "/api/after-service/complaints/{complaint_id}/close"): ShopDeed.HANDLE_COMPLAINT,
    ("POST", "/api/appointments/{appointment_id}/assign"): ShopDeed.BOOK_APPOINTMENT,
    ("GET", "/api/shelf"): ShopDeed.KEEP_SHELF,
    ("POST", "/api/shelf/{part_id}/tick"): ShopDeed.KEEP_SHELF,
    ("POST", "/api/shelf/{part_id}/expect"): ShopDeed.KEEP_SHELF,
    ("GET", "/api/settlements"): ShopDeed.SEE_SETTLEMENT,
    ("POST", "/api/settlements/{order_id}/signature"): "deliver_vehicle",
    ("GET", "/api/settlements/{order_id}/signature"): ShopDeed.SEE_SETTLEMENT,
    ("GET", "/api/visits/{visit_id}/ready-calls"): "call_customer",
    ("POST", "/api/visits/{visit_id}/ready-calls"): "call_customer",
    ("GET", "/api/settlements/{order_id}"): ShopDeed.SEE_SETTLEMENT,
    ("GET", "/api/claims"): ShopDeed.HANDLE_CLAIM,
    ("POST", "/api/claims"): ShopDeed.HANDLE_CLAIM,
    ("POST", "/api/claims/{claim_id}/next"): ShopDeed.HANDLE_CLAIM,
    ("POST", "/api/claims/{claim_id}/part"): ShopDeed.HANDLE_CLAIM,
    ("GET", "/api/loaners"): ShopDeed.LEND_LOANER,
    ("POST", "/api/loaners"): ShopDeed.KEEP_LOANERS,
    ("POST", "/api/loaners/{loaner_id}/change"): ShopDeed.KEEP_LOANERS,
    ("GET", "/api/loaners/{loaner_id}/loans"): ShopDeed.LEND_LOANER,
    ("POST", "/api/loaners/loans"): ShopDeed.LEND_LOANER,
    ("POST", "/api/loaners/loans/{loan_id}/signature"): ShopDeed.LEND_LOANER,
    ("GET", "/api/loaners/loans/{loan_id}/signature"): ShopDeed.LEND_LOANER,
    ("POST", "/api/loaners/loans/{loan_id}/due"): ShopDeed.LEND_LOANER,
    ("POST", "/api/loaners/loans/{loan_id}/return"): ShopDeed.LEND_LOANER,
    ("POST", "/api/loaners/loans/{loan_id}/charged"): Deed.TAKE_PAYMENT,
    ("GET", "/api/fault-reports"): ShopDeed.SEE_KNOWLEDGE,
    ("GET", "/api/search"): ShopDeed.SEE_RECORDS,
    ("GET", "/api/record-files/{kind}/template"): ShopDeed.IMPORT_RECORDS,
    ("POST", "/api/record-files/{kind}/check"): ShopDeed.IMPORT_RECORDS,
    ("POST", "/api/record-files/{kind}/import"): ShopDeed.IMPORT_RECORDS,
    ("GET", "/api/records/vehicles/{vehicle_id}"): ShopDeed.SEE_RECORDS,
    ("GET", "/api/records/customers/{customer_id}"): ShopDeed.SEE_RECORDS,
    ("GET", "/api/records/customers/{customer_id}/held"): ShopDeed.ERASE_CUSTOMER,
    ("GET", "/api/records/customers/{customer_id}/export"): ShopDeed.ERASE_CUSTOMER,
    ("POST", "/api/records/customers/{customer_id}/erase"): ShopDeed.ERASE_CUSTOMER,
    ("GET", "/api/customer-tier"): ShopDeed.SEE_AFTER_SERVICE,
    ("GET", "/api/win-back"): ShopDeed.SEE_AFTER_SERVICE,
    ("GET", "/api/win-back/file"): ShopDeed.SEE_AFTER_SERVICE,
    ("POST", "/api/win-back/{customer_id}"): ShopDeed.MAKE_FOLLOW_UP_CALL,
    ("GET", "/api/erasures"): ShopDeed.ERASE_CUSTOMER,
    ("GET", "/api/erasures/{erasure_id}"): ShopDeed.ERASE_CUSTOMER,
    ("POST", "/api/erasures/{erasure_id}/prove"): ShopDeed.ERASE_CUSTOMER,
    ("POST", "/api/fault-reports"): ShopDeed.REPORT_FAULT,
    ("POST", "/api/fault-reports/{report_id}/next"): ShopDeed.VERIFY_FAULT,
    ("POST", "/api/fault-reports/{report_id}/reopen"): ShopDeed.VERIFY_FAULT,
    ("POST", "/api/sightings"): ShopDeed.REPORT_SIGHTING,
    ("POST", "/api/sightings/{sighting_id}/confirm"): ShopDeed.CONFIRM_ARRIVAL,
    ("GET", "/api/sightings/{sighting_id}/crop"): ShopDeed.SEE_CROP,
    ("GET", "/api/speaker"): ShopDeed.HEAR_ANNOUNCEMENT,
    ("PUT", "/api/speakers/{device_id}"): ShopDeed.PLACE_SPEAKER,
    ("GET", "/api/staff"): ShopDeed.SEE_STAFF,
    ("POST", "/api/job-clock/{order_id}/on"): ShopDeed.CLOCK_JOB,
    ("POST", "/api/job-clock/off"): ShopDeed.CLOCK_JOB,
    ("GET", "/api/job-clock/hours"): ShopDeed.KEEP_ROTA,
    ("GET", "/api/parts-picks"): ShopDeed.KEEP_SHELF,
    ("POST", "/api/parts-picks/{order_id}"): ShopDeed.KEEP_SHELF,
    ("GET", "/api/rota"): ShopDeed.KEEP_ROTA,
    ("POST", "/api/rota/{staff_id}"): ShopDeed.KEEP_ROTA,
    ("POST", "/api/rota/{staff_id}/days"): ShopDeed.KEEP_ROTA,
    ("POST", "/api/rota/days/{rota_days_id}/remove"): ShopDeed.KEEP_ROTA,
    ("POST", "/api/attendance/{staff_id}"): ShopDeed.SET_ATTENDANCE,
    ("POST", "/api/visits/{visit_id}/merge"): ShopDeed.CORRECT_VISIT,
    ("POST", "/api/visits/{visit_id}/reassign"): ShopDeed.CORRECT_VISIT,
    ("POST", "/api/visits/{visit_id}/reopen"): ShopDeed.CORRECT_VISIT,
    ("POST", "/api/visits/{visit_id}/split"): ShopDeed.SPLIT_VISIT,
    ("POST", "/api/visits/corrections/{correction_id}/undo"): ShopDeed.CORRECT_VISIT,
    ("POST", "/api/visits/{visit_id}/close"): ShopDeed.CLOSE_VISIT,
    ("GET", "/api/slips"): ShopDeed.HANDLE_SLIP,
    ("GET", "/api/slips/history"): ShopDeed.HANDLE_SLIP,
    ("POST", "/api/slips"): ShopDeed.HANDLE_SLIP,
    ("POST", "/api/slips/{slip_id}/owner"): ShopDeed.HANDLE_SLIP,
    ("POST", "/api/slips/{slip_id}/answer"): ShopDeed.HANDLE_SLIP,
    ("POST", "/api/slips/{slip_id}/close"): ShopDeed.HANDLE_SLIP,
    ("GET", "/api/errands"): ShopDeed.RUN_ERRAND,
    ("POST", "/api/errands"): ShopDeed.ARRANGE_ERRAND,
    ("POST", "/api/errands/{errand_id}/staff"): ShopDeed.ARRANGE_ERRAND,
    ("POST", "/api/errands/{errand_id}/cancel"): ShopDeed.ARRANGE_ERRAND,
    ("POST", "/api/errands/{errand_id}/steps"): ShopDeed.RUN_ERRAND,
    ("POST", "/api/visits/{visit_id}/plate"): ShopDeed.CHECK_IN_VEHICLE,
    ("POST", "/api/visits/{visit_id}/place"): ShopDeed.PARK_VEHICLE,
    ("GET", "/api/visits/{visit_id}/history"): ShopDeed.SEE_RECEPTION,
    ("POST", "/api/paint-jobs/{order_id}"): ShopDeed.KEEP_PAINT_JOB,
    ("POST", "/api/booths/{bay_id}/plan"): "assign_bay",
    ("POST", "/api/booths/{bay_id}/drop"): "assign_bay",
    ("POST", "/api/booths/{bay_id}/fill"): "assign_bay",
    ("GET", "/api/estimates/{order_id}/signature"): ShopDeed.SEE_ESTIMATES,
    ("POST", "/api/estimates/{order_id}/signature"): "authorize_estimate",
    ("GET", "/api/visits/{visit_id}/recommendations"): ShopDeed.SEE_ESTIMATES,
    ("POST", "/api/recommendations/{recommendation_id}/settle"): ShopDeed.SETTLE_RECOMMENDATION,
    ("GET", "/api/recalls"): ShopDeed.SEE_AFTER_SERVICE,
    ("GET", "/api/recalls/{recall_id}"): ShopDeed.SEE_AFTER_SERVICE,
    ("GET", "/api/visits/{visit_id}/recalls"): ShopDeed.SEE_ESTIMATES,
    ("POST", "/api/recalls"): ShopDeed.ANNOUNCE_RECALL,
    ("POST", "/api/recalls/{recall_id}/withdraw"): ShopDeed.ANNOUNCE_RECALL,
    ("POST", "/api/recalls/cars/{car_id}/repaired"): ShopDeed.SETTLE_RECOMMENDATION,
    ("GET", "/api/estimates/{order_id}/paper"): ShopDeed.SEE_ESTIMATES,
    ("GET", "/api/estimates/{order_id}/paper.pdf"): ShopDeed.SEE_ESTIMATES,
    ("POST", "/api/visits"): ShopDeed.CHECK_IN_VEHICLE,
    ("POST", "/api/visits/{visit_id}/customer-link"): ShopDeed.MAKE_CUSTOMER_LINK,
    ("POST", "/api/repair-orders/{order_id}/photos"): "take_photo",
    ("GET", "/api/repair-orders/photos/{photo_id}"): ShopDeed.SEE_RECEPTION,
    **{("POST", f"/api/repair-orders/{{order_id}}/{name}"): name.replace("-", "_") for name in DEEDS},
}
"""What each route wants; a new one is entered here."""


def _routes(api: OpenApi) -> list[tuple[str, str]]:
    return [
        route
        for route in closed_routes(api)
        if route not in EVERY_MEMBER_OF_STAFF | NOT_A_ROLES and not route[1].startswith(IN_THE_PATH)
    ]


def _opened(api: OpenApi, token: str) -> set[str]:
    """Return the permissions whose routes answer this token other than by a refusal of rights."""
    opened: set[str] = set()
    shut: set[str] = set()
    for method, path in _routes(api):
        answer = api.send(method, filled(path), token, body_for(method, path))
        refused = answer.status_code == 403 and answer.json()["code"] == "not_allowed"
        (shut if refused else opened).add(WANTED[method, path])
    for kind in TOPIC_KINDS:
        topic = f"{kind}/1" if kind in ("bay", "visit") else kind
        refused = api.send("GET", f"/api/boards/{topic}", token).status_code == 403
        (shut if refused else opened).add(f"topic:{kind}")
    assert not opened & shut, "routes of one permission answer differently"
    return opened


def test_every_route_has_its_permission(api: OpenApi) -> None:
    assert set(_routes(api)) == set(WANTED)
    assert {*WANTED.values(), *(f"topic:{kind}" for kind in TOPIC_KINDS)} >= ALL_PERMISSIONS - NO_ROUTE


@pytest.mark.parametrize("role", PEOPLES_ROLES)
def test_a_role_gets_an_answer_exactly_where_the_matrix_says_so(api: OpenApi, role: Role) -> None:
    allowed = api.shop.permissions.shipped[role]

    assert _opened(api, api.session(role)) == allowed & ({*WANTED.values()} | _TOPICS)


_TOPICS = {f"topic:{kind}" for kind in TOPIC_KINDS}


def _set(api: OpenApi, role: Role, permission: str, *, granted: bool) -> int:
    body = {"permission": permission, "granted": granted}
    return api.send("POST", f"/api/roles/{role}", api.session(Role.ADMINISTRATOR), body).status_code


def test_after_an_edit_the_same_sessions_get_the_new_answers(api: OpenApi) -> None:
    washer, manager = api.session(Role.WASHER), api.session(Role.MANAGER)
    assert _opened(api, manager)
    for permission in sorted({name for room in ROOMS.values() for name in room}):
        assert _set(api, Role.WASHER, permission, granted=True) == 200
        assert _set(api, Role.MANAGER, permission, granted=False) == 200

    assert _opened(api, washer) == {*WANTED.values(), *_TOPICS} - NOT_FOR_PEOPLE
    assert _opened(api, manager) == set()
    told = api.send("GET", "/api/sessions/current", washer).json()["allowed"]
    assert set(told) == ALL_PERMISSIONS - NOT_FOR_PEOPLE


@pytest.mark.parametrize(
    ("role", "body", "status", "code"),
    [
        ("administrator", {"permission": "change_roles", "granted": False}, 409, "permission_fixed"),
        ("washer", {"permission": "start_magic", "granted": True}, 422, "invalid_request"),
        ("washer", {"permission": "assign_bay"}, 422, "invalid_request"),
        ("kiosk", {"permission": "assign_bay", "granted": True}, 422, "invalid_request"),
        ("wizard", {"permission": "assign_bay", "granted": True}, 422, "invalid_request"),
    ],
)
def test_what_cannot_be_is_answered_with_its_reason(
    api: OpenApi, role: str, body: object, status: int, code: str
) -> None:
    answer = api.send("POST", f"/api/roles/{role}", api.session(Role.ADMINISTRATOR), body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_repeated_change_is_answered_as_the_first_time(api: OpenApi) -> None:
    token, body = api.session(Role.ADMINISTRATOR), {"permission": "assign_bay", "granted": True}
    first, again = (api.send("POST", "/api/roles/washer", token, body, "one-key") for _ in range(2))
    assert first.json() == again.json()
    assert first.json()["roles"] == ["foreman", "washer", "manager"]
