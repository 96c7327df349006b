"""The card of a model that ships: what it is, where it comes from, and how well it does.

Two files beside `NAME.onnx`: `NAME.json` for the program, which refuses a model with another checksum,
and `NAME.md` for people, written from the same facts.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is known of one model; `alphabet` is None where it reads no characters."""

    title: str
    purpose: str
    file: str
    sha256: str
    bytes: int
    alphabet: str | None
    input: str
    output: str
    command: str
    seed: int
    samples: int
    sources: tuple[str, ...]
    limits: tuple[str, ...]
    scores: Mapping[str, Mapping[str, float]]
    confusions: Mapping[str, int]


def training_command(module: str, arguments: Sequence[str]) -> str:
    """Return the command as a card tells it: each path by its option's name, not by its place."""
    named = [
        before.removeprefix("--").upper() if "/" in argument else argument
        for before, argument in pairwise(["", *arguments])
    ]
    return " ".join([f"python -m {module}", *named])


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_card(model: Path, card: ModelCard) -> None:
    """Write both files beside `model`."""
    text = json.dumps(asdict(card), ensure_ascii=False, indent=1)
    model.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    model.with_suffix(".md").write_text(card_text(card), encoding="utf-8")


def card_text(card: ModelCard) -> str:
    """Return the card as people read it."""
    parts = [
        f"# {card.title}",
        card.purpose,
        f"`{card.file}`, {card.bytes / 1e6:.2f} MB, SHA-256 `{card.sha256}`",
        f"- in: {card.input}\n- out: {card.output}",
        "## Trained on",
        _list(card.sources),
        f"{card.samples:,} samples, seed {card.seed}:",
        f"```\n{card.command}\n```",
        "## Scores",
        _table(card.scores),
    ]
    if card.confusions:
        parts += [
            "## Provinces taken for another",
            _list([f"{pair}: {n}" for pair, n in card.confusions.items()]),
        ]
    parts += ["## Limits", _list(card.limits)]
    return "\n\n".join(parts) + "\n"


def _list(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(scores: Mapping[str, Mapping[str, float]]) -> str:
    headings = list(dict.fromkeys(name for row in scores.values() for name in row))
    rows = [["pictures", *headings], ["---"] * (1 + len(headings))]
    rows += [[name, *(_figure(row.get(heading)) for heading in headings)] for name, row in scores.items()]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _figure(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:g}"
