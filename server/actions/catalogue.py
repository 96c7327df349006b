"""Keeping the service catalogue: taking operations in, and what an hour of labour costs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from server.contract.catalogue import CatalogueTaken, ShopPrices
from server.domain import events
from server.domain.catalogue import Operation
from server.domain.catalogue_import import changes
from server.domain.permissions import ShopDeed
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


def import_catalogue(work: UnitOfWork, read: Iterable[Operation]) -> CatalogueTaken:
    """Add the operations whose codes are new, describe the others anew; those not read stay as they are."""
    work.permit(ShopDeed.CHANGE_CATALOGUE)
    found = changes(work.operations.where(), read)
    for change in found:
        if change.kind == "added":
            work.operations.save(replace(change.operation, operation_id=new_id(), shop_id=work.shop_id))
        elif change.kind == "changed":
            work.operations.save(change.operation)
    count = Counter(change.kind for change in found)
    if count["added"] or count["changed"]:
        work.record(events.CatalogueImported(added=count["added"], changed=count["changed"]))
    return CatalogueTaken(added=count["added"], changed=count["changed"], unchanged=count["unchanged"])


def change_prices(work: UnitOfWork, prices: ShopPrices) -> ShopPrices:
    """From now on estimates are made with these; those that were made stay as they are."""
    work.permit(ShopDeed.CHANGE_CATALOGUE)
    work.shops.save(replace(work.shop, **prices.model_dump()))
    work.record(events.PricesChanged(**prices.model_dump()))
    return prices
