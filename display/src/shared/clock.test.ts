import { expect, it } from "vitest";
import { hourMinute, hourMinuteSecond, secondOrDay, shopTime, timeRange } from "./clock";

it("moves shop time from its anchor at the shop's rate", () => {
  const clock = { server_at: 1_000, shop_at: 5_000_000, rate: 30 };
  expect(shopTime(clock, 1_000)).toBe(5_000_000);
  expect(shopTime(clock, 3_000)).toBe(5_060_000);
});

it("says times in the shop's zone, midnight as 00", () => {
  expect(hourMinute("2025-11-21T06:06:21Z", "Asia/Shanghai")).toBe("14:06");
  expect(hourMinuteSecond("2025-11-21T06:06:21Z", "Asia/Shanghai")).toBe("14:06:21");
  expect(hourMinute("2025-11-20T16:00:00Z", "Asia/Shanghai")).toBe("00:00");
});

it("says the day of an instant that is not of today, by the shop's zone", () => {
  const heard = Date.parse("2025-11-21T06:06:21Z");
  const hours = (count: number) => heard + count * 3_600_000;
  expect(secondOrDay(heard, hours(9), "Asia/Shanghai")).toBe("14:06:21");
  expect(secondOrDay(heard, hours(10), "Asia/Shanghai")).toBe("2025-11-21 14:06");
});

it("says a window with an en dash, and a single minute once", () => {
  expect(timeRange("2025-11-21T06:10:00Z", "2025-11-21T06:25:00Z", "Asia/Shanghai")).toBe("14:10–14:25");
  expect(timeRange("2025-11-21T06:10:00Z", "2025-11-21T06:10:30Z", "Asia/Shanghai")).toBe("14:10");
});
