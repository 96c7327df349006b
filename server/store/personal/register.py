"""Every table with something of a customer: a test fails for words that are neither here nor in `others`."""

from server.domain.erasure import Kept
from server.store import tables
from server.store.personal.treatment import Erasing, Personal, Reach, gone

_BLANK, _NULL, _EMPTY, _STRUCK = Erasing.BLANK, Erasing.NULL, Erasing.EMPTY, Erasing.STRUCK
_VEHICLE, _VISIT, _ORDER = Reach.VEHICLE, Reach.VISIT, Reach.ORDER

_WHO = (
    Personal(
        tables.customers,
        {"customer_id": Reach.CUSTOMER},
        {"name": _BLANK, "phone": _BLANK},
        kept=Kept.ANCHOR,
    ),
    Personal(
        tables.vehicles,
        {"vehicle_id": _VEHICLE},
        {"plate": Erasing.MARK, "vin": _NULL},
        kept=Kept.ANCHOR,
    ),
    Personal(tables.search_terms, {"subject_id": Reach.FOUND}, gone("text", "terms")),
    Personal(tables.recalled_cars, {"vehicle_id": _VEHICLE, "vin": Reach.VIN}, gone("vin")),
)
_SAID = (
    Personal(
        tables.appointment_words,
        {"appointment_id": Reach.APPOINTMENT},
        {"job": Erasing.NO_NAME, "reason": _BLANK, "contact": _BLANK},
        kept=Kept.ANCHOR,
    ),
    Personal(tables.win_back_calls, {"customer_id": Reach.CUSTOMER}, gone()),
    Personal(tables.messages, {"customer_id": Reach.CUSTOMER}, gone("details")),
    Personal(
        tables.slips,
        {"vehicle_id": _VEHICLE, "phone": Reach.PHONE},
        {"name": _BLANK, "phone": _BLANK, "words": _BLANK, "notes": _EMPTY},
        kept=Kept.ANCHOR,
    ),
    Personal(
        tables.errands,
        {"vehicle_id": _VEHICLE, "phone": Reach.PHONE},
        {
            "contact": _BLANK,
            "phone": _BLANK,
            "address": _BLANK,
            "words": _BLANK,
            "cancelled_because": _BLANK,
        },
        kept=Kept.ANCHOR,
    ),
    Personal(tables.complaints, {"vehicle_id": _VEHICLE}, {"notes": _EMPTY}, kept=Kept.ANCHOR),
    Personal(tables.follow_up_calls, {"visit_id": _VISIT}, {"words": _BLANK}, kept=Kept.WORK_DONE),
    Personal(tables.ready_calls, {"visit_id": _VISIT}, {"words": _BLANK}, kept=Kept.WORK_DONE),
    Personal(tables.skipped_washes, {"order_id": _ORDER}, {"words": _BLANK}, kept=Kept.WORK_DONE),
    Personal(tables.visit_corrections, {"visit_id": _VISIT}, {"reason": _BLANK}, kept=Kept.WORK_DONE),
    Personal(tables.taken_back, {"order_id": _ORDER}, {"reason": _BLANK}, kept=Kept.WORK_DONE),
    Personal(
        tables.loans, {"visit_id": _VISIT}, {"note": _BLANK, "charge_reason": _BLANK}, kept=Kept.WORK_DONE
    ),
    Personal(
        tables.receptions,
        {"order_id": _ORDER},
        {"valuables": _BLANK, "own_words": _BLANK, "notes": _BLANK},
        kept=Kept.WORK_DONE,
    ),
    Personal(tables.handovers, {"order_id": _ORDER}, {"advice": _BLANK}, kept=Kept.WORK_DONE),
    Personal(tables.promise_moves, {"order_id": _ORDER}, {"reason": _BLANK}, kept=Kept.WORK_DONE),
    Personal(tables.checks, {"order_id": _ORDER}, {"note": _BLANK}, kept=Kept.WORK_DONE),
    Personal(tables.reworks, {"order_id": _ORDER}, {"cause": _BLANK}, kept=Kept.WORK_DONE),
    Personal(tables.parts_picks, {"order_id": _ORDER}, {"note": _BLANK}, kept=Kept.WORK_DONE),
    Personal(
        tables.recommendations,
        {"vehicle_id": _VEHICLE},
        gone("title", "explanation"),
    ),
)
_PICTURES = (
    Personal(tables.sightings, {"visit_id": _VISIT}, gone("candidates", "crop"), picture="crop"),
    Personal(tables.bay_stills, {"visit_id": _VISIT}, gone("blob"), picture="blob"),
    Personal(tables.photos, {"order_id": _ORDER}, gone("blob"), picture="blob"),
    Personal(tables.walk_photos, {"order_id": _ORDER}, gone("blob"), picture="blob"),
    Personal(tables.signatures, {"order_id": _ORDER}, gone("blob"), picture="blob"),
    Personal(tables.slip_signatures, {"subject_id": Reach.SIGNED}, gone("blob"), picture="blob"),
)
_SOUNDS = (
    Personal(tables.play_receipts, {"announcement_id": Reach.ANNOUNCEMENT}, gone()),
    Personal(tables.announcement_takes, {"announcement_id": Reach.ANNOUNCEMENT}, gone()),
    Personal(
        tables.announcements,
        {"visit_id": _VISIT},
        gone("caption", "audio"),
        picture="audio",
    ),
    Personal(tables.sounds, {"blob": Reach.SOUND}, gone("blob"), picture="blob"),
)
_ACCOUNTS = (
    Personal(tables.invoice_requests, {"order_id": _ORDER}, gone("title", "tax_number")),
    Personal(tables.payments, {"order_id": _ORDER}, {"reason": _BLANK}, kept=Kept.ACCOUNTS),
    Personal(
        tables.estimates,
        {"order_id": _ORDER},
        {"items": _STRUCK, "promise_reason": _BLANK},
        kept=Kept.ACCOUNTS,
    ),
    Personal(
        tables.line_words,
        {"order_id": _ORDER},
        {"title": _STRUCK, "explanation": _STRUCK, "options": _STRUCK, "parts": _STRUCK},
        kept=Kept.ACCOUNTS,
    ),
    Personal(tables.past_services, {"vehicle_id": _VEHICLE}, {"work": _STRUCK}, kept=Kept.ACCOUNTS),
    Personal(
        tables.claims,
        {"order_id": _ORDER},
        {"notes": _EMPTY, "part_label": _STRUCK, "part_place": _STRUCK, "part_with": _STRUCK},
        kept=Kept.ACCOUNTS,
    ),
)
_WORK = (
    Personal(tables.appointments, {"appointment_id": Reach.APPOINTMENT}, kept=Kept.ANCHOR),
    Personal(tables.visits, {"visit_id": _VISIT}, kept=Kept.ANCHOR),
    Personal(tables.customer_links, {"visit_id": _VISIT}, gone()),
    Personal(tables.repair_orders, {"order_id": _ORDER}, kept=Kept.ACCOUNTS),
    Personal(tables.damage_marks, {"order_id": _ORDER}, kept=Kept.WORK_DONE),
    Personal(
        tables.fault_reports,
        {"vehicle_id": _VEHICLE},
        {"title": _STRUCK, "symptom": _STRUCK, "cause": _STRUCK, "action": _STRUCK, "check": _STRUCK},
        kept=Kept.KNOWLEDGE,
    ),
)

REGISTER: tuple[Personal, ...] = (*_WHO, *_SAID, *_PICTURES, *_SOUNDS, *_ACCOUNTS, *_WORK)
