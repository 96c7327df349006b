"""The one shape of every refusal."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from server.api.errors import STATUSES, add_error_answers
from server.domain import errors
from tests.fakes.open_shop import CONFIG


def _kinds(kind: type[errors.WorkshopError] = errors.WorkshopError) -> Iterator[type[errors.WorkshopError]]:
    for narrower in kind.__subclasses__():
        yield narrower
        yield from _kinds(narrower)


def _answer(error: Exception) -> tuple[int, dict[str, Any], str]:
    app = FastAPI()
    add_error_answers(app)

    @app.get("/fail/{token}")
    def fail(token: str, number: int = 0) -> None:
        raise error

    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/fail/secret-token")
    return answer.status_code, answer.json(), answer.headers["content-type"]


@pytest.mark.parametrize("kind", list(_kinds()), ids=lambda kind: kind.__name__)
def test_every_refusal_has_a_status_and_words_in_both_languages(kind: type[errors.WorkshopError]) -> None:
    assert 400 <= STATUSES[kind] < 600
    for language in ("zh", "en"):
        words = tomllib.loads((CONFIG / "wording" / f"{language}.toml").read_text(encoding="utf-8"))
        assert words["error"][kind.code]


def test_codes_tell_refusals_apart() -> None:
    codes = [kind.code for kind in _kinds()]

    assert len(codes) == len(set(codes))


def test_a_refusal_is_a_problem_with_its_code_and_fields() -> None:
    refusal = errors.StageNotAllowed("not now", stage="wash", allowed=["start_wash"])

    status, problem, content_type = _answer(refusal)

    assert (status, content_type) == (409, "application/problem+json")
    assert problem == {
        "type": "about:blank",
        "title": "Conflict",
        "status": 409,
        "code": "stage_not_allowed",
        "detail": "not now",
        "stage": "wash",
        "allowed": ["start_wash"],
    }


def test_a_field_never_replaces_a_member_of_the_problem_itself() -> None:
    _, problem, _ = _answer(errors.NotFound("gone", status="fine", title="x", kind="Bay"))

    assert (problem["status"], problem["title"], problem["kind"]) == (404, "Not Found", "Bay")


def test_a_fault_of_the_server_tells_nothing_of_its_inside(caplog: pytest.LogCaptureFixture) -> None:
    status, problem, content_type = _answer(RuntimeError("the password is hunter2"))

    assert (status, problem["code"], content_type) == (500, "unknown", "application/problem+json")
    assert "hunter2" not in str(problem)
    logged = [record.getMessage() for record in caplog.records if record.name == "glassbay.api"]
    assert logged == ["GET /fail/{token} failed"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [("GET", "/nowhere", 404, "not_found"), ("POST", "/fail/x", 405, "invalid_request")],
)
def test_what_the_framework_refuses_has_the_same_shape(
    method: str, path: str, status: int, code: str
) -> None:
    app = FastAPI()
    add_error_answers(app)
    app.get("/fail/{token}")(lambda token: token)

    with TestClient(app) as client:
        answer = client.request(method, path)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_wrong_parameter_is_named(caplog: pytest.LogCaptureFixture) -> None:
    app = FastAPI()
    add_error_answers(app)

    @app.get("/bays/{number}")
    def bay(number: int) -> int:
        return number

    with TestClient(app) as client:
        problem = client.get("/bays/x").json()

    assert (problem["status"], problem["code"], problem["field"]) == (422, "invalid_request", "number")
