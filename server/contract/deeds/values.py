"""What the bodies of all deeds have in common."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(max_length=500)]


class Body(BaseModel):
    """What is asked for: nothing that it does not name, and nothing that changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OrderDeed(Body):
    """Any deed on a repair order."""

    order_version: int | None = Field(default=None, description="refused as stale if the order has moved on")
    done_at: datetime | None = Field(default=None, description="when it was tapped, if it waited offline")
