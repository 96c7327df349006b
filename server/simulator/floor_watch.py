"""What the control board has shown of each car, kept after the car has left it."""

from typing import Any

from server.contract.boards import FloorCar
from server.simulator.screen_client import ScreenClient

_CAR = "car/"


class FloorWatch:
    """Looks at the control board at each of its changes."""

    def __init__(self, wall: ScreenClient) -> None:
        self._wall = wall
        self._last: dict[str, Any] = {}
        wall.on_change(self._look)
        self._look()

    def last_seen(self) -> dict[str, FloorCar]:
        """Return the last state of every car that was ever shown, by its plate's text."""
        cars = (FloorCar.model_validate(value) for value in self._last.values())
        return {car.plate.text: car for car in cars}

    def _look(self) -> None:
        # As it came: to check the shape of each car at each change would cost a core.
        self._last |= {key: value for key, value in self._wall.kept.board.items() if key.startswith(_CAR)}
