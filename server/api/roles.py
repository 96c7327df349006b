"""Roles: the administrator sees and changes what each may do."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.access.roles import change_permission, matrix_of
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.people import PeoplesRole
from server.contract.roles import ChangePermission, PermissionEntry, PermissionMatrix
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor

router = APIRouter(prefix="/api/roles")
_Changing = Annotated[Actor, Depends(Allowed(ShopDeed.CHANGE_ROLES))]


@router.get("")
async def roles(actor: _Changing, found: Annotated[Services, Depends(services)]) -> PermissionMatrix:
    """List every right that a person can have, and the roles that have it."""
    permissions = found.gatekeeper.permissions
    return matrix_of(permissions.shipped, permissions.of(actor.shop_id))


@router.post("/{role}")
async def change(
    role: PeoplesRole, body: ChangePermission, _actor: _Changing, caller: CurrentCaller
) -> PermissionEntry:
    """Grant a right to a role, or withdraw it; it counts from the next request on."""
    gatekeeper = caller.found.gatekeeper
    shipped = gatekeeper.permissions.shipped
    asked = f"roles/{role} {body.model_dump_json()}"
    changed = await caller.ask(
        asked, lambda work: change_permission(work, shipped, role, body), PermissionEntry
    )
    gatekeeper.forget()
    return changed
