"""The manager's report."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends

from server.api.authentication import Allowed
from server.api.services import Services, services
from server.contract.reports import OperationsReport
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.operations import operations_report
from server.reports.period import period_of
from server.store.recorded import recorded_between
from server.store.shop_rows import ShopRows

router = APIRouter(prefix="/api/reports")


@router.get("/operations")
def operations(
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.SEE_REPORTS))],
    found: Annotated[Services, Depends(services)],
    first: date | None = None,
    last: date | None = None,
) -> OperationsReport:
    """Return the report of some days of the shop, both included; of today where none are given."""

    def report(rows: ShopRows) -> OperationsReport:
        period = period_of(first, last, rows.shop.zone, found.clock.now())
        recorded = recorded_between(rows, period.first.isoformat(), period.last.isoformat())
        return operations_report(recorded, period, found.targets)

    return found.read(actor, report)
