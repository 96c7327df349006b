"""A customer's data on the server's own machine: shown, given out as a file, and erased."""

from dataclasses import dataclass
from pathlib import Path

from server.actions.erasures import erase_customer, keep_proof
from server.at_the_server import in_shop
from server.contract.erasures import EraseCustomer, HeldOfCustomer, ToldErasure
from server.domain.errors import NotFound
from server.domain.permissions import ShopDeed
from server.reports.customer_export import customer_export
from server.reports.erasures import held_of, told_erasure
from server.store import tables
from server.store.blobs import BlobStore
from server.store.personal.identity import Identity, identity_of, mentions
from server.store.personal.proof import pictures_to_delete, prove
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork

_DEEDS = frozenset({ShopDeed.ERASE_CUSTOMER})


@dataclass(frozen=True, slots=True)
class ErasureDesk:
    """The customers of one shop of the database at `url`; `who` is a telephone number or a customer's id."""

    url: str
    shop: str | None
    blobs: Path

    def held(self, who: str) -> HeldOfCustomer:
        """Return what is held of somebody."""

        def look(work: UnitOfWork) -> HeldOfCustomer:
            customer_id = _known(work, who)
            return held_of(work, customer_id, mentions(work, identity_of(work, customer_id)))

        return in_shop(self.url, self.shop, _DEEDS, look)

    def export(self, who: str) -> bytes:
        """Return all of it as a ZIP file."""
        read = BlobStore(self.blobs).read
        return in_shop(
            self.url, self.shop, _DEEDS, lambda work: customer_export(work, _known(work, who), read, work.now)
        )

    def erase(self, who: str, told: EraseCustomer) -> ToldErasure:
        """Erase somebody, their pictures after the commit, and return what a search then finds."""

        def take(work: UnitOfWork) -> tuple[str, Identity]:
            customer_id = _known(work, who)
            identity = identity_of(work, customer_id)
            erased = erase_customer(work, customer_id, told, mentions(work, identity))
            return erased.erasure_id, identity

        erasure_id, identity = in_shop(self.url, self.shop, _DEEDS, take)
        return in_shop(self.url, self.shop, _DEEDS, lambda work: self._proved(work, erasure_id, identity))

    def _proved(self, work: UnitOfWork, erasure_id: str, identity: Identity) -> ToldErasure:
        blobs = BlobStore(self.blobs)
        erasure = work.erasures.get(erasure_id)
        for digest in pictures_to_delete(work, erasure):
            blobs.delete(digest)
        keep_proof(work, erasure_id, prove(work, erasure, identity, blobs.holds, work.now))
        return told_erasure(work, erasure_id)


def _known(rows: ShopRows, who: str) -> str:
    column = tables.customers.c
    found = rows.customers.where((column.customer_id == who) | (column.phone == who))
    if not found:
        raise NotFound(f"the shop knows no customer with the number or the id '{who}'", id=who)
    return found[0].customer_id
