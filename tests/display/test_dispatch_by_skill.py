"""The foreman sees who can and why not; skills are written down on the person's sheet."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.display.test_workshop_screen import ACCEPTED, ASSIGN, open_desk, shop
from tests.fakes import workshop_boards
from tests.fakes.axe import serious
from tests.fakes.running_shop import running_shop

pytestmark = pytest.mark.browser
HIGH_VOLTAGE = {"high_voltage": {"zh": "高压电", "en": "High voltage"}}
MISSING = [{"kind": "skill_missing", "what": "high_voltage"}]


def test_who_cannot_is_marked_and_given_the_car_only_with_a_reason(context: BrowserContext) -> None:
    with shop(workshop_boards.busy_workshop()) as server:
        server.answers["POST", ASSIGN] = (200, ACCEPTED)
        gao = {"staff_id": "高鹏", "doubts": MISSING, "judged": True, "jobs": 2, "minutes": 95}
        told = {"skills": HIGH_VOLTAGE, "technicians": [gao], "bays": []}
        server.answers["GET", "/api/dispatch/order-qin"] = (200, told)
        page = open_desk(context, server, "&lang=en")
        page.locator("aside button", has_text="Battery").click()
        page.get_by_role("button", name="Put it here").click()
        row = page.locator("label", has_text="Gao Peng")
        expect(row).to_contain_text("Not trained: High voltage")
        expect(row).to_contain_text("95 min")
        row.click()
        assign = page.get_by_role("button", name="Assign", exact=True)
        expect(assign).to_be_disabled()
        page.get_by_label("Assign all the same, because").select_option("supervised")
        assign.click()
        expect(row).to_have_count(0)
        (sent,) = [body for method, path, _, body in server.requests if (method, path) == ("POST", ASSIGN)]
        assert (sent["technician_id"], sent["override"]) == ("高鹏", "supervised")


def test_skills_are_written_down_and_a_certificate_that_ends_is_warned_of(
    page: Page, screens: None, tmp_path: Path
) -> None:
    with running_shop(tmp_path) as running:
        page.goto(f"{running.address}/administrator/people?lang=en#token={running.session('admin')}")
        row = page.get_by_role("listitem").filter(has_text="zhoukai")
        row.get_by_role("button").click()
        form = page.get_by_role("form", name="Skills and certificates")
        form.get_by_label("High voltage", exact=True).check()
        save = form.get_by_role("button", name="Save the skills")
        expect(save).to_be_disabled()
        form.get_by_label("High voltage: the certificate ends on").fill("2020-01-31")
        save.click()
        expect(row).to_contain_text("High voltage: certificate to 2020-01-31")
        assert serious(page) == []
