"""Reading what is to change in a shop that is there: a shop's description, or as much of it as a file says.

What the file does not say stays as it is. People are changed by `glassbay person` and on their page: those of
the file are read and left alone.
"""

from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from server.contract.opening import OpeningSection
from server.domain.records import Shop
from server.shop_file import (
    Bays,
    Capacities,
    Languages,
    Loaners,
    NameSection,
    PricesSection,
    Rotas,
    Sign,
    StaffSection,
    Zone,
)
from server.toml_files import parse_toml, said_of, wrong_key
from server.toml_lines import refusal_at


class ShopChangesFile(BaseModel):
    """As much of a shop's description as a file says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: NameSection | None = None
    zone: Zone | None = None
    languages: Languages | None = None
    default_flow: str | None = None
    reception_lane: Sign | None = None
    handover_bay: Sign | None = None
    follow_url: str | None = None
    opening: OpeningSection | None = None
    prices: PricesSection | None = None
    capacity: Capacities | None = None
    bays: Bays | None = None
    loaners: Loaners = Field(default_factory=list)
    """Those of a new shop: mileage and damage of one that is there stand at its page."""
    rotas: Rotas = Field(default_factory=dict)
    staff: list[StaffSection] = Field(default_factory=list, max_length=1000)

    def changed(self, shop: Shop) -> Shop:
        """Return the shop with what the file says of its own row; its zone is nobody's to change."""
        return _with_prices(
            replace(
                shop,
                name=self.name.name if self.name else shop.name,
                languages=tuple(self.languages or shop.languages),
                default_flow=self.default_flow or shop.default_flow,
                reception_lane=self.reception_lane or shop.reception_lane,
                handover_bay=self.handover_bay or shop.handover_bay,
                follow_url=self.follow_url or shop.follow_url,
                opening=self.opening.opening if self.opening else shop.opening,
            ),
            self.prices,
        )


def load_shop_changes(path: Path) -> ShopChangesFile:
    """Return what the file says; raise ConfigurationInvalid naming the file, the line and the key."""
    try:
        return ShopChangesFile.model_validate(parse_toml(path))
    except ValidationError as problem:
        raise refusal_at(path, wrong_key(problem), said_of(problem)) from problem


def _with_prices(shop: Shop, said: PricesSection | None) -> Shop:
    """Each price by itself: those that the file leaves out may have been set on the catalogue's page."""
    if said is None:
        return shop
    named = said.model_fields_set
    return replace(
        shop,
        labour_hour_minor=said.labour_hour_minor if "labour_hour" in named else shop.labour_hour_minor,
        tax_basis_points=said.tax_basis_points if "tax_percent" in named else shop.tax_basis_points,
        discount_limits=said.discount_limits if "discount_percent" in named else shop.discount_limits,
    )
