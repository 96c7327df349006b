"""What `glassbay gate` was told, as the order that the agent works by."""

import logging
from dataclasses import dataclass
from pathlib import Path
from stat import S_IRGRP, S_IROTH
from typing import Literal

import typer

from recognition.engines.catalogue import DEFAULT_ENGINE
from recognition.gate_file import LONGEST_NAME, GateFile, read_gate_file
from recognition.gate_order import CameraOrder, GateOrder, TestPageOrder
from server.commands.options import chosen_numbering
from server.places import config_folder
from server.wording import load_wording

_LOCAL = "127.0.0.1"

_log = logging.getLogger("glassbay.gate")


@dataclass(frozen=True, slots=True)
class GateWords:
    """The options of the command line, None where one was left out and has no default."""

    camera: str | None
    server: str | None
    gate_file: Path | None
    token: str | None
    token_file: Path | None
    authority: Path | None
    name: str
    direction: Literal["in", "out", "both"]
    data_folder: Path
    engine: str | None
    threads: int
    regions: str | None
    second_opinion: Literal["auto", "off"]
    test_page: int | None
    test_page_host: str | None


def ordered_gate(words: GateWords) -> GateOrder:
    """Return what the gate file says, or what the options say where there is none.

    Raises `typer.BadParameter` for an option, `UnusableGate` for a file that cannot be followed, and
    `ConfigurationInvalid` for regions that there are none of.
    """
    if words.gate_file is None:
        return _order_of_options(words)
    file = read_gate_file(words.gate_file)
    if file.holds_password:
        _warn_if_others_can_read(words.gate_file, "a camera's password")
    return _order_of_file(file, words)


def _order_of_file(file: GateFile, words: GateWords) -> GateOrder:
    """What may stand beside a gate file, the token, the authority and the test page, wins over it."""
    table = file.table
    return GateOrder(
        file.cameras(),
        table.server,
        _token(words.token, words.token_file or (None if words.token else file.token_file)),
        file.data_folder / "outbox.sqlite",
        table.engine,
        table.threads,
        chosen_numbering(",".join(table.regions) if table.regions else None),
        table.idle_core_share,
        _page(
            table.test_page if words.test_page is None else words.test_page,
            words.test_page_host or table.test_page_host,
        ),
        table.second_opinion,
        file.bay_cameras(),
        words.authority or file.authority,
    )


def _order_of_options(words: GateWords) -> GateOrder:
    address, server = _given(words.camera, "--camera"), _given(words.server, "--server")
    camera = CameraOrder(_camera_name(words.name), address, words.direction)
    return GateOrder(
        (camera,),
        server,
        _token(words.token, words.token_file),
        words.data_folder / f"outbox-{camera.file_name}.sqlite",
        words.engine or DEFAULT_ENGINE,
        words.threads,
        chosen_numbering(words.regions),
        test_page=_page(words.test_page, words.test_page_host),
        second_opinion=words.second_opinion,
        authority=words.authority,
    )


def _given(value: str | None, flag: str) -> str:
    if value is None:
        raise typer.BadParameter("give --camera and --server, or a --gate-file", param_hint=flag)
    return value


def _camera_name(name: str) -> str:
    if not 1 <= len(name) <= LONGEST_NAME:
        raise typer.BadParameter(f"1 to {LONGEST_NAME} characters", param_hint="--name")
    return name


def _token(token: str | None, file: Path | None) -> str:
    if file is not None:
        try:
            token = file.read_text(encoding="utf-8").strip()
            _warn_if_others_can_read(file, "the token")
        except (OSError, UnicodeDecodeError):
            raise typer.BadParameter(f"{file} cannot be read", param_hint="--token-file") from None
    if not token or not token.isascii() or not token.isprintable():
        raise typer.BadParameter(
            "give the agent's token with --token, --token-file or the variable GLASSBAY_TOKEN",
            param_hint="--token",
        )
    return token


def _warn_if_others_can_read(file: Path, secret: str) -> None:
    if file.stat().st_mode & (S_IRGRP | S_IROTH):
        _log.warning("%s holds %s, and others on this machine can read it: chmod 600 %s", file, secret, file)


def _page(port: int | None, host: str | None) -> TestPageOrder | None:
    """Return the test page with the words that it shows, None where no port was said."""
    if port is None:
        return None
    wording = load_wording(config_folder() / "wording")
    shown = {
        language: {key: text for key, text in words.items() if key.startswith(("gate_test.", "language."))}
        for language, words in wording.items()
    }
    return TestPageOrder(port, host or _LOCAL, shown)
