"""How the domain's values are kept in columns: the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import BigInteger, Dialect, String, Text
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class UtcMicroseconds(TypeDecorator[datetime]):
    """An aware instant as integer microseconds since 1970, UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Refuse an instant without a zone: nobody could tell when it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return (value - _EPOCH) // timedelta(microseconds=1)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Return the aware instant."""
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class Word(TypeDecorator[StrEnum]):
    """One word of a closed list."""

    impl = String(40)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Write the word itself."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Return the member of the list."""
        return None if value is None else self.words(value)


class Nested(TypeDecorator[Any]):
    """A value with parts (a dataclass, a tuple of them), as JSON text; null for None."""

    impl = Text
    cache_ok = True

    def __init__(self, shape: Any) -> None:
        super().__init__()
        self.shape = shape

    @property
    def _adapter(self) -> TypeAdapter[Any]:
        return _adapter(self.shape)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write the parts as JSON."""
        return None if value is None else self._adapter.dump_json(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Return the value, checked against its shape."""
        return None if value is None else self._adapter.validate_json(value)


_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(shape: Any) -> TypeAdapter[Any]:
    """Return the shape's adapter, built once: building is a thousand times dearer than using."""
    if shape not in _adapters:
        _adapters[shape] = TypeAdapter(shape)
    return _adapters[shape]
