"""Turning the domain's values into what boards show."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from server.contract import boards
from server.contract.realtime import Board
from server.domain.attendance import doing
from server.domain.bay import Bay
from server.domain.job_clock import JobSpan
from server.domain.plate_mask import mask_plates
from server.domain.records import Shop
from server.domain.repair_order import JobLine, Promise, RepairOrder, Work
from server.domain.staff import StaffMember
from server.domain.stage import Flow, Name, Stage, StageKind
from server.domain.vehicle import Vehicle
from server.projections.floor import Floor
from server.projections.views import Rows
from server.projections.warranty import warranty_of

UNTITLED = Name(zh="尚未问诊", en="Not asked yet")


def board_of(shown: boards.Shown) -> Board:
    """Return the board with these values as plain JSON."""
    return {key: value.as_json for key, value in shown.items()}


def words(name: Name) -> boards.Words:
    """A name in both languages."""
    return boards.Words(zh=name.zh, en=name.en)


def shop_head(floor: Floor) -> boards.ShopHead:
    """What every screen says about the shop."""
    return floor.views.of("shop", floor.number, lambda: {"shop": (floor.shop,)}, _shop_head)["shop"]


def _shop_head(shop: Shop) -> boards.ShopHead:
    languages: Any = list(shop.languages)
    return boards.ShopHead(
        name=words(shop.name), zone=shop.zone, languages=languages, follow_url=shop.follow_url
    )


def plate(vehicle: Vehicle, text: str | None = None) -> boards.Plate:
    """The vehicle's plate, with `text` in its place where it is masked."""
    return boards.Plate(text=text or vehicle.plate, colour=vehicle.plate_colour)


def masks(floor: Floor, board: str, vehicles: Sequence[Vehicle]) -> Mapping[str, str]:
    """Return the masks of all plates of one public board."""

    def made(*shown: Vehicle) -> Mapping[str, str]:
        return mask_plates([vehicle.plate for vehicle in shown])

    return floor.views.of(f"masks of {board}", floor.number, lambda: {board: tuple(vehicles)}, made)[board]


def window(promise: Promise | None) -> boards.Window | None:
    """The promised window."""
    if promise is None:
        return None
    return boards.Window(from_at=promise.from_at, to_at=promise.to_at, moved=promise.moved)


def surname(floor: Floor, staff_id: str | None) -> boards.Words | None:
    """The surname of a member of staff, as customers are told it."""
    member = floor.staff.get(staff_id or "")
    return words(member.surname) if member else None


def full_name(floor: Floor, staff_id: str | None) -> boards.Words | None:
    """The name of a member of staff, as colleagues are told it."""
    member = floor.staff.get(staff_id or "")
    return words(member.name) if member else None


def stage_of(floor: Floor, order: RepairOrder) -> tuple[Flow, Stage]:
    """The order's own flow and where it is in it."""
    flow = floor.flows[order.flow_digest]
    return flow, flow.stage(order.stage)


def ready_at(floor: Floor, order: RepairOrder) -> datetime | None:
    """Since when the car waits to be collected, while it does."""
    _, stage = stage_of(floor, order)
    return order.stage_entered_at if stage.kind in (StageKind.READY, StageKind.SETTLE) else None


def needs_customer(floor: Floor, order: RepairOrder) -> bool:
    """Whether the customer must sign or answer before anything goes on."""
    _, stage = stage_of(floor, order)
    return stage.kind is StageKind.AUTHORIZATION or order.waits_for_customer


def orders_here(floor: Floor) -> dict[str, RepairOrder]:
    """The orders of the cars that are still in the shop's hands, by visit."""
    newest = floor.newest_orders()
    return {
        visit_id: newest[visit_id]
        for visit_id in floor.visits
        if visit_id in newest and newest[visit_id].delivered_at is None
    }


def title(floor: Floor, order: RepairOrder) -> Name:
    """The first line's title; before the estimate, the booked job's."""
    if order.lines:
        return floor.line_words[order.lines[0].line_id].title
    visit = floor.visits[order.visit_id]
    booked = floor.appointment_words.get(visit.appointment_id or "")
    return booked.job if booked else UNTITLED


def line(floor: Floor, item: JobLine) -> boards.JobLine:
    """One line with its words."""
    said = floor.line_words[item.line_id]
    described = {option.option_id: option for option in said.options}
    return boards.JobLine(
        line_id=item.line_id,
        title=words(said.title),
        standard_minutes=item.standard_minutes,
        price_minor=item.price_minor,
        added=item.added,
        safety=item.safety,
        explanation=words(said.explanation) if said.explanation else None,
        authorization=item.authorization.value,
        options=[
            boards.LineOption(
                option_id=option.option_id,
                title=words(described[option.option_id].title),
                detail=words(described[option.option_id].detail),
                minutes=option.minutes,
                price_minor=option.price_minor,
            )
            for option in item.options
        ],
        option_id=item.option_id,
        requested_at=item.requested_at,
        payer=item.payer.value,
        warranty=warranty_of(item.warranty),
        photos=list(item.photos),
    )


def work(floor: Floor, order: RepairOrder) -> boards.Work | None:
    """How the work stands, at a stage of work or while a car waits for a bay."""
    flow, stage = stage_of(floor, order)
    if stage.kind is not StageKind.WORK and order.work == Work():
        return None
    current = order.work
    return boards.Work(
        state=current.state.value,
        bay_id=current.bay_id,
        technician=full_name(floor, current.technician_id),
        technician_id=current.technician_id,
        standard_minutes=_standard_minutes(order, flow, stage),
        worked_seconds=current.worked_seconds,
        working_since=current.working_since,
        started_at=current.started_at,
        pause_reason=current.pause_reason.value if current.pause_reason else None,
        paused_at=current.paused_at,
        help_called_at=current.help_called_at,
        earlier_seconds=current.earlier_seconds,
    )


def _standard_minutes(order: RepairOrder, flow: Flow, stage: Stage) -> int:
    """The order's own time where one bay does it all; on a line of several stations the station's."""
    stations = sum(each.kind is StageKind.WORK for each in flow.stages)
    return order.standard_minutes if stations == 1 and order.standard_minutes else stage.standard_minutes


def at_jobs(floor: Floor) -> dict[str, boards.AtJob]:
    """Who is clocked on to which job, by who they are."""

    def rows() -> dict[str, Rows]:
        return {
            key: (floor.staff[key], span, *_earlier(floor, span))
            for key, span in floor.spans_going_on().items()
        }

    return floor.views.of("at jobs", floor.number, rows, _at_job)


def _earlier(floor: Floor, going_on: JobSpan) -> list[JobSpan]:
    """What the same person has worked on the same order before."""
    whose = (going_on.staff_id, going_on.order_id)
    spans = (span for span in floor.job_spans.values() if (span.staff_id, span.order_id) == whose)
    return sorted((span for span in spans if span.ended_at), key=lambda span: span.span_id)


def _at_job(member: StaffMember, span: JobSpan, *earlier: JobSpan) -> boards.AtJob:
    return boards.AtJob(
        staff_id=member.staff_id,
        name=words(member.name),
        visit_id=span.visit_id,
        line_id=span.line_id,
        since=span.began_at,
        earlier_seconds=sum(each.seconds for each in earlier),
    )


def staff_states(floor: Floor) -> dict[str, boards.StaffState]:
    """What everybody does who works here, from the orders in the bays; who has left may still be in one."""

    def rows() -> dict[str, Rows]:
        in_hand = floor.orders_in_bays().values()
        busy = {
            order.work.technician_id: order
            for order in sorted(in_hand, key=lambda one: one.order_id, reverse=True)
        } | {key: floor.orders[span.order_id] for key, span in floor.spans_going_on().items()}
        return {
            key: (member, busy.get(key), floor.bays.get(busy[key].work.bay_id or "") if key in busy else None)
            for key, member in floor.staff.items()
            if member.works_here or key in busy
        }

    return floor.views.of("staff", floor.number, rows, _staff_state)


def _staff_state(member: StaffMember, busy: RepairOrder | None, bay: Bay | None) -> boards.StaffState:
    return boards.StaffState(
        staff_id=member.staff_id,
        name=words(member.name),
        surname=words(member.surname),
        roles=sorted(role.value for role in member.roles),
        state=doing(member.attendance, busy.work if busy else None),
        bay_number=bay.number if bay else None,
    )
