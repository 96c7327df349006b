"""An advisor's loaners: one for the customer who needs a car meanwhile, taken back before the keys go."""

import random
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from uuid_utils import uuid7

from server.contract.loaners import GiveLoaner, LoanerEntry, LoanerList, ReturnLoaner
from server.simulator.api_client import ApiClient
from server.simulator.plan import PlannedVisit
from server.simulator.signed_name import signed_name

_PAGE = "/api/loaners"
_DRIVEN_KM = (4, 60)


async def give_loaner(api: ApiClient, visit_id: str, due_at: datetime, rng: random.Random) -> None:
    """Let the customer sign for a free loaner and take it; raise Refused."""
    listed = await api.get(_PAGE, LoanerList)
    free = next(each for each in listed.loaners if each.in_service and each.loan is None)
    loan_id = str(uuid7())
    await api.post_picture(f"{_PAGE}/loans/{loan_id}/signature", signed_name(rng))
    given = GiveLoaner(
        loan_id=loan_id,
        loaner_id=free.loaner_id,
        visit_id=visit_id,
        due_at=due_at,
        mileage_km=free.mileage_km,
        fuel_eighths=free.fuel_eighths,
        marks=free.marks,
    )
    await api.post(f"{_PAGE}/loans", given, dict[str, Any])


async def take_back(api: ApiClient, visit_id: str, rng: random.Random) -> None:
    """Walk round the loaner that the customer of this visit has driven, and take it back; raise Refused."""
    listed = await api.get(_PAGE, LoanerList)
    for loaner in listed.loaners:
        if loaner.loan is not None and loaner.loan.customer.visit_id == visit_id:
            returned = _as_it_came(loaner, rng)
            await api.post(f"{_PAGE}/loans/{loaner.loan.loan_id}/return", returned, dict[str, Any])


def _as_it_came(loaner: LoanerEntry, rng: random.Random) -> ReturnLoaner:
    return ReturnLoaner(
        mileage_km=loaner.mileage_km + rng.randrange(*_DRIVEN_KM),
        fuel_eighths=loaner.fuel_eighths,
        marks=loaner.marks,
    )


def loans_unlike(plans: Sequence[PlannedVisit], given: int, listed: LoanerList) -> list[str]:
    """Return in words where the day's loans are not as they were planned."""
    planned = sum(plan.needs_loaner for plan in plans)
    out = [each.plate.text for each in listed.loaners if each.loan is not None]
    found = [f"the loaner {plate} has not come back" for plate in out]
    return found if given == planned else [*found, f"{given} loaners were given, planned were {planned}"]
