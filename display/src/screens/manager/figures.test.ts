import { expect, it } from "vitest";
import { heatStep, hoursAndMinutes, percent } from "./figures";

it("says a share with one decimal, and nothing of nothing", () => {
  expect([percent(7, 8), percent(0, 3), percent(0, 0)]).toEqual(["87.5", "0.0", null]);
});

it.each([
  [0, 0],
  [40, 0],
  [41, 1],
  [80, 2],
  [92, 3],
  [93, 4],
  [100, 4],
])("%d percent is step %d of the heat", (value, step) => {
  expect(heatStep(value)).toBe(step);
});

it("splits minutes", () => {
  expect(hoursAndMinutes(172)).toEqual({ hours: 2, minutes: 52 });
});
