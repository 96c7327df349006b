"""Finding customer links, and the visit of a customer who has none yet."""

from dataclasses import fields
from datetime import datetime

from sqlalchemy import Connection, select

from server.domain.records import CustomerLink
from server.domain.visit import Visit
from server.store.tables import customer_links, customers, vehicles, visits

_LINK = [customer_links.c[field.name] for field in fields(CustomerLink)]
_VISIT = [visits.c[field.name] for field in fields(Visit)]


def link_by_id(connection: Connection, link_id: str, now: datetime) -> CustomerLink | None:
    """Return the link if it is still good at `now`."""
    good = customer_links.c.link_id == link_id, customer_links.c.expires_at > now
    row = connection.execute(select(*_LINK).where(*good)).mappings().first()
    return CustomerLink(**row) if row else None


def link_of_visit(connection: Connection, visit_id: str, now: datetime) -> CustomerLink | None:
    """Return the visit's link that lasts longest, if one is still good at `now`."""
    good = customer_links.c.visit_id == visit_id, customer_links.c.expires_at > now
    query = select(*_LINK).where(*good).order_by(customer_links.c.expires_at.desc())
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
