import { expect, it } from "vitest";
import { promiseHeat } from "./promise";

const window = { from_at: "2025-11-21T06:00:00Z", to_at: "2025-11-21T06:30:00Z", moved: false };
const end = Date.parse(window.to_at);
const MINUTE = 60_000;
const at_risk_from = new Date(end - 60 * MINUTE).toISOString();

it.each([
  ["of which the service clock does not warn yet, with time enough", end - 90 * MINUTE, 60, "neutral"],
  ["of which it does not warn yet, but the work no longer fits", end - 90 * MINUTE, 95, "amber"],
  ["of which it warns", end - 60 * MINUTE, 10, "amber"],
  ["at the last minute of the window", end, 0, "amber"],
  ["over", end + 1, 0, "red"],
] as const)("a promise %s", (_, now, remaining, heat) => {
  expect(promiseHeat({ window, at_risk_from }, now, remaining)).toBe(heat);
});

it("whose time is far has no warning yet", () => {
  expect(promiseHeat({ window, at_risk_from: null }, end - 90 * MINUTE, 60)).toBe("neutral");
});

it("that was not given is neutral", () => {
  expect(promiseHeat({ window: null, at_risk_from: null }, end, 500)).toBe("neutral");
});
