"""People: the administrator adds, changes, stops and restores them. An answer with a secret is not kept."""

import asyncio
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends

from server.access.people import (
    add_person,
    change_person,
    chosen_secret,
    people_of_shop,
    renew_secret,
    restore_person,
    stop_person,
)
from server.api.authentication import Allowed, BearerToken
from server.api.services import Services, services
from server.contract.boards import Words
from server.contract.people import (
    AddPerson,
    ChangePerson,
    PeopleList,
    PersonEntry,
    RenewSecret,
    ShopSkill,
    ToldSecrets,
)
from server.domain.permissions import ShopDeed
from server.domain.skill import HeldSkill, check_skills
from server.domain.staff import PEOPLES_ROLES, Actor
from server.store.unit_of_work import UnitOfWork

router = APIRouter(prefix="/api/people")
_Changing = Annotated[Actor, Depends(Allowed(ShopDeed.CHANGE_STAFF))]
_Found = Annotated[Services, Depends(services)]


@router.get("")
def listed(actor: _Changing, found: _Found) -> PeopleList:
    """List all who work in the shop or have left it, and the roles that they can have."""
    with found.reader.connect() as connection:
        people = people_of_shop(connection, actor.shop_id)
    return PeopleList(
        people=people,
        roles=list(PEOPLES_ROLES),
        skills=[
            ShopSkill(
                skill=skill.key,
                name=Words(zh=skill.name.zh, en=skill.name.en),
                certificate=skill.certificate,
            )
            for skill in found.skills.skills
        ],
        warn_days=found.skills.warn_days,
    )


@router.post("")
async def add(
    body: AddPerson, actor: Annotated[Actor, Depends(Allowed(ShopDeed.ADD_STAFF))], found: _Found
) -> ToldSecrets:
    """Add somebody, and tell once the password and the PIN that were made for them."""
    password = await asyncio.to_thread(chosen_secret, "password", body.password)
    pin = await asyncio.to_thread(chosen_secret, "pin", body.pin)
    added = await _run(found, actor, lambda work: add_person(work, body, password, pin))
    return ToldSecrets(staff_id=added.staff_id, login=added.login, password=password.told, pin=pin.told)


@router.patch("/{staff_id}")
async def change(staff_id: str, body: ChangePerson, actor: _Changing, found: _Found) -> PersonEntry:
    """Give somebody another name, other roles or skills; they count from their next request on."""
    check_skills(found.skills, [HeldSkill(each.skill, each.until) for each in body.skills or ()])
    return await _run(found, actor, lambda work: change_person(work, staff_id, body))


@router.post("/{staff_id}/secrets")
async def renew(
    staff_id: str, body: RenewSecret, actor: _Changing, token: BearerToken, found: _Found
) -> ToldSecrets:
    """Give somebody another password or PIN, and tell it once where it was made for them."""
    secret = await asyncio.to_thread(chosen_secret, body.kind, body.word)
    person = await _run(found, actor, lambda work: renew_secret(work, staff_id, body.kind, secret, token))
    told = ToldSecrets(staff_id=staff_id, login=person.login)
    return told.model_copy(update={body.kind: secret.told})


@router.post("/{staff_id}/stop")
async def stop(staff_id: str, actor: _Changing, found: _Found) -> PersonEntry:
    """Let somebody go: all their sign-ins end at once."""
    return await _run(found, actor, lambda work: stop_person(work, staff_id))


@router.post("/{staff_id}/restore")
async def restore(staff_id: str, actor: _Changing, found: _Found) -> PersonEntry:
    """Let somebody work here again."""
    return await _run(found, actor, lambda work: restore_person(work, staff_id))


async def _run(found: Services, actor: Actor, action: Callable[[UnitOfWork], PersonEntry]) -> PersonEntry:
    """Change somebody; whoever they are from then on counts before the answer is told."""
    person = await found.commands.run(actor, action, PersonEntry)
    found.gatekeeper.forget()
    return person
