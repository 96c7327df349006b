"""All rows of one shop, for reading: what a unit of work has, without a clock or an actor."""

from sqlalchemy import ColumnElement, Connection, insert, select, update

from server.domain.appointment import Appointment
from server.domain.bay import Bay, BayStill
from server.domain.errors import NotFound
from server.domain.records import (
    Announcement,
    AppointmentWords,
    CameraRecord,
    CustomerLink,
    LineWords,
    Photo,
    PlayReceipt,
    RaisedException,
    Rework,
    Shop,
    SightingRecord,
    Sound,
    Speaker,
    Take,
)
from server.domain.stage import Flow
from server.domain.vehicle import Customer, Vehicle
from server.domain.visit import Visit
from server.store import tables
from server.store.repositories.orders import Orders
from server.store.repositories.staff import Staff
from server.store.rows import Rows

_PINNED: dict[tuple[str, str], Flow] = {}
"""By shop and digest: what a digest stands for never changes, and a flow is long to read."""


class ShopRows:
    """The repositories of one shop over one connection."""

    def __init__(self, connection: Connection, shop_id: str) -> None:
        self.connection = connection
        self.shop_id = shop_id
        self.announcements = Rows(connection, shop_id, tables.announcements, Announcement)
        self.announcement_takes = Rows(connection, shop_id, tables.announcement_takes, Take)
        self.appointments = Rows(connection, shop_id, tables.appointments, Appointment)
        self.appointment_words = Rows(connection, shop_id, tables.appointment_words, AppointmentWords)
        self.bays = Rows(connection, shop_id, tables.bays, Bay)
        self.bay_stills = Rows(connection, shop_id, tables.bay_stills, BayStill)
        self.cameras = Rows(connection, shop_id, tables.cameras, CameraRecord)
        self.customer_links = Rows(connection, shop_id, tables.customer_links, CustomerLink)
        self.customers = Rows(connection, shop_id, tables.customers, Customer)
        self.exceptions = Rows(connection, shop_id, tables.exceptions, RaisedException)
        self.line_words = Rows(connection, shop_id, tables.line_words, LineWords)
        self.orders = Orders(connection, shop_id)
        self.photos = Rows(connection, shop_id, tables.photos, Photo)
        self.play_receipts = Rows(connection, shop_id, tables.play_receipts, PlayReceipt)
        self.reworks = Rows(connection, shop_id, tables.reworks, Rework)
        self.shops = Rows(connection, shop_id, tables.shops, Shop)
        self.sightings = Rows(connection, shop_id, tables.sightings, SightingRecord)
        self.sounds = Rows(connection, shop_id, tables.sounds, Sound)
        self.speakers = Rows(connection, shop_id, tables.speakers, Speaker)
        self.staff = Staff(connection, shop_id)
        self.vehicles = Rows(connection, shop_id, tables.vehicles, Vehicle)
        self.visits = Rows(connection, shop_id, tables.visits, Visit)

    @property
    def shop(self) -> Shop:
        """The shop's own row."""
        return self.shops.get(self.shop_id)

    def current_flow(self, key: str) -> Flow:
        """Return the flow that new orders of this kind get; raise NotFound for an unknown one."""
        return self._only(self._flows(tables.flows.c.current.is_(True), tables.flows.c.key == key), key)

    def pinned_flow(self, digest: str) -> Flow:
        """Return the flow that an order was opened with, whatever the shop's files say today."""
        if (self.shop_id, digest) not in _PINNED:
            found = self._only(self._flows(tables.flows.c.digest == digest), digest)
            _PINNED[self.shop_id, digest] = found
        return _PINNED[self.shop_id, digest]

    def current_flows(self) -> list[Flow]:
        """Return the flows that new orders may get."""
        return self._flows(tables.flows.c.current.is_(True))

    def keep_flow(self, flow: Flow) -> None:
        """Let new orders of this key get this flow; older orders keep theirs."""
        here = tables.flows.c.shop_id == self.shop_id
        self.connection.execute(
            update(tables.flows).where(here, tables.flows.c.key == flow.key).values(current=False)
        )
        changed = self.connection.execute(
            update(tables.flows).where(here, tables.flows.c.digest == flow.digest).values(current=True)
        )
        if changed.rowcount == 0:
            row = {"shop_id": self.shop_id, "digest": flow.digest, "key": flow.key, "flow": flow}
            self.connection.execute(insert(tables.flows).values(row | {"current": True}))

    def _flows(self, *conditions: ColumnElement[bool]) -> list[Flow]:
        query = select(tables.flows.c.flow).where(tables.flows.c.shop_id == self.shop_id, *conditions)
        return [row.flow for row in self.connection.execute(query.order_by(tables.flows.c.key))]

    def _only(self, found: list[Flow], name: str) -> Flow:
        if not found:
            raise NotFound(f"this shop has no flow '{name}'", kind="Flow", id=name)
        return found[0]
