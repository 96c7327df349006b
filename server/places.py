"""Where the product's own files lie: beside the code in a checkout, bundled in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_BUNDLED = _PACKAGE / "_bundled"


def config_folder() -> Path:
    """The folder with the shipped configuration."""
    return _BUNDLED / "config" if _BUNDLED.exists() else _PACKAGE.parent / "config"


def screens_folder() -> Path:
    """The folder with the built screens; it may not exist in a checkout that was not set up."""
    return _BUNDLED / "screens" if _BUNDLED.exists() else _PACKAGE.parent / "display" / "dist"
