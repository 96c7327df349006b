"""Estimates over HTTP: itemised, within one's authority, promised as the bays allow, all versions kept."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from server.actions.signatures import forget_signatures
from server.domain.staff import Role
from server.store.unit_of_work import UnitOfWork
from tests.fakes.begun_reception import WORDS, Reception
from tests.fakes.open_api import OpenApi
from tests.fakes.waiting import until


@pytest.fixture
def reception(api: OpenApi) -> Reception:
    """A car whose reception has begun."""
    return Reception(api)


def test_an_estimate_is_kept_itemised_with_its_tax_and_payers(reception: Reception) -> None:
    oil = {"title": WORDS, "standard_minutes": 10, "price_minor": 8_800, "payer": "warranty"}
    reception.must("finish-reception", reception.body(reception.line("M201"), oil))

    (version,) = reception.versions()
    assert (version["number"], version["total_minor"]) == (1, 50_800)
    assert version["made_by"]["en"] == "Advisor Wang"
    assert version["tax_minor"] == 4_832 + 1_012
    assert version["payers"] == [
        {"payer": "customer", "amount_minor": 42_000},
        {"payer": "warranty", "amount_minor": 8_800},
    ]
    pads = version["items"][0]
    assert (pads["costs"][0]["brand"], pads["costs"][0]["amount_minor"]) == ("Bosch", 42_000)
    reception.must("authorize-estimate", {"agreed": "phone"})
    assert reception.order.total_minor == 42_000


def test_what_is_recorded_is_what_was_added_up(reception: Reception) -> None:
    answer = reception.do("finish-reception", reception.body(reception.line("M201", amount=41_999)))
    assert (answer.status_code, answer.json()["field"]) == (422, "price_minor")
    assert reception.versions() == []


def test_a_discount_ends_where_the_role_does(reception: Reception) -> None:
    line = reception.line("M201", amount=37_800, discount_basis_points=1_000)
    answer = reception.do("finish-reception", reception.body(line))
    assert (answer.status_code, answer.json()["code"]) == (403, "discount_too_large")
    assert answer.json()["allowed_percent"] == 5

    own = reception.line("M201", amount=39_900, discount_basis_points=500)
    reception.must("finish-reception", reception.body(own))
    assert reception.do("revise-estimate", reception.body(line), token=reception.manager).status_code == 200
    assert [version["total_minor"] for version in reception.versions()] == [37_800, 39_900]


def test_no_promise_is_made_that_the_bays_do_not_allow(reception: Reception) -> None:
    query = "work=lift:60&work=lift:30"
    path = f"/api/estimates/{reception.order_id}/window"
    window = reception.api.send("GET", f"{path}?{query}", reception.advisor).json()
    now = reception.api.shop.shop_clock.now()
    assert (window["work_minutes"], window["waiting_minutes"], window["bays"]) == (90, 0, 2)
    assert datetime.fromisoformat(window["from_at"]) >= now + timedelta(minutes=90)

    line = reception.line("M201")
    early = reception.do("finish-reception", reception.body(line, minutes=30))
    assert (early.status_code, early.json()["code"]) == (409, "promise_too_early")
    assert early.json()["earliest_at"] > now.isoformat()
    reception.must("finish-reception", reception.body(line, minutes=30, promise_reason="马师傅加班"))
    assert reception.versions()[0]["promise_reason"] == "马师傅加班"


def test_a_car_waits_behind_those_that_came_before_it(reception: Reception) -> None:
    path = f"/api/estimates/{reception.arrived('粤B12345')}/window?work=lift:60"
    free = reception.api.send("GET", path, reception.advisor).json()
    for plate in ("沪A11111", "沪A22222"):
        order_id = reception.arrived(plate)
        reception.must("finish-reception", reception.body(reception.line("M201")), order_id)

    behind = reception.api.send("GET", path, reception.advisor).json()
    assert (free["waiting_minutes"], behind["waiting_minutes"]) == (0, 60)
    assert behind["from_at"] > free["from_at"]


def test_a_customer_agrees_line_by_line(reception: Reception) -> None:
    other = {"option_id": "b", "title": WORDS, "detail": WORDS, "minutes": 60, "price_minor": 30_000}
    pads = reception.line("M201") | {"options": [other]}
    reception.must("finish-reception", reception.body(pads, reception.line("M105")))
    lines = [line.line_id for line in reception.order.lines]

    everything = reception.do("authorize-estimate", {"agreed": "phone", "declined": lines})
    assert everything.status_code == 422
    unknown = reception.do("authorize-estimate", {"agreed": "phone", "declined": ["x"]})
    assert (unknown.status_code, unknown.json()["field"]) == (422, "declined")
    wrong = reception.do("authorize-estimate", {"agreed": "phone", "chosen": {lines[0]: "c"}})
    assert (wrong.status_code, wrong.json()["field"]) == (422, "chosen")

    reception.must(
        "authorize-estimate", {"agreed": "phone", "declined": lines[1:], "chosen": {lines[0]: "b"}}
    )
    assert reception.order.total_minor == 30_000
    assert [line.authorization for line in reception.order.lines] == ["authorized", "declined"]


SIGNATURE = b"\xff\xd8\xff\xe0 a name"


def test_a_signature_is_kept_with_the_version_that_it_signs(reception: Reception) -> None:
    api, path = reception.api, f"/api/estimates/{reception.order_id}/signature"
    assert api.send("POST", path, reception.advisor, SIGNATURE).json()["code"] == "stage_not_allowed"
    assert api.send("GET", path, reception.advisor).status_code == 404
    reception.must("finish-reception", reception.body(reception.line("M201")))
    assert api.send("POST", path, reception.advisor, SIGNATURE).status_code == 200
    reception.must("revise-estimate", reception.body(reception.line("M202")))
    unsigned = reception.do("authorize-estimate", {})
    assert (unsigned.status_code, unsigned.json()["code"]) == (409, "signature_missing")

    kept = api.send("POST", path, reception.advisor, SIGNATURE)

    assert kept.json()["estimate_number"] == 2
    assert api.send("POST", path, reception.advisor, b"no picture").status_code == 422
    shown = api.send("GET", path, reception.advisor)
    assert (shown.content, shown.headers["content-type"]) == (SIGNATURE, "image/jpeg")
    reception.must("authorize-estimate", {})
    assert api.send("POST", path, reception.advisor, SIGNATURE).status_code == 409


def test_signatures_go_when_their_time_is_over(reception: Reception) -> None:
    api, path = reception.api, f"/api/estimates/{reception.order_id}/signature"
    reception.must("finish-reception", reception.body(reception.line("M201")))
    api.send("POST", path, reception.advisor, SIGNATURE)
    gone: list[str] = []

    def look(work: UnitOfWork) -> None:
        gone.extend(forget_signatures(work, timedelta(days=10)).pictures)

    api.shop.write(look)
    assert gone == []
    api.shop.shop_clock.pass_by(timedelta(days=11))
    api.shop.write(look)
    assert len(gone) == 1
    assert api.send("GET", path, reception.advisor).status_code == 404
    assert len(reception.versions()) == 1


def test_what_was_declined_is_advised_again_until_it_is_taken_care_of(reception: Reception) -> None:
    risk = {"zh": "可能影响制动", "en": "Braking may suffer"}
    pads = reception.line("M201") | {"safety": True, "explanation": risk}
    reception.must("finish-reception", reception.body(pads, reception.line("M105")))
    lines = [line.line_id for line in reception.order.lines]
    reception.must("authorize-estimate", {"agreed": "phone", "declined": lines[:1]})

    (now,) = reception.recommended()
    assert (now["title"]["en"], now["safety"], now["price_minor"]) == ("Front brake pads", True, 42_000)
    assert (now["explanation"], now["this_visit"]) == (risk, True)
    leave(reception)
    reception.order_id = reception.arrived("京A12345")
    (again,) = reception.recommended()
    assert (again["recommendation_id"], again["this_visit"]) == (lines[0], False)

    path = f"/api/recommendations/{lines[0]}/settle"
    assert reception.api.send("POST", path, reception.advisor).status_code == 200
    assert reception.recommended() == []


def leave(reception: Reception) -> None:
    """Let the car drive out, whatever was done to it."""
    visit_id = reception.order.visit_id
    reception.api.shop.write(
        lambda work: work.visits.save(replace(work.visits.get(visit_id), departed_at=work.now))
    )


def test_an_estimate_is_printed_at_the_desk_and_by_the_customer(reception: Reception) -> None:
    api, path = reception.api, f"/api/estimates/{reception.order_id}/paper"
    assert api.send("GET", path, reception.advisor).status_code == 404
    reception.must("finish-reception", reception.body(reception.line("M201"), mileage_km=48_210))
    paper = api.send("GET", path, reception.advisor).json()
    assert (paper["plate"]["text"], paper["mileage_km"], paper["agreed"]) == ("京A12345", 48_210, False)
    assert paper["estimate"]["items"][0]["costs"][0]["brand"] == "Bosch"

    reception.must("authorize-estimate", {"agreed": "phone"})
    visit_id = reception.order.visit_id
    link = api.send("POST", f"/api/visits/{visit_id}/customer-link", reception.advisor).json()["path"]
    feed = api.services.hub.feed(api.shop.shop_id)
    until(lambda: visit_id in feed.floor.visits and any(feed.floor.orders))
    own = api.send("GET", f"/api/customer-links/{link.removeprefix('/v/')}/estimate").json()
    assert (own["agreed"], own["due_minor"], own["signed"]) == (True, 42_000, False)
    assert own["estimate"] == paper["estimate"]


def test_another_way_is_offered_with_its_risk_and_done_as_the_customer_chose(reception: Reception) -> None:
    other = {"title": WORDS, "detail": {"zh": "寿命较短", "en": "Wears sooner"}, "minutes": 60}
    line = reception.line("M201") | {"options": [other | {"option_id": "b", "price_minor": 30_000}]}
    reception.must("finish-reception", reception.body(line))
    (version,) = reception.versions()
    assert version["items"][0]["options"][0]["detail"]["en"] == "Wears sooner"
    (kept,) = reception.order.lines
    reception.must("authorize-estimate", {"agreed": "phone", "chosen": {kept.line_id: "b"}})
    assert reception.order.total_minor == 30_000


def test_another_way_for_less_than_nothing_is_refused(reception: Reception) -> None:
    other = {"option_id": "b", "title": WORDS, "detail": WORDS, "minutes": 0, "price_minor": -1}
    refused = reception.do("finish-reception", reception.body(reception.line("M201") | {"options": [other]}))
    assert (refused.status_code, refused.json()["field"]) == (422, "options")


def test_a_free_title_does_not_get_round_the_limit(reception: Reception) -> None:
    line = {"title": {"zh": "检查", "en": "A look"}, "standard_minutes": 60, "price_minor": 22_000}
    assert reception.do("finish-reception", reception.body(line)).json()["code"] == "discount_too_large"
    reception.must("finish-reception", reception.body(line | {"price_minor": 22_800}))


def test_a_moved_promise_asks_the_bays_too_or_a_reason(reception: Reception) -> None:
    reception.must("finish-reception", reception.body(reception.line("M201")))
    reception.must("authorize-estimate", {"agreed": "phone"})
    soon = {key: at for key, at in reception.body(minutes=10).items() if key != "lines"}
    refused = reception.do("move-promised-time", soon)
    assert (refused.status_code, refused.json()["code"]) == (409, "promise_too_early")
    window = f"/api/estimates/{reception.order_id}/window"
    possible = reception.api.send("GET", window, reception.advisor).json()
    earliest = datetime.fromisoformat(refused.json()["earliest_at"])
    # The server's clock goes on between the two: at most one step of five minutes.
    assert abs(datetime.fromisoformat(possible["from_at"]) - earliest) <= timedelta(minutes=5)
    reception.must(
        "move-promised-time", {"promised_from": possible["from_at"], "promised_to": possible["to_at"]}
    )
    reception.must("move-promised-time", soon | {"promise_reason": "两人一起做"})
    path = f"/api/estimates/{reception.order_id}/promise-reasons"
    (told,) = reception.api.send("GET", path, reception.advisor).json()
    assert (told["reason"], told["moved_by"]["en"]) == ("两人一起做", "Advisor Wang")
    assert reception.api.send("GET", path, reception.api.session(Role.WASHER)).status_code == 403


def test_a_sheet_names_the_versions_before_it(reception: Reception) -> None:
    reception.must("finish-reception", reception.body(reception.line("M201")))
    two = reception.line("M201", amount=84_000, quantity_thousandths=2_000)
    reception.must("revise-estimate", reception.body(two))
    paper = reception.api.send("GET", f"/api/estimates/{reception.order_id}/paper", reception.advisor).json()
    ((number, by, total),) = [
        (each["number"], each["made_by"]["en"], each["total_minor"]) for each in paper["earlier"]
    ]
    assert (number, by, total) == (1, "Advisor Wang", 42_000)
    assert (paper["estimate"]["number"], paper["estimate"]["total_minor"]) == (2, 84_000)


def test_the_estimate_is_a_pdf_for_staff_and_for_the_customer(reception: Reception) -> None:
    path = f"/api/estimates/{reception.order_id}/paper.pdf"
    assert reception.api.send("GET", path, reception.advisor).status_code == 404
    reception.must("finish-reception", reception.body(reception.line("M201")))

    link = f"/api/visits/{reception.order.visit_id}/customer-link"
    token = reception.api.send("POST", link, reception.advisor).json()["path"].removeprefix("/v/")
    for answer in (
        reception.api.send("GET", f"{path}?language=en", reception.advisor),
        reception.api.send("GET", f"/api/customer-links/{token}/estimate.pdf"),
    ):
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/pdf"
        assert reception.order.number in answer.headers["content-disposition"]
        assert "no-store" in answer.headers["cache-control"]
        assert answer.content.startswith(b"%PDF-")
    assert reception.api.send("GET", f"{path}?language=fr", reception.advisor).status_code == 422
    assert (
        reception.api.send("GET", f"/api/customer-links/{reception.advisor}/estimate.pdf").status_code == 401
    )
