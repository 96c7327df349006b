import { expect, test } from "vitest";
import { draftMinutes, draftTotal, emptyLine, estimateFrom, minutesFrom } from "./estimate";

const oil = { title: " 换机油 ", minutes: "40", price: "1,286.5" };

test("a line is sent with both languages and in minor units; blank lines are left out", () => {
  expect(estimateFrom([oil, emptyLine()])).toEqual([
    { title: { zh: "换机油", en: "换机油" }, standard_minutes: 40, price_minor: 128_650 },
  ]);
});

test.each([
  ["nothing", [emptyLine()]],
  ["no title", [{ ...oil, title: " " }]],
  ["no price", [oil, { ...oil, price: "" }]],
  ["minutes that are no number", [{ ...oil, minutes: "1h" }]],
])("%s is not an estimate yet", (_, drafts) => {
  expect(estimateFrom(drafts)).toBeNull();
});

test("sums count what can be read so far", () => {
  const drafts = [oil, { title: "", minutes: "x", price: "14" }];
  expect(draftTotal(drafts)).toBe(130_050);
  expect(draftMinutes(drafts)).toBe(40);
});

test.each([
  ["0", 0],
  ["6000", 6_000],
  ["6001", null],
  ["-1", null],
  ["1.5", null],
])("%j minutes are %j", (typed, minutes) => {
  expect(minutesFrom(typed)).toBe(minutes);
});
