"""Which car stands under which camera: as the workshop's board has it."""

import asyncio

from server.contract.boards import Bay, FloorCar
from server.domain.plate import PlateColour
from server.simulator.bay_cameras import BayCameras, ParkedPlate
from server.simulator.screen_client import ScreenClient

_LOOK_S = 0.5


async def keep_bays_shown(wall: ScreenClient, cameras: BayCameras) -> None:
    """Let each camera show the car in its bay, until cancelled; drawing takes a moment and blocks nobody."""
    while True:
        await asyncio.to_thread(cameras.park, parked(wall.values("bay/", Bay), wall.values("car/", FloorCar)))
        await asyncio.sleep(_LOOK_S)


def parked(bays: list[Bay], cars: list[FloorCar]) -> dict[str, ParkedPlate | None]:
    """Return the plate in each bay by its number, None where it is empty."""
    plates = {car.visit_id: ParkedPlate(car.plate.text, PlateColour(car.plate.colour)) for car in cars}
    return {bay.number: plates.get(bay.visit_id or "") for bay in bays}
