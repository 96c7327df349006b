"""Founding a shop: its row, its bays, its flows and its people, in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import URL, Connection

from server.access.passwords import new_password, new_pin
from server.access.people import keep_skills
from server.access.setup import NewStaff, add_staff, founder, password_hash, pin_hash
from server.actions.catalogue import import_catalogue
from server.actions.rota import keep_rota
from server.actions.shop_setup import add_bays, add_flows
from server.domain.bay import Bay
from server.domain.catalogue import Operation
from server.domain.permissions import ShopDeed
from server.domain.records import Shop
from server.domain.staff import PermissionTable, Role, StaffMember
from server.domain.stage import Flow
from server.people_section import held_skill
from server.shop_file import BaySection, ShopFile, StaffSection
from server.store.engines import writing_engine
from server.store.identifiers import new_id
from server.store.rows import Rows
from server.store.schema import upgrade_schema
from server.store.tables import shops
from server.store.unit_of_work import UnitOfWork

_FOUNDER_MAY: PermissionTable = {
    Role.ADMINISTRATOR: frozenset({ShopDeed.ADD_STAFF, ShopDeed.MAKE_PAIRING_CODE, ShopDeed.CHANGE_CATALOGUE})
}


@dataclass(frozen=True, slots=True)
class Credentials:
    """What somebody signs in with; told once, kept only as hashes."""

    member: StaffMember
    login: str
    password: str
    pin: str


@dataclass(frozen=True, slots=True)
class FoundedShop:
    """A new shop and how its people sign in."""

    shop: Shop
    credentials: tuple[Credentials, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the shop's clock runs, and its time now."""

    now: datetime
    rate: float = 1.0


def found_shop(
    url: str | URL,
    plan: ShopFile,
    flows: Mapping[str, Flow],
    pace: Pace,
    follow_url: str | None = None,
    catalogue: Sequence[Operation] = (),
) -> FoundedShop:
    """Create the tables and the shop, with the operations that it begins with."""
    people = [(section, _Secrets.new()) for section in plan.staff]
    accounts = [(section, kept, kept.account(section)) for section, kept in people]
    shop = _shop(plan, pace, follow_url)
    upgrade_schema(url)
    engine = writing_engine(url)
    try:
        with engine.begin() as connection:
            work = _unit_of_work(connection, shop, pace.now)
            add_flows(work, flows.values())
            import_catalogue(work, catalogue)
            add_bays(work, [bay_of(section, shop.shop_id) for section in plan.bays])
            work.capacities.save_all(section.capacity(shop.shop_id) for section in plan.capacity)
            work.loaners.save_all(section.loaner(new_id(), shop.shop_id) for section in plan.loaners)
            credentials = tuple(
                Credentials(_add_person(work, plan, section, account), section.login, kept.password, kept.pin)
                for section, kept, account in accounts
            )
    finally:
        engine.dispose()
    return FoundedShop(shop, credentials)


@dataclass(frozen=True, slots=True)
class _Secrets:
    password: str
    pin: str

    @classmethod
    def new(cls) -> "_Secrets":
        return cls(new_password(), new_pin())

    def account(self, section: StaffSection) -> NewStaff:
        return NewStaff(
            login=section.login,
            name=section.name.name,
            surname=section.surname.name,
            roles=section.roles,
            password_hash=password_hash(self.password),
            pin_hash=pin_hash(self.pin),
        )


def _add_person(work: UnitOfWork, plan: ShopFile, section: StaffSection, account: NewStaff) -> StaffMember:
    member = add_staff(work, account)
    if section.rota is not None:
        keep_rota(work, member, plan.rotas[section.rota].rota)
    if section.skills is not None:
        keep_skills(work, member, [held_skill(said) for said in section.skills])
    return member


def _unit_of_work(connection: Connection, shop: Shop, now: datetime) -> UnitOfWork:
    Rows(connection, shop.shop_id, shops, Shop).save(shop)
    return UnitOfWork(connection, founder(shop.shop_id), now, _FOUNDER_MAY, command_id=new_id())


def _shop(plan: ShopFile, pace: Pace, follow_url: str | None) -> Shop:
    return Shop(
        shop_id=new_id(),
        name=plan.name.name,
        zone=plan.zone,
        languages=tuple(plan.languages),
        opened_day=pace.now.astimezone(ZoneInfo(plan.zone)).date().isoformat(),
        default_flow=plan.default_flow,
        reception_lane=plan.reception_lane,
        handover_bay=plan.handover_bay,
        follow_url=follow_url or plan.follow_url,
        clock_rate=pace.rate,
        opening=plan.opening.opening,
        labour_hour_minor=plan.prices.labour_hour_minor,
        tax_basis_points=plan.prices.tax_basis_points,
        discount_limits=plan.prices.discount_limits,
    )


def bay_of(section: BaySection, shop_id: str, here: Bay | None = None) -> Bay:
    """Return a bay as it is described: the one that is `here` already, or a new one."""
    bay_id = here.bay_id if here else new_id()
    return Bay(bay_id, shop_id, section.number, section.kind, section.name.name)
