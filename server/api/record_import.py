"""Taking customers, cars and their history in from files: first what they would change, then whole or not."""

import asyncio
import hashlib
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from server.actions.record_import import RecordPlan, import_records, plan_import, told_together
from server.api.authentication import Allowed
from server.api.bodies import read_bytes
from server.api.caller import Caller, CurrentCaller
from server.api.services import Services, services
from server.contract.catalogue import MOST_TOLD, CatalogueProblem, CatalogueTaken
from server.contract.records import RecordsCheck
from server.domain.errors import CatalogueFileRefused, InvalidRequest
from server.domain.permissions import ShopDeed
from server.domain.record_import import ReadRecords, RecordKind, parts_of
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
    kind: RecordKind, request: Request, actor: _Importing, caller: CurrentCaller
) -> CatalogueTaken:
    """Take a file in that was found right from end to end, in parts: others write between them."""
    content = await read_bytes(request, MOST_FILE_BYTES)
    read = await asyncio.to_thread(_planned, caller.found, actor, kind, content)
    asked = f"records {kind} {hashlib.sha256(content).hexdigest()}"
    parts = enumerate(parts_of(read))
    taken = [await _part(caller, asked, number, part) for number, part in parts]
    return told_together(taken)


def _planned(found: Services, actor: Actor, kind: RecordKind, content: bytes) -> ReadRecords:
    read = _read(found, kind, content)
    _require_right(found.read(actor, lambda rows: plan_import(rows, read, found.commands.numbering)))
    return read


async def _part(caller: Caller, asked: str, number: int, part: ReadRecords) -> CatalogueTaken:
    """Each part has a key of its own, so that a file that is sent again goes on where it was left."""
    key = hashlib.sha256(f"{caller.tap.key} {number}".encode()).hexdigest()
    return await caller.found.commands.run(
        caller.actor, lambda work: _taken(work, part), CatalogueTaken, key=key, request=asked
    )


def _taken(work: UnitOfWork, read: ReadRecords) -> CatalogueTaken:
    plan = import_records(work, read)
    _require_right(plan)
    return plan.told


def _require_right(plan: RecordPlan) -> None:
    if plan.problems:
        told = _told(plan)
        raise CatalogueFileRefused(
            f"{told.problem_count} cells of the file are wrong; nothing of it was taken in",
            problems=[entry.model_dump() for entry in told.problems],
        )


def _read(found: Services, kind: RecordKind, content: bytes) -> ReadRecords:
    return read_record_file(kind, content, found.wording, found.commands.numbering)


def _told(plan: RecordPlan) -> RecordsCheck:
    return RecordsCheck(
        **plan.told.model_dump(),
        problems=[CatalogueProblem(**asdict(each)) for each in plan.problems[:MOST_TOLD]],
        problem_count=len(plan.problems),
    )
