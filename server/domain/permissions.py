"""Everything that a role can be allowed: deeds on an order, other deeds, and boards to watch."""

from enum import StrEnum

from server.domain.allowed_deeds import Deed

TOPIC_KINDS = ("lounge", "gate", "workshop", "desk", "bay", "visit", "people")


class ShopDeed(StrEnum):
    """What can be asked of the server beside the deeds on a repair order."""

    BOOK_APPOINTMENT = "book_appointment"
    OVERBOOK_SLOT = "overbook_slot"
    MAKE_BOOKING_CODE = "make_booking_code"
    KEEP_SHELF = "keep_shelf"
    TELL_CUSTOMER = "tell_customer"
    CONFIRM_ARRIVAL = "confirm_arrival"
    CHECK_IN_VEHICLE = "check_in_vehicle"
    REPORT_SIGHTING = "report_sighting"
    REPORT_HEARTBEAT = "report_heartbeat"
    MAKE_CUSTOMER_LINK = "make_customer_link"
    RATE_VISIT = "rate_visit"
    HEAR_ANNOUNCEMENT = "hear_announcement"
    SEE_ANNOUNCEMENTS = "see_announcements"
    SAY_WORDS = "say_words"
    PLACE_SPEAKER = "place_speaker"
    PARK_VEHICLE = "park_vehicle"
    ARRANGE_ERRAND = "arrange_errand"
    RUN_ERRAND = "run_errand"
    HANDLE_SLIP = "handle_slip"
    SEE_CROP = "see_crop"
    CORRECT_VISIT = "correct_visit"
    RECEIVE_VEHICLE = "receive_vehicle"
    SEE_RECEPTION = "see_reception"
    KEEP_PAINT_JOB = "keep_paint_job"
    SEND_BAY_VIDEO = "send_bay_video"
    SEE_BAY_VIDEO = "see_bay_video"
    CLOSE_VISIT = "close_visit"
    SEE_SETTLEMENT = "see_settlement"
    REFUND_DELIVERED = "refund_delivered"
    SETTLE_EXCEPTION = "settle_exception"
    SEE_CATALOGUE = "see_catalogue"
    CHANGE_CATALOGUE = "change_catalogue"
    CHANGE_OPENING = "change_opening"
    GIVE_CARE = "give_care"
    RECEIVE_REQUEST = "receive_request"
    SEE_ESTIMATES = "see_estimates"
    SEE_AFTER_SERVICE = "see_after_service"
    MAKE_FOLLOW_UP_CALL = "make_follow_up_call"
    HANDLE_COMPLAINT = "handle_complaint"
    LEND_LOANER = "lend_loaner"
    KEEP_LOANERS = "keep_loaners"
    ANNOUNCE_RECALL = "announce_recall"
    SETTLE_RECOMMENDATION = "settle_recommendation"
    OVERRIDE_FITNESS = "override_fitness"
    SEE_STAFF = "see_staff"
    CLOCK_JOB = "clock_job"
    SET_ATTENDANCE = "set_attendance"
    KEEP_ROTA = "keep_rota"
    ADD_STAFF = "add_staff"
    CHANGE_STAFF = "change_staff"
    CHANGE_ROLES = "change_roles"
    MAKE_PAIRING_CODE = "make_pairing_code"
    SEE_DEVICES = "see_devices"
    CHANGE_DEVICE = "change_device"
    REVOKE_DEVICE = "revoke_device"
    SEE_LATENCY = "see_latency"
    SEE_REPORTS = "see_reports"
    SEE_RECORDS = "see_records"
    IMPORT_RECORDS = "import_records"
    SEE_PHONE_NUMBERS = "see_phone_numbers"
    SEE_KNOWLEDGE = "see_knowledge"
    REPORT_FAULT = "report_fault"
    VERIFY_FAULT = "verify_fault"


def watching(topic_kind: str) -> str:
    """Return the permission to watch boards of that kind."""
    return f"topic:{topic_kind}"


ALL_PERMISSIONS = frozenset((*Deed, *ShopDeed, *(watching(kind) for kind in TOPIC_KINDS)))
"""A permission file may name these and nothing else."""
