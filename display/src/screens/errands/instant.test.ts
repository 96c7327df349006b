import { describe, expect, it } from "vitest";
import { instantAt } from "./instant";

describe("a day and a time of the shop's", () => {
  it.each([
    ["2026-11-23", "09:30", "Asia/Shanghai", "2026-11-23T01:30:00.000Z"],
    ["2026-07-01", "09:30", "Europe/Berlin", "2026-07-01T07:30:00.000Z"],
    ["2026-03-29", "04:00", "Europe/Berlin", "2026-03-29T02:00:00.000Z"],
    ["2026-10-25", "00:30", "Europe/Berlin", "2026-10-24T22:30:00.000Z"],
  ])("%s %s in %s is %s", (day, time, zone, instant) => {
    expect(new Date(instantAt(day, time, zone)!).toISOString()).toBe(instant);
  });

  it("is none where nothing whole was typed", () => {
    expect(instantAt("", "09:30", "Asia/Shanghai")).toBeNull();
    expect(instantAt("2026-11-23", "", "Asia/Shanghai")).toBeNull();
  });
});
