"""The house rules that a machine can hold: where files lie, how large they grow, what names they take."""

import ast
import re
import statistics
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("server", "recognition", "kiosk")
LONGEST_FILE = 500
MEDIAN_FILE = 150
REFUSED_NAMES = re.compile(r"(^|_)(utils?|helpers?|managers?|misc|common|mixins?|info)(_|$)")
GENERATED = {ROOT / "server/store/migrations/versions/0001_first_tables.py"}


def sources() -> list[Path]:
    """The Python files of the product."""
    found = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [path for path in found if path.stat().st_size and "_bundled" not in path.parts]


def functions() -> list[tuple[int, str]]:
    """The lines of each function, with its place."""
    found = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                found.append((size, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"))
    return sorted(found)


def test_files_stay_small() -> None:
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert {str(path) for path, size in sizes.items() if size > LONGEST_FILE} == set()
    assert statistics.median(sizes.values()) <= MEDIAN_FILE


def test_functions_stay_short() -> None:
    sizes = functions()
    in_generated = {str(path.relative_to(ROOT)) for path in GENERATED}
    ranked = [size for size, place in sizes if place.partition(":")[0] not in in_generated]
    assert ranked[len(ranked) // 2] <= 8
    assert ranked[int(len(ranked) * 0.95)] <= 40


def test_files_are_named_for_what_they_hold() -> None:
    assert [str(path) for path in sources() if REFUSED_NAMES.search(path.stem)] == []


def test_the_servers_package_is_empty() -> None:
    assert (ROOT / "server/__init__.py").read_text(encoding="utf-8") == ""


def test_tests_have_no_packages() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_no_other_distribution_brings_a_package_of_our_names() -> None:
    installed = packages_distributions()
    for package in PACKAGES:
        assert set(installed.get(package, ["glassbay"])) == {"glassbay"}


def test_sql_is_written_in_the_store_alone() -> None:
    strangers = []
    for path in sources():
        if path.is_relative_to(ROOT / "server/store"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "sqlalchemy":
                names = {name.name for name in node.names}
                strangers += [str(path)] if names & {"select", "insert", "update", "delete", "text"} else []
    assert strangers == []


def test_nobody_waits_by_a_function_that_loses_the_order_to_end() -> None:
    """Python 3.11's `asyncio.wait_for` swallows a cancellation that comes as it ends; `timeout` does not."""
    waiters = [str(path) for path in sources() if "asyncio.wait_for" in path.read_text(encoding="utf-8")]
    assert waiters == []


def test_http_statuses_are_known_to_the_errors_file_alone() -> None:
    raisers = [
        str(path)
        for path in sources()
        if path.name != "errors.py" and "HTTPException" in path.read_text(encoding="utf-8")
    ]
    assert raisers == []
