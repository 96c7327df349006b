"""All tables. A table that keeps a dataclass has one column a field, of the same name."""

from server.store.tables.access import (
    booking_codes,
    device_states,
    devices,
    pairing_codes,
    pairing_requests,
    sessions,
)
from server.store.tables.after import complaints, follow_up_calls
from server.store.tables.announcements import (
    announcement_takes,
    announcements,
    play_receipts,
    sounds,
    speakers,
)
from server.store.tables.attendance import attendance_spans
from server.store.tables.booking_parts import booking_parts
from server.store.tables.booths import booths, paint_jobs
from server.store.tables.capacities import capacities
from server.store.tables.catalogue import operations
from server.store.tables.claims import claims
from server.store.tables.clock import clock_positions, timers
from server.store.tables.columns import metadata
from server.store.tables.erasures import erasures
from server.store.tables.errands import errands
from server.store.tables.estimates import estimates, promise_moves, recommendations, signatures
from server.store.tables.faults import fault_reports
from server.store.tables.gate import (
    bay_stills,
    cameras,
    sightings,
)
from server.store.tables.handovers import handovers, ready_calls, skipped_washes
from server.store.tables.history import past_services
from server.store.tables.job_clock import job_spans
from server.store.tables.journal import (
    counters,
    group_marks,
    idempotency_keys,
    journal,
    leases,
)
from server.store.tables.loaners import loaners, loans, slip_signatures
from server.store.tables.messages import messages
from server.store.tables.orders import (
    checks,
    exceptions,
    line_words,
    photos,
    repair_orders,
    reworks,
)
from server.store.tables.parts_picks import parts_picks
from server.store.tables.payments import invoice_requests, payments
from server.store.tables.recalls import recalled_cars, recalls
from server.store.tables.receptions import (
    damage_marks,
    receptions,
    walk_photos,
)
from server.store.tables.rota import rota_days
from server.store.tables.search import search_terms
from server.store.tables.shop import (
    bays,
    flows,
    role_permissions,
    shops,
    staff,
    staff_roles,
)
from server.store.tables.slips import slips
from server.store.tables.standing import win_back_calls
from server.store.tables.taken_back import taken_back
from server.store.tables.visits import (
    appointment_words,
    appointments,
    customer_links,
    customers,
    vehicles,
    visit_corrections,
    visits,
)

__all__ = [
    "announcement_takes",
    "announcements",
    "appointment_words",
    "appointments",
    "attendance_spans",
    "bay_stills",
    "bays",
    "booking_codes",
    "booking_parts",
    "booths",
    "cameras",
    "capacities",
    "checks",
    "claims",
    "clock_positions",
    "complaints",
    "counters",
    "customer_links",
    "customers",
    "damage_marks",
    "device_states",
    "devices",
    "erasures",
    "errands",
    "estimates",
    "exceptions",
    "fault_reports",
    "flows",
    "follow_up_calls",
    "group_marks",
    "handovers",
    "idempotency_keys",
    "invoice_requests",
    "job_spans",
    "journal",
    "leases",
    "line_words",
    "loaners",
    "loans",
    "messages",
    "metadata",
    "operations",
    "paint_jobs",
    "pairing_codes",
    "pairing_requests",
    "parts_picks",
    "past_services",
    "payments",
    "photos",
    "play_receipts",
    "promise_moves",
    "ready_calls",
    "recalled_cars",
    "recalls",
    "receptions",
    "recommendations",
    "repair_orders",
    "reworks",
    "role_permissions",
    "rota_days",
    "search_terms",
    "sessions",
    "shops",
    "sightings",
    "signatures",
    "skipped_washes",
    "slip_signatures",
    "slips",
    "sounds",
    "speakers",
    "staff",
    "staff_roles",
    "taken_back",
    "timers",
    "vehicles",
    "visit_corrections",
    "visits",
    "walk_photos",
    "win_back_calls",
]
