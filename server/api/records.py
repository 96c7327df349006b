"""The search box, and the records that it opens: of cars and of customers."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from server.api.authentication import Allowed
from server.api.services import Services, services
from server.contract.records import CustomerRecord, VehicleRecord
from server.contract.search import Found
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.customer_record import customer_record
from server.reports.record_search import RecordSearch, Sight
from server.reports.vehicle_record import VehicleRecordReader

router = APIRouter()
_Seeing = Annotated[Actor, Depends(Allowed(ShopDeed.SEE_RECORDS))]
_Found = Annotated[Services, Depends(services)]


@router.get("/api/search")
def search(
    actor: _Seeing, found: _Found, q: Annotated[str, Query(max_length=80, description="words")]
) -> Found:
    """Find cars, customers, repair orders, bookings and fault reports that have every word of `q`."""
    sight = Sight(phones=_phones(found, actor), faults=found.gatekeeper.may(actor, ShopDeed.SEE_KNOWLEDGE))
    return found.read(actor, lambda rows: RecordSearch(rows, q, sight, found.clock.now()).found())


@router.get("/api/records/vehicles/{vehicle_id}")
def vehicle(vehicle_id: str, actor: _Seeing, found: _Found) -> VehicleRecord:
    """Return all that is known of a car."""
    phones = _phones(found, actor)
    return found.read(
        actor, lambda rows: VehicleRecordReader(rows, phones=phones).record(vehicle_id, found.clock.now())
    )


@router.get("/api/records/customers/{customer_id}")
def customer(customer_id: str, actor: _Seeing, found: _Found) -> CustomerRecord:
    """Return all that is known of a customer."""
    phones = _phones(found, actor)
    return found.read(
        actor, lambda rows: customer_record(rows, customer_id, found.clock.now(), phones=phones)
    )


def _phones(found: Services, actor: Actor) -> bool:
    return found.gatekeeper.may(actor, ShopDeed.SEE_PHONE_NUMBERS)
