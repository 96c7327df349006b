"""What simulated cars come for, what is found on the way, and why work stops."""

from dataclasses import dataclass
from functools import cache

from server.catalogue_file import shipped_catalogue
from server.contract.boards import PauseReason, Words
from server.domain.catalogue import Operation

LABOUR_HOUR_MINOR = 24_000
"""Of config/shop.example.toml."""


@dataclass(frozen=True, slots=True)
class Item:
    """One way to put right what is found: labour in minutes, price in fen."""

    title: Words
    minutes: int
    price_minor: int


@dataclass(frozen=True, slots=True)
class Job:
    """A reason to come: a title for the booking, and the codes of the operations of its estimate."""

    title: Words
    codes: tuple[str, ...]

    @property
    def minutes(self) -> int:
        """The standard time of all its operations."""
        return sum(_shipped()[code].standard_minutes for code in self.codes)

    @property
    def price_minor(self) -> int:
        """What all its operations cost at the example shop's labour rate."""
        return sum(_shipped()[code].price_minor(LABOUR_HOUR_MINOR) for code in self.codes)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a technician may come upon, with the ways to put it right."""

    title: Words
    explanation: Words
    safety: bool
    options: tuple[Item, ...]


def _item(zh: str, en: str, minutes: int, yuan: int) -> Item:
    return Item(Words(zh=zh, en=en), minutes, yuan * 100)


def _job(zh: str, en: str, *codes: str) -> Job:
    return Job(Words(zh=zh, en=en), codes)


@cache
def _shipped() -> dict[str, Operation]:
    """The catalogue of the simulated shop, by code."""
    return {operation.code: operation for operation in shipped_catalogue(JOBS)}


JOBS: dict[str, tuple[Job, ...]] = {
    "mechanical": (
        _job("小保养", "Minor service", "M102", "M107"),
        _job("大保养", "Major service", "M103"),
        _job("前刹车片更换", "Front brake pads", "M201"),
        _job("四轮定位", "Wheel alignment", "M301"),
        _job("空调不制冷", "Air conditioning does not cool", "M401", "M402"),
    ),
    "express": (
        _job("快速换油", "Quick oil change", "E101"),
        _job("更换雨刮", "Wiper blades", "E102"),
        _job("更换蓄电池", "Battery", "E103"),
        _job("补胎", "Tyre repair", "E104"),
    ),
    "body_and_paint": (
        _job("右前门钣喷", "Right front door repair and paint", "B101", "B102"),
        _job("后保险杠喷漆", "Rear bumper paint", "B104", "B102"),
    ),
}

FINDINGS: tuple[Finding, ...] = (
    Finding(
        Words(zh="前刹车片过薄", en="Front brake pads worn"),
        Words(zh="剩余 2 毫米，建议更换", en="2 mm left; we advise new ones"),
        safety=True,
        options=(_item("原厂刹车片", "Original pads", 25, 520), _item("品牌刹车片", "Brand pads", 25, 360)),
    ),
    Finding(
        Words(zh="右前轮胎鼓包", en="Bulge in the right front tyre"),
        Words(zh="有爆胎风险", en="It may burst"),
        safety=True,
        options=(_item("更换一条轮胎", "One new tyre", 20, 650),),
    ),
    Finding(
        Words(zh="空调滤清器脏污", en="Cabin filter clogged"),
        Words(zh="影响出风与气味", en="Less air, and a smell"),
        safety=False,
        options=(_item("更换空调滤清器", "New cabin filter", 5, 110),),
    ),
)

PAUSES: tuple[PauseReason, ...] = ("parts", "tool", "break", "other")

CHECK_CAUSES = (
    ("leak", "机油加注口有油渍"),
    ("fit", "螺栓未按力矩复紧"),
    ("left_out", "轮胎气压不足"),
)
