"""The addresses of the demonstration's screens, and how its people sign in, for printing."""

import os
import sys
from collections.abc import Mapping

from server.simulator.demo_shop import DemoShop
from server.simulator.equipment import Equipment

PAGES = (
    ("Advisor desk", "desk", "advisor"),
    ("Bookings", "desk/bookings", "advisor"),
    ("Reception beside the car", "reception", "advisor"),
    ("Questions and suggestions", "slips", "advisor"),
    ("Errands", "errands", "advisor"),
    ("Messages", "desk/messages", "advisor"),
    ("After the service", "after-service", "advisor"),
    ("Loaners", "loaners", "advisor"),
    ("Recalls", "recalls", "manager"),
    ("Claims", "claims", "parts"),
    ("Cars that have left, at the till", "till", "cashier"),
    ("Workshop board at a desk", "workshop?size=desk", "foreman"),
    ("By stage, at a desk", "workshop/stages", "foreman"),
    ("Body and paint, with the booth", "workshop/body-and-paint", "foreman"),
    ("The checks", "work-list", "inspector"),
    ("The wash", "work-list", "washer"),
    ("The till", "work-list", "cashier"),
    ("Booking shelf, parts handed out", "parts", "parts"),
    ("Knowledge", "knowledge", "team_leader"),
    ("Who is here, and at which car", "people", "foreman"),
    ("Rota", "people/rota", "foreman"),
    ("Hours: in, on breaks, on jobs", "people/hours", "foreman"),
    ("Reports", "manager", "manager"),
    ("Devices", "administrator/devices", "administrator"),
    ("People and roles", "administrator/people", "administrator"),
    ("Service catalogue", "administrator/catalogue", "manager"),
    ("Opening hours", "administrator/opening", "manager"),
    ("Records from files", "administrator/records", "manager"),
    ("Win back", "win-back", "advisor"),
    ("Erased customers", "erasures", "manager"),
    ("Rights of roles", "administrator/roles", "administrator"),
    ("Plate to glass", "administrator/latency", "administrator"),
)
"""The pages that somebody opens who has signed in: what they are called, their path, and as whom."""
_NAME_WIDTH = 44


def screen_links(origin: str, equipment: Equipment, sessions: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the name and the address of every screen; the token in it is taken by the page and kept.

    `sessions` has the token of somebody of each role that `PAGES` names.
    """
    links = [
        ("Lounge", f"{origin}/lounge#token={equipment.lounge}"),
        ("Workshop control board", f"{origin}/workshop#token={equipment.workshop}"),
        ("Workshop by stage", f"{origin}/workshop/stages#token={equipment.workshop}"),
        ("Body-and-paint line", f"{origin}/workshop/body-and-paint#token={equipment.workshop}"),
        ("Gate welcome", f"{origin}/gate#token={equipment.gate}"),
        ("Welcome list", f"{origin}/gate/list#token={equipment.gate}"),
    ]
    pages = [
        (f"{name} ({role.replace('_', ' ')})", f"{origin}/{path}#token={sessions[role]}")
        for name, path, role in PAGES
    ]
    tablets = [
        (f"Bay {number} tablet", f"{origin}/bay/{number}#token={token}")
        for number, token in equipment.tablets.items()
    ]
    return [*links, *pages, *tablets, ("Find my car (customers)", f"{origin}/follow")]


def printed_link(name: str, address: str) -> str:
    """Return one link as a line."""
    return f"{name:<{_NAME_WIDTH}}{address}"


def printed_links(links: list[tuple[str, str]], shop: DemoShop) -> str:
    """Return links and sign-ins as lines."""
    lines = [printed_link(name, address) for name, address in links]
    lines += ["", f"{'login':<14}{'password':<16}{'PIN':<10}roles"]
    for login in shop.logins:
        lines.append(f"{login.login:<14}{login.password:<16}{login.pin:<10}{', '.join(sorted(login.roles))}")
    return "\n".join(lines)


def has_display() -> bool:
    """Whether a browser window could be seen here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
