import { expect, test } from "vitest";
import { defaultWindow, nextInstantAt, typedWindow } from "./promise_default";

const SHANGHAI = "Asia/Shanghai";
const at = (text: string) => Date.parse(`2025-11-21T${text}:00+08:00`);

test.each([
  ["14:06", 60, "15:10", 15],
  ["14:05", 60, "15:05", 15],
  ["14:06", 119, "16:05", 15],
  ["14:06", 120, "16:10", 20],
  ["14:06", 0, "14:10", 15],
])("at %s, %d minutes of work are promised for %s, %d minutes wide", (now, minutes, from, width) => {
  const window = defaultWindow(at(now), minutes);
  expect(window.from).toBe(at(from));
  expect(window.to - window.from).toBe(width * 60_000);
});

test("a window never begins before the work can be done", () => {
  for (let minutes = 0; minutes < 400; minutes += 7) {
    const { from } = defaultWindow(at("14:06"), minutes);
    expect(from - at("14:06")).toBeGreaterThanOrEqual(minutes * 60_000);
    expect(from % 300_000).toBe(0);
  }
});

test.each([
  ["15:10", at("15:10")],
  ["9:05", at("09:05") + 86_400_000],
  ["14:06", at("14:06")],
  ["15：10", at("15:10")],
  ["24:00", null],
  ["12:60", null],
  ["soon", null],
  ["", null],
])("typed at 14:06, %j means the next such time", (typed, instant) => {
  expect(nextInstantAt(typed, at("14:06"), SHANGHAI)).toBe(instant);
});

test("a window may end after midnight, and is the shop's time, not the screen's", () => {
  const window = typedWindow("23:50", "00:10", at("14:06"), SHANGHAI);
  expect(window).toEqual({ from: at("23:50"), to: at("23:50") + 20 * 60_000 });
  expect(nextInstantAt("15:10", at("14:06"), "Asia/Tokyo")).toBe(at("14:10"));
});

test("half a window is none", () => {
  expect(typedWindow("15:00", "", at("14:06"), SHANGHAI)).toBeNull();
});
