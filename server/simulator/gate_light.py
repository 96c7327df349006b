"""How each weather lights the gate: what it does to the scene, to a car and to its plate."""

from dataclasses import dataclass

from server.simulator.passage_plan import Weather

Brightness = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class GateLight:
    """Brightness of scene, car and plate in blue, green and red; a plate throws a camera's lamp back.

    `glare` is the strength of the headlights' halo, `noise` the camera's grain in levels of 255, `drops` the
    streaks of rain in a frame and `exposure_s` how long the camera must expose.
    """

    scene: Brightness
    car: Brightness
    plate: Brightness
    glare: float = 0.0
    noise: float = 0.0
    drops: int = 0
    exposure_s: float = 0.002


GATE_LIGHTS: dict[Weather, GateLight] = {
    Weather.DAY: GateLight((1.0, 1.0, 1.0), (1.0, 1.0, 1.0), (0.96, 0.96, 0.97)),
    Weather.DUSK: GateLight(
        (0.56, 0.52, 0.55), (0.5, 0.48, 0.51), (0.62, 0.63, 0.68), glare=0.55, noise=3.0, exposure_s=0.006
    ),
    Weather.NIGHT: GateLight(
        (0.2, 0.17, 0.16), (0.22, 0.21, 0.21), (0.72, 0.74, 0.76), glare=0.95, noise=7.0, exposure_s=0.01
    ),
    Weather.RAIN: GateLight(
        (0.68, 0.66, 0.63),
        (0.66, 0.65, 0.63),
        (0.74, 0.73, 0.72),
        glare=0.35,
        noise=2.0,
        drops=260,
        exposure_s=0.005,
    ),
}
