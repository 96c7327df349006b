"""People of a shop as its administrator sees and changes them, and what one changes about oneself.

What somebody signs in with is told once, in the answer to the request that made it.
"""

from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from server.contract.boards import Words
from server.domain.events import SecretKind
from server.domain.staff import PEOPLES_ROLES, Role


def _for_people(role: object) -> object:
    if role not in PEOPLES_ROLES:
        raise ValueError(f"'{role}' is no role for people; there are {', '.join(PEOPLES_ROLES)}")
    return role


PeoplesRole = Annotated[Role, BeforeValidator(_for_people), WithJsonSchema({"type": "string"})]
"""A role that a person can have; devices and customers have others."""
PeoplesRoles = Annotated[frozenset[PeoplesRole], Field(min_length=1)]
_Login = Annotated[str, Field(min_length=1, max_length=80, pattern=r"\S")]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PersonName(_Body):
    """A name, or a surname, in both languages."""

    zh: str = Field(min_length=1, max_length=60, pattern=r"\S")
    en: str = Field(min_length=1, max_length=60, pattern=r"\S")


class SkillEntry(_Body):
    """A skill that somebody has, until the end of its certificate's day; null: for good."""

    skill: str = Field(max_length=40)
    until: date | None


class ShopSkill(_Body):
    """A skill of the shop's list."""

    skill: str
    name: Words
    certificate: bool = Field(description="it counts until a day")


class PersonEntry(_Body):
    """Somebody who works in the shop, or has left it."""

    staff_id: str
    login: str
    name: Words
    surname: Words
    roles: list[str]
    has_password: bool
    has_pin: bool
    skills: list[SkillEntry] | None = Field(description="null: nobody has written them down")
    stopped_at: datetime | None = Field(description="since when they have left; null: they work here")


class PeopleList(_Body):
    """`GET /api/people`: all of them by login, and the roles that there are."""

    people: list[PersonEntry]
    roles: list[str]
    skills: list[ShopSkill]
    warn_days: int = Field(description="before the end of a certificate")


class AddPerson(_Body):
    """`POST /api/people`. Without a password or a PIN the server makes one."""

    login: _Login
    name: PersonName
    surname: PersonName
    roles: PeoplesRoles
    password: str | None = Field(default=None, max_length=200)
    pin: str | None = Field(default=None, max_length=12)


class ChangePerson(_Body):
    """`PATCH /api/people/{staff_id}`: what is left out stays as it is."""

    name: PersonName | None = None
    surname: PersonName | None = None
    roles: PeoplesRoles | None = None
    skills: list[SkillEntry] | None = Field(default=None, max_length=60)


class RenewSecret(_Body):
    """`POST /api/people/{staff_id}/secrets`: another password or PIN; without a word the server makes one."""

    kind: SecretKind
    word: str | None = Field(default=None, max_length=200)


class ToldSecrets(_Body):
    """What the server has made for somebody to sign in with: told this once. Null: not made."""

    staff_id: str
    login: str
    password: str | None = None
    pin: str | None = None


class ChangeOwnSecret(_Body):
    """`POST /api/sessions/current/secret`: one's own, proved by the one before."""

    kind: SecretKind
    old: str = Field(max_length=200)
    new: str = Field(max_length=200)
