"""Staff: who may sign in on a paired tablet."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.api.authentication import Allowed
from server.api.services import Services, services
from server.contract.access import StaffEntry
from server.contract.boards import Words
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor, StaffMember

router = APIRouter(prefix="/api/staff")


@router.get("")
def staff(
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.SEE_STAFF))],
    found: Annotated[Services, Depends(services)],
) -> list[StaffEntry]:
    """List everybody who works in the shop."""
    members = found.read(actor, lambda rows: rows.staff.all())
    return [_entry(member) for member in members if member.works_here]


def _entry(member: StaffMember) -> StaffEntry:
    name = Words(zh=member.name.zh, en=member.name.en)
    return StaffEntry(staff_id=member.staff_id, name=name, roles=sorted(member.roles))
