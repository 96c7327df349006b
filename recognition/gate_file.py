"""The gate file: an agent's server and cameras in TOML. Whatever is wrong is named with its file and key."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from recognition.camera_address import masked
from recognition.engines.catalogue import DEFAULT_ENGINE, SecondOpinion
from recognition.gate_order import DEFAULT_FROZEN_AFTER_S, BayCameraOrder, CameraOrder, UnusableGate
from recognition.idle_pace import DEFAULT_SHARE
from recognition.watched_area import UnusableArea, WatchedArea

LONGEST_NAME = 40

Corner = tuple[float, float]


def _area(corners: tuple[Corner, ...]) -> WatchedArea:
    """Return the area with these corners; two are the opposite ones of a rectangle."""
    if len(corners) != 2:
        return WatchedArea(corners)
    (left, top), (right, bottom) = corners
    return WatchedArea(((left, top), (right, top), (right, bottom), (left, bottom)))


class CameraTable(BaseModel):
    """One `[[camera]]`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    address: str = Field(min_length=1)
    direction: Literal["in", "out", "both"] = "in"
    area: tuple[Corner, ...] = ()
    frozen_after_s: float = Field(default=DEFAULT_FROZEN_AFTER_S, ge=2, le=3600)

    @model_validator(mode="after")
    def _area_is_one(self) -> "CameraTable":
        try:
            self.watched_area()
        except UnusableArea as error:
            raise ValueError(f"area: {error}") from error
        return self

    def watched_area(self) -> WatchedArea:
        """Return the area in which plates count."""
        return _area(self.area)


class BayCameraTable(BaseModel):
    """One `[[bay_camera]]`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    bay: str = Field(min_length=1, max_length=20)
    address: str = Field(min_length=1)
    black_out: tuple[tuple[Corner, ...], ...] = Field(default=(), max_length=16)
    frozen_after_s: float = Field(default=DEFAULT_FROZEN_AFTER_S, ge=2, le=3600)

    @model_validator(mode="after")
    def _areas_are_some(self) -> "BayCameraTable":
        try:
            self.black_areas()
        except UnusableArea as error:
            raise ValueError(f"black_out: {error}") from error
        return self

    def black_areas(self) -> tuple[WatchedArea, ...]:
        """Return what nobody may see."""
        if not all(self.black_out):
            raise UnusableArea("an area has 3 to 24 corners, or two opposite ones")
        return tuple(_area(corners) for corners in self.black_out)


class GateTable(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    server: str
    token_file: str | None = None
    authority: str | None = None
    data_folder: str = "data/gate"
    engine: str = DEFAULT_ENGINE
    second_opinion: SecondOpinion = "auto"
    threads: int = Field(default=1, ge=1, le=64)
    regions: tuple[str, ...] | None = None
    idle_core_share: float = Field(default=DEFAULT_SHARE, ge=0.005, le=1)
    test_page: Annotated[int, Field(ge=0, le=65535)] | None = None
    test_page_host: str = "127.0.0.1"
    camera: tuple[CameraTable, ...] = Field(default=(), max_length=16)
    bay_camera: tuple[BayCameraTable, ...] = Field(default=(), max_length=40)

    @model_validator(mode="after")
    def _has_cameras(self) -> "GateTable":
        if not self.camera and not self.bay_camera:
            raise ValueError("name at least one [[camera]] or [[bay_camera]]")
        bays = [camera.bay for camera in self.bay_camera]
        twice = next((bay for bay in bays if bays.count(bay) > 1), None)
        if twice is not None:
            raise ValueError(f"bay_camera: two hang over bay {twice!r}; one is shown")
        return self

    @model_validator(mode="after")
    def _names_differ(self) -> "GateTable":
        names = [camera.name for camera in self.camera] + [camera.name for camera in self.bay_camera]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"camera: two are named {twice!r}; give each a name of its own")
        return self


@dataclass(frozen=True, slots=True)
class GateFile:
    """A gate file that was read; paths in it count from its own folder."""

    path: Path
    table: GateTable

    @property
    def token_file(self) -> Path | None:
        """The file with the agent's token, if it names one."""
        return self.path.parent / self.table.token_file if self.table.token_file else None

    @property
    def authority(self) -> Path | None:
        """The certificate of the shop's own authority, if it names one."""
        return self.path.parent / self.table.authority if self.table.authority else None

    @property
    def data_folder(self) -> Path:
        """Where sightings wait."""
        return self.path.parent / self.table.data_folder

    @property
    def holds_password(self) -> bool:
        """Whether who reads the file can enter a camera."""
        addresses = [table.address for table in self.table.camera]
        addresses += [table.address for table in self.table.bay_camera]
        return any(masked(address) != address for address in addresses)

    def cameras(self) -> tuple[CameraOrder, ...]:
        """Return its cameras in their order."""
        return tuple(
            CameraOrder(
                table.name, self._address(table), table.direction, table.watched_area(), table.frozen_after_s
            )
            for table in self.table.camera
        )

    def bay_cameras(self) -> tuple[BayCameraOrder, ...]:
        """Return the cameras over bays in their order."""
        return tuple(
            BayCameraOrder(
                table.name, table.bay, self._address(table), table.black_areas(), table.frozen_after_s
            )
            for table in self.table.bay_camera
        )

    def _address(self, table: CameraTable | BayCameraTable) -> str:
        if "://" in table.address or table.address.isdigit():
            return table.address
        return str(self.path.parent / table.address)


def read_gate_file(path: Path) -> GateFile:
    """Return the gate file at `path`. Raises `UnusableGate` naming the file and the key."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnusableGate(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnusableGate(f"{path}: is not TOML: {error}") from error
    try:
        return GateFile(path, GateTable.model_validate(written))
    except ValidationError as error:
        raise UnusableGate(f"{path}: {_first_complaint(error, written)}") from None


def _first_complaint(problem: ValidationError, written: dict[str, Any]) -> str:
    """Name the first wrong key: an unknown one before all, for misspelling is why another is missing."""
    first = min(problem.errors(), key=lambda error: error["type"] != "extra_forbidden")
    said = first["msg"].removeprefix("Value error, ")
    return ": ".join([*_place(first["loc"], written), said])


def _place(location: tuple[int | str, ...], written: dict[str, Any]) -> list[str]:
    """Return where a complaint belongs: the camera, by its name where it has a usable one, and the key."""
    camera, keys = [], list(location)
    if len(location) > 1 and location[0] in ("camera", "bay_camera") and isinstance(location[1], int):
        table = written[str(location[0])][location[1]]
        camera, keys = [_camera_called(table, location[1] + 1)], keys[2:]
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in keys)
    return [*camera, key] if key else camera


def _camera_called(camera: object, number: int) -> str:
    name = camera.get("name") if isinstance(camera, dict) else None
    usable = isinstance(name, str) and 0 < len(name) <= LONGEST_NAME and name.isprintable()
    return f"camera {name!r}" if usable else f"camera {number}"
