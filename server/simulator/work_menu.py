"""What simulated cars come for, what is found on the way, and why work stops."""

from dataclasses import dataclass

from server.contract.boards import PauseReason, Words


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an estimate, or of what is found: labour in minutes, price in fen."""

    title: Words
    minutes: int
    price_minor: int


@dataclass(frozen=True, slots=True)
class Job:
    """A reason to come: a title for the booking, and the lines of its estimate."""

    title: Words
    items: tuple[Item, ...]

    @property
    def minutes(self) -> int:
        """The standard time of all lines."""
        return sum(item.minutes for item in self.items)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a technician may come upon, with the ways to put it right."""

    title: Words
    explanation: Words
    safety: bool
    options: tuple[Item, ...]


def _item(zh: str, en: str, minutes: int, yuan: int) -> Item:
    return Item(Words(zh=zh, en=en), minutes, yuan * 100)


def _job(zh: str, en: str, *items: Item) -> Job:
    return Job(Words(zh=zh, en=en), items)


_OIL = _item("更换机油", "Oil change", 15, 180)
_OIL_FILTER = _item("机油滤清器（原厂）", "Oil filter (original part)", 5, 65)
_INSPECTION = _item("全车检查", "Inspection", 10, 0)

JOBS: dict[str, tuple[Job, ...]] = {
    "mechanical": (
        _job("小保养", "Minor service", _OIL, _OIL_FILTER, _INSPECTION),
        _job(
            "大保养",
            "Major service",
            _OIL,
            _OIL_FILTER,
            _item("空气与空调滤清器", "Air and cabin filters", 10, 210),
            _item("火花塞", "Spark plugs", 15, 360),
        ),
        _job(
            "前刹车片更换",
            "Front brake pads",
            _item("前刹车片（一副）", "Front brake pads (set)", 30, 420),
            _INSPECTION,
        ),
        _job("四轮定位", "Wheel alignment", _item("四轮定位", "Wheel alignment", 35, 280)),
        _job(
            "空调不制冷",
            "Air conditioning does not cool",
            _item("空调检漏", "Leak test", 20, 120),
            _item("加注制冷剂", "Refrigerant", 20, 260),
        ),
    ),
    "express": (
        _job("快速换油", "Quick oil change", _OIL, _OIL_FILTER),
        _job("更换雨刮", "Wiper blades", _item("雨刮片（一对）", "Wiper blades (pair)", 8, 160)),
        _job("更换蓄电池", "Battery", _item("蓄电池", "Battery", 15, 680)),
        _job("补胎", "Tyre repair", _item("补胎与动平衡", "Tyre repair and balancing", 20, 80)),
    ),
    "body_and_paint": (
        _job(
            "右前门钣喷",
            "Right front door repair and paint",
            _item("钣金修复", "Panel repair", 120, 600),
            _item("喷漆一幅", "Paint, one panel", 180, 800),
        ),
        _job(
            "后保险杠喷漆",
            "Rear bumper paint",
            _item("拆装后保险杠", "Remove and refit bumper", 60, 200),
            _item("喷漆一幅", "Paint, one panel", 180, 800),
        ),
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
