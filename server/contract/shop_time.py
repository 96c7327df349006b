"""What time it is in the shop, for a page that watches no board."""

from pydantic import BaseModel, ConfigDict, Field

from server.contract.realtime import ShopClock


class ShopTime(BaseModel):
    """`GET /api/shop-time`: the shop's clock, and the zone in which people read it."""

    model_config = ConfigDict(frozen=True)

    clock: ShopClock
    zone: str = Field(description="IANA name")
