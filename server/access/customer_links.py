"""Customers' links: `<link id>.<signature>`, made again whenever asked for and kept nowhere."""

import base64
import re
from datetime import datetime

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection

from server.access.secrets import keyed_digest, same
from server.domain.customer_link import LINK_LIFETIME, CustomerLink
from server.domain.errors import InvalidRequest, NotAllowed, NotFound, NotSignedIn
from server.domain.events import CustomerLinkMade
from server.domain.permissions import ShopDeed
from server.domain.plate import normalise_plate
from server.domain.staff import Actor, Role
from server.store.identifiers import new_id
from server.store.repositories import customer_links
from server.store.unit_of_work import UnitOfWork

_SIGNATURE_BYTES = 16
_LAST_FOUR = re.compile(r"[0-9]{4}")


class LinkMade(BaseModel):
    """A visit's link, without its token: an answer is kept for repetitions, a token must not be."""

    model_config = ConfigDict(frozen=True)

    link_id: str


def link_token(link_id: str, secret: bytes) -> str:
    """Return the token of a link: its id and a 128-bit signature of it."""
    signature = keyed_digest(secret, f"customer-link/{link_id}")[:_SIGNATURE_BYTES]
    return f"{link_id}.{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"


def link_path(link_id: str, secret: bytes) -> str:
    """Return the path of the customer's page."""
    return f"/v/{link_token(link_id, secret)}"


def is_link_token(token: str) -> bool:
    """Tell whether a token claims to be a customer's link; those of devices and sessions have no dot."""
    return "." in token


def customer_of_token(connection: Connection, token: str, secret: bytes, now: datetime) -> Actor:
    """Return the customer with that link; raise NotSignedIn where it is not ours, or has expired."""
    link_id = token.partition(".")[0]
    genuine = same(token, link_token(link_id, secret))
    link = customer_links.link_by_id(connection, link_id, now) if genuine else None
    if link is None:
        raise NotSignedIn("this link is wrong or has expired; ask your advisor for a new one")
    return _customer(link.shop_id, link.visit_id, link.link_id)


def make_customer_link(work: UnitOfWork, visit_id: str, now: datetime) -> LinkMade:
    """Make a link to an open visit, or return the one it has; `now` is real time, as is the expiry.

    A customer may only have one of their own visit made; raises NotFound where the car has left.
    """
    work.permit(ShopDeed.MAKE_CUSTOMER_LINK)
    if work.actor.visit_id not in (None, visit_id):
        raise NotAllowed("this link is for another visit", visit_id=work.actor.visit_id)
    if work.visits.get(visit_id).departed_at is not None:
        raise NotFound("this car has left; its visit cannot be followed any more", kind="Visit", id=visit_id)
    earlier = customer_links.link_of_visit(work.connection, visit_id)
    return LinkMade(link_id=earlier.link_id if earlier else _new_link(work, visit_id, now))


def customer_by_plate(connection: Connection, plate: str, phone_last4: str) -> Actor:
    """Return the customer whose car is here now, by its plate and the end of the owner's phone number.

    Raises NotFound in the same words whichever of the two is wrong.
    """
    if not _LAST_FOUR.fullmatch(phone_last4):
        raise InvalidRequest("the last four digits of the phone number are needed", field="phone_last4")
    visit = customer_links.open_visit_of_customer(connection, normalise_plate(plate), phone_last4)
    if visit is None:
        raise NotFound("no car that is here now has this plate and phone number")
    return _customer(visit.shop_id, visit.visit_id)


def _new_link(work: UnitOfWork, visit_id: str, now: datetime) -> str:
    link = CustomerLink(new_id(), work.shop_id, visit_id, now + LINK_LIFETIME)
    work.customer_links.save(link)
    work.record(CustomerLinkMade(visit_id=visit_id, link_id=link.link_id))
    return link.link_id


def _customer(shop_id: str, visit_id: str, link_id: str | None = None) -> Actor:
    return Actor(shop_id, frozenset({Role.CUSTOMER}), visit_id=visit_id, link_id=link_id)
