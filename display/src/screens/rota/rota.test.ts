import { expect, it, test } from "vitest";
import { dayAfter, dayName, fieldOf, hoursOf } from "./rota";

test.each([
  ["08:00-12:00, 13:00-17:30", ["08:00-12:00", "13:00-17:30"]],
  [" 8:00 – 12:00 ，13:00—17:30", ["08:00-12:00", "13:00-17:30"]],
  ["", []],
])("takes %j apart", (field, hours) => {
  expect(hoursOf(field)).toEqual(hours);
  expect(hoursOf(fieldOf(hours))).toEqual(hours);
});

it("counts days over the end of a month", () => {
  expect(dayAfter("2026-11-28", 7)).toBe("2026-12-05");
  expect(dayAfter("2026-12-05", -7)).toBe("2026-11-28");
});

it("names a day in both languages", () => {
  expect([dayName("2026-11-23", "en"), dayName("2026-11-23", "zh")]).toEqual(["Mon 23", "周一 23"]);
});
