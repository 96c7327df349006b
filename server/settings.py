"""Typed settings, read from `config/defaults.toml`, the data folder's `settings.toml` and the environment."""

import os
from collections.abc import Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from server.booking_settings import BookingSettings
from server.booth_settings import BoothSettings
from server.domain.arrival import GateThresholds
from server.domain.errors import ConfigurationInvalid
from server.domain.recorder_address import Recorders, recorder_address
from server.domain.targets import Targets
from server.places import config_folder
from server.toml_files import invalid_key, parse_toml, wrong_key

TIME_OF_DAY = r"^(|([01][0-9]|2[0-3]):[0-5][0-9])$"
OWN_FILE = "settings.toml"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ServerSettings(_Section):
    """Where the server listens."""

    host: str
    port: int = Field(ge=0, le=65535)


class TlsSettings(_Section):
    """What HTTPS is served with, and where plain HTTP is beside it."""

    plain_port: int = Field(ge=0, le=65535)
    tell_days: int = Field(ge=1, le=120)
    certificate: str
    key: str

    @property
    def tell_before(self) -> timedelta:
        """How long before its end an administrator is told of a certificate that nobody has renewed."""
        return timedelta(days=self.tell_days)

    @model_validator(mode="after")
    def _has_both(self) -> Self:
        if bool(self.certificate) != bool(self.key):
            raise ValueError("a certificate of the shop's own needs both tls.certificate and tls.key")
        return self


class GateSettings(_Section):
    """How sure the gate must be."""

    prior_booked: float = Field(gt=0)
    prior_known: float = Field(gt=0)
    prior_stranger: float = Field(gt=0)
    booking_half_minutes: float = Field(gt=0)
    temper: float = Field(gt=0, le=10)
    misread: float = Field(gt=0, lt=1)
    least_posterior: float = Field(gt=0.5, le=1)
    least_character_known: float = Field(ge=0, le=1)
    least_character_stranger: float = Field(ge=0, le=1)
    least_province_known: float = Field(ge=0, le=1)
    least_province_stranger: float = Field(ge=0, le=1)

    @property
    def thresholds(self) -> GateThresholds:
        """The same, as the domain takes them."""
        return GateThresholds(**self.model_dump())


class PlateSettings(_Section):
    """Which plates the shop expects."""

    regions: tuple[str, ...] = Field(min_length=1)


class RetentionSettings(_Section):
    """How long things are kept."""

    unmatched_read_minutes: int = Field(ge=1, le=30)
    matched_read_hours: int = Field(ge=1)
    answer_days: int = Field(ge=1)
    bay_still_days: int = Field(ge=1)
    sound_days: int = Field(ge=1)
    walk_photo_days: int = Field(ge=1)
    signature_days: int = Field(ge=1)
    timer_days: int = Field(ge=31)
    words_said_days: int = Field(ge=1)

    @property
    def unmatched_read(self) -> timedelta:
        """How long a read that nobody resolved is kept."""
        return timedelta(minutes=self.unmatched_read_minutes)

    @property
    def matched_read(self) -> timedelta:
        """How long after delivery the read of a car's plate is kept."""
        return timedelta(hours=self.matched_read_hours)

    @property
    def signatures(self) -> timedelta:
        """How long signatures under estimates are kept."""
        return timedelta(days=self.signature_days)

    @property
    def walk_photos(self) -> timedelta:
        """How long a picture of a walk-around is kept."""
        return timedelta(days=self.walk_photo_days)

    @property
    def answers(self) -> timedelta:
        """How long answers to commands are kept for repetitions."""
        return timedelta(days=self.answer_days)

    @property
    def timers(self) -> timedelta:
        """How long a timer of the service clock is kept after it ended: the reports count them."""
        return timedelta(days=self.timer_days)

    @property
    def words_said(self) -> timedelta:
        """How long a call by voice is kept, with who heard it."""
        return timedelta(days=self.words_said_days)

    @property
    def sounds(self) -> timedelta:
        """How long a spoken text is kept after it was last used."""
        return timedelta(days=self.sound_days)

    @property
    def bay_stills(self) -> timedelta:
        """How long the pictures of cars in their bays are kept."""
        return timedelta(days=self.bay_still_days)


class VoiceSettings(_Section):
    """Who speaks the calls."""

    engine: Literal["espeak", "system", "recordings"]
    recordings: str

    @model_validator(mode="after")
    def _has_a_folder(self) -> Self:
        if self.engine == "recordings" and not self.recordings:
            raise ValueError("engine = 'recordings' needs the folder in voice.recordings")
        return self


def _checked(address: str) -> str:
    recorder_address(address)
    return address


class BayVideoSettings(_Section):
    """Who is shown the bays, when, and how the pictures are made."""

    lounge: bool
    customers: bool
    stills: bool
    own_plate: Literal["blurred", "readable"]
    opens_at: time
    closes_at: time
    frames_per_second: float = Field(gt=0, le=5)
    longest_side_px: int = Field(ge=160, le=1280)
    quality: int = Field(ge=20, le=95)
    most_viewers: int = Field(ge=1, le=1000)
    addresses: dict[str, Annotated[str, AfterValidator(_checked)]]
    addresses_for_customers: bool

    @property
    def recorders(self) -> Recorders:
        """The addresses, as the domain takes them."""
        shown = {bay: recorder_address(address) for bay, address in self.addresses.items()}
        return Recorders(shown, self.addresses_for_customers)


class MetricsSettings(_Section):
    """Who may ask for metrics."""

    token_sha256: str = Field(pattern=r"^([0-9a-f]{64})?$")


class TargetSettings(_Section):
    """What the shop wants to reach."""

    on_time: float = Field(gt=0, le=1)
    first_time_fix: float = Field(gt=0, le=1)

    @property
    def targets(self) -> Targets:
        """The same, as the reports take them."""
        return Targets(**self.model_dump())


class KioskSettings(_Section):
    """What every kiosk does by the shop's clock: HH:MM, or nothing."""

    restart_at: str = Field(pattern=TIME_OF_DAY)
    screen_on: str = Field(pattern=TIME_OF_DAY)
    screen_off: str = Field(pattern=TIME_OF_DAY)


class Settings(BaseSettings):
    """All settings of one server process."""

    model_config = SettingsConfigDict(
        env_prefix="GLASSBAY_", env_nested_delimiter="__", extra="forbid", frozen=True
    )

    server: ServerSettings
    tls: TlsSettings
    gate: GateSettings
    plates: PlateSettings
    retention: RetentionSettings
    bay_video: BayVideoSettings
    booking: BookingSettings
    booth: BoothSettings
    voice: VoiceSettings
    metrics: MetricsSettings
    targets: TargetSettings
    kiosk: KioskSettings

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment goes before the files."""
        return env_settings, init_settings


def load_settings(data_folder: Path) -> Settings:
    """Return the settings; raise ConfigurationInvalid naming the one place and the key."""
    files = [path for path in (config_folder() / "defaults.toml", data_folder / OWN_FILE) if path.exists()]
    written = {path: parse_toml(path) for path in files}
    content: dict[str, Any] = {}
    for path, sections in written.items():
        for section, values in sections.items():
            if not isinstance(values, dict):
                raise ConfigurationInvalid(f"{path}: {section}: belongs into a section such as [server]")
            content[section] = {**content.get(section, {}), **values}
    try:
        return Settings(**content)
    except ValidationError as problem:
        key = tuple(str(part) for part in wrong_key(problem))
        raise invalid_key(_place(written, key), problem) from problem
    except SettingsError as problem:
        raise ConfigurationInvalid(
            "the environment (GLASSBAY_…): a list is written as JSON, "
            """e.g. GLASSBAY_PLATES__REGIONS='["eu", "cn"]'"""
        ) from problem


def _place(written: Mapping[Path, Mapping[str, Any]], key: tuple[str, ...]) -> str:
    """Return where the value of a key is from: the environment goes before the last file that has it."""
    section, name = (*key, "", "")[:2]
    variables = (f"GLASSBAY_{section}__{name}", f"GLASSBAY_{section}")
    for variable in os.environ:
        if variable.upper() in {wanted.upper() for wanted in variables}:
            return f"the environment, {variable}"
    having = [path for path, sections in written.items() if name in (sections.get(section) or {})]
    return str((having or [path for path in written if section in written[path]] or list(written))[-1])
