"""Boards with names as long as a shop may enter them: for tests and for pictures of the walls."""

from tests.fakes import crowded_workshop, shop_boards
from tests.fakes.shop_boards import Values, words

SHOP: Values = shop_boards.SHOP | {
    "name": words(
        "北京安禾世纪汽车销售服务有限公司 · 朝阳区十里河建材市场东门店",
        "Anhe Century Motors Sales and Service Company · Chaoyang Shilihe East Gate",
    )
}
ADVISOR = words("欧阳长青", "Featherstonehaugh")
VEHICLE: Values = {
    "brand": words("梅赛德斯-奔驰（进口）", "Mercedes-Benz (imported)"),
    "series": words("GLE 级 轿跑 SUV AMG 53 4MATIC+", "GLE-Class Coupé SUV AMG 53 4MATIC+"),
}
TECHNICIAN = words("阿卜杜热合曼·买买提", "Abdurahman Mehmet-Christopherson")
JOB = words("发动机舱高压线束总成检查与整体更换", "High-voltage engine-bay wiring harness replacement")
CAPTION = words(
    "尾号4 5、梅赛德斯-奔驰（进口）GLE 级 轿跑 SUV AMG 53 4MATIC+，请到A12号交车位，欧阳长青顾问在等您。",
    "Mercedes-Benz (imported) GLE-Class Coupé SUV AMG 53 4MATIC+, plate ending 4 5: your car is ready. "
    "Featherstonehaugh meets you at handover A12.",
)


def lounge() -> Values:
    """Return a lounge in which four of nine cars have the longest names, and one of them is called."""
    board = shop_boards.full_lounge() | {"shop": SHOP}
    for visit in ("bmw", "tesla", "han", "roewe"):
        board[f"car/{visit}"] = board[f"car/{visit}"] | VEHICLE | {"advisor": ADVISOR}
    board["car/bmw"]["handover_bay"] = "A12"
    board["call/lounge"] = shop_boards.CALL | {"caption": CAPTION}
    return board


def welcome_list() -> Values:
    """Return a welcome list on which two advisors have the longest name."""
    board = shop_boards.welcome_list() | {"shop": SHOP}
    for line in ("booking/2", "booking/3"):
        board[line]["advisor"] = ADVISOR
    return board


def greeting(greeted_at: str) -> Values:
    """Return the greeting of a car that goes to a bay with a long number."""
    green = shop_boards.plate("京AD•••27", "green")
    return shop_boards.greeting(plate=green, advisor=ADVISOR, lane="A12", greeted_at=greeted_at)


def workshop() -> Values:
    """Return the crowded workshop with one job's name on every car and one name for every technician."""
    board = crowded_workshop.crowded_workshop()
    for key, value in board.items():
        if key.startswith("car/"):
            value["job"] = JOB
            if value["work"] and value["work"]["technician"]:
                value["work"]["technician"] = TECHNICIAN
        elif key.startswith("staff/"):
            value["name"] = TECHNICIAN
        elif key.startswith("bay/"):
            value["name"] = words("新能源高压维修", "High-voltage repair")
    return board
