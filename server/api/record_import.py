"""Taking customers, cars and their history in from files: first what they would change, then whole or not."""

import asyncio
import hashlib
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from server.actions.record_import import RecordPlan, import_records, plan_import
from server.api.authentication import Allowed
from server.api.bodies import read_bytes
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.catalogue import MOST_TOLD, CatalogueProblem, CatalogueTaken
from server.contract.records import RecordsCheck
from server.domain.errors import CatalogueFileRefused, InvalidRequest
from server.domain.permissions import ShopDeed
from server.domain.record_import import ReadRecords, RecordKind
from server.domain.staff import Actor
from server.record_file import read_record_file, template
from server.store.unit_of_work import UnitOfWork
from server.wording import LANGUAGES

router = APIRouter(prefix="/api/record-files")
MOST_FILE_BYTES = 4_000_000
_Importing = Annotated[Actor, Depends(Allowed(ShopDeed.IMPORT_RECORDS))]
_Found = Annotated[Services, Depends(services)]


@router.get("/{kind}/template")
def empty(
    kind: RecordKind,
    _actor: _Importing,
    found: _Found,
    language: Annotated[str, Query(max_length=2)] = LANGUAGES[0],
) -> Response:
    """Return an empty table as CSV, with the headings of a language."""
    if language not in LANGUAGES:
        raise InvalidRequest(f"there is no language '{language}'", field="language")
    shown = {"Content-Disposition": f'attachment; filename="{kind}.csv"', "Cache-Control": "no-store"}
    return Response(template(kind, found.wording, language), media_type="text/csv", headers=shown)


@router.post("/{kind}/check")
async def check(kind: RecordKind, request: Request, actor: _Importing, found: _Found) -> RecordsCheck:
    """Tell what a file would change, and what is wrong with it; nothing is written."""
    content = await read_bytes(request, MOST_FILE_BYTES)

    def checked() -> RecordsCheck:
        read = _read(found, kind, content)
        return _told(found.read(actor, lambda rows: plan_import(rows, read, found.commands.numbering)))

    return await asyncio.to_thread(checked)


@router.post("/{kind}/import")
async def take_in(
    kind: RecordKind, request: Request, _actor: _Importing, caller: CurrentCaller
) -> CatalogueTaken:
    """Take a file in, whole or not at all."""
    content = await read_bytes(request, MOST_FILE_BYTES)
    read = await asyncio.to_thread(_read, caller.found, kind, content)
    asked = f"records {kind} {hashlib.sha256(content).hexdigest()}"
    return await caller.ask(asked, lambda work: _taken(work, read), CatalogueTaken)


def _taken(work: UnitOfWork, read: ReadRecords) -> CatalogueTaken:
    plan = import_records(work, read)
    if plan.problems:
        told = _told(plan)
        raise CatalogueFileRefused(
            f"{told.problem_count} cells of the file are wrong; nothing of it was taken in",
            problems=[entry.model_dump() for entry in told.problems],
        )
    return plan.told


def _read(found: Services, kind: RecordKind, content: bytes) -> ReadRecords:
    return read_record_file(kind, content, found.wording, found.commands.numbering)


def _told(plan: RecordPlan) -> RecordsCheck:
    return RecordsCheck(
        **plan.told.model_dump(),
        problems=[CatalogueProblem(**asdict(each)) for each in plan.problems[:MOST_TOLD]],
        problem_count=len(plan.problems),
    )
