"""The lounge: rows, pages, calls and both languages."""

import io
import wave
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.fakes import long_names, shop_boards
from tests.fakes.board_server import BoardServer, serving

pytestmark = pytest.mark.browser


def spoken(seconds: float = 0.4) -> bytes:
    """Return a WAV of silence."""
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(b"\0\0" * int(16_000 * seconds))
    return sound.getvalue()


def idle_lounge() -> dict[str, Any]:
    board = shop_boards.full_lounge()
    del board["call/lounge"]
    return board


def open_lounge(page: Page, server: BoardServer, query: str = "") -> None:
    page.goto(f"{server.url}/lounge{query}#token=wall-1")
    expect(page.locator(".row").first).to_be_visible()


def test_a_new_call_is_played_captioned_and_reported(page: Page) -> None:
    with serving({"lounge": idle_lounge()}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        server.answers["GET", shop_boards.CALL["audio"]] = (200, spoken())
        open_lounge(page, server)
        call = shop_boards.CALL | {"called_at": "2025-11-21T06:06:21Z", "seconds": 0.4}
        server.change("lounge", {"call/lounge": call})
        expect(page.get_by_text("正在呼叫")).to_be_visible()
        clauses = page.locator(".caption .clause")
        expect(clauses).to_have_text(["尾号4\u00a05、", "宝马3系，", "请到2号交车位，", "王顾问在等您。"])
        assert server.wait_for("played") == [
            {
                "type": "played",
                "announcement_id": call["announcement_id"],
                "take": 1,
                "player": "page",
                "outcome": "played",
            }
        ]
        fetched = [headers for method, path, headers, _ in server.requests if path == call["audio"]]
        assert [headers["authorization"] for headers in fetched] == ["Bearer wall-1"]
        expect(page.locator(".caption .clause span:not(.spoken)")).to_have_count(0)
        first = page.locator(".row").first
        assert "band" in (first.get_attribute("class") or "")


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_a_car_that_nobody_has_described_shows_its_plate_alone(page: Page, size: tuple[int, int]) -> None:
    unknown = {"brand": {"zh": "", "en": ""}, "series": {"zh": "", "en": ""}}
    board = idle_lounge()
    board |= {key: {**car, **unknown} for key, car in board.items() if key.startswith("car/")}
    page.set_viewport_size({"width": size[0], "height": size[1]})
    with serving({"lounge": board}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        open_lounge(page, server)
        expect(page.locator(".row svg.plate").first).to_be_visible()
        expect(page.get_by_text("–", exact=True)).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "asked", "agreed"),
    [("zh", "待您确认", "等待开工"), ("en", "Approval", "Waiting")],
)
def test_a_customer_who_has_agreed_is_not_asked_while_the_car_waits(
    page: Page, language: str, asked: str, agreed: str
) -> None:
    board = idle_lounge()
    with serving({"lounge": board}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        open_lounge(page, server, f"?lang={language}")
        expect(page.locator(".state", has_text=asked)).to_have_count(1)
        server.change("lounge", {"car/han": board["car/han"] | {"needs_customer": False}})
        expect(page.locator(".state", has_text=agreed)).to_have_count(1)
        expect(page.locator(".state", has_text=asked)).to_have_count(0)


def test_a_call_whose_sound_is_missing_is_still_captioned(page: Page) -> None:
    with serving({"lounge": idle_lounge()}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        open_lounge(page, server)
        server.change("lounge", {"call/lounge": shop_boards.CALL | {"called_at": "2025-11-21T06:06:21Z"}})
        assert server.wait_for("played")[0]["outcome"] == "failed"
        expect(page.locator(".caption")).to_contain_text("王顾问在等您。")


def test_a_call_of_a_while_ago_is_shown_but_not_spoken_again(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}, shop_at_ms=shop_boards.NOW_MS, rate=0.001) as server:
        server.boards["lounge"]["call/lounge"] = shop_boards.CALL | {"called_at": "2025-11-21T05:00:00Z"}
        open_lounge(page, server)
        expect(page.get_by_text("正在呼叫")).to_be_visible()
        server.wait_for("pulse", 2)
        assert server.heard_of("played") == []
        assert [path for _, path, _, _ in server.requests if "announcements" in path] == []


def test_rows_stand_in_the_order_of_their_windows_below_the_ready_ones(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server)
        expect(page.locator(".row .plate").first).to_be_visible()
        names = [plate.get_attribute("aria-label") for plate in page.locator(".row .plate").all()]
        assert names[0] == "车牌 京A·1••45"
        assert names[1:4] == ["车牌 京A·D•••27", "车牌 京N·8•5Q6", "车牌 京B·2••17"]
        assert names[-1] == "车牌 京A·0••6警"


def test_more_cars_than_fit_turn_page_and_the_pinned_ones_stay(page: Page) -> None:
    page.clock.install()
    with serving({"lounge": shop_boards.crowded_lounge()}) as server:
        open_lounge(page, server)
        expect(page.get_by_text("第 1 / 2 页")).to_be_visible()
        assert page.locator(".row").count() == 9
        page.clock.run_for(12_500)
        expect(page.get_by_text("第 2 / 2 页")).to_be_visible()
        expect(page.locator(".row").first).to_contain_text("请取车")
        expect(page.get_by_role("img", name="车牌 京A·D•••27")).to_have_count(0)


def test_an_upright_wall_shows_a_call_and_eight_rows_and_fewer_below_a_longer_call(page: Page) -> None:
    page.set_viewport_size({"width": 1080, "height": 1920})
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server, "?lang=en")
        expect(page.locator(".row")).to_have_count(8)
        server.change("lounge", {"call/lounge": long_names.lounge()["call/lounge"]})
        expect(page.locator(".row")).to_have_count(7)


def test_languages_alternate_by_themselves_at_a_page_turn(page: Page) -> None:
    page.clock.install()
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server, "?lang=auto")
        expect(page.get_by_text("洗车中")).to_be_visible()
        page.clock.run_for(12_500)
        expect(page.get_by_text("Washing")).to_be_visible()
        expect(page.get_by_text("洗车中")).to_have_count(0)


def test_a_moved_window_says_who_told_the_customer_and_is_not_red(page: Page) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server)
        told = page.get_by_text("李顾问已告知您")
        expect(told).to_be_visible()
        assert told.evaluate("element => getComputedStyle(element).color") == "rgb(74, 70, 62)"


def test_an_empty_shop_keeps_its_head_and_says_one_sentence(page: Page) -> None:
    with serving({"lounge": {"shop": shop_boards.SHOP}}) as server:
        page.goto(f"{server.url}/lounge#token=t")
        expect(page.get_by_text("现在没有在修的车")).to_be_visible()
        expect(page.get_by_text("预计可取")).to_be_visible()


@pytest.mark.parametrize(
    ("width", "height", "language"),
    [
        (1920, 1080, "zh"),
        (1920, 1080, "en"),
        (1080, 1920, "zh"),
        (1080, 1920, "en"),
        (3840, 2160, "zh"),
        (1366, 768, "en"),
    ],
)
def test_nothing_is_cut_off_on_any_wall(page: Page, width: int, height: int, language: str) -> None:
    page.set_viewport_size({"width": width, "height": height})
    with serving({"lounge": shop_boards.crowded_lounge()}) as server:
        open_lounge(page, server, f"?lang={language}")
        page.wait_for_function("document.fonts.status === 'loaded'")
        cut = page.evaluate(
            """() => [...document.querySelectorAll('.row *, .call *, .follow *, header *')]
                .filter((element) => element.scrollWidth > element.clientWidth + 2 && element.clientWidth > 0)
                .map((element) => element.className + ': ' + element.textContent)"""
        )
        assert [text for text in cut if not text.startswith("shop")] == []
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


@pytest.mark.parametrize(("language", "shown"), [("zh", "揽胜极光 L 长轴距"), ("en", "Range Rover Evoque L")])
def test_a_long_series_is_shown_whole(page: Page, language: str, shown: str) -> None:
    board = idle_lounge()
    names = {
        "brand": shop_boards.words("路虎", "Land Rover"),
        "series": shop_boards.words("揽胜极光 L 长轴距", "Range Rover Evoque L"),
    }
    board["car/tiguan"] |= names
    with serving({"lounge": board}) as server:
        open_lounge(page, server, f"?lang={language}")
        page.wait_for_function("document.fonts.status === 'loaded'")
        row = page.locator(".row").filter(has=page.locator("[aria-label*='京N·8•5Q6']"))
        vehicle = row.locator(".vehicle")
        expect(vehicle).to_contain_text(shown)
        assert vehicle.evaluate("element => element.scrollWidth <= element.clientWidth")


@pytest.mark.parametrize("theme", ["day", "night"])
def test_a_shop_may_choose_the_ground(page: Page, theme: str) -> None:
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        open_lounge(page, server, f"?theme={theme}")
        ground = page.locator("main").evaluate("element => getComputedStyle(element).backgroundColor")
        assert ground == {"day": "rgb(244, 241, 234)", "night": "rgb(20, 19, 17)"}[theme]
