"""Estimates and repair orders for printing: by staff at the desk, and by the customer on their own page."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Response

from server.actions.signatures import newest_signature
from server.api.authentication import Allowed
from server.api.customer_links import Customer
from server.api.estimates import estimate_entries
from server.api.services import Services, services
from server.contract.boards import Plate, Words
from server.contract.estimates import EarlierVersion, EstimateEntry, EstimatePaper, LineAnswer
from server.domain.errors import NotFound
from server.domain.permissions import ShopDeed
from server.domain.repair_order import LineAuthorization, RepairOrder
from server.domain.staff import Actor
from server.domain.stage import Name
from server.papers.estimate_pdf import estimate_pdf
from server.papers.paper_words import PaperWords
from server.papers.type_faces import type_faces
from server.store import tables
from server.store.shop_rows import ShopRows

router = APIRouter()
_Found = Annotated[Services, Depends(services)]
_Seeing = Annotated[Actor, Depends(Allowed(ShopDeed.SEE_ESTIMATES))]
_Language = Literal["zh", "en"]


@router.get("/api/estimates/{order_id}/paper")
def paper(order_id: str, actor: _Seeing, found: _Found) -> EstimatePaper:
    """Return what is printed of an order's newest estimate."""
    return found.read(actor, lambda rows: _paper(rows, order_id))


@router.get("/api/customer-links/{token}/estimate")
def own_paper(actor: Customer, found: _Found) -> EstimatePaper:
    """Return what the customer prints of the newest estimate of their own visit."""
    return found.read(actor, lambda rows: _paper(rows, _own_order(rows, actor)))


@router.get("/api/estimates/{order_id}/paper.pdf")
def paper_file(order_id: str, actor: _Seeing, found: _Found, language: _Language = "zh") -> Response:
    """Return the newest estimate as a PDF, with the customer's signature where they have signed."""
    signed = found.read(actor, lambda rows: newest_signature(rows, order_id))
    signature = found.blobs.read(signed.blob) if signed else None
    return _file(found, found.read(actor, lambda rows: _paper(rows, order_id)), language, signature)


@router.get("/api/customer-links/{token}/estimate.pdf")
def own_paper_file(actor: Customer, found: _Found, language: _Language = "zh") -> Response:
    """Return the same of the customer's own visit, without signature: a link may be passed on."""
    return _file(found, own_paper(actor, found), language, None)


def _own_order(rows: ShopRows, actor: Actor) -> str:
    """The order of the customer's visit, also when the car has left."""
    orders = rows.orders.of_visit(actor.visit_id or "")
    if not orders:
        raise NotFound("this visit has no order", visit_id=actor.visit_id)
    return orders[-1].order_id


def _file(found: Services, shown: EstimatePaper, language: str, signature: bytes | None) -> Response:
    words = PaperWords(language, found.wording[language], shown.zone)
    content = estimate_pdf(shown, words, type_faces(found.screens), signature)
    headers = {
        "Cache-Control": "private, no-store",
        "Content-Disposition": f'inline; filename="{shown.order_number}.pdf"',
    }
    return Response(content, media_type="application/pdf", headers=headers)


def _paper(rows: ShopRows, order_id: str) -> EstimatePaper:
    versions = estimate_entries(rows, order_id)
    if not versions:
        raise NotFound(f"order '{order_id}' has no estimate yet", kind="Estimate", id=order_id)
    order = rows.orders.get(order_id)
    visit = rows.visits.get(order.visit_id)
    vehicle = rows.vehicles.get(visit.vehicle_id)
    owner = rows.customers.find(vehicle.customer_id)
    names = {member.staff_id: member.name for member in rows.staff.all()}
    advisor = names.get(visit.advisor_id or "")
    return EstimatePaper(
        shop=_words(rows.shop.name),
        zone=rows.shop.zone,
        order_number=order.number,
        plate=Plate(text=vehicle.plate, colour=vehicle.plate_colour),
        brand=_words(vehicle.brand),
        series=_words(vehicle.series),
        vin=vehicle.vin,
        customer_name=owner.name if owner else "",
        mileage_km=order.mileage_km,
        arrived_at=visit.arrived_at,
        advisor=_words(advisor) if advisor else None,
        estimate=versions[0],
        answers=_answers(rows, order),
        agreed=any(line.authorization is LineAuthorization.AUTHORIZED for line in order.lines),
        due_minor=order.total_minor,
        signed=newest_signature(rows, order_id) is not None,
        earlier=[_earlier(version) for version in versions[1:]],
    )


def _earlier(version: EstimateEntry) -> EarlierVersion:
    return EarlierVersion(
        number=version.number,
        made_at=version.made_at,
        made_by=version.made_by,
        titles=[item.title for item in version.items],
        total_minor=version.total_minor,
        promised_from=version.promised_from,
        promised_to=version.promised_to,
    )


def _answers(rows: ShopRows, order: RepairOrder) -> list[LineAnswer]:
    said = rows.line_words.where(tables.line_words.c.order_id == order.order_id)
    titles = {words.line_id: words.title for words in said}
    return [
        LineAnswer(
            line_id=line.line_id,
            title=_words(titles[line.line_id]),
            added=line.added,
            authorization=line.authorization.value,
            payer=line.payer.value,
            price_minor=line.price_minor,
        )
        for line in order.lines
    ]


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)
