"""Taps at the bay: never lost, never counted twice, taken back for a while, and refused in words."""

import pytest
from playwright.sync_api import Page, expect

from tests.fakes import bay_boards
from tests.fakes.bay_tablet import ORDER, accept, open_tablet, pause, posted, shop

pytestmark = pytest.mark.browser


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
