"""A signature drawn on the pad, as a customer's finger does."""

from playwright.sync_api import Page


def sign(page: Page, label: str) -> None:
    """Draw a stroke on the pad that is called `label`."""
    pad = page.get_by_label(label, exact=True)
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 60, steps=4)
    page.mouse.up()
