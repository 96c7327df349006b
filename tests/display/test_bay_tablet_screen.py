"""The bay tablet: one job, taps that are never lost or counted twice, and refusals in words."""

import json
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fakes import bay_boards, shop_boards
from tests.fakes.board_server import Board, BoardServer, serving
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
ORDER = f"/api/repair-orders/{bay_boards.ORDER}"


@pytest.fixture
def tablet(browser: Browser) -> Iterator[Page]:
    """A paired tablet on which a technician has signed in."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(15_000)
    page = context.new_page()
    kept = {
        "glassbay.device:/bay/1": "tablet-1",
        "glassbay.session:/bay/1": json.dumps(bay_boards.SESSION),
    }
    once = f"Object.assign(localStorage, {json.dumps(kept)}); sessionStorage.begun = 1"
    page.add_init_script(f"if (!sessionStorage.begun) {{ {once} }}")
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    yield page
    assert failures == []
    context.close()


def shop(board: Board) -> AbstractContextManager[BoardServer]:
    """Serve the board of bay 1 with a clock that stands at 14:06:21."""
    return serving({bay_boards.TOPIC: board}, shop_at_ms=shop_boards.NOW_MS, rate=0.0)


def open_tablet(page: Page, server: BoardServer, query: str = "") -> None:
    page.goto(f"{server.url}/bay/1{query}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main .plate").first).to_be_visible()


def accept(server: BoardServer, *deeds: str, version: int = 5) -> None:
    for deed in deeds:
        answer = {
            "order_id": bay_boards.ORDER,
            "order_version": version,
            "stage": "in_bay",
            "event_number": 2,
        }
        server.answers["POST", f"{ORDER}/{deed}"] = (200, answer)


def posted(server: BoardServer) -> list[tuple[str, dict[str, str], Any]]:
    """Return the deeds that reached the server, with their headers and bodies."""
    return [
        (path.removeprefix(f"{ORDER}/"), headers, body)
        for method, path, headers, body in server.requests
        if method == "POST" and path.startswith(ORDER)
    ]


def pause(page: Page, reason: str = "待料") -> None:
    page.get_by_role("button", name="暂停").click()
    page.get_by_role("dialog").get_by_role("button", name=reason).click()


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


def test_a_pause_acts_at_once_and_is_sent_as_the_technician(tablet: Page) -> None:
    with shop(bay_boards.working_bay()) as server:
        accept(server, "pause-work")
        open_tablet(tablet, server)
        pause(tablet)
        expect(tablet.get_by_role("status").filter(has_text="已暂停 · 待料")).to_be_visible()
        expect(tablet.get_by_role("button", name="继续")).to_be_visible()
        expect(tablet.get_by_text("已同步")).to_be_visible()
        [(deed, headers, body)] = posted(server)
        assert (deed, headers["authorization"]) == ("pause-work", "Bearer session-chen")
        assert body == {"reason": "parts", "done_at": "2025-11-21T06:06:21.000Z"}


def test_a_tap_that_the_server_took_is_foretold_after_a_restart_until_the_board_has_it(tablet: Page) -> None:
    with shop(bay_boards.working_bay()) as server:
        accept(server, "pause-work")
        open_tablet(tablet, server)
        pause(tablet)
        expect(tablet.get_by_text("已同步")).to_be_visible()
        tablet.reload()
        expect(tablet.get_by_role("button", name="继续")).to_be_visible()
        assert len(posted(server)) == 1


def test_a_tap_without_a_link_is_kept_over_a_restart_and_sent_exactly_once(tablet: Page) -> None:
    with shop(bay_boards.working_bay()) as server:
        accept(server, "pause-work", "call-for-help")
        open_tablet(tablet, server)
        server.stop()
        expect(tablet.get_by_text("离线", exact=False)).to_be_visible()
        pause(tablet)
        tablet.get_by_role("button", name="求助").click()
        expect(tablet.get_by_text("离线 · 2 次操作待发送")).to_be_visible()
        expect(tablet.get_by_text("联网后呼叫").first).to_be_visible()
        assert posted(server) == []
        # Deeds reach the server only after the restart: one that got through before would be forgotten with
        # its page, and this server's boards do not change by deeds.
        tablet.route(f"**{ORDER}/*", lambda route: route.abort())
        server.start()
        tablet.reload()
        expect(tablet.get_by_role("button", name="继续")).to_be_visible()
        tablet.unroute(f"**{ORDER}/*")
        expect(tablet.get_by_text("已同步")).to_be_visible()
        assert [deed for deed, _, _ in posted(server)] == ["pause-work", "call-for-help"]
        keys = [headers["idempotency-key"] for _, headers, _ in posted(server)]
        assert len(set(keys)) == 2


def test_an_answer_that_is_lost_is_asked_for_again_under_the_same_key(tablet: Page) -> None:
    with shop(bay_boards.working_bay()) as server:
        server.answers["POST", f"{ORDER}/pause-work"] = (503, {})
        open_tablet(tablet, server)
        # Nothing is accepted before the first answer is out, or there would be none to ask for again.
        with tablet.expect_response(lambda answer: answer.status == 503):
            pause(tablet)
        expect(tablet.get_by_text("1 次操作发送中")).to_be_visible()
        accept(server, "pause-work")
        expect(tablet.get_by_text("已同步")).to_be_visible()
        keys = {headers["idempotency-key"] for _, headers, _ in posted(server)}
        assert len(posted(server)) >= 2
        assert len(keys) == 1


def test_a_deed_is_taken_back_within_ten_seconds(tablet: Page) -> None:
    with shop(bay_boards.working_bay()) as server:
        accept(server, "pause-work")
        accept(server, "undo-deed", version=6)
        open_tablet(tablet, server)
        pause(tablet)
        tablet.get_by_role("button", name="撤销").click()
        expect(tablet.get_by_role("button", name="暂停")).to_be_enabled()
        expect(tablet.get_by_role("button", name="撤销")).to_have_count(0)
        expect(tablet.get_by_text("已同步")).to_be_visible()
        assert [deed for deed, _, _ in posted(server)] == ["pause-work", "undo-deed"]


def test_the_offer_to_undo_ends_by_itself(tablet: Page) -> None:
    with shop(bay_boards.working_bay()) as server:
        accept(server, "call-for-help")
        open_tablet(tablet, server)
        tablet.get_by_role("button", name="求助").click()
        expect(tablet.get_by_role("button", name="撤销")).to_be_visible()
        expect(tablet.get_by_role("button", name="撤销")).to_have_count(0, timeout=13_000)


def test_a_refused_tap_says_in_words_what_can_be_done(tablet: Page) -> None:
    refusal = {
        "code": "stage_not_allowed",
        "detail": "not now",
        "stage": "final_inspection",
        "allowed": ["pass_check", "fail_check"],
    }
    with shop(bay_boards.working_bay()) as server:
        server.answers["POST", f"{ORDER}/pause-work"] = (409, refusal)
        open_tablet(tablet, server)
        pause(tablet)
        alert = tablet.get_by_role("alert")
        expect(alert).to_have_text("暂停没有成功：现在的环节不能这样做。可以做：检查通过、退回返工")
        expect(tablet.get_by_text("已同步")).to_be_visible()
        pause(tablet, "待授权")
        tablet.get_by_role("button", name="下一条（1）").click()
        tablet.get_by_role("button", name="知道了").click()
        expect(alert).to_have_count(0)
        expect(tablet.get_by_role("button", name="暂停")).to_be_enabled()


def test_work_is_finished_only_when_every_item_is_ticked(tablet: Page) -> None:
    with shop(bay_boards.working_bay()) as server:
        accept(server, "tick-checklist", "finish-work")
        open_tablet(tablet, server)
        finish = tablet.get_by_role("button", name="完成，做自检")
        expect(finish).to_be_disabled()
        expect(finish).to_contain_text("还有 2 项未勾")
        tablet.get_by_role("checkbox", name="螺栓按力矩拧紧").click()
        tablet.get_by_role("checkbox", name="车内无工具，手印擦净").click()
        expect(finish).to_be_enabled()
        finish.click()
        expect(tablet.get_by_text("空闲")).to_be_visible()
        expect(tablet.get_by_text("已同步")).to_be_visible()
        bodies = [body for deed, _, body in posted(server) if deed == "tick-checklist"]
        assert [(body["item_id"], body["ticked"]) for body in bodies] == [("torque", True), ("clean", True)]


def test_added_work_waits_for_the_customer(tablet: Page) -> None:
    with shop(bay_boards.working_bay(ticked=True)) as server:
        accept(server, "request-added-work")
        open_tablet(tablet, server)
        tablet.get_by_role("button", name="增项").click()
        sheet = tablet.get_by_role("dialog")
        send = sheet.get_by_role("button", name="请客户确认")
        expect(send).to_be_disabled()
        for _ in range(2):
            sheet.get_by_role("button", name="加一个方案").click()
        expect(send).to_be_in_viewport(ratio=1)
        for number in (3, 2):
            sheet.get_by_role("button", name=f"删除方案 {number}").click()
        sheet.get_by_label("做什么").fill("前刹车片")
        sheet.get_by_label("为什么").fill("只剩 2 毫米")
        sheet.get_by_role("checkbox").click()
        sheet.get_by_label("含税价（元）").fill("580")
        sheet.get_by_label("工时（分钟）").fill("40")
        send.click()
        expect(tablet.get_by_role("button", name="完成，做自检")).to_contain_text("增项在等客户确认")
        expect(tablet.get_by_text("已同步")).to_be_visible()
        [(_, _, body)] = posted(server)
        assert (body["title"]["zh"], body["safety"]) == ("前刹车片", True)
        assert [(option["price_minor"], option["minutes"]) for option in body["options"]] == [(58_000, 40)]


def test_a_photo_goes_as_a_jpeg(tablet: Page) -> None:
    with shop(bay_boards.working_bay()) as server:
        accept(server, "photos")
        open_tablet(tablet, server)
        picture = tablet.screenshot(type="png")
        with tablet.expect_file_chooser() as chooser:
            tablet.get_by_role("button", name="拍照").click()
        chooser.value.set_files({"name": "old.png", "mimeType": "image/png", "buffer": picture})
        expect(tablet.get_by_text("1 张照片")).to_be_visible()
        expect(tablet.get_by_text("已同步")).to_be_visible()
        [(deed, headers, body)] = posted(server)
        assert (deed, headers["content-type"]) == ("photos", "image/jpeg")
        assert body[:3] == b"\xff\xd8\xff"


def test_a_technician_signs_in_with_a_pin_before_acting(tablet: Page) -> None:
    with shop(bay_boards.assigned_bay()) as server:
        accept(server, "start-work")
        server.answers["DELETE", "/api/sessions/current"] = (200, {})
        server.answers["POST", "/api/sessions"] = (429, {"code": "too_many_attempts", "detail": "wait"})
        open_tablet(tablet, server)
        tablet.get_by_role("button", name="陈强 退出").click()
        tablet.get_by_role("button", name="开工").click()
        sheet = tablet.get_by_role("dialog")
        expect(sheet.get_by_role("button").nth(1)).to_have_text("陈强")
        sheet.get_by_role("button", name="陈强").click()
        for digit in "1357":
            sheet.get_by_role("button", name=digit, exact=True).click()
        sheet.get_by_role("button", name="登录").click()
        expect(sheet.get_by_role("alert")).to_contain_text("尝试太多次")
        server.answers["POST", "/api/sessions"] = (401, {"code": "not_signed_in", "detail": "wrong"})
        for digit in "1357":
            sheet.get_by_role("button", name=digit, exact=True).click()
        sheet.get_by_role("button", name="登录").click()
        expect(sheet.get_by_role("alert")).to_have_text("PIN 不对")
        server.answers["POST", "/api/sessions"] = (200, bay_boards.SESSION | {"token": "session-2"})
        for digit in "2468":
            sheet.get_by_role("button", name=digit, exact=True).click()
        sheet.get_by_role("button", name="登录").click()
        tablet.get_by_role("button", name="开工").click()
        expect(tablet.get_by_role("button", name="暂停")).to_be_enabled()
        expect(tablet.get_by_text("已同步")).to_be_visible()
        asked = [
            (headers["authorization"], body)
            for _, path, headers, body in server.requests
            if path == "/api/sessions"
        ]
        assert asked[-1] == ("Bearer tablet-1", {"staff_id": "陈强", "pin": "2468"})
        assert posted(server)[-1][1]["authorization"] == "Bearer session-2"


def test_taps_wait_when_the_session_has_run_out_and_go_with_the_next_sign_in(tablet: Page) -> None:
    with shop(bay_boards.working_bay()) as server:
        server.answers["POST", f"{ORDER}/call-for-help"] = (
            401,
            {"code": "not_signed_in", "detail": "expired"},
        )
        open_tablet(tablet, server)
        tablet.get_by_role("button", name="求助").click()
        expect(tablet.get_by_role("dialog", name="您是谁？")).to_be_visible()
        expect(tablet.get_by_text("1 次操作发送中")).to_be_visible()
        accept(server, "call-for-help")
        server.answers["POST", "/api/sessions"] = (200, bay_boards.SESSION | {"token": "session-2"})
        sheet = tablet.get_by_role("dialog")
        sheet.get_by_role("button", name="陈强").click()
        for digit in "2468":
            sheet.get_by_role("button", name=digit, exact=True).click()
        sheet.get_by_role("button", name="登录").click()
        expect(tablet.get_by_text("已同步")).to_be_visible()
        assert posted(server)[-1][1]["authorization"] == "Bearer session-2"
        assert len({headers["idempotency-key"] for _, headers, _ in posted(server)}) == 1


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
