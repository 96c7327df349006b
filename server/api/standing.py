"""How customers stand with the shop: a car owner's tier, whom to ask back, and what they answered."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from server.actions.standing import WinBackNoted, note_win_back
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.standing import AwayCustomer, NoteWinBack, OwnersTier, WinBack
from server.domain.errors import InvalidRequest
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.reached_tier import owners_tier
from server.reports.win_back import WinBackReader
from server.table_files import written_csv
from server.wording import LANGUAGES

router = APIRouter()
_Seeing = Annotated[Actor, Depends(Allowed(ShopDeed.SEE_AFTER_SERVICE))]
_Calling = Annotated[Actor, Depends(Allowed(ShopDeed.MAKE_FOLLOW_UP_CALL))]
_Found = Annotated[Services, Depends(services)]
_COLUMNS = ("name", "phone", "tier", "plates", "last_here", "declined", "advisor", "visits", "paid")


@router.get("/api/customer-tier")
def tier(
    actor: _Seeing, found: _Found, plate: Annotated[str, Query(min_length=5, max_length=12)]
) -> OwnersTier:
    """Tell which tier the owner of a car has reached."""
    return found.read(actor, lambda rows: owners_tier(rows, found.standing, plate, found.clock.now()))


@router.get("/api/win-back")
def listed(actor: _Seeing, found: _Found) -> WinBack:
    """List who has not been here for long, and has nothing booked."""
    phones = found.gatekeeper.may(actor, ShopDeed.SEE_PHONE_NUMBERS)
    return found.read(
        actor, lambda rows: WinBackReader(rows, found.standing, phones=phones).listed(found.clock.now())
    )


@router.get("/api/win-back/file")
def file(
    actor: _Seeing, found: _Found, language: Annotated[str, Query(max_length=2)] = LANGUAGES[0]
) -> Response:
    """Return the list as CSV, with the headings of a language."""
    if language not in LANGUAGES:
        raise InvalidRequest(f"there is no language '{language}'", field="language")
    said = found.wording[language]
    head = [said[f"win_back.{column}"] for column in _COLUMNS]
    lines = [_line(each, language) for each in listed(actor, found).customers]
    shown = {"Content-Disposition": 'attachment; filename="win-back.csv"', "Cache-Control": "no-store"}
    return Response(written_csv([head, *lines]), media_type="text/csv", headers=shown)


@router.post("/api/win-back/{customer_id}")
async def note(customer_id: str, body: NoteWinBack, _actor: _Calling, caller: CurrentCaller) -> WinBackNoted:
    """Note what somebody answered; they rest for a while."""
    asked = f"win back {customer_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: note_win_back(work, customer_id, body), WinBackNoted)


def _line(each: AwayCustomer, language: str) -> list[str]:
    tier = each.tier.name if each.tier else None
    told = (getattr(words, language) if words else "" for words in (tier, each.declined, each.advisor))
    tier_name, declined, advisor = told
    return [
        each.name,
        each.phone or "",
        tier_name,
        " ".join(plate.text for plate in each.plates),
        each.last_arrived_at.date().isoformat(),
        declined,
        advisor,
        str(each.visits),
        f"{each.paid_minor / 100:.2f}",
    ]
