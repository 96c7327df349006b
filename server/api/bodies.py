"""Reading bodies that are not JSON, within bounds."""

from fastapi import Request

from server.domain.errors import InvalidRequest

MOST_BYTES = 8_000_000
_JPEG = b"\xff\xd8\xff"


async def read_jpeg(request: Request, most_bytes: int = MOST_BYTES) -> bytes:
    """Return the body's JPEG; raise InvalidRequest for anything else, or for too much."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > most_bytes:
            raise InvalidRequest(f"the picture is larger than {most_bytes} bytes", field="body")
    if not content.startswith(_JPEG):
        raise InvalidRequest("the body is not a JPEG picture", field="body")
    return bytes(content)
