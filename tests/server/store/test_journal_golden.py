"""Every kind of event as the first version wrote it can be read for ever."""

import json
from pathlib import Path

from server.domain.events import EVENT_TYPES, Envelope
from server.store.journal import UPCASTS, decode

GOLDEN = Path(__file__).with_name("journal_version_1.jsonl")
ABSTRACT = {
    "Event",
    "AppointmentEvent",
    "ClaimEvent",
    "ComplaintEvent",
    "AnnouncementEvent",
    "DeviceEvent",
    "MessageEvent",
    "BoothEvent",
    "BookingPartEvent",
    "FaultEvent",
    "LoanEvent",
    "JobClockEvent",
    "RotaEvent",
    "ErrandEvent",
    "SlipEvent",
    "StaffEvent",
    "TimerEvent",
    "RecallEvent",
    "RecalledCarEvent",
    "PermissionEvent",
    "VisitEvent",
    "OrderEvent",
    "OrderMoved",
    "ReceptionEvent",
}
PERSONAL = {"name", "phone", "plate", "text", "caption", "title", "cause"}


def golden() -> list[dict[str, object]]:
    """The stored entries, one a kind."""
    return [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


def test_every_kind_has_a_golden_entry() -> None:
    assert {str(entry["type"]) for entry in golden()} == EVENT_TYPES.keys() - ABSTRACT


def test_golden_entries_are_read() -> None:
    for entry in golden():
        event = decode(str(entry["type"]), 1, json.dumps(entry["body"]))
        assert type(event).__name__ == entry["type"]


def test_older_versions_have_a_way_up() -> None:
    for name, kind in EVENT_TYPES.items():
        assert all((name, version) in UPCASTS for version in range(1, kind.version))


def test_no_event_has_a_field_for_personal_words() -> None:
    for kind in EVENT_TYPES.values():
        assert not PERSONAL & set(kind.__dataclass_fields__), kind.__name__
    assert not PERSONAL & set(Envelope.__dataclass_fields__)
