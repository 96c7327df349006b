"""Finding customer links, and the visit of a customer who has none yet."""

from dataclasses import fields
from datetime import datetime

from sqlalchemy import Connection, or_, select

from server.domain.customer_link import CustomerLink
from server.domain.visit import Visit
from server.store.tables import customer_links, customers, vehicles, visits

_LINK = [customer_links.c[field.name] for field in fields(CustomerLink)]
_VISIT = [visits.c[field.name] for field in fields(Visit)]


def link_by_id(connection: Connection, link_id: str, now: datetime) -> CustomerLink | None:
    """Return the link if its car is here, or if it is still good at `now`."""
    good = or_(visits.c.departed_at.is_(None), customer_links.c.expires_at > now)
    of_visit = customer_links.c.visit_id == visits.c.visit_id
    query = select(*_LINK).join_from(customer_links, visits, of_visit)
    row = connection.execute(query.where(customer_links.c.link_id == link_id, good)).mappings().first()
    return CustomerLink(**row) if row else None


def link_of_visit(connection: Connection, visit_id: str) -> CustomerLink | None:
    """Return the link of a visit: of several the one that lasts longest."""
    mine = customer_links.c.visit_id == visit_id
    query = select(*_LINK).where(mine).order_by(customer_links.c.expires_at.desc())
    row = connection.execute(query).mappings().first()
    return CustomerLink(**row) if row else None


def open_visit_of_customer(connection: Connection, plate: str, phone_last4: str) -> Visit | None:
    """Return the newest open visit, in any shop, of a car with that plate whose owner has such a phone."""
    query = (
        select(*_VISIT)
        .join_from(visits, vehicles, visits.c.vehicle_id == vehicles.c.vehicle_id)
        .join(customers, vehicles.c.customer_id == customers.c.customer_id)
        .where(
            vehicles.c.plate == plate,
            customers.c.phone.endswith(phone_last4, autoescape=True),
            visits.c.departed_at.is_(None),
        )
        .order_by(visits.c.visit_id.desc())
    )
    row = connection.execute(query).mappings().first()
    return Visit(**row) if row else None
