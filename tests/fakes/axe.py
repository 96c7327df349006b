"""What axe-core finds on a page."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "display" / "node_modules" / "axe-core" / "axe.min.js"


def serious(page: Page, *rules: str) -> list[str]:
    """Return what axe finds critical or serious, with more rules than usual."""
    # As a script of the page it would break the policy of the real server.
    page.evaluate(AXE.read_text("utf-8"))
    options = {"resultTypes": ["violations"], "rules": {rule: {"enabled": True} for rule in rules}}
    found = page.evaluate("options => axe.run(options).then(answer => answer.violations)", options)
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for rule in found
        if rule["impact"] in ("critical", "serious")
        for node in rule["nodes"]
    ]
