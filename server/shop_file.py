"""Reading the description of a new shop, for `glassbay init`."""

from collections.abc import Collection
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator

from server.capacity_section import CapacitySection
from server.contract.opening import OpeningSection
from server.contract.people import PeoplesRole, PeoplesRoles
from server.domain.bay import BAY_KINDS
from server.domain.discounts import USUAL_LIMITS, DiscountLimit
from server.domain.errors import ConfigurationInvalid, InvalidRequest
from server.domain.plate import normalise_plate
from server.domain.skill import ShopSkills, check_skills
from server.domain.staff import Role
from server.domain.stage import Name
from server.loaner_section import LoanerSection
from server.people_section import RotaSection, SaidSkill, held_skill
from server.skill_file import load_skills
from server.toml_files import read_toml

Sign = Annotated[str, Field(pattern=r"^[0-9A-Za-z-]{1,8}$")]
"""The number on a sign, as customers are told it: "handover 2"."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NameSection(_Section):
    """A name in both languages."""

    zh: str = Field(min_length=1, max_length=60)
    en: str = Field(min_length=1, max_length=60)

    @property
    def name(self) -> Name:
        """The same, as the domain takes it."""
        return Name(zh=self.zh, en=self.en)


class BaySection(_Section):
    """One bay."""

    number: Sign
    kind: str
    name: NameSection

    @field_validator("kind")
    @classmethod
    def _is_kind(cls, kind: str) -> str:
        if kind not in BAY_KINDS:
            raise ValueError(f"'{kind}' is no kind of bay; there are {', '.join(BAY_KINDS)}")
        return kind


class StaffSection(_Section):
    """One member of staff."""

    login: str = Field(min_length=1, max_length=80)
    name: NameSection
    surname: NameSection
    roles: PeoplesRoles
    rota: str | None = None
    """One of the shop's rotas."""
    skills: list[SaidSkill] | None = Field(default=None, max_length=60)


class PricesSection(_Section):
    """What an hour of labour costs, tax included, and the tax in per cent that all prices include."""

    labour_hour: Decimal = Field(default=Decimal(240), ge=0, le=10_000, decimal_places=2)
    tax_percent: Decimal = Field(default=Decimal(13), ge=0, le=50, decimal_places=2)

    discount_percent: dict[PeoplesRole, Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]] = {
        limit.role: Decimal(limit.basis_points) / 100 for limit in USUAL_LIMITS
    }
    """The most that somebody may take off a line, by their role."""

    @property
    def discount_limits(self) -> tuple[DiscountLimit, ...]:
        """The same, as the domain takes them."""
        return tuple(DiscountLimit(role, int(most * 100)) for role, most in self.discount_percent.items())

    @property
    def labour_hour_minor(self) -> int:
        """The same in minor units."""
        return int(self.labour_hour * 100)

    @property
    def tax_basis_points(self) -> int:
        """The same in hundredths of a per cent."""
        return int(self.tax_percent * 100)


def _is_zone(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as problem:
        raise ValueError(f"'{zone}' is not an IANA time zone such as Asia/Shanghai") from problem
    return zone


def _have_numbers_of_their_own(bays: list[BaySection]) -> list[BaySection]:
    if repeated := _repeated([bay.number for bay in bays]):
        raise ValueError(f"two bays have the number {', '.join(repeated)}; give each its own")
    return bays


def _have_plates_of_their_own(loaners: list[LoanerSection]) -> list[LoanerSection]:
    if repeated := _repeated([normalise_plate(loaner.plate) for loaner in loaners]):
        raise ValueError(f"two loaners have the plate {', '.join(repeated)}; name each car once")
    return loaners


Zone = Annotated[str, AfterValidator(_is_zone)]
Bays = Annotated[
    list[BaySection], Field(min_length=1, max_length=200), AfterValidator(_have_numbers_of_their_own)
]
Capacities = Annotated[list[CapacitySection], Field(max_length=200)]
Loaners = Annotated[list[LoanerSection], Field(max_length=200), AfterValidator(_have_plates_of_their_own)]
Languages = Annotated[list[Literal["zh", "en"]], Field(min_length=1)]


Rotas = Annotated[dict[str, RotaSection], Field(max_length=50)]


class ShopFile(_Section):
    """A whole shop."""

    name: NameSection
    zone: Zone
    languages: Languages
    default_flow: str
    reception_lane: Sign
    handover_bay: Sign
    follow_url: str | None = None
    opening: OpeningSection = OpeningSection()
    prices: PricesSection = PricesSection()
    capacity: Capacities = Field(default_factory=list)
    loaners: Loaners = Field(default_factory=list)
    bays: Bays
    rotas: Rotas = Field(default_factory=dict)
    staff: list[StaffSection] = Field(min_length=1, max_length=1000)

    @field_validator("staff")
    @classmethod
    def _have_logins_of_their_own(cls, staff: list[StaffSection]) -> list[StaffSection]:
        if repeated := _repeated([member.login.strip().casefold() for member in staff]):
            raise ValueError(f"two people have the login {', '.join(repeated)}; give each their own")
        if not any(Role.ADMINISTRATOR in member.roles for member in staff):
            raise ValueError("nobody is an administrator: nobody could pair a screen or revoke one")
        return staff


def _repeated(values: list[str]) -> list[str]:
    return sorted({value for value in values if values.count(value) > 1})


def load_shop_file(path: Path, flows: Collection[str], data_folder: Path | None = None) -> ShopFile:
    """Return the shop's description; raise ConfigurationInvalid naming the file and the key.

    `flows` are the keys of the flows that there are; in `data_folder` may be the shop's own list of skills.
    """
    plan = read_toml(path, ShopFile)
    if plan.default_flow not in flows:
        raise ConfigurationInvalid(
            f"{path}: default_flow: there is no flow '{plan.default_flow}'; there are {', '.join(flows)}",
            file=str(path),
            key="default_flow",
        )
    known = load_skills(data_folder or path.parent)
    for member in plan.staff:
        _check_person(path, plan, member, known)
    return plan


def _check_person(path: Path, plan: ShopFile, member: StaffSection, known: ShopSkills) -> None:
    """Raise ConfigurationInvalid for a rota that is not there, or skills that cannot be."""
    if member.rota is not None and member.rota not in plan.rotas:
        named = ", ".join(plan.rotas) or "none"
        raise ConfigurationInvalid(
            f"{path}: staff: {member.login}: there is no rota '{member.rota}'; there are {named}",
            file=str(path),
            key="staff",
        )
    try:
        check_skills(known, [held_skill(said) for said in member.skills or ()])
    except InvalidRequest as refused:
        raise ConfigurationInvalid(
            f"{path}: staff: {member.login}: {refused.detail}", file=str(path), key="staff"
        ) from refused
