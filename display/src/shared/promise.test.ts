import { expect, it } from "vitest";
import { promiseHeat } from "./promise";

const window = { from_at: "2025-11-21T06:00:00Z", to_at: "2025-11-21T06:30:00Z", moved: false };
const end = Date.parse(window.to_at);
const MINUTE = 60_000;

it.each([
  ["more than an hour away with time enough", end - 90 * MINUTE, 60, "neutral"],
  ["more than an hour away, but the work no longer fits", end - 90 * MINUTE, 95, "amber"],
  ["within the last hour", end - 59 * MINUTE, 10, "amber"],
  ["at the last minute of the window", end, 0, "amber"],
  ["over", end + 1, 0, "red"],
] as const)("a promise %s", (_, now, remaining, heat) => {
  expect(promiseHeat(window, now, remaining)).toBe(heat);
});

it("that was not given is neutral", () => {
  expect(promiseHeat(null, end, 500)).toBe("neutral");
});
