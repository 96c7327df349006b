"""Customers, cars and history from files over HTTP: checked first, whole or not at all, and once."""

import io
from typing import Any

from openpyxl import Workbook

from server.domain.record_import import ROWS_A_PART
from server.domain.staff import Role
from tests.fakes.open_api import OpenApi

CUSTOMERS = "姓名,电话\n李雷,13800001234\n韩梅梅,13900005678\n"
CARS = (
    "车牌,品牌（中文）,车系（中文）,车主电话,车主姓名\n"
    "京A·12345,大众,帕萨特,13800001234,\n粤B8K9L2,比亚迪,汉,13612340000,赵明\n"
)
HISTORY = "Plate,Day,Number,Mileage,Work,Amount (¥)\n京A12345,2024/3/4,W-77,45000,更换刹车片,860.50\n"


def send(api: OpenApi, kind: str, deed: str, content: str | bytes, role: Role = Role.MANAGER) -> Any:
    body = content if isinstance(content, bytes) else content.encode()
    answer = api.send("POST", f"/api/record-files/{kind}/{deed}", api.session(role), body)
    return answer.json()


def counts(told: Any) -> tuple[int, int, int]:
    return told["added"], told["changed"], told["unchanged"]


def test_a_shops_old_system_comes_in_and_the_same_files_again_change_nothing(api: OpenApi) -> None:
    files = (("customers", CUSTOMERS, 2), ("vehicles", CARS, 2), ("history", HISTORY, 1))
    for kind, content, count in files:
        assert counts(send(api, kind, "check", content)) == (count, 0, 0)
        assert counts(send(api, kind, "import", content)) == (count, 0, 0), kind
    for kind, content, count in files:
        assert counts(send(api, kind, "import", content)) == (0, 0, count), kind
    token = api.session(Role.ADVISOR)
    car = api.send("GET", "/api/search?q=A123", token).json()["cars"][0]
    assert car["owner_name"] == "李雷"
    record = api.send("GET", f"/api/records/vehicles/{car['vehicle_id']}", token).json()
    assert record["past_services"] == [
        {
            "day": "2024-03-04",
            "number": "W-77",
            "mileage_km": 45000,
            "work": "更换刹车片",
            "amount_minor": 86_050,
        }
    ]
    assert counts(send(api, "customers", "import", CUSTOMERS.replace("李雷", "李小雷"))) == (0, 1, 1)
    assert api.send("GET", "/api/search?q=小雷", token).json()["cars"][0]["vehicle_id"] == car["vehicle_id"]


def test_a_file_of_several_parts_comes_in_once_however_often_it_is_sent(api: OpenApi) -> None:
    owned = "".join(f"京B{number:05d},,1380000{number:04d}\n" for number in range(ROWS_A_PART))
    named = "".join(f"京C{number:05d},赵{number},1380000{number:04d}\n" for number in range(ROWS_A_PART))
    content = ("Plate,Owner,Owner's phone\n" + owned + named).encode()
    token = api.session(Role.MANAGER)
    path = "/api/record-files/vehicles/import"
    for _ in range(2):
        # Whose name stands further below is known to the cars above.
        answer = api.send("POST", path, token, content, key="once")
        assert counts(answer.json()) == (2 * ROWS_A_PART, 0, 0)
    other = api.send("POST", path, token, content + "京D00001,,\n".encode(), key="once")
    assert other.json()["code"] == "idempotency_key_reused"
    found = api.send("GET", "/api/search?q=京B00007", token).json()["cars"]
    assert [car["owner_name"] for car in found] == ["赵7"]


def test_a_plates_colour_is_read_in_either_language_and_a_wrong_word_is_named(api: OpenApi) -> None:
    cars = "车牌,车牌颜色\n京A12345,黄牌\n京A12346,White\n京A12347,\n"
    assert counts(send(api, "vehicles", "import", cars)) == (3, 0, 0)
    token = api.session(Role.ADVISOR)
    found = api.send("GET", "/api/search?q=A1234", token).json()["cars"]
    colours = {car["plate"]["text"]: car["plate"]["colour"] for car in found}
    assert colours == {"京A12345": "yellow", "京A12346": "white", "京A12347": "blue"}
    wrong = send(api, "vehicles", "check", "车牌,车牌颜色\n京A12345,粉\n")["problems"]
    assert [(each["column"], each["problem"]) for each in wrong] == [("plate_colour", "unknown_word")]


def test_imported_kilometres_are_the_last_until_the_car_is_received(api: OpenApi) -> None:
    send(api, "vehicles", "import", "Plate\n京A12345\n")
    older = "Plate,Day,Mileage,Work\n京A12345,2024-03-04,45000,Brakes\n京A12345,2023-03-04,30000,Oil\n"
    send(api, "history", "import", older)
    token = api.session(Role.ADVISOR)
    car = api.send("GET", "/api/search?q=A12345", token).json()["cars"][0]
    assert (
        api.send("GET", f"/api/records/vehicles/{car['vehicle_id']}", token).json()["last_mileage_km"]
        == 45_000
    )


def test_every_wrong_cell_is_named_and_nothing_is_written(api: OpenApi) -> None:
    wrong = (
        "Plate,VIN,Owner,Owner's phone\n京A12345,,李雷,13800001234\n何处,123,,99\n粤B8K9L2,,,\n京A12345,,,\n"
    )
    told = send(api, "vehicles", "check", wrong)
    problems = [(each["row"], each["column"], each["problem"]) for each in told["problems"]]
    assert problems == [
        (3, "owner_phone", "not_a_phone"),
        (3, "plate", "not_a_plate"),
        (3, "vin", "not_a_vin"),
        (5, "plate", "row_twice"),
    ]
    refused = send(api, "vehicles", "import", wrong)
    assert (refused["code"], len(refused["problems"])) == ("catalogue_file_refused", 4)
    nobody = send(api, "vehicles", "import", "Plate,Owner's phone\n京A12345,13912349999\n")
    assert nobody["problems"][0]["problem"] == "unknown_owner"
    unknown = send(api, "history", "import", HISTORY + "京A99999,2024-02-30,,,洗车,\n")
    assert [each["problem"] for each in unknown["problems"]] == ["not_a_day"]
    unknown = send(api, "history", "import", HISTORY)
    assert [each["problem"] for each in unknown["problems"]] == ["unknown_plate"]
    assert send(api, "customers", "check", "Name,Shoe size\n李雷,42\n")["problem_count"] == 2
    assert api.send("GET", "/api/search?q=A123", api.session(Role.ADVISOR)).json()["cars"] == []


def test_the_template_comes_back_as_a_table_and_excel_is_read_too(api: OpenApi) -> None:
    path = "/api/record-files/customers/template?language=en"
    answer = api.send("GET", path, api.session(Role.ADMINISTRATOR))
    assert answer.content.decode("utf-8-sig").strip() == "Name,Phone"
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Phone"])
    sheet.append(["李雷", 13800001234])
    content = io.BytesIO()
    book.save(content)
    assert counts(send(api, "customers", "import", content.getvalue())) == (1, 0, 0)
