"""What an invented shop holds of a customer, and what the search said after they were erased."""

from tests.fakes.shop_boards import Values, words

ERASURE = "0198a000-0000-7000-8000-0000000000e1"
CUSTOMER = "0198a000-0000-7000-8000-0000000000c1"
GONE = (
    "sightings",
    "announcement_takes",
    "announcements",
    "sounds",
    "signatures",
    "slip_signatures",
    "photos",
    "walk_photos",
    "recommendations",
    "messages",
    "search_terms",
    "customer_links",
)
KEPT = {
    "customers": "anchor",
    "vehicles": "anchor",
    "appointment_words": "anchor",
    "receptions": "work_done",
    "follow_up_calls": "work_done",
    "fault_reports": "knowledge",
    "payments": "accounts",
    "estimates": "accounts",
    "line_words": "accounts",
    "invoice_requests": "accounts",
}


def held(holds: tuple[str, ...] = ()) -> Values:
    """Return what is held, with what is still open."""
    went = [{"table": name, "rows": 3, "pictures": 0, "kept_because": None} for name in GONE]
    stay = [{"table": name, "rows": 12, "pictures": 0, "kept_because": why} for name, why in KEPT.items()]
    return {"tables": went + stay, "mentions": 2, "holds": list(holds), "erased_at": None}


def erasure(left: int = 0) -> Values:
    """Return one erasure, after which the search found so many pictures."""
    counts = {"columns": ["words"], "rows": 3, "struck": 0, "left": 0}
    went = [
        {**counts, "table": name, "gone": 3, "blanked": 0, "kept": 0, "kept_because": None} for name in GONE
    ]
    stay = [
        {**counts, "table": name, "gone": 0, "blanked": 2, "kept": 3, "kept_because": why}
        for name, why in KEPT.items()
    ]
    proof = {
        "proved_at": "2025-11-21T06:12:09Z",
        "clean": left == 0,
        "columns_searched": 214,
        "words_searched": True,
        "words_found": 0,
        "pictures_gone": 31 - left,
        "pictures_shared": 1,
        "pictures_left": left,
    }
    return {
        "zone": "Asia/Shanghai",
        "erasure_id": ERASURE,
        "customer_id": CUSTOMER,
        "reason": "consent_withdrawn",
        "erased_at": "2025-11-21T06:12:08Z",
        "erased_by": words("王敏", "Wang Min"),
        "findings": went + stay,
        "proof": proof,
    }


def listed() -> Values:
    """Return the list: one that is clean, one that is not, one that was not searched yet."""
    line = {"reason": "asked", "erased_at": "2025-11-21T06:12:08Z"}
    return {
        "zone": "Asia/Shanghai",
        "erasures": [
            {**line, "erasure_id": ERASURE, "clean": True},
            {**line, "erasure_id": "2", "clean": False, "reason": "kept_by_mistake"},
            {**line, "erasure_id": "3", "clean": None, "reason": "no_longer_needed"},
        ],
    }
