"""The camera's grain and the rain in front of it, drawn once for each weather and laid over every frame."""

from functools import cache
from itertools import cycle

import cv2
import numpy as np

from recognition.training.picture_effects import falling_rain, sensor_noise
from recognition.training.pictures import Picture, blank
from server.simulator.gate_light import GATE_LIGHTS
from server.simulator.passage_path import FRAME_HEIGHT_PX, FRAME_WIDTH_PX
from server.simulator.passage_plan import Weather

_LAYERS = 3
_NEUTRAL = 128
_DROP_LENGTH_PX = 34


class WeatherVeil:
    """Lays grain and rain over frames, another layer each time."""

    def __init__(self, weather: Weather) -> None:
        self._layers = cycle(_weather_layers(weather))

    def over(self, frame: Picture) -> Picture:
        """Return a copy of `frame` as the camera sees it through the weather."""
        layer = next(self._layers, None)
        return frame.copy() if layer is None else cv2.addWeighted(frame, 1.0, layer, 1.0, -_NEUTRAL)


@cache
def _weather_layers(weather: Weather) -> tuple[Picture, ...]:
    """Return layers around a neutral grey (what exceeds it brightens a frame), or none in clear weather."""
    light = GATE_LIGHTS[weather]
    if not light.noise and not light.drops:
        return ()
    rng = np.random.default_rng(7)
    neutral = blank(FRAME_WIDTH_PX, FRAME_HEIGHT_PX, (_NEUTRAL, _NEUTRAL, _NEUTRAL))
    return tuple(
        falling_rain(sensor_noise(neutral, rng, light.noise), rng, light.drops, _DROP_LENGTH_PX)
        for _ in range(_LAYERS)
    )
