"""Printing how the people of a new shop sign in."""

from server.founding import FoundedShop


def credentials_table(founded: FoundedShop) -> str:
    """Return the table of names, roles, passwords and PINs."""
    lines = [f"{founded.shop.name.zh} / {founded.shop.name.en} is founded. Sign in at /sign-in:", ""]
    lines.append(f"{'login':<14}{'password':<16}{'PIN':<10}roles")
    for found in founded.credentials:
        roles = ", ".join(sorted(found.member.roles))
        lines.append(f"{found.login:<14}{found.password:<16}{found.pin:<10}{roles}")
    return "\n".join([*lines, "", "These are told once: note them now."])
