import { expect, test } from "vitest";
import { NOW, aCar, minutesAgo, windowOf } from "../../shared/car_for_tests";
import { countByStatus, isMine, matches, textsOf, whoseFirst } from "./cars";
import { deedPath, nextDeed } from "./deeds";

test.each([
  ["", true],
  ["a123", true],
  ["京A·12345", true],
  ["宝马 3", true],
  ["wang bmw", true],
  ["周", true],
  ["周 奔驰", false],
  ["B123", false],
])("searching %j finds the car: %s", (typed, found) => {
  expect(matches(typed, textsOf(aCar(), "周明"))).toBe(found);
});

test("a car without an advisor is everybody's", () => {
  expect(isMine(aCar({ advisor_id: null }), "me")).toBe(true);
  expect(isMine(aCar({ advisor_id: "other" }), "me")).toBe(false);
});

test.each([
  [true, { mine: 1, all: 9 }, "mine"],
  [true, { mine: 0, all: 9 }, "all"],
  [true, { mine: 0, all: 0 }, "mine"],
  [false, { mine: 1, all: 9 }, "all"],
] as const)("an advisor (%s) with %j cars begins with %s", (isAdvisor, counts, whose) => {
  expect(whoseFirst(isAdvisor, counts)).toBe(whose);
});

test("states are counted worst first", () => {
  const cars = [aCar(), aCar(), aCar({ window: windowOf(-20, -5) }), aCar({ stage_kind: "ready" })];
  expect(countByStatus(cars, NOW)).toEqual([
    ["act", 1],
    ["ok", 3],
  ]);
});

test.each([
  [["begin_reception"], null, "begin_reception"],
  [["authorize_estimate", "move_promised_time", "undo_deed"], null, "authorize_estimate"],
  [["fail_check", "pass_check"], null, "pass_check"],
  [["call_customer", "settle_order"], null, "call_customer"],
  [["call_customer", "settle_order"], minutesAgo(5), "settle_order"],
  [["finish_work", "move_promised_time", "answer_help"], null, undefined],
])("of %j (called: %j) the next deed is %j", (allowed, called, deed) => {
  expect(nextDeed(aCar({ allowed, called_at: called }), () => true)).toBe(deed);
});

test("who has been called is not next called again, and the till is offered only to whoever keeps it", () => {
  const car = aCar({ allowed: ["call_customer", "settle_order"], called_at: minutesAgo(5) });
  expect(nextDeed(car, (deed) => deed !== "settle_order")).toBeUndefined();
});

test("deeds are posted in kebab-case", () => {
  expect(deedPath("a/b", "move_promised_time")).toBe("/api/repair-orders/a%2Fb/move-promised-time");
});
