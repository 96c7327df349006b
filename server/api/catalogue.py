"""The service catalogue: looking things up, and taking a file in after its changes were shown."""

import asyncio
import hashlib
from collections import Counter
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from server.actions.booked_work import booked_work
from server.actions.catalogue import change_prices, import_catalogue
from server.api.authentication import Allowed
from server.api.bodies import read_bytes
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.catalogue_file import catalogue_file, headings, read_catalogue_file, vocabulary_of
from server.contract.boards import Words
from server.contract.catalogue import (
    MOST_LISTED,
    MOST_TOLD,
    BookedWork,
    Catalogue,
    CatalogueCheck,
    CatalogueEntryChange,
    CatalogueProblem,
    CatalogueTaken,
    OperationEntry,
    PartEntry,
    ShopPrices,
)
from server.domain.catalogue import Operation
from server.domain.catalogue_import import ReadCatalogue, changes
from server.domain.errors import CatalogueFileRefused, InvalidRequest
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.domain.stage import Name
from server.store.shop_rows import ShopRows
from server.wording import LANGUAGES

router = APIRouter(prefix="/api/catalogue")
MOST_FILE_BYTES = 4_000_000
_Seeing = Annotated[Actor, Depends(Allowed(ShopDeed.SEE_CATALOGUE))]
_Changing = Annotated[Actor, Depends(Allowed(ShopDeed.CHANGE_CATALOGUE))]
_Found = Annotated[Services, Depends(services)]


@router.get("")
def catalogue(
    actor: _Seeing,
    found: _Found,
    search: Annotated[str, Query(max_length=80)] = "",
    flow: Annotated[str | None, Query(max_length=40)] = None,
    most: Annotated[int, Query(ge=1, le=MOST_LISTED)] = MOST_LISTED,
) -> Catalogue:
    """Find operations by words of their names, codes and parts, in the order of their codes."""

    def look(rows: ShopRows) -> Catalogue:
        operations, count = rows.operations.matching(search, flow, most)
        labour = rows.shop.labour_hour_minor
        return Catalogue(
            operations=[_entry(operation, labour) for operation in operations],
            count=count,
            prices=ShopPrices(labour_hour_minor=labour, tax_basis_points=rows.shop.tax_basis_points),
        )

    return found.read(actor, look)


@router.get("/booked/{order_id}")
def booked(order_id: str, actor: _Seeing, found: _Found) -> BookedWork:
    """Tell the operations for which an order's car was booked, as the catalogue has them now."""

    def look(rows: ShopRows) -> BookedWork:
        work, labour = booked_work(rows, order_id), rows.shop.labour_hour_minor
        return BookedWork(
            operations=[_entry(operation, labour) for operation in work.operations],
            prices=ShopPrices(labour_hour_minor=labour, tax_basis_points=rows.shop.tax_basis_points),
            other=work.other,
            other_minutes=work.other_minutes,
        )

    return found.read(actor, look)


@router.get("/file")
def written(
    actor: _Changing, found: _Found, language: Annotated[str, Query(max_length=2)] = LANGUAGES[0]
) -> Response:
    """Return the whole catalogue as CSV, to change and to take in again."""
    if language not in LANGUAGES:
        raise InvalidRequest(f"there is no language '{language}'", field="language")
    operations = found.read(actor, lambda rows: rows.operations.all_by_code())
    content = catalogue_file(operations, headings(found.wording, language))
    shown = {"Content-Disposition": 'attachment; filename="catalogue.csv"', "Cache-Control": "no-store"}
    return Response(content, media_type="text/csv; charset=utf-8", headers=shown)


@router.post("/check")
async def check(request: Request, actor: _Changing, found: _Found) -> CatalogueCheck:
    """Tell what a file would change, and what is wrong with it; nothing is written."""
    content = await read_bytes(request, MOST_FILE_BYTES)
    return await asyncio.to_thread(_checked, found, actor, content)


@router.post("/import")
async def take_in(request: Request, actor: _Changing, caller: CurrentCaller) -> CatalogueTaken:
    """Take a file in, whole or not at all."""
    content = await read_bytes(request, MOST_FILE_BYTES)
    read = await asyncio.to_thread(_read, caller.found, actor, content)
    if read.problems:
        raise CatalogueFileRefused(
            f"{len(read.problems)} cells of the file are wrong; nothing of it was taken in",
            problems=[entry.model_dump() for entry in _problems(read)],
        )
    asked = f"catalogue {hashlib.sha256(content).hexdigest()}"
    return await caller.ask(asked, lambda work: import_catalogue(work, read.operations), CatalogueTaken)


@router.post("/prices")
async def prices(body: ShopPrices, _actor: _Changing, caller: CurrentCaller) -> ShopPrices:
    """Say what an hour of labour costs from now on, and which tax is in the prices."""
    asked = f"prices {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: change_prices(work, body), ShopPrices)


def _read(found: Services, actor: Actor, content: bytes) -> ReadCatalogue:
    flows = found.read(actor, lambda rows: [flow.key for flow in rows.current_flows()])
    return read_catalogue_file(content, found.wording, vocabulary_of(found.wording, flows))


def _checked(found: Services, actor: Actor, content: bytes) -> CatalogueCheck:
    read = _read(found, actor, content)
    labour = found.read(actor, lambda rows: rows.shop.labour_hour_minor)
    would = changes(found.read(actor, lambda rows: rows.operations.where()), read.operations)
    count = Counter(change.kind for change in would)
    told = [
        CatalogueEntryChange(kind=change.kind, operation=_entry(change.operation, labour))
        for change in would
        if change.kind != "unchanged"
    ]
    return CatalogueCheck(
        changes=told[:MOST_TOLD],
        added=count["added"],
        changed=count["changed"],
        unchanged=count["unchanged"],
        problems=_problems(read),
        problem_count=len(read.problems),
    )


def _problems(read: ReadCatalogue) -> list[CatalogueProblem]:
    return [CatalogueProblem(**asdict(each)) for each in read.problems[:MOST_TOLD]]


def _entry(operation: Operation, labour_hour_minor: int) -> OperationEntry:
    return OperationEntry(
        operation_id=operation.operation_id,
        code=operation.code,
        name=_words(operation.name),
        standard_minutes=operation.standard_minutes,
        flow=operation.flow,
        bay_kind=operation.bay_kind,
        skills=list(operation.skills),
        safety=operation.safety,
        consumables_minor=operation.consumables_minor,
        parts=[
            PartEntry(
                number=part.number,
                brand=part.brand,
                name=_words(part.name),
                quantity_thousandths=part.quantity_thousandths,
                price_minor=part.price_minor,
            )
            for part in operation.parts
        ],
        offered=operation.offered,
        price_minor=operation.price_minor(labour_hour_minor),
    )


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)
