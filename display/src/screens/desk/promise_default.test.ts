import { expect, test } from "vitest";
import { NOW, windowOf } from "../../shared/car_for_tests";
import { defaultWindow, nextInstantAt, proposedWindow, typedWindow } from "./promise_default";

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

test.each([
  ["one to come stays", windowOf(62, 77), "15:08", "15:23"],
  ["one that has begun goes on from now", windowOf(-10, 24), "14:10", "14:30"],
  ["one that is over becomes the next five minutes and the work left", windowOf(-36, -12), "14:20", "14:35"],
  ["one whose end cannot be kept does too", windowOf(-10, 2), "14:20", "14:35"],
  ["none does too", null, "14:20", "14:35"],
])("of the promised windows %s", (_, promised, from, to) => {
  expect(proposedWindow(promised, NOW, 10)).toEqual({ from: at(from), to: at(to) });
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
