"""What boards say of receptions: the record, for the staff; the walk-around, for the customer too."""

from server.contract import boards
from server.domain.reception import DamageMark, Reception, Station, WalkPhoto
from server.domain.repair_order import RepairOrder
from server.domain.vehicle import Customer, Vehicle
from server.projections import values
from server.projections.floor import Floor
from server.projections.views import Rows


def reception_records(floor: Floor) -> boards.Shown:
    """Return `reception/<order>` for each car that is here: before its reception, what is known already."""

    def rows() -> dict[str, Rows]:
        return {
            order.order_id: _rows_of(floor, visit_id, order)
            for visit_id, order in values.orders_here(floor).items()
        }

    records = floor.views.of("receptions", floor.number, rows, record_value)
    return {f"reception/{key}": record for key, record in records.items()}


def walkarounds(floor: Floor, visit_id: str | None = None) -> boards.Shown:
    """Return `walkaround/<order>` for each that was begun: of all cars that are here, or of one visit."""
    seen = floor.views.of("walk-arounds", floor.number, lambda: _begun(floor), walkaround_value)
    return {f"walkaround/{key}": walk for key, walk in seen.items() if visit_id in (None, walk.visit_id)}


def _rows_of(floor: Floor, visit_id: str, order: RepairOrder) -> Rows:
    vehicle = floor.vehicle_of(floor.visits[visit_id])
    known = floor.receptions.get(order.order_id) or Reception(order.order_id, order.shop_id)
    owner = floor.customers.get(vehicle.customer_id or "")
    return (visit_id, known, vehicle, owner, floor.customers.get(known.bringer_id or ""))


def record_value(
    visit_id: str, known: Reception, vehicle: Vehicle, owner: Customer | None, bringer: Customer | None
) -> boards.ReceptionRecord:
    """Return what the staff see of a record."""
    return boards.ReceptionRecord(
        visit_id=visit_id,
        order_id=known.order_id,
        owner_name=owner.name if owner else "",
        owner_phone=owner.phone if owner else "",
        owner_has_no_phone=owner is not None and owner.has_no_phone,
        bringer_name=bringer.name if bringer else None,
        bringer_phone=bringer.phone if bringer else None,
        bringer_has_no_phone=bringer is not None and bringer.has_no_phone,
        vin=vehicle.vin,
        first_registered_on=vehicle.first_registered_on,
        mileage_km=known.mileage_km,
        fuel_eighths=known.fuel_eighths,
        warning_lamps=list(known.warning_lamps),
        stay=known.stay,
        no_wash=known.no_wash,
        valuables_reminded=known.valuables_reminded,
        valuables=known.valuables,
        own_words=known.own_words,
        notes=known.notes,
    )


def _begun(floor: Floor) -> dict[str, Rows]:
    """Return what each walk-around is made of: its visit, the stations without a find, marks and pictures."""
    marks: dict[str, list[DamageMark]] = {}
    for mark in floor.damage_marks.values():
        marks.setdefault(mark.order_id, []).append(mark)
    photos: dict[str, list[WalkPhoto]] = {}
    for photo in floor.walk_photos.values():
        photos.setdefault(photo.order_id, []).append(photo)
    clear = {key: known.clear_stations for key, known in floor.receptions.items() if known.clear_stations}
    return {
        key: (
            order.visit_id,
            key,
            clear.get(key, ()),
            tuple(sorted(marks.get(key, ()), key=lambda mark: mark.mark_id)),
            tuple(sorted(photos.get(key, ()), key=lambda photo: photo.photo_id)),
        )
        for key, order in floor.orders.items()
        if key in marks or key in photos or key in clear
    }


def walkaround_value(
    visit_id: str,
    order_id: str,
    clear: tuple[Station, ...],
    marks: tuple[DamageMark, ...],
    photos: tuple[WalkPhoto, ...],
) -> boards.Walkaround:
    """Return what was found on the walk round a car."""
    return boards.Walkaround(
        visit_id=visit_id,
        order_id=order_id,
        clear=list(clear),
        marks=[
            boards.MarkedDamage(
                mark_id=mark.mark_id,
                station=mark.station,
                kind=mark.kind,
                x=mark.x,
                y=mark.y,
                marked_at=mark.marked_at,
            )
            for mark in marks
        ],
        photos=[
            boards.StationPhoto(
                photo_id=photo.photo_id,
                station=photo.station,
                picture=f"/api/receptions/photos/{photo.photo_id}",
                taken_at=photo.taken_at,
            )
            for photo in photos
        ],
    )
