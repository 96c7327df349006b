"""Every route: closed without a token, and closed to somebody whose roles do not include the deed."""

import re
from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute, APIWebSocketRoute
from starlette.routing import BaseRoute, Route

from server.api.repair_orders import DEEDS
from server.api.screens import PAGES, SERVICE_WORKER
from server.domain.staff import Role
from server.store.identifiers import new_id
from tests.fakes.open_api import OpenApi

OPEN = {
    ("GET", "/health"),
    ("GET", "/api/authority"),
    ("GET", "/authority.crt"),
    ("GET", "/api/wording"),
    ("GET", SERVICE_WORKER),
    ("POST", "/api/pairing"),
    ("POST", "/api/pairing-requests"),
    ("POST", "/api/pairing-requests/claim"),
    ("POST", "/api/sessions"),
    ("POST", "/api/customer-links/find"),
    *(("GET", page) for page in PAGES),
}
"""All that somebody without credentials gets an answer from."""
IN_THE_PATH = ("/api/customer-links/{token}/", "/api/public-booking/{code}")
"""Here the path's token is the credential, and each deed is the customer's."""
EVERY_MEMBER_OF_STAFF = {
    ("GET", "/api/sessions/current"),
    ("DELETE", "/api/sessions/current"),
    ("POST", "/api/sessions/current/secret"),
    ("GET", "/api/service-clock"),
    ("GET", "/api/shop-time"),
    ("POST", "/api/attendance"),
}

WHEN = "2026-11-21T06:00:00Z"
WORDS = {"zh": "字", "en": "word"}
MACHINE = {
    "resolution": "1920x1080",
    "load": 0.2,
    "memory_used": 0.5,
    "temperature_c": None,
    "sound": "HDA Intel PCH",
    "browser": "running",
    "restarts": 0,
}
BODIES: dict[str, object] = {
    "finish-reception": {
        "lines": [{"title": WORDS, "standard_minutes": 30, "price_minor": 12_000}],
        "promised_from": WHEN,
        "promised_to": WHEN,
    },
    "revise-estimate": {
        "lines": [{"title": WORDS, "standard_minutes": 30, "price_minor": 12_000}],
        "promised_from": WHEN,
        "promised_to": WHEN,
    },
    "choose-flow": {"flow": "express"},
    "assign-bay": {"bay_id": "1", "technician_id": "1"},
    "pause-work": {"reason": "parts"},
    "tick-checklist": {"item_id": "oil"},
    "request-added-work": {
        "title": WORDS,
        "options": [{"option_id": "1", "title": WORDS, "detail": WORDS, "minutes": 10, "price_minor": 1}],
    },
    "answer-added-work": {"line_id": "1", "option_id": None},
    "fail-check": {"cause_id": "noise"},
    "step-back": {"reason": "by mistake"},
    "{order_id}": {"colour_code": "LY7W", "extent": "loose", "panels": 2},
    "plan": {"order_ids": ["unknown"]},
    "fill": {"technician_id": "unknown"},
    "skip-wash": {"words": "no thanks"},
    "ready-calls": {"reached": True},
    "settle-order": {"paid_minor": 1},
    "recalls": {
        "recall_id": new_id(),
        "code": "R-1",
        "title": "x",
        "begins_on": "2026-12-01",
        "vins": ["LSVAU033842182943"],
    },
    "take-payment": {"kind": "cash", "amount_minor": 1},
    "refund-payment": {"payment_id": "1", "reason": "wrong card"},
    "request-invoice": {"title": "Anhe"},
    "move-promised-time": {"promised_from": WHEN, "promised_to": WHEN},
    "signature": b"\xff\xd8\xff\xe0",
    "photos": b"\xff\xd8\xff\xe0",
    "switch-camera": {"on": False},
    "wishes": {"bays": ["1"]},
    "frame": b"\xff\xd8\xff\xe0",
    "rating": {"score": 5},
    "orders": {"order": "picture"},
    "secrets": {"kind": "pin"},
    "{role}": {"permission": "assign_bay", "granted": True},
    "secret": {"kind": "pin", "old": "0000", "new": "1111"},
    "picture": b"\xff\xd8\xff\xe0",
    "pairing-codes": {"kind": "agent", "name": "gate"},
    "sightings": {
        "sighting_id": new_id(),
        "camera": "in",
        "direction": "in",
        "seen_at": WHEN,
        "frames": 1,
        "agreed": True,
        "text": "",
        "colour": None,
        "confidence": 0.5,
        "characters": [],
        "trace": {"captured_at": WHEN, "read_at": WHEN, "sent_at": WHEN},
    },
    "prices": {"labour_hour_minor": 24_000, "tax_basis_points": 1_300},
    "requests": {"request_id": new_id()},
    "{visit_id}": {"call": "first", "reached": False},
    "complaints": {"complaint_id": new_id(), "plate": "京A12345", "words": "漏油"},
    "steps": {"step": "answered"},
    "owner": {"owner_id": "unknown"},
    "fault-reports": {"report_id": new_id(), "title": "noise", "symptom": "when braking"},
    "loaners": {
        "loaner_id": new_id(),
        "plate": "京AL0016",
        "model": WORDS,
        "mileage_km": 38_210,
        "fuel_eighths": 6,
    },
    "change": {"model": WORDS, "in_service": True},
    "loans": {
        "loan_id": new_id(),
        "loaner_id": "unknown",
        "visit_id": "unknown",
        "due_at": WHEN,
        "mileage_km": 1,
        "fuel_eighths": 1,
        "marks": [],
    },
    "due": {"due_at": WHEN},
    "erase": {"reason": "asked"},
    "{customer_id}": {"answer": "later"},
    "return": {"mileage_km": 1, "fuel_eighths": 1, "marks": []},
    "claims": {"claim_id": new_id(), "order_id": "unknown", "line_id": "unknown"},
    "part": {"custody": "stored", "label": "1", "place": "shelf"},
    "next": {"step": "closed"},
    "confirm": {"plate": "京A12345"},
    "customer": {"owner": {"name": "李雷", "phone": "13800001234"}},
    "marks": {"mark_id": new_id(), "station": "front", "kind": "dent", "x": 0.5, "y": 0.1},
    "attendance": {"presence": "in"},
    "on": {},
    "days": {"rota_days_id": new_id(), "first": "2026-11-23", "kind": "leave"},
    "{staff_id}": {"presence": "in"},
    "merge": {"other_visit_id": "unknown", "reason": "twice"},
    "reassign": {"advisor_id": "unknown", "reason": "turn"},
    "reopen": {"reason": "wrong plate"},
    "split": {"plate": "京A12345", "reason": "two cars"},
    "stations": {"station": "front", "clear": True},
    "visits": {"plate": "京A12345"},
    "appointments": {
        "appointment_id": new_id(),
        "plate": "京A12345",
        "brand": WORDS,
        "series": WORDS,
        "vehicle_colour": WORDS,
        "customer_name": "李雷",
        "customer_phone": "13800001234",
        "slot_at": WHEN,
        "job": WORDS,
        "standard_minutes": 60,
    },
    "move": {"slot_at": WHEN},
    "cancel": {"reason": "ill"},
    "expect": {"expected_at": WHEN},
    "announcements": {"zh": "请挪车"},
    "receipts": {"announcement_id": "unknown", "outcome": "played"},
    "agent": {"sent_at": WHEN, "version": "1", "cameras": [], "outbox_waiting": 0},
    "kiosk": {"sent_at": WHEN, "version": "1", "screen": "lounge", "machine": MACHINE},
}
"""A body that is valid in itself, by the last word of the path; any other deed takes an empty one."""


def _routes(api: OpenApi) -> Iterator[tuple[str, str]]:
    for route in api.routes:
        yield from _methods(route)


def _methods(route: BaseRoute) -> Iterator[tuple[str, str]]:
    if isinstance(route, APIRoute):
        for method in sorted(route.methods or ()):
            yield method, route.path
    elif isinstance(route, Route):
        for method in sorted((route.methods or set()) - {"HEAD"}):
            for name in DEEDS if "{deed}" in route.path else ("",):
                yield method, route.path.replace("{deed}", name)
    elif not isinstance(route, APIWebSocketRoute):
        pytest.fail(f"this test does not know what guards {route}")


def closed_routes(api: OpenApi) -> list[tuple[str, str]]:
    """Return every method and path that somebody has to be known for."""
    found = [route for route in _routes(api) if route not in OPEN]
    assert len(found) > len(DEEDS) + 15, "the walk must find the application's routes"
    return found


def filled(path: str) -> str:
    """The path with something in the place of each of its parts."""
    return re.sub(r"\{[^}]*\}", "unknown", path.replace("{topic:path}", "desk"))


def body_for(method: str, path: str) -> object:
    """Return a body that is valid in itself."""
    if method == "PUT":
        return {"room": "lounge"}
    if path == "/api/people" and method == "POST":
        return {"login": "han", "name": WORDS, "surname": WORDS, "roles": ["advisor"]}
    if path == "/api/parts-picks/{order_id}" and method == "POST":
        return {
            "pick_id": new_id(), "part": "1/0", "quantity_thousandths": 1000, "taken_by": "1", "pin": "0000"
        }  # fmt: skip
    if path == "/api/rota/{staff_id}":
        return {"week": [["08:00-17:30"]] * 7}
    if path == "/api/claims/{claim_id}/next":
        return {"step": "sent"}
    if path == "/api/pairing-requests/confirm":
        return {"code": "123456", "kind": "display", "name": "TV", "screen": "lounge"}
    return None if method in ("GET", "DELETE") else BODIES.get(path.rpartition("/")[2], {})


def test_the_open_routes_exist_so_that_the_list_stays_true(api: OpenApi) -> None:
    assert set(_routes(api)) >= OPEN


def test_no_other_route_answers_without_credentials(api: OpenApi) -> None:
    for method, path in closed_routes(api):
        answer = api.send(method, filled(path), None, body_for(method, path))

        assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in"), (method, path)
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("token", ["unknown", "unknown.signature", "京"])
def test_no_other_route_answers_to_a_token_that_is_nobodys(api: OpenApi, token: str) -> None:
    for method, path in closed_routes(api):
        headers = {b"Authorization": f"Bearer {token}".encode(), b"Idempotency-Key": b"any"}
        answer = api.client.request(method, filled(path), headers=headers)

        assert answer.status_code == 401, (method, path)


def test_every_deed_is_refused_to_somebody_whose_role_does_not_include_it(api: OpenApi) -> None:
    token = api.session(Role.PARTS)
    for method, path in closed_routes(api):
        of_the_parts_keeper = path.startswith(("/api/shelf", "/api/parts-picks", "/api/claims"))
        if (method, path) in EVERY_MEMBER_OF_STAFF or path.startswith(IN_THE_PATH) or of_the_parts_keeper:
            continue
        answer = api.send(method, filled(path), token, body_for(method, path))

        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed"), (method, path)


def test_the_shelf_is_closed_to_whoever_does_not_keep_it(api: OpenApi) -> None:
    token = api.session(Role.CASHIER)
    paths = [route for route in closed_routes(api) if route[1].startswith("/api/shelf")]
    assert len(paths) == 3
    for method, path in paths:
        answer = api.send(method, filled(path), token, body_for(method, path))
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed"), (method, path)


@pytest.mark.parametrize("kind", ["display", "tablet", "agent", "kiosk"])
def test_no_device_does_a_deed_on_an_order_by_itself(api: OpenApi, kind: str) -> None:
    screens = {"display": "lounge", "tablet": "bay/1", "agent": None, "kiosk": "gate"}
    token = api.shop.device(kind, screens[kind]).token
    for deed in DEEDS:
        answer = api.send("POST", f"/api/repair-orders/unknown/{deed}", token, BODIES.get(deed, {}))

        assert answer.status_code == 403, deed


def test_a_device_has_no_session_to_end(api: OpenApi) -> None:
    token = api.shop.device("display", "lounge").token

    assert api.send("DELETE", "/api/sessions/current", token).status_code == 403


def test_a_customers_path_is_closed_to_the_token_of_a_device(api: OpenApi) -> None:
    token = api.shop.device("display", "lounge").token
    for deed in ("authorize-estimate", "answer-added-work", "rating"):
        answer = api.send("POST", f"/api/customer-links/{token}/{deed}", None, BODIES.get(deed, {}))

        assert answer.status_code == 401, deed


def test_a_deed_needs_a_key_that_makes_its_repetition_harmless(api: OpenApi) -> None:
    headers = {"Authorization": f"Bearer {api.session(Role.TECHNICIAN)}"}
    for key in ({}, {"Idempotency-Key": ""}, {"Idempotency-Key": "k" * 81}):
        answer = api.client.post("/api/repair-orders/x/start-work", headers=headers | key, json={})

        assert (answer.status_code, answer.json()["field"]) == (422, "Idempotency-Key")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/repair-orders/an-order/pause-work", "POST"),
        ("POST", "/api/boards/desk", "GET"),
        ("DELETE", "/api/visits", "POST"),
    ],
)
def test_a_wrong_method_is_named_with_the_right_one(
    api: OpenApi, method: str, path: str, allowed: str
) -> None:
    answer = api.send(method, path, api.session(Role.ADVISOR))
    assert (answer.status_code, answer.json()["code"]) == (405, "invalid_request")
    assert allowed in answer.headers["allow"]
