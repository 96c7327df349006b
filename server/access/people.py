"""People after the founding: adding them, changing what they are, and letting them go.

Hashes are made before the command, in a thread (`passwords`): they would hold the writer up.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from server.access.passwords import check_password, check_pin, hashed, matches, new_password, new_pin
from server.access.secrets import token_digest
from server.access.setup import NewStaff, add_staff
from server.contract.boards import Words
from server.contract.people import AddPerson, ChangePerson, PersonEntry, PersonName, SkillEntry
from server.domain.errors import InvalidRequest, NotAllowed
from server.domain.events import (
    SecretKind,
    StaffChanged,
    StaffRestored,
    StaffRolesChanged,
    StaffSecretChanged,
    StaffSkillsChanged,
    StaffStopped,
)
from server.domain.identity import Account
from server.domain.permissions import ShopDeed
from server.domain.skill import HeldSkill
from server.domain.staff import StaffMember, require_administrator
from server.domain.stage import Name
from server.store.repositories import access, accounts
from server.store.repositories.staff import Staff
from server.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Secret:
    """A password or a PIN with what is kept of it. `told` where we made it: somebody has to be told."""

    kept: str
    told: str | None = None


def chosen_secret(kind: SecretKind, word: str | None) -> Secret:
    """Return the word that somebody chose, or one of our own; raise InvalidRequest for a weak one. Slow."""
    if word is None:
        made = new_password() if kind == "password" else new_pin()
        return Secret(hashed(made), made)
    return Secret(hashed(check_password(word) if kind == "password" else check_pin(word)))


def people_of_shop(connection: Connection, shop_id: str) -> list[PersonEntry]:
    """Return all who work in the shop or have left it, by login."""
    members = {member.staff_id: member for member in Staff(connection, shop_id).all()}
    known = accounts.accounts_of_shop(connection, shop_id)
    return [_entry(members[account.staff_id], account) for account in known]


def person_of_login(connection: Connection, shop_id: str, login: str) -> PersonEntry | None:
    """Return somebody of the shop, or None."""
    return next((found for found in people_of_shop(connection, shop_id) if found.login == login), None)


def add_person(work: UnitOfWork, body: AddPerson, password: Secret, pin: Secret) -> PersonEntry:
    """Add somebody; raise InvalidRequest naming what cannot be."""
    account = NewStaff(body.login, _name(body.name), _name(body.surname), body.roles, password.kept, pin.kept)
    return _person(work, add_staff(work, account).staff_id)


def change_person(work: UnitOfWork, staff_id: str, change: ChangePerson) -> PersonEntry:
    """Give somebody another name or other roles; raise LastAdministrator where nobody would be left."""
    work.permit(ShopDeed.CHANGE_STAFF)
    member = work.staff.get(staff_id)
    if change.roles is not None and change.roles != member.roles:
        accounts.set_roles(work.connection, member, change.roles)
        require_administrator(work.staff.all())
        work.record(StaffRolesChanged(staff_id=staff_id, roles=tuple(sorted(change.roles))))
    if change.skills is not None:
        keep_skills(work, member, [HeldSkill(each.skill, each.until) for each in change.skills])
    name = _name(change.name) if change.name else member.name
    surname = _name(change.surname) if change.surname else member.surname
    if (name, surname) != (member.name, member.surname):
        _require_ours_alone(work, staff_id)
        accounts.set_names(work.connection, staff_id, name, surname)
        work.record(StaffChanged(staff_id=staff_id))
    return _person(work, staff_id)


def keep_skills(work: UnitOfWork, member: StaffMember, skills: Iterable[HeldSkill]) -> None:
    """Write down what somebody can do."""
    held = tuple(sorted(skills, key=lambda one: one.skill))
    if held != member.skills:
        accounts.set_skills(work.connection, member, held)
        work.record(StaffSkillsChanged(staff_id=member.staff_id, skills=tuple(one.skill for one in held)))


def renew_secret(
    work: UnitOfWork, staff_id: str, kind: SecretKind, secret: Secret, token: str = ""
) -> PersonEntry:
    """Give somebody another password or PIN, and end their sign-ins but for the one with this token."""
    work.permit(ShopDeed.CHANGE_STAFF)
    work.staff.get(staff_id)
    _require_ours_alone(work, staff_id)
    _keep_secret(work, staff_id, kind, secret, token)
    return _person(work, staff_id)


def change_own_secret(work: UnitOfWork, kind: SecretKind, secret: Secret, token: str) -> PersonEntry:
    """Give oneself another password or PIN, and end one's other sign-ins; see `prove_own_secret` before."""
    member = work.staff.get(work.actor.staff_id or "")
    _keep_secret(work, member.staff_id, kind, secret, token)
    return _person(work, member.staff_id)


def prove_own_secret(
    connection: Connection, shop_id: str, staff_id: str, kind: SecretKind, word: str
) -> None:
    """Raise InvalidRequest unless `word` is that password or PIN. Slow on purpose."""
    account = accounts.account_in_shop(connection, shop_id, staff_id)
    kept = {"password": account.password_hash, "pin": account.pin_hash}[kind] if account else None
    if not matches(word, kept):
        raise InvalidRequest(f"the {kind} up to now is wrong", field="old")


def prove_pin(connection: Connection, shop_id: str, staff_id: str, pin: str) -> None:
    """Raise InvalidRequest unless that is the PIN of somebody who works in the shop. Slow on purpose."""
    account = accounts.account_in_shop(connection, shop_id, staff_id)
    if not matches(pin, account.pin_hash if account else None):
        raise InvalidRequest("this is not their PIN", field="pin")


def stop_person(work: UnitOfWork, staff_id: str) -> PersonEntry:
    """Let somebody go: their sign-ins end, and they cannot sign in; what they did stays on record."""
    work.permit(ShopDeed.CHANGE_STAFF)
    member = work.staff.get(staff_id)
    if member.works_here:
        accounts.set_stopped(work.connection, member, work.now)
        require_administrator(work.staff.all())
        access.delete_sign_ins_of(work.connection, staff_id)
        work.record(StaffStopped(staff_id=staff_id))
    return _person(work, staff_id)


def restore_person(work: UnitOfWork, staff_id: str) -> PersonEntry:
    """Let somebody work here again, with the roles, the password and the PIN that they had."""
    work.permit(ShopDeed.CHANGE_STAFF)
    member = work.staff.get(staff_id)
    if not member.works_here:
        accounts.set_stopped(work.connection, member, None)
        work.record(StaffRestored(staff_id=staff_id))
    return _person(work, staff_id)


def _keep_secret(work: UnitOfWork, staff_id: str, kind: SecretKind, secret: Secret, token: str) -> None:
    accounts.set_secret(work.connection, staff_id, kind, secret.kept)
    access.delete_sign_ins_of(work.connection, staff_id, but=token_digest(token))
    work.record(StaffSecretChanged(staff_id=staff_id, secret=kind))


def _require_ours_alone(work: UnitOfWork, staff_id: str) -> None:
    """Names and secrets are of the group: no shop's administrator shall become somebody of another shop.

    Whoever sits at the server's computer acts as nobody, and may.
    """
    if work.actor.staff_id and accounts.works_elsewhere(work.connection, staff_id, work.shop_id):
        raise NotAllowed("they also work in another shop; use `glassbay person` on the server's computer")


def _person(work: UnitOfWork, staff_id: str) -> PersonEntry:
    known = accounts.accounts_of_shop(work.connection, work.shop_id)
    account = next(account for account in known if account.staff_id == staff_id)
    return _entry(work.staff.get(staff_id), account)


def _entry(member: StaffMember, account: Account) -> PersonEntry:
    return PersonEntry(
        staff_id=member.staff_id,
        login=account.login,
        name=Words(zh=member.name.zh, en=member.name.en),
        surname=Words(zh=member.surname.zh, en=member.surname.en),
        roles=sorted(member.roles),
        has_password=account.password_hash is not None,
        has_pin=account.pin_hash is not None,
        skills=_skills(member),
        stopped_at=member.stopped_at,
    )


def _skills(member: StaffMember) -> list[SkillEntry] | None:
    if member.skills is None:
        return None
    return [SkillEntry(skill=one.skill, until=one.until) for one in member.skills]


def _name(name: PersonName) -> Name:
    return Name(zh=name.zh.strip(), en=name.en.strip())
