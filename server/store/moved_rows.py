"""Rows that belong to a visit, or to a vehicle, and go with it to another one."""

from sqlalchemy import Table, update

from server.domain.visit_corrections import MovedRows
from server.store import tables
from server.store.shop_rows import ShopRows


def rows_of_visit(rows: ShopRows, visit_id: str) -> MovedRows:
    """Return the ids of all that belongs to a visit beside its orders; settled exceptions stay behind."""
    exception = tables.exceptions.c
    raised = rows.exceptions.where(exception.visit_id == visit_id, exception.settled_at.is_(None))
    seen = rows.sightings.where(tables.sightings.c.visit_id == visit_id)
    stills = rows.bay_stills.where(tables.bay_stills.c.visit_id == visit_id)
    links = rows.customer_links.where(tables.customer_links.c.visit_id == visit_id)
    calls = rows.announcements.where(tables.announcements.c.visit_id == visit_id)
    loans = rows.loans.where(tables.loans.c.visit_id == visit_id)
    return MovedRows(
        sightings=tuple(each.sighting_id for each in seen),
        stills=tuple(each.still_id for each in stills),
        links=tuple(each.link_id for each in links),
        announcements=tuple(each.announcement_id for each in calls),
        exceptions=tuple(each.exception_id for each in raised),
        loans=tuple(each.loan_id for each in loans),
    )


def move_rows(rows: ShopRows, moved: MovedRows, visit_id: str) -> None:
    """Let the rows belong to a visit."""
    for table, keys in (
        (tables.sightings, moved.sightings),
        (tables.bay_stills, moved.stills),
        (tables.customer_links, moved.links),
        (tables.announcements, moved.announcements),
        (tables.exceptions, moved.exceptions),
        (tables.loans, moved.loans),
    ):
        _move(rows, table, keys, visit_id=visit_id)


def move_record(rows: ShopRows, moved: MovedRows, order_id: str, set_aside: str = "") -> None:
    """Let what was found on a walk-around belong to an order; what it takes the place of, to another."""
    for table, keys, owner in (
        (tables.damage_marks, moved.marks, order_id),
        (tables.walk_photos, moved.photos, order_id),
        (tables.damage_marks, moved.marks_set_aside, set_aside),
        (tables.walk_photos, moved.photos_set_aside, set_aside),
    ):
        _move(rows, table, keys, order_id=owner)


def _move(rows: ShopRows, table: Table, keys: tuple[str, ...], **owner: str) -> None:
    if not keys:
        return
    (key,) = table.primary_key.columns
    named = (table.c.shop_id == rows.shop_id) & key.in_(keys)
    rows.connection.execute(update(table).where(named).values(**owner))


def move_vehicle(rows: ShopRows, vehicle_id: str, known_id: str) -> None:
    """Let all that is known of one vehicle belong to another: two records were one car."""
    for table in tables.metadata.sorted_tables:
        if "vehicle_id" in table.c and table is not tables.vehicles:
            own = (table.c.shop_id == rows.shop_id) & (table.c.vehicle_id == vehicle_id)
            rows.connection.execute(update(table).where(own).values(vehicle_id=known_id))
