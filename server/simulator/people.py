"""Customers and their cars, drawn at random: names, phones, brands, and plates of every kind."""

import random
from dataclasses import dataclass

from server.contract.boards import Words
from server.domain.plate import DIGITS, LETTERS, PlateColour

_SERIAL = DIGITS + LETTERS
_PROVINCES = "京京京京京京津冀冀沪苏浙鲁粤皖晋"
_CITIES = "ABCEFGHJKLMN"
_LEAST_DIFFERENCE = 3
"""Two cars of one day differ in so many characters: the gate must not take one for the other by bad luck."""

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = ("伟", "芳", "娜", "敏", "静", "磊", "洋", "艳", "勇", "军", "杰", "涛", "明", "秀兰", "霞", "建国")

_MODELS: tuple[tuple[str, str, str, str, bool], ...] = (
    ("大众", "Volkswagen", "朗逸", "Lavida", False),
    ("大众", "Volkswagen", "迈腾", "Magotan", False),
    ("丰田", "Toyota", "凯美瑞", "Camry", False),
    ("丰田", "Toyota", "卡罗拉", "Corolla", False),
    ("本田", "Honda", "雅阁", "Accord", False),
    ("日产", "Nissan", "轩逸", "Sylphy", False),
    ("别克", "Buick", "君威", "Regal", False),
    ("奥迪", "Audi", "A4L", "A4L", False),
    ("吉利", "Geely", "星越", "Xingyue", False),
    ("比亚迪", "BYD", "汉", "Han", True),
    ("比亚迪", "BYD", "宋", "Song", True),
    ("蔚来", "NIO", "ES6", "ES6", True),
    ("小鹏", "XPeng", "P7", "P7", True),
)
_VAN = ("福田", "Foton", "图雅诺", "Toano")
_PAINTS = (
    ("白色", "white"),
    ("黑色", "black"),
    ("银色", "silver"),
    ("灰色", "grey"),
    ("红色", "red"),
    ("蓝色", "blue"),
)
_PLATE_SHARES = {"blue": 62, "green": 22, "yellow": 6, "police": 4, "hong_kong": 6}


@dataclass(frozen=True, slots=True)
class Car:
    """A car and who brings it."""

    plate: str
    plate_colour: PlateColour
    brand: Words
    series: Words
    paint: Words
    owner: str
    phone: str


def draw_cars(rng: random.Random, count: int) -> list[Car]:
    """Return `count` cars; no two plates resemble each other."""
    cars: list[Car] = []
    while len(cars) < count:
        car = _draw_car(rng)
        if all(_difference(car.plate, other.plate) >= _LEAST_DIFFERENCE for other in cars):
            cars.append(car)
    return cars


def _draw_car(rng: random.Random) -> Car:
    kind = rng.choices(list(_PLATE_SHARES), weights=list(_PLATE_SHARES.values()))[0]
    plate, colour = _draw_plate(rng, kind)
    brand_zh, brand_en, series_zh, series_en = _draw_model(rng, kind)
    paint_zh, paint_en = rng.choice(_PAINTS)
    return Car(
        plate=plate,
        plate_colour=colour,
        brand=Words(zh=brand_zh, en=brand_en),
        series=Words(zh=series_zh, en=series_en),
        paint=Words(zh=paint_zh, en=paint_en),
        owner=rng.choice(_SURNAMES) + rng.choice(_GIVEN),
        phone=f"13{rng.randrange(10**9):09d}",
    )


def _draw_plate(rng: random.Random, kind: str) -> tuple[str, PlateColour]:
    head = rng.choice(_PROVINCES) + rng.choice(_CITIES)
    digits = "".join(rng.choices(DIGITS, k=4))
    match kind:
        case "green":
            return head + rng.choice("ADF") + rng.choice(_SERIAL) + digits, PlateColour.GREEN
        case "police":
            return head + digits + "警", PlateColour.WHITE
        case "hong_kong":
            return "粤Z" + rng.choice(LETTERS) + digits[:3] + "港", PlateColour.BLACK
        case _:
            colour = PlateColour.YELLOW if kind == "yellow" else PlateColour.BLUE
            return head + _shuffled(rng, digits[:3] + "".join(rng.choices(LETTERS, k=2))), colour


def _draw_model(rng: random.Random, kind: str) -> tuple[str, str, str, str]:
    if kind == "yellow":
        return _VAN
    return rng.choice([model[:4] for model in _MODELS if model[4] == (kind == "green")])


def _shuffled(rng: random.Random, text: str) -> str:
    return "".join(rng.sample(text, len(text)))


def _difference(one: str, other: str) -> int:
    """How many characters differ; plates of unequal length are told apart by it alone."""
    if len(one) != len(other):
        return _LEAST_DIFFERENCE
    return sum(a != b for a, b in zip(one, other, strict=True))
