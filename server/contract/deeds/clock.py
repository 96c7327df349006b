"""The service clock: what people say they have done, and who waits for an answer."""

from typing import Literal

from pydantic import Field

from server.contract.deeds.values import Body


class ReceiveRequest(Body):
    """`POST /api/service-clock/requests`: somebody rings or writes, and is to be answered."""

    request_id: str = Field(min_length=36, max_length=36)
    channel: Literal["phone", "web"] = "phone"
