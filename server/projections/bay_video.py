"""What boards say of the cameras over bays, and of the pictures kept with a visit."""

from collections.abc import Mapping

from server.contract import boards
from server.domain.bay import Bay, BayStill
from server.domain.recorder_address import RecorderAddress
from server.domain.records import CameraRecord
from server.domain.repair_order import RepairOrder
from server.domain.stage import Flow, Stage, StageKind
from server.projections import values
from server.projections.floor import Floor
from server.projections.views import Rows


def order_in(floor: Floor, bay: Bay) -> RepairOrder | None:
    """Return the order whose car stands in the bay."""
    return floor.orders_in_bays().get(bay.bay_id)


def camera_over(floor: Floor, number: str) -> CameraRecord | None:
    """Return the camera over the bay with this number."""
    return next((camera for camera in floor.cameras.values() if camera.bay == number), None)


def bay_views(floor: Floor, visit_id: str | None = None) -> boards.Shown:
    """Return `video/<number>` for each bay that can be shown and has a car in it, or this visit's car."""
    views = floor.views.of("video", floor.number, lambda: _seen(floor, floor.recorders.addresses), _view)
    return _of_visit(views, visit_id)


def bay_views_for_customer(floor: Floor, visit_id: str) -> boards.Shown:
    """Return the same of the bay in which the customer's car stands; a recorder may not be for customers."""
    addresses = floor.recorders.shown_to_customers
    views = floor.views.of("customers' video", floor.number, lambda: _seen(floor, addresses), _view)
    return _of_visit(views, visit_id)


def _of_visit(views: Mapping[str, boards.BayView], visit_id: str | None) -> boards.Shown:
    return {f"video/{number}": view for number, view in views.items() if visit_id in (None, view.visit_id)}


def bay_stills(floor: Floor, visit_id: str | None = None) -> boards.Shown:
    """Return `still/<id>` for each picture that is kept: of all whose cars are here, or of one visit."""

    def rows() -> dict[str, Rows]:
        newest = floor.newest_orders()
        return {
            key: (kept, floor.flows[newest[kept.visit_id].flow_digest])
            for key, kept in floor.bay_stills.items()
            if kept.visit_id in newest
        }

    stills = floor.views.of("stills", floor.number, rows, _still)
    return {f"still/{key}": still for key, still in stills.items() if visit_id in (None, still.visit_id)}


def _seen(floor: Floor, recorders: Mapping[str, RecorderAddress]) -> dict[str, Rows]:
    """Return what shows each bay: its recorder rather than the agent's camera, where it has both."""
    cameras = {camera.bay: camera for camera in floor.cameras.values() if camera.bay}
    shown_by: dict[str, CameraRecord | RecorderAddress] = {**cameras, **recorders}
    return {
        bay.number: (bay, order, shown_by[bay.number])
        for order in floor.orders_in_bays().values()
        if (bay := floor.bays.get(order.occupied_bay_id or "")) and bay.number in shown_by
    }


def _view(bay: Bay, order: RepairOrder, shown_by: CameraRecord | RecorderAddress) -> boards.BayView:
    return boards.BayView(
        bay=bay.number,
        name=values.words(bay.name),
        visit_id=order.visit_id,
        shown=not order.work.camera_off,
        up=isinstance(shown_by, RecorderAddress) or shown_by.state == "up",
        source="recorder" if isinstance(shown_by, RecorderAddress) else "camera",
    )


def _still(still: BayStill, flow: Flow) -> boards.BayStill:
    station = _station(still, flow)
    return boards.BayStill(
        visit_id=still.visit_id,
        bay=still.bay,
        stage=values.words(station.name) if station else None,
        moment=still.moment,
        taken_at=still.taken_at,
        picture=f"/api/bay-video/stills/{still.still_id}",
    )


def _station(still: BayStill, flow: Flow) -> Stage | None:
    """The station of the line that a picture shows; None where one bay does all the work.

    The work is finished as the car goes on, so the picture's own stage is the next one then.
    """
    works = [stage for stage in flow.stages if stage.kind is StageKind.WORK]
    if len(works) < 2:
        return None
    if still.moment == "begun":
        return next((stage for stage in works if stage.key == still.stage), None)
    return next((stage for stage in works if stage.next == still.stage), None)
