"""Refusals as problem details (RFC 9457). The only place that knows HTTP statuses."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from server.api.screens import asks_for_page, built_page
from server.domain import errors

_log = logging.getLogger("glassbay.api")

STATUSES: Mapping[type[errors.WorkshopError], HTTPStatus] = {
    errors.NotFound: HTTPStatus.NOT_FOUND,
    errors.InvalidRequest: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.NotSignedIn: HTTPStatus.UNAUTHORIZED,
    errors.NotAllowed: HTTPStatus.FORBIDDEN,
    errors.StageNotAllowed: HTTPStatus.CONFLICT,
    errors.AuthorizationPending: HTTPStatus.CONFLICT,
    errors.SignatureMissing: HTTPStatus.CONFLICT,
    errors.PhotoNotOfOrder: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.OwnWork: HTTPStatus.CONFLICT,
    errors.CheckedBefore: HTTPStatus.CONFLICT,
    errors.Incomplete: HTTPStatus.CONFLICT,
    errors.ErasureRefused: HTTPStatus.CONFLICT,
    errors.StillHere: HTTPStatus.CONFLICT,
    errors.BayOccupied: HTTPStatus.CONFLICT,
    errors.KeyTagTaken: HTTPStatus.CONFLICT,
    errors.AppointmentOver: HTTPStatus.CONFLICT,
    errors.SlotFull: HTTPStatus.CONFLICT,
    errors.UnfitForWork: HTTPStatus.CONFLICT,
    errors.AttendanceNotPossible: HTTPStatus.CONFLICT,
    errors.StaleVersion: HTTPStatus.CONFLICT,
    errors.MileageBelowLast: HTTPStatus.CONFLICT,
    errors.VisitNotSplittable: HTTPStatus.CONFLICT,
    errors.VisitsNotMergeable: HTTPStatus.CONFLICT,
    errors.NothingToUndo: HTTPStatus.CONFLICT,
    errors.IdempotencyKeyReused: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.TooManyAttempts: HTTPStatus.TOO_MANY_REQUESTS,
    errors.PairingCodeInvalid: HTTPStatus.FORBIDDEN,
    errors.LastAdministrator: HTTPStatus.CONFLICT,
    errors.PermissionFixed: HTTPStatus.CONFLICT,
    errors.BayVideoNotShown: HTTPStatus.FORBIDDEN,
    errors.BayVideoSilent: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.VehicleUnknown: HTTPStatus.NOT_FOUND,
    errors.ClaimStepNotNext: HTTPStatus.CONFLICT,
    errors.LoanerNotFree: HTTPStatus.CONFLICT,
    errors.FaultStepNotNext: HTTPStatus.CONFLICT,
    errors.CatalogueFileRefused: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.RecallListRefused: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.DiscountTooLarge: HTTPStatus.FORBIDDEN,
    errors.PromiseTooEarly: HTTPStatus.CONFLICT,
    errors.StorageUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.ConfigurationInvalid: HTTPStatus.INTERNAL_SERVER_ERROR,
}
_OUR_CODES = {HTTPStatus.NOT_FOUND: errors.NotFound.code}


def add_error_answers(app: Starlette) -> None:
    """Let `app` answer every refusal and every failure in the one shape."""
    answers: dict[type[Exception], Any] = {
        errors.WorkshopError: _refusal,
        RequestValidationError: _invalid_request,
        HTTPException: _of_the_framework,
        Exception: _failure,
    }
    for kind, answer in answers.items():
        app.add_exception_handler(kind, answer)


async def _refusal(_request: Request, refusal: errors.WorkshopError) -> JSONResponse:
    return _problem(STATUSES[type(refusal)], refusal.code, refusal.detail, refusal.fields, _headers(refusal))


async def _invalid_request(_request: Request, invalid: RequestValidationError) -> JSONResponse:
    """Name each field. What was sent is not given back: it may be a password."""
    problems = [{"field": _field(error["loc"]), "detail": str(error["msg"])} for error in invalid.errors()]
    first = problems[0]
    detail = f"{first['field']}: {first['detail']}" if first["field"] else first["detail"]
    fields = {"field": first["field"], "errors": problems}
    return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, errors.InvalidRequest.code, detail, fields)


async def _of_the_framework(request: Request, problem: HTTPException) -> Response:
    """An unknown path, a wrong method: refused before any of our code; a person sees it on a page."""
    status = HTTPStatus(problem.status_code)
    if status is HTTPStatus.NOT_FOUND and asks_for_page(request):
        with suppress(errors.NotFound):
            return built_page(request.app.state.services.screens, status)
    code = _OUR_CODES.get(status, errors.InvalidRequest.code)
    return _problem(status, code, str(problem.detail), {}, problem.headers)


async def _failure(request: Request, failure: Exception) -> JSONResponse:
    """A fault of ours. What it is stands in the log, not in the answer."""
    # The path that was asked for may hold a customer's token; the route's own and the function's name do not.
    asked = request.scope
    route = getattr(asked.get("route"), "path", None) or getattr(asked.get("endpoint"), "__name__", "?")
    _log.error("%s %s failed", request.method, route, exc_info=failure)
    detail = "the server failed; its log says why"
    return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, "unknown", detail, {})


def _problem(
    status: HTTPStatus,
    code: str,
    detail: str,
    fields: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    content = {
        **fields,
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "code": code,
        "detail": detail,
    }
    return JSONResponse(content, status, headers, media_type="application/problem+json")


def _headers(refusal: errors.WorkshopError) -> dict[str, str]:
    if isinstance(refusal, errors.NotSignedIn):
        return {"WWW-Authenticate": "Bearer"}
    if isinstance(refusal, errors.TooManyAttempts):
        return {"Retry-After": str(refusal.fields["retry_after_seconds"])}
    if isinstance(refusal, errors.StorageUnavailable):
        return {"Retry-After": "5"}
    return {}


def _field(location: tuple[int | str, ...]) -> str:
    """The field's name without the part of the request it stood in (`body`, `header` …)."""
    return ".".join(str(part) for part in location[1:])
