"""Put the built screens and the configuration into a wheel: an installed Glassbay needs no checkout."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED = "server/_bundled"


class ScreensHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the screens for a wheel; an editable install takes them from the checkout."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build and include them. Stops the build, with a reason, where the screens do not build."""
        if version != "standard":
            return
        root = Path(self.root)
        if subprocess.run([sys.executable, root / "display" / "build.py"], check=False).returncode != 0:
            message = "display/build.py could not build the screens; see its message above"
            raise RuntimeError(message)
        build_data["force_include"][str(root / "display" / "dist")] = f"{BUNDLED}/screens"
        build_data["force_include"][str(root / "config")] = f"{BUNDLED}/config"
