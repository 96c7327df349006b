"""What a paper says, in the language of who asks for it, as the screens say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from server.contract.boards import Words
from server.domain.no_plate import SIGN, is_mark

_MINOR = 100


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The words of one language, and the shop's zone for its times."""

    language: str
    dictionary: Mapping[str, str]
    zone: str

    def say(self, key: str, **values: object) -> str:
        """Return the text of a key, filled in; `count` chooses `.one` or `.other` where there are both."""
        if "count" in values and f"{key}.other" in self.dictionary:
            key = f"{key}.one" if values["count"] == 1 else f"{key}.other"
        shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
        return self.dictionary[key].format_map(shown)

    def of(self, words: Words | None) -> str:
        """Return a text of both languages in this one; a dash where there is none."""
        if words is None:
            return "–"
        return words.zh if self.language == "zh" else words.en

    def money(self, minor: int) -> str:
        """Return `¥1,286`, or `¥1,286.50` where there are fen."""
        whole, fen = divmod(abs(minor), _MINOR)
        sign = "−" if minor < 0 else ""
        return f"{sign}¥{whole:,}" + (f".{fen:02}" if fen else "")

    def day_and_time(self, at: datetime) -> str:
        """Return `2025-11-21 14:06` in the shop's zone."""
        return f"{at.astimezone(ZoneInfo(self.zone)):%Y-%m-%d %H:%M}"

    def window(self, from_at: datetime, to_at: datetime) -> str:
        """Return `2025-11-21 14:10–14:25`."""
        return f"{self.day_and_time(from_at)}–{to_at.astimezone(ZoneInfo(self.zone)):%H:%M}"

    def plate(self, text: str) -> str:
        """Return a plate as people write it; a mark without its sign."""
        if is_mark(text):
            return text.removeprefix(SIGN)
        return f"{text[:2]}·{text[2:]}"

    def model(self, brand: Words, series: Words) -> str:
        """Return brand and series on one line; a dash for a car of which neither is known."""
        return f"{self.of(brand)} {self.of(series)}".strip() or "–"
