"""Columns of words that tell nothing of a customer, table by table: the other half of the register.

What somebody may all the same have written into one of them is found by the search for plate, number and VIN.
"""

from collections.abc import Mapping

SHOP = frozenset(
    {
        (
            "shops",
            "name zone languages opened_day default_flow reception_lane handover_bay follow_url opening",
        ),
        ("shops", "discount_limits rolled_day"),
        ("bays", "number kind name"),
        ("capacities", "kind team weekdays"),
        ("counters", "name"),
        ("flows", "digest key flow"),
        ("loaners", "plate model marks"),
        ("operations", "code name flow bay_kind skills parts sought"),
        ("recalls", "code title remedy"),
        ("booths", "colour_code planned"),
        ("speakers", "room player"),
    }
)
"""The shop's own settings, catalogue, cars and rooms."""

STAFF = frozenset(
    {
        ("staff", "login name surname password_hash pin_hash"),
        ("staff_roles", "roles skills attendance rota"),
        ("role_permissions", "permission"),
        ("rota_days", "hours"),
    }
)
"""Of those who work here; they are no customers."""

MACHINES = frozenset(
    {
        ("booking_codes", "code_digest"),
        ("cameras", "camera direction state reason bay"),
        ("devices", "kind name screen token_digest"),
        ("device_states", "version machine orders picture"),
        ("group_marks", "name mark"),
        ("leases", "name holder"),
        ("pairing_codes", "code_digest kind name screen"),
        ("pairing_requests", "secret_digest code_digest kind name screen"),
        ("sessions", "token_digest"),
    }
)
"""Devices, digests of secrets, and pictures of public screens, which mask plates."""

RECORD = frozenset(
    {
        ("journal", "type shop_day command_id trace body"),
        ("idempotency_keys", "key request_digest answer"),
        ("exceptions", "kind"),
        ("timers", "rule"),
    }
)
"""What happened, by ids, stages, times and amounts alone (decision 1 before the first commit)."""

OF_A_CAR = frozenset(
    {
        ("vehicles", "brand series colour"),
        ("appointments", "flow number bay_kind team operations source"),
        ("visits", "key_tag spot"),
        (
            "repair_orders",
            "number flow flow_digest stage lines checklist work promise timeline previous hands",
        ),
        ("past_services", "number"),
        ("booking_parts", "operation number brand name"),
        ("checks", "stage checked road_test"),
        ("reworks", "stage cause_id"),
        ("taken_back", "left_stage stage"),
        ("receptions", "warning_lamps clear_stations"),
        ("loans", "given returned"),
        ("paint_jobs", "colour_code"),
        ("parts_picks", "part"),
    }
)
"""Codes, numbers and measurements of cars and of work on them; the words of `lines` are in `line_words`."""

KINDS = frozenset(
    {
        ("announcements", "kind room said_in ending"),
        ("announcement_takes", "room speakers silence outcome"),
        ("play_receipts", "player outcome"),
        ("sounds", "sound_id"),
        ("bay_stills", "bay stage moment"),
        ("sightings", "camera direction outcome"),
        ("search_terms", "kind"),
        ("messages", "kind language"),
        ("complaints", "source"),
        ("errands", "steps"),
        ("follow_up_calls", "call scores"),
        ("visit_corrections", "moved"),
        ("erasures", "findings pictures proof"),
    }
)
"""Which kind of thing a row is; its words are in the register."""


def others() -> Mapping[str, frozenset[str]]:
    """Return the columns by table."""
    found: dict[str, frozenset[str]] = {}
    for table, columns in SHOP | STAFF | MACHINES | RECORD | OF_A_CAR | KINDS:
        found[table] = found.get(table, frozenset()) | frozenset(columns.split())
    return found
