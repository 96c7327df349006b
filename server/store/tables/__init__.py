"""All tables. A table that keeps a dataclass has one column a field, of the same name."""

from server.store.tables.access import (
    booking_codes as booking_codes,
    device_states as device_states,
    devices as devices,
    pairing_codes as pairing_codes,
    pairing_requests as pairing_requests,
    sessions as sessions,
)
from server.store.tables.after import complaints as complaints, follow_up_calls as follow_up_calls
from server.store.tables.announcements import (
    announcement_takes as announcement_takes,
    announcements as announcements,
    play_receipts as play_receipts,
    sounds as sounds,
    speakers as speakers,
)
from server.store.tables.attendance import attendance_spans as attendance_spans
from server.store.tables.booking_parts import booking_parts as booking_parts
from server.store.tables.booths import booths as booths, paint_jobs as paint_jobs
from server.store.tables.capacities import capacities as capacities
from server.store.tables.catalogue import operations as operations
from server.store.tables.claims import claims as claims
from server.store.tables.clock import clock_positions as clock_positions, timers as timers
from server.store.tables.columns import metadata as metadata
from server.store.tables.erasures import erasures as erasures
from server.store.tables.errands import errands as errands
from server.store.tables.estimates import (
    estimates as estimates,
    promise_moves as promise_moves,
    recommendations as recommendations,
    signatures as signatures,
)
from server.store.tables.faults import fault_reports as fault_reports
from server.store.tables.gate import bay_stills as bay_stills, cameras as cameras, sightings as sightings
from server.store.tables.handovers import (
    handovers as handovers,
    ready_calls as ready_calls,
    skipped_washes as skipped_washes,
)
from server.store.tables.history import past_services as past_services
from server.store.tables.job_clock import job_spans as job_spans
from server.store.tables.journal import (
    counters as counters,
    group_marks as group_marks,
    idempotency_keys as idempotency_keys,
    journal as journal,
    leases as leases,
)
from server.store.tables.loaners import loaners as loaners, loans as loans, slip_signatures as slip_signatures
from server.store.tables.messages import messages as messages
from server.store.tables.orders import (
    checks as checks,
    exceptions as exceptions,
    line_words as line_words,
    photos as photos,
    repair_orders as repair_orders,
    reworks as reworks,
)
from server.store.tables.parts_picks import parts_picks as parts_picks
from server.store.tables.payments import invoice_requests as invoice_requests, payments as payments
from server.store.tables.recalls import recalled_cars as recalled_cars, recalls as recalls
from server.store.tables.receptions import (
    damage_marks as damage_marks,
    receptions as receptions,
    walk_photos as walk_photos,
)
from server.store.tables.rota import rota_days as rota_days
from server.store.tables.search import search_terms as search_terms
from server.store.tables.shop import (
    bays as bays,
    flows as flows,
    role_permissions as role_permissions,
    shops as shops,
    staff as staff,
    staff_roles as staff_roles,
)
from server.store.tables.slips import slips as slips
from server.store.tables.standing import win_back_calls as win_back_calls
from server.store.tables.taken_back import taken_back as taken_back
from server.store.tables.visits import (
    appointment_words as appointment_words,
    appointments as appointments,
    customer_links as customer_links,
    customers as customers,
    vehicles as vehicles,
    visit_corrections as visit_corrections,
    visits as visits,
)
