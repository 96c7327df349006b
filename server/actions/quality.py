"""Cross check and final inspection."""

from server.actions.orders import OrderAnswer, change_order
from server.contract.deeds import FailCheck, PassCheck
from server.domain import check_deeds
from server.domain.allowed_deeds import Deed
from server.domain.check import Check, Rework, RoadTest
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


def pass_check(work: UnitOfWork, order_id: str, body: PassCheck) -> OrderAnswer:
    """The car goes on; what was looked at is kept."""
    work.permit(Deed.PASS_CHECK)
    check = Check(
        check_id=new_id(),
        shop_id=work.shop_id,
        order_id=order_id,
        stage=work.orders.to_change(order_id).stage,
        inspector_id=work.actor.staff_id,
        checked_at=body.done_at or work.now,
        checked=tuple(body.checked),
        road_test=_road_test(work, body),
        note=body.note.strip(),
    )
    reception = work.receptions.find(order_id)
    no_wash = reception is not None and reception.no_wash
    answer = change_order(
        work,
        order_id,
        Deed.PASS_CHECK,
        body,
        lambda order, flow: check_deeds.pass_check(order, flow, check, no_wash=no_wash),
    )
    work.checks.save(check)
    return answer


def fail_check(work: UnitOfWork, order_id: str, body: FailCheck) -> OrderAnswer:
    """The car goes back with a cause, and the rework is counted."""
    work.permit(Deed.FAIL_CHECK)
    stage = work.orders.to_change(order_id).stage
    rework = Rework(new_id(), work.shop_id, order_id, stage, body.cause.strip(), body.cause_id)
    inspector_id = work.actor.staff_id
    answer = change_order(
        work,
        order_id,
        Deed.FAIL_CHECK,
        body,
        lambda order, flow: check_deeds.fail_check(order, flow, rework, inspector_id),
    )
    work.reworks.save(rework)
    return answer


def _road_test(work: UnitOfWork, body: PassCheck) -> RoadTest | None:
    """The drive; whoever checks has driven, where nobody else is named."""
    told = body.road_test
    if told is None:
        return None
    driver_id = (told.driver_id or work.actor.staff_id) if told.taken else None
    return RoadTest(told.taken, told.km if told.taken else None, driver_id)
