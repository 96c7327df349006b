import { expect, test } from "vitest";
import { NOW, added, aCar, minutesAgo, windowOf } from "../../shared/car_for_tests";
import { exampleWork } from "../../shared/floor/example_car";
import { marginOf, marginStatus } from "./margin";

const working = (standard_minutes: number, minutes: number) =>
  exampleWork({ standard_minutes, working_since: minutesAgo(minutes) });

test.each([
  ["there is ample time", windowOf(60, 90), working(60, 30), { kind: "left", minutes: 60 }, "ok"],
  ["the promise is within the hour", windowOf(30, 59), working(60, 40), { kind: "risk", minutes: 39 }, "warn"],
  ["the work no longer fits", windowOf(60, 70), working(90, 10), { kind: "short", minutes: 10 }, "warn"],
  ["the window has closed", windowOf(-30, -12), working(60, 10), { kind: "late", minutes: 12 }, "act"],
] as const)("when %s", (_, window, work, margin, status) => {
  const found = marginOf(aCar({ window, work, stage_kind: "work" }), NOW);
  expect(found).toEqual(margin);
  expect(marginStatus(found)).toBe(status);
});

test("a promise is kept until its very end", () => {
  expect(marginOf(aCar({ window: windowOf(-15, 0) }), NOW).kind).toBe("risk");
  expect(marginOf(aCar({ window: windowOf(-15, 0) }), NOW + 1).kind).toBe("late");
});

test("a car that waits for the customer says so, but lateness comes first", () => {
  const car = aCar({ window: windowOf(60, 90), stage_kind: "work", lines: [added({ requested_at: minutesAgo(21) })] });
  expect(marginOf(car, NOW)).toEqual({ kind: "signature", minutes: 21 });
  expect(marginOf({ ...car, window: windowOf(-20, -5) }, NOW)).toEqual({ kind: "late", minutes: 5 });
});

test("a paused car is on hold since its pause", () => {
  const work = { ...working(90, 0), state: "paused" as const, working_since: null, paused_at: minutesAgo(32) };
  expect(marginOf(aCar({ window: windowOf(60, 90), work, stage_kind: "work" }), NOW)).toEqual({ kind: "hold", minutes: 32 });
});

test("a ready car is never late: its customer sets the pace", () => {
  const car = aCar({ window: windowOf(-60, -40), stage_kind: "ready", stage_entered_at: minutesAgo(50) });
  expect(marginOf(car, NOW)).toEqual({ kind: "ready", minutes: 50 });
});

test("before the promise a car waits for reception, or is in it", () => {
  const waiting = aCar({ window: null, allowed: ["begin_reception"], arrived_at: minutesAgo(6) });
  expect(marginOf(waiting, NOW)).toEqual({ kind: "arrived", minutes: 6 });
  const begun = aCar({ window: null, allowed: ["finish_reception"], stage_entered_at: minutesAgo(4) });
  expect(marginOf(begun, NOW)).toEqual({ kind: "received", minutes: 4 });
});

test("a reception that takes longer than its stage allows is at risk", () => {
  const begun = aCar({ window: null, stage_kind: "reception", stage_limit_minutes: 15, stage_entered_at: minutesAgo(103) });
  expect(marginOf(begun, NOW)).toEqual({ kind: "slow", minutes: 103 });
  expect(marginStatus(marginOf(begun, NOW))).toBe("warn");
  expect(marginOf({ ...begun, stage_entered_at: minutesAgo(15) }, NOW).kind).toBe("received");
});
