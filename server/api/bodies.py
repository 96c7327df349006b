"""Reading bodies within bounds."""

from typing import TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from server.domain.errors import InvalidRequest

MOST_BYTES = 8_000_000
MOST_SIGNATURE_BYTES = 300_000
MOST_JSON_BYTES = 256_000
"""The longest deed is an estimate of fifty lines with words in two languages: 60 kB."""
Body = TypeVar("Body", bound=BaseModel)
_JPEG = b"\xff\xd8\xff"


async def read_jpeg(request: Request, most_bytes: int = MOST_BYTES) -> bytes:
    """Return the body's JPEG; raise InvalidRequest for anything else, or for too much."""
    content = await _read(request, most_bytes)
    if not content.startswith(_JPEG):
        raise InvalidRequest("the body is not a JPEG picture", field="body")
    return content


async def read_bytes(request: Request, most_bytes: int) -> bytes:
    """Return the body as it is; raise InvalidRequest for too much."""
    return await _read(request, most_bytes)


async def read_json(request: Request, shape: type[Body]) -> Body:
    """Return the body, checked against its shape; raise RequestValidationError naming each wrong field."""
    content = await _read(request, MOST_JSON_BYTES)
    try:
        return shape.model_validate_json(content)
    except ValidationError as problem:
        raise invalid("body", problem) from problem


def invalid(part: str, problem: ValidationError) -> RequestValidationError:
    """Return what is wrong with one part of a request, as FastAPI says it."""
    return RequestValidationError([{**error, "loc": (part, *error["loc"])} for error in problem.errors()])


async def _read(request: Request, most_bytes: int) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > most_bytes:
            raise InvalidRequest(f"the body is larger than {most_bytes} bytes", field="body")
    return bytes(content)
