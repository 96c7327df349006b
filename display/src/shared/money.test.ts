import { expect, test } from "vitest";
import { minorFrom, money } from "./money";

test.each([
  [0, "¥0"],
  [128_600, "¥1,286"],
  [128_650, "¥1,286.50"],
  [5, "¥0.05"],
  [-30_000, "−¥300"],
  [123_456_789_00, "¥123,456,789"],
])("%d minor units are written %s", (minor, text) => {
  expect(money(minor, "zh")).toBe(text);
  expect(money(minor, "en")).toBe(text);
});

test.each([
  ["1286", 128_600],
  ["1,286.5", 128_650],
  ["￥ 0.05", 5],
  ["0", 0],
  ["", null],
  ["1.234", null],
  ["-3", null],
  ["twelve", null],
  ["9999999", null],
])("what is typed as %j is %j minor units", (typed, minor) => {
  expect(minorFrom(typed)).toBe(minor);
});

test.each([0, 5, 99, 100, 128_650, 99_999_999])("%d survives being written and typed again", (minor) => {
  expect(minorFrom(money(minor, "zh"))).toBe(minor);
});
