"""The manager's report of a period: all reports over one reading of the journal."""

from server.contract.reports import OperationsReport
from server.domain.targets import Targets
from server.reports.bay_use import bay_use
from server.reports.exceptions import exceptions
from server.reports.first_time_fix import first_time_fix
from server.reports.on_time import on_time
from server.reports.order_history import histories
from server.reports.period import Period
from server.reports.promises import promises
from server.reports.rework_causes import rework_causes
from server.reports.service_clock import service_clock
from server.reports.stage_times import stage_times
from server.reports.visits import visits
from server.reports.waiting import waiting
from server.store.recorded import Recorded


def operations_report(recorded: Recorded, period: Period, targets: Targets) -> OperationsReport:
    """Return the report; `recorded` holds the period's entries and those of every visit among them."""
    orders = histories(recorded.entries, recorded.flows, period.now)
    return OperationsReport(
        first=period.first,
        last=period.last,
        made_at=period.now,
        on_time=on_time(orders, period, targets.on_time),
        first_time_fix=first_time_fix(orders, period, targets.first_time_fix),
        rework_causes=rework_causes(recorded.entries, orders, period),
        visits=visits(orders, recorded.entries, period),
        waiting=waiting(orders, period),
        stages=stage_times(orders, period),
        promises=promises(orders, period),
        bay_use=bay_use(orders, recorded.bays, period),
        exceptions=exceptions(recorded.entries, period),
        service_clock=service_clock(recorded.timers, period),
    )
