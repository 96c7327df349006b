"""How a car moves through the gate camera's picture: it comes, stops and drives out below."""

from dataclasses import dataclass

FRAME_WIDTH_PX = 1280
FRAME_HEIGHT_PX = 720
VANISHING_POINT = (700.0, 150.0)
STOP_GROUND_PX = 690.0
"""Row of the picture where the tyres of a stopped car stand."""

_STOP_X_PX = 610.0
_FAR_SCALE = 0.26
_NEAR_SCALE = 1.3
_EXIT_DROP_PX = 1150.0
_EXIT_SHIFT_PX = -160.0


@dataclass(frozen=True, slots=True)
class PassageTiming:
    """How long a car approaches, stands and leaves, in seconds."""

    approach_s: float = 2.0
    stop_s: float = 2.5
    leave_s: float = 1.0

    @property
    def total_s(self) -> float:
        """The whole passage, in seconds."""
        return self.approach_s + self.stop_s + self.leave_s


@dataclass(frozen=True, slots=True)
class CarPose:
    """Where a car is in the picture: its size against that at the stop, and the middle of its tyres."""

    scale: float
    x_px: float
    ground_px: float


STOPPED = CarPose(1.0, _STOP_X_PX, STOP_GROUND_PX)


def pose_at(seconds: float, timing: PassageTiming) -> CarPose:
    """Return where the car is `seconds` after it came in sight."""
    if seconds < timing.approach_s:
        return _approaching(seconds / timing.approach_s)
    left_stop_s = seconds - timing.approach_s - timing.stop_s
    return STOPPED if left_stop_s <= 0 else _leaving(min(left_stop_s / timing.leave_s, 1.0))


def _approaching(share: float) -> CarPose:
    """Brake evenly: the distance left shrinks with the square of the time left."""
    distance = 1 + (1 / _FAR_SCALE - 1) * (1 - share) ** 2
    scale = 1 / distance
    x, horizon = VANISHING_POINT
    return CarPose(scale, x + (_STOP_X_PX - x) * scale, horizon + (STOP_GROUND_PX - horizon) * scale)


def _leaving(share: float) -> CarPose:
    gone = share**2
    return CarPose(
        1 + (_NEAR_SCALE - 1) * gone,
        _STOP_X_PX + _EXIT_SHIFT_PX * gone,
        STOP_GROUND_PX + _EXIT_DROP_PX * gone,
    )
