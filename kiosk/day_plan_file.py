"""The day's plan, kept in the kiosk's folder: without its server, too, a kiosk knows its hours."""

import logging
from pathlib import Path

from pydantic import ValidationError

from server.contract.devices import KioskPlan

FILE = "day_plan.json"
_log = logging.getLogger("glassbay.kiosk")


def kept_plan(folder: Path) -> KioskPlan | None:
    """Return the plan that the server last told, None where there is none that can be read."""
    try:
        return KioskPlan.model_validate_json((folder / FILE).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        _log.warning("%s: ignored, the server tells the plan again: %s", folder / FILE, error)
        return None


def keep_plan(folder: Path, plan: KioskPlan) -> None:
    """Keep the plan, whole or not at all; a folder that takes nothing more costs only the next start."""
    fresh = folder / f"{FILE}.new"
    try:
        fresh.write_text(plan.model_dump_json(), encoding="utf-8")
        fresh.replace(folder / FILE)
    except OSError as error:
        _log.warning("%s: the plan is not kept: %s", folder / FILE, error)
