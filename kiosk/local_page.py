"""The page that the kiosk shows by itself, in both languages: a pairing code, or what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from string import Template
from typing import Literal

FILE = "local.html"
_TEMPLATE = Template((Path(__file__).parent / "local_page.html").read_text(encoding="utf-8"))
Wording = Mapping[str, Mapping[str, str]]
"""Language → key → text, with `{names}` to fill in."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be said. `dark` says nothing: the shop is closed."""

    kind: Literal["pair", "no_server", "no_network", "untrusted", "crashed", "starting", "dark"]
    values: Mapping[str, str] = field(default_factory=dict)
    code: str = ""


def write_local_page(folder: Path, notice: Notice, wording: Wording) -> str:
    """Write the page with this notice and return its address."""
    file = folder / FILE
    texts = "" if notice.kind == "dark" else "".join(_text(notice, wording[language]) for language in wording)
    file.write_text(
        _TEMPLATE.substitute(kind=notice.kind, code=escape(_spaced(notice.code)), texts=texts),
        encoding="utf-8",
    )
    return file.as_uri()


def _text(notice: Notice, words: Mapping[str, str]) -> str:
    title, hint = (words[f"kiosk.{notice.kind}{part}"].format(**notice.values) for part in ("", "_hint"))
    return f"<section><h1>{escape(title)}</h1><p>{escape(hint)}</p></section>"


def _spaced(code: str) -> str:
    """`123 456`: two halves are read more surely than six digits."""
    return f"{code[:3]} {code[3:]}" if code else ""
