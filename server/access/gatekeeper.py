"""Who is behind a token, and which boards they may watch."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, Engine

from server.access.attempts import AttemptLimits
from server.access.customer_links import customer_of_token, is_link_token
from server.access.remembered import RememberedActors
from server.access.rights import RIGHTS_EVENTS
from server.access.secrets import token_digest
from server.domain.errors import NotAllowed, NotSignedIn
from server.domain.identity import Device
from server.domain.permissions import watching
from server.domain.staff import Actor, Role, allowed_to, permit
from server.projections.floor import Floor
from server.projections.topics import topic_kind
from server.shop_clock import real_now
from server.store.feed import Fed
from server.store.reading import read_soon
from server.store.repositories import access
from server.store.shop_permissions import ShopPermissions


class Gatekeeper:
    """Knows everybody by their token. What was revoked is refused at once: see `forget` and `hear`."""

    def __init__(
        self,
        reader: Engine,
        secret: bytes,
        permissions: ShopPermissions,
        now: Callable[[], datetime] = real_now,
    ) -> None:
        """`secret` signs customers' links; `now` is real time, whatever the shop's clock says."""
        self.reader = reader
        self.secret = secret
        self.permissions = permissions
        self.now = now
        self.limits = AttemptLimits()
        self._remembered = RememberedActors()

    def actor_of(self, token: str) -> Actor:
        """Return who has that token: a device, a member of staff or a customer; else raise NotSignedIn."""
        with self.reader.begin() as connection:
            return self._look_up(connection, token)[0]

    async def admit(self, token: str) -> Actor:
        """Return who has that token, as `actor_of` does, without holding the event loop up.

        A member of staff or a device that was looked up within the last two seconds is not looked up again.
        """
        digest, now = token_digest(token), self.now()
        known = self._remembered.find(digest, now)
        if known is not None:
            return known
        forgotten = self._remembered.forgotten
        actor, ends_at = await read_soon(self.reader, lambda connection: self._look_up(connection, token))
        # A customer's link ends with the visit, of which nobody tells here.
        if actor.link_id is None:
            self._remembered.keep(digest, actor, now, ends_at, forgotten)
        return actor

    def forget(self) -> None:
        """Look everybody up anew; called before somebody is told that rights have ended."""
        self.permissions.forget()
        self._remembered.forget()

    def hear(self, _floor: Floor, fed: Fed) -> None:
        """Follow the journal: rights may also have changed in another process."""
        if isinstance(fed.envelope.event, RIGHTS_EVENTS):
            self.forget()

    def permit(self, actor: Actor, permission: str) -> None:
        """Raise NotAllowed unless one of the actor's roles has it in their shop."""
        permit(self.permissions.of(actor.shop_id), actor, permission)

    def may(self, actor: Actor, permission: str) -> bool:
        """Tell whether one of the actor's roles has it: what widens or narrows an answer."""
        return permission in allowed_to(self.permissions.of(actor.shop_id), actor.roles)

    def may_watch(self, actor: Actor, topic: str) -> None:
        """Raise NotAllowed unless the actor may see that board, NotFound where there is none of that name."""
        self.permit(actor, watching(topic_kind(topic)))
        if not _within_reach(actor, topic):
            raise NotAllowed(f"'{topic}' is not the board of this screen or link", topic=topic)

    def _look_up(self, connection: Connection, token: str) -> tuple[Actor, datetime | None]:
        """Return who has that token, and when it ends by itself; what their shop allows is read with it."""
        actor, ends_at = self._find(connection, token)
        self.permissions.renew(connection, actor.shop_id)
        return actor, ends_at

    def _find(self, connection: Connection, token: str) -> tuple[Actor, datetime | None]:
        if is_link_token(token):
            return customer_of_token(connection, token, self.secret, self.now()), None
        digest = token_digest(token)
        signed_in = access.staff_of_token(connection, digest, self.now())
        if signed_in is not None:
            return signed_in
        device = access.device_of_token(connection, digest)
        if device is None:
            raise NotSignedIn("this token is unknown, expired or revoked; sign in or pair again")
        return _device_actor(device), None


def _device_actor(device: Device) -> Actor:
    return Actor(
        device.shop_id,
        frozenset({Role(device.kind)}),
        device_id=device.device_id,
        screen=device.screen,
    )


def _within_reach(actor: Actor, topic: str) -> bool:
    """Staff watch what their roles allow; a link its own visit; a device the board of its screen."""
    if actor.link_id is not None:
        return topic == f"visit/{actor.link_id}"
    if actor.staff_id is not None:
        return True
    return actor.screen is not None and f"{actor.screen}/".startswith(f"{topic}/")
