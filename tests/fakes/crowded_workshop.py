"""The workshop on its worst day: twelve bays and forty cars."""

from itertools import cycle

from tests.fakes.shop_boards import Values, plate, words
from tests.fakes.workshop_boards import (
    BRAKES,
    SERVICE_A,
    SERVICE_B,
    board_of,
    car,
    cars_in_bays,
    left_unsettled,
    minutes_ago,
    work,
)

LONG_JOB = words("发动机舱线束检查与更换", "Engine wiring harness replacement")
OTHERS_IN_BAYS = [
    ("京H2M118", "blue", words("正时皮带", "Timing belt"), "吴磊", 120, 64, "14:55"),
    ("沪AF58821", "green", SERVICE_A, "刘洋", 45, 15, "16:30"),
    ("京C3H760", "blue", words("四轮定位", "Alignment"), "孙涛", 30, 8, "16:00"),
    ("苏E7N906", "blue", LONG_JOB, "郑好", 180, 70, "17:30"),
]
WAITING = [
    ("arrived", [6, 2, 1]),
    ("authorization", [38, 21, 9, 4]),
    ("dispatch", [47, 33, 27, 18, 12, 3]),
    ("cross_check", [9, 6]),
    ("final_inspection", [14]),
    ("wash", [12, 3]),
    ("ready", [35, 12, 8, 2, 1, 1]),
]


def _more_in_bays() -> list[Values]:
    cars = [
        car(
            f"bay-{text}",
            plate(text, colour),
            job,
            "in_bay",
            worked + 3,
            promise,
            work=work("working", technician, standard, worked),
        )
        for text, colour, job, technician, standard, worked, promise in OTHERS_IN_BAYS
    ]
    pause = {"pause_reason": "tool", "paused_at": minutes_ago(11), "begun": 55}
    cars.append(
        car("noise", plate("京Q5G108"), BRAKES, "in_bay", 60, work=work("paused", "高鹏", 60, 40, **pause))
    )
    cars.append(
        car("next", plate("京K3R674"), SERVICE_B, "in_bay", 4, "16:40", work=work("assigned", "陈强", 60))
    )
    return cars


def _waiting() -> list[Values]:
    advisors = cycle(["王", "李", "欧阳", "陈", "赵"])
    jobs = cycle([SERVICE_A, SERVICE_B, BRAKES, LONG_JOB])
    cars: list[Values] = []
    for stage, ages in WAITING:
        for index, minutes in enumerate(ages):
            new_energy = (len(cars) % 3) == 1
            text = f"京{'AD' if new_energy else 'N'}{10_000 + 1_117 * len(cars) + index}"
            cars.append(
                car(
                    f"{stage}-{index}",
                    plate(text, "green" if new_energy else "blue"),
                    next(jobs),
                    stage,
                    minutes,
                    "17:40",
                    who=next(advisors),
                    waits_here=len(cars) % 4 == 0,
                )
            )
    return cars


def crowded_workshop() -> Values:
    """Return twelve bays, eleven of them taken, and twenty-nine cars elsewhere."""
    waiting = _waiting()
    late = [
        car(f"late-{index}", plate(f"京L{index}2K01"), BRAKES, "wash", 14, "13:50", who="李")
        for index in range(5)
    ]
    return board_of(12, cars_in_bays() + _more_in_bays(), waiting + late, left_unsettled())


def sixty_cars() -> Values:
    """Return the same workshop with twenty more cars, all of them to be given a bay."""
    more = [
        car(f"sixty-{index}", plate(f"京S{index:02d}8K6"), SERVICE_A, "dispatch", index, "17:50")
        for index in range(20)
    ]
    return crowded_workshop() | {f"car/{one['visit_id']}": one for one in more}
