"""The closed vocabulary of the service clock: what can start or stop a rule, and what that is about."""

from enum import StrEnum


class About(StrEnum):
    """What a moment belongs to; a rule runs once for each of them."""

    VISIT = "visit"
    APPOINTMENT = "appointment"
    VEHICLE = "vehicle"
    COMPLAINT = "complaint"
    LOAN = "loan"
    """A loaner that a customer has."""
    REQUEST = "request"
    """Somebody who rings or writes, before anybody has answered."""
    SHOP_DAY = "shop_day"
    RECALLED_CAR = "recalled_car"


class Moment(StrEnum):
    """Everything that a rule can name. The journal's events become these in `clock_events.py`."""

    SLOT = "slot"
    """The booked time, which lies ahead; so does the promised time below."""
    APPOINTMENT_CLOSED = "appointment_closed"
    """Nobody came, or it was called off."""
    VEHICLE_ARRIVED = "vehicle_arrived"
    RECEPTION_BEGUN = "reception_begun"
    RECEPTION_FINISHED = "reception_finished"
    CUSTOMER_WAITS = "customer_waits"
    """The reception ended, and the customer stays in the lounge."""
    PROMISED_TIME = "promised_time"
    PROMISE_MOVED = "promise_moved"
    WORK_STARTED = "work_started"
    WORK_PAUSED = "work_paused"
    READY = "ready"
    BACK_IN_WORK = "back_in_work"
    """What made the car ready was taken back."""
    TAKEN_FROM_BAY = "taken_from_bay"
    """It was given away by mistake: nobody has finished there."""
    RECEPTION_TAKEN_BACK = "reception_taken_back"
    ESTIMATE_VOIDED = "estimate_voided"
    SETTLEMENT_TAKEN_BACK = "settlement_taken_back"
    DELIVERY_TAKEN_BACK = "delivery_taken_back"
    CUSTOMER_CALLED = "customer_called"
    SETTLED = "settled"
    VEHICLE_DELIVERED = "vehicle_delivered"
    VEHICLE_DEPARTED = "vehicle_departed"
    NEXT_SERVICE_DUE = "next_service_due"
    """The days that were told at the delivery, which lie ahead; so does the recheck's."""
    RECHECK_DUE = "recheck_due"
    CUSTOMER_REACHED = "customer_reached"
    """The customer knows by telephone that the car is ready."""
    VISIT_PARTED = "visit_parted"
    """A merge of visits was taken back: this one is here again by itself."""
    VISIT_REOPENED = "visit_reopened"
    """Its car had not left."""
    LOANER_DUE = "loaner_due"
    """When a loaner is to be back, which lies ahead."""
    LOANER_DUE_MOVED = "loaner_due_moved"
    LOANER_RETURNED = "loaner_returned"
    DAY_OPENED = "day_opened"
    COMPLAINT_OPENED = "complaint_opened"
    COMPLAINT_ANSWERED = "complaint_answered"
    COMPLAINT_PLANNED = "complaint_planned"
    COMPLAINT_CONCLUDED = "complaint_concluded"
    COMPLAINT_VISITED = "complaint_visited"
    MANAGER_INFORMED = "manager_informed"
    COMPLAINT_CLOSED = "complaint_closed"
    FOLLOW_UP_CALL = "follow_up_call"
    SECOND_FOLLOW_UP_CALL = "second_follow_up_call"
    REQUEST_RECEIVED = "request_received"
    REQUEST_ANSWERED = "request_answered"
    CUSTOMER_TOLD = "customer_told"
    PROMISE_CHECKED = "promise_checked"
    LOUNGE_CARE = "lounge_care"
    LOANER_OR_VOUCHER = "loaner_or_voucher"
    DAY_BEFORE_REMINDED = "day_before_reminded"
    HOUR_BEFORE_REMINDED = "hour_before_reminded"
    WELCOME_LIST_COMPLETE = "welcome_list_complete"
    RECALL_BEGINS = "recall_begins"
    """For a car that the shop knows; it lies ahead, by a week at least."""
    RECALL_ENDED = "recall_ended"
    """The car was repaired, or the recall withdrawn."""
    CUSTOMER_ERASED = "customer_erased"
    """Nobody is left who could be reminded or rung."""
    RECALL_REMINDED = "recall_reminded"
    SERVICE_REMINDED = "service_reminded"
    RECHECK_OFFERED = "recheck_offered"
    SERVICE_OFFERED = "service_offered"


_OF_A_VISIT = frozenset({About.VISIT})
_OF_A_COMPLAINT = frozenset({About.COMPLAINT})
_OF_A_LOAN = frozenset({About.LOAN})
_OF_AN_APPOINTMENT = frozenset({About.APPOINTMENT})
_OF_A_RECALLED_CAR = frozenset({About.RECALLED_CAR})
_OF_A_VEHICLE = frozenset({About.VEHICLE})

SAID: dict[Moment, About] = {
    Moment.REQUEST_ANSWERED: About.REQUEST,
    Moment.CUSTOMER_TOLD: About.VISIT,
    Moment.PROMISE_CHECKED: About.VISIT,
    Moment.LOUNGE_CARE: About.VISIT,
    Moment.LOANER_OR_VOUCHER: About.VISIT,
    Moment.DAY_BEFORE_REMINDED: About.APPOINTMENT,
    Moment.HOUR_BEFORE_REMINDED: About.APPOINTMENT,
    Moment.WELCOME_LIST_COMPLETE: About.SHOP_DAY,
    Moment.RECALL_REMINDED: About.RECALLED_CAR,
    Moment.SERVICE_REMINDED: About.VEHICLE,
    Moment.RECHECK_OFFERED: About.VEHICLE,
    Moment.SERVICE_OFFERED: About.VEHICLE,
}
"""Moments that nothing else in the shop shows: whoever did it says so, where the rule's time is shown."""

_TOLD: dict[Moment, frozenset[About]] = {
    Moment.SLOT: _OF_AN_APPOINTMENT,
    Moment.APPOINTMENT_CLOSED: _OF_AN_APPOINTMENT,
    Moment.VEHICLE_ARRIVED: frozenset({About.VISIT, About.APPOINTMENT, About.VEHICLE}),
    Moment.RECEPTION_BEGUN: _OF_A_VISIT,
    Moment.RECEPTION_FINISHED: _OF_A_VISIT,
    Moment.CUSTOMER_WAITS: _OF_A_VISIT,
    Moment.PROMISED_TIME: _OF_A_VISIT,
    Moment.PROMISE_MOVED: _OF_A_VISIT,
    Moment.WORK_STARTED: _OF_A_VISIT,
    Moment.WORK_PAUSED: _OF_A_VISIT,
    Moment.READY: _OF_A_VISIT,
    Moment.BACK_IN_WORK: _OF_A_VISIT,
    Moment.TAKEN_FROM_BAY: _OF_A_VISIT,
    Moment.RECEPTION_TAKEN_BACK: _OF_A_VISIT,
    Moment.ESTIMATE_VOIDED: _OF_A_VISIT,
    Moment.SETTLEMENT_TAKEN_BACK: _OF_A_VISIT,
    Moment.DELIVERY_TAKEN_BACK: frozenset({About.VISIT, About.VEHICLE}),
    Moment.CUSTOMER_CALLED: _OF_A_VISIT,
    Moment.SETTLED: _OF_A_VISIT,
    Moment.VEHICLE_DELIVERED: frozenset({About.VISIT, About.VEHICLE}),
    Moment.VEHICLE_DEPARTED: frozenset({About.VISIT, About.VEHICLE}),
    Moment.NEXT_SERVICE_DUE: _OF_A_VEHICLE,
    Moment.RECHECK_DUE: _OF_A_VEHICLE,
    Moment.CUSTOMER_REACHED: _OF_A_VISIT,
    Moment.VISIT_PARTED: _OF_A_VISIT,
    Moment.VISIT_REOPENED: frozenset({About.VISIT, About.VEHICLE}),
    Moment.LOANER_DUE: _OF_A_LOAN,
    Moment.LOANER_DUE_MOVED: _OF_A_LOAN,
    Moment.LOANER_RETURNED: _OF_A_LOAN,
    Moment.DAY_OPENED: frozenset({About.SHOP_DAY}),
    Moment.COMPLAINT_OPENED: _OF_A_COMPLAINT,
    Moment.COMPLAINT_ANSWERED: _OF_A_COMPLAINT,
    Moment.COMPLAINT_PLANNED: _OF_A_COMPLAINT,
    Moment.COMPLAINT_CONCLUDED: _OF_A_COMPLAINT,
    Moment.COMPLAINT_VISITED: _OF_A_COMPLAINT,
    Moment.MANAGER_INFORMED: _OF_A_COMPLAINT,
    Moment.COMPLAINT_CLOSED: _OF_A_COMPLAINT,
    Moment.FOLLOW_UP_CALL: _OF_A_VISIT,
    Moment.SECOND_FOLLOW_UP_CALL: _OF_A_VISIT,
    Moment.REQUEST_RECEIVED: frozenset({About.REQUEST}),
    Moment.RECALL_BEGINS: _OF_A_RECALLED_CAR,
    Moment.RECALL_ENDED: _OF_A_RECALLED_CAR,
    Moment.CUSTOMER_ERASED: frozenset(),
}

ABOUT: dict[Moment, frozenset[About]] = _TOLD | {said: frozenset({about}) for said, about in SAID.items()}
"""What each moment can be asked about."""
