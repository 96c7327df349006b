"""Which loaners there are, who has which, and whose customer still needs one."""

from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter

from server.contract.boards import Plate, Words
from server.contract.loaners import (
    MOST_LISTED,
    LoanCustomer,
    LoanEntry,
    LoanerDamage,
    LoanerEntry,
    LoanerList,
    LoanHistory,
)
from server.domain.loaner import Loan, Loaner, LoanerMark
from server.domain.reception import Stay
from server.domain.stage import Name
from server.domain.visit import Visit
from server.store import tables
from server.store.shop_rows import ShopRows


def loaner_list(rows: ShopRows, now: datetime) -> LoanerList:
    """Return all loaners, those that are to be back first at the top, and who waits for one."""
    names = _names(rows)
    out = {loan.loaner_id: loan for loan in rows.loans.where(tables.loans.c.returned_at.is_(None))}
    entries = [_loaner(rows, loaner, out.get(loaner.loaner_id), names) for loaner in rows.loaners.where()]
    wanted, others = _without(rows)
    return LoanerList(
        zone=rows.shop.zone,
        now=now,
        loaners=sorted(entries, key=_place),
        wanted=[_who(rows, visit) for visit in wanted],
        others=[_who(rows, visit) for visit in others],
    )


def loan_history(rows: ShopRows, loaner_id: str) -> LoanHistory:
    """Return who had a loaner when, the last first; raise NotFound for none such."""
    of_this = tables.loans.c.loaner_id == rows.loaners.get(loaner_id).loaner_id
    newest_first = sorted(rows.loans.where(of_this), key=attrgetter("given_at"), reverse=True)
    names = _names(rows)
    return LoanHistory(loans=[_loan(rows, loan, names) for loan in newest_first[:MOST_LISTED]])


def _place(entry: LoanerEntry) -> tuple[int, float, str]:
    if entry.loan is not None:
        return (0, entry.loan.due_at.timestamp(), entry.plate.text)
    return (1 if entry.in_service else 2, 0.0, entry.plate.text)


def _without(rows: ShopRows) -> tuple[list[Visit], list[Visit]]:
    """Return whose cars are here and who have had no loaner: those said to need one, and the others."""
    here = {visit.visit_id: visit for visit in rows.visits.where(tables.visits.c.departed_at.is_(None))}
    orders = rows.orders.where(tables.repair_orders.c.visit_id.in_(list(here)))
    still_here = {order.order_id: order.visit_id for order in orders if order.delivered_at is None}
    said = rows.receptions.where(tables.receptions.c.order_id.in_(list(still_here)))
    need = {still_here[each.order_id] for each in said if each.stay is Stay.LOANER}
    had = {loan.visit_id for loan in rows.loans.where(tables.loans.c.visit_id.in_(list(here)))}
    without = [here[visit_id] for visit_id in set(still_here.values()) - had]
    by_arrival = sorted(without, key=attrgetter("arrived_at"))
    return (
        [visit for visit in by_arrival if visit.visit_id in need],
        [visit for visit in by_arrival if visit.visit_id not in need],
    )


def _loaner(rows: ShopRows, loaner: Loaner, loan: Loan | None, names: dict[str, Words]) -> LoanerEntry:
    return LoanerEntry(
        loaner_id=loaner.loaner_id,
        plate=Plate(text=loaner.plate, colour=loaner.plate_colour),
        model=_words(loaner.model),
        mileage_km=loaner.mileage_km,
        fuel_eighths=loaner.fuel_eighths,
        marks=_marks(loaner.marks),
        in_service=loaner.in_service,
        loan=_loan(rows, loan, names) if loan else None,
    )


def _loan(rows: ShopRows, loan: Loan, names: dict[str, Words]) -> LoanEntry:
    back = loan.returned
    return LoanEntry(
        loan_id=loan.loan_id,
        customer=_who(rows, rows.visits.get(loan.visit_id)),
        due_at=loan.due_at,
        given_at=loan.given_at,
        given_by=names.get(loan.given_by or ""),
        given_km=loan.given.mileage_km,
        given_eighths=loan.given.fuel_eighths,
        given_marks=_marks(loan.given.marks),
        returned_at=loan.returned_at,
        returned_to=names.get(loan.returned_to or ""),
        returned_km=back.mileage_km if back else None,
        returned_eighths=back.fuel_eighths if back else None,
        driven_km=loan.driven_km,
        new_marks=_marks(loan.new_marks),
        note=loan.note,
        charge_minor=loan.charge_minor,
        charge_reason=loan.charge_reason,
        charged_at=loan.charged_at,
    )


def _who(rows: ShopRows, visit: Visit) -> LoanCustomer:
    vehicle = rows.vehicles.get(visit.vehicle_id)
    owner = rows.customers.find(vehicle.customer_id)
    return LoanCustomer(
        visit_id=visit.visit_id,
        plate=Plate(text=vehicle.plate, colour=vehicle.plate_colour),
        brand=_words(vehicle.brand),
        series=_words(vehicle.series),
        customer_name=owner.name if owner else "",
        customer_phone=owner.phone if owner else "",
    )


def _marks(marks: Iterable[LoanerMark]) -> list[LoanerDamage]:
    return [
        LoanerDamage(mark_id=mark.mark_id, station=mark.station, kind=mark.kind, x=mark.x, y=mark.y)
        for mark in marks
    ]


def _names(rows: ShopRows) -> dict[str, Words]:
    return {member.staff_id: _words(member.name) for member in rows.staff.all()}


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)
