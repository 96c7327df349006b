"""The bay tablet's picture: one job, targets for a glove, what was agreed, and whose minutes they are."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.fakes import bay_boards, shop_boards
from tests.fakes.bay_tablet import accept, open_tablet, posted, shop
from tests.fakes.waiting import until

pytestmark = pytest.mark.browser
COVERED = """() => [...document.querySelectorAll("main p, main .plate")]
    .filter(each => {
        const {x, y, width, height} = each.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return width > 0 && top && !each.contains(top) && !top.contains(each);
    })
    .map(each => each.textContent)"""
"""The texts and plates that something else lies over."""


def test_the_camera_is_switched_off_for_the_job_with_one_tap(tablet: Page) -> None:
    board = bay_boards.working_bay() | shop_boards.bay_view("1")
    board["job"]["car"]["allowed"].append("switch_camera")
    with shop(board) as server:
        accept(server, "switch-camera")
        open_tablet(tablet, server)
        tablet.get_by_role("switch", name="摄像头 开").click()
        expect(tablet.get_by_role("switch", name="摄像头 关")).to_be_visible()
        # The switch turns before the server has been told.
        until(lambda: bool(posted(server)))
        assert [(deed, body["on"]) for deed, _, body in posted(server)] == [("switch-camera", False)]


def test_every_target_is_twenty_millimetres_and_nothing_is_cut_off(tablet: Page) -> None:
    for language in ("zh", "en"):
        with shop(bay_boards.working_bay()) as server:
            open_tablet(tablet, server, f"?lang={language}")
            expect(tablet.locator(".targets button").first).to_be_visible()
            for button in tablet.locator(".targets button").all():
                place = button.bounding_box()
                assert place is not None
                assert min(place["width"], place["height"]) >= 118
                assert place["y"] + place["height"] <= 800
                assert button.evaluate("place => place.scrollWidth <= place.clientWidth")
            rows = [row.bounding_box() for row in tablet.get_by_role("checkbox").all()]
            assert {row["height"] for row in rows if row} == {95}
            assert tablet.evaluate("document.documentElement.scrollWidth") == 1280


@pytest.mark.parametrize(("width", "height"), [(800, 1280), (1920, 1200), (1200, 1920)])
def test_upright_and_on_more_pixels_the_targets_fill_the_foot_below_or_beside_the_list(
    tablet: Page, width: int, height: int
) -> None:
    """A panel with half as many pixels again on the same ten inches: each target as large to the hand."""
    tablet.set_viewport_size({"width": width, "height": height})
    with shop(bay_boards.working_bay()) as server:
        open_tablet(tablet, server, "?lang=en")
        places = [button.bounding_box() for button in tablet.locator(".targets button").all()]
        least = 118 * min(width, height) / 800
        assert all(place and min(place["width"], place["height"]) >= least for place in places)
        assert places[-1]
        assert 0.93 * height < places[-1]["y"] + places[-1]["height"] <= height
        rows = tablet.get_by_role("checkbox")
        assert all(row.evaluate("row => row.scrollWidth <= row.clientWidth") for row in rows.all())
        assert tablet.evaluate(COVERED) == []
        assert tablet.evaluate("document.documentElement.scrollWidth") == width


def test_a_long_name_is_cut_and_the_job_is_not(tablet: Page) -> None:
    board = bay_boards.working_bay()
    car = board["job"]["car"]
    car["brand"] = shop_boards.words("上汽通用五菱宏光汽车有限公司", "SAIC-GM-Wuling Automobile")
    with shop(board) as server:
        open_tablet(tablet, server)
        job = tablet.get_by_text("保养 A", exact=True)
        expect(job).to_be_visible()
        assert job.evaluate("job => job.scrollWidth <= job.clientWidth && job.clientHeight > 36")
        head, target = job.bounding_box(), tablet.get_by_role("button", name="暂停").bounding_box()
        assert head
        assert target
        assert head["x"] + head["width"] <= target["x"]
        undescribed = {"brand": {"zh": "", "en": ""}, "series": {"zh": "", "en": ""}}
        server.change(bay_boards.TOPIC, {"job": board["job"] | {"car": car | undescribed}})
        expect(tablet.locator(".head p").first).to_have_text("保养 A")


def test_upright_a_bad_link_is_told_on_a_line_of_its_own(tablet: Page) -> None:
    tablet.set_viewport_size({"width": 800, "height": 1280})
    with shop(bay_boards.working_bay()) as server:
        open_tablet(tablet, server, "?lang=en")
        server.stop()
        badge = tablet.get_by_text(re.compile("^Offline"))
        expect(badge).to_be_visible()
        assert tablet.evaluate("document.documentElement.scrollWidth") == 800
        place = badge.bounding_box()
        assert place
        assert place["y"] >= 80


def test_a_free_bay_shows_what_could_come_by_promise(tablet: Page) -> None:
    with shop(bay_boards.free_bay()) as server:
        open_tablet(tablet, server)
        expect(tablet.locator("main .plate")).to_have_count(3)
        names = [plate.get_attribute("aria-label") for plate in tablet.locator("main .plate").all()]
        assert names == ["车牌 鲁B·D20596", "车牌 京F·V8826", "车牌 京K·3R674"]


def test_the_tablet_tells_what_was_agreed_the_customers_words_and_the_parts(tablet: Page) -> None:
    with shop(bay_boards.told_bay()) as server:
        open_tablet(tablet, server)
        work = tablet.get_by_role("region", name="要做的活")
        expect(work.get_by_text(bay_boards.OWN_WORDS)).to_be_visible()
        service, pads = work.get_by_role("listitem").all()
        expect(service).to_contain_text("小保养")
        expect(service).to_contain_text("45 分")
        expect(service).to_contain_text("机油 5W-30 × 4 Castrol")
        expect(pads).to_contain_text("涉及安全")
        expect(pads).to_contain_text("前刹车片（一副） × 1 Brembo 8W0 698 151")


def test_eight_lines_scroll_in_their_own_list_and_say_so(tablet: Page) -> None:
    for language, said in (("zh", "下面还有"), ("en", "more below")):
        with shop(bay_boards.told_bay(more=6)) as server:
            open_tablet(tablet, server, f"?lang={language}")
            rows = tablet.locator("main section section").first
            hint = rows.get_by_text(said)
            expect(hint).to_be_visible()
            expect(tablet.locator(".targets button").last).to_be_in_viewport(ratio=1)
            assert tablet.evaluate("document.documentElement.scrollHeight") == 800
            rows.get_by_role("listitem").last.scroll_into_view_if_needed()
            expect(hint).to_have_count(0)


def test_all_four_checks_are_seen_without_scrolling_in_both_languages(tablet: Page) -> None:
    for language in ("zh", "en"):
        with shop(bay_boards.told_bay()) as server:
            open_tablet(tablet, server, f"?lang={language}")
            for item in tablet.get_by_role("checkbox").all():
                expect(item).to_be_in_viewport(ratio=0.98)


def test_the_technician_is_told_the_customers_answer_by_line(tablet: Page) -> None:
    wipers = shop_boards.words("更换雨刮片", "Replace wiper blades")
    asked = bay_boards.found("wipers", wipers, 8, "requested")
    with shop(bay_boards.told_bay(asked)) as server:
        open_tablet(tablet, server)
        first = tablet.get_by_role("region", name="要做的活").get_by_role("listitem").first
        expect(first).to_contain_text("等客户确认，先不做")
        expect(tablet.get_by_role("status").filter(has_text="1 待确认")).to_be_visible()
        agreed = bay_boards.told_bay(bay_boards.found("wipers", wipers, 8, "authorized"))
        server.change(bay_boards.TOPIC, {"job": agreed["job"]})
        expect(first).to_contain_text("客户同意：品牌件")
        expect(tablet.get_by_role("status").filter(has_text="1 同意")).to_be_visible()
        declined = bay_boards.told_bay(bay_boards.found("wipers", wipers, 8, "declined"))
        server.change(bay_boards.TOPIC, {"job": declined["job"]})
        expect(first).to_contain_text("客户不同意，不做")


def test_own_minutes_count_what_was_worked_before_a_pause(tablet: Page) -> None:
    at_it = {
        "staff_id": bay_boards.TECHNICIAN,
        "name": shop_boards.words("陈强", "Chen Qiang"),
        "visit_id": "bmw",
        "line_id": None,
        "since": shop_boards.at("14:06"),
        "earlier_seconds": 120.0,
    }
    with shop(bay_boards.told_bay() | {"at_job/陈强": at_it}) as server:
        open_tablet(tablet, server)
        expect(tablet.get_by_role("button", name="加入或退出")).to_contain_text("2 分")


def test_a_rework_has_its_own_minutes_beside_those_of_the_job(tablet: Page) -> None:
    back = {"title": shop_boards.words("螺栓松动", "Loose bolt"), "words": ""}
    task = {"earlier_seconds": 7_200.0, "worked_seconds": 300.0}
    with shop(bay_boards.told_bay(sent_back=back, rework_count=1, task=task)) as server:
        open_tablet(tablet, server)
        expect(tablet.get_by_text("返工：螺栓松动")).to_be_visible()
        expect(tablet.locator(".worked")).to_contain_text("5 分，返工 共 125 / 125 分")
