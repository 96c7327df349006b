"""The limits of the trade, as screens are told them."""

from pydantic import BaseModel, ConfigDict, Field


class ServiceClock(BaseModel):
    """`GET /api/service-clock`: the rules of `config/service_clock.toml`."""

    model_config = ConfigDict(frozen=True)

    limits: dict[str, int] = Field(description="seconds, by the rule's key")
