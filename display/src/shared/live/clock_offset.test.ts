import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ClockOffset, ClockWatch, serverNow } from "./clock_offset";

const DAY_MS = 86_400_000;

describe("the server's clock", () => {
  it("is known from the quickest of the last exchanges", () => {
    const clock = new ClockOffset();
    clock.add(1_000, 1_100, 61_050);
    clock.add(2_000, 2_010, 62_105);
    clock.add(3_000, 3_500, 63_500);
    expect(clock.ms).toBe(60_100);
    for (let exchange = 0; exchange < 8; exchange += 1) clock.add(4_000, 4_100, 64_250);
    expect(clock.ms).toBe(60_200);
  });

  it("is measured anew once a clock was set, on either side", () => {
    const clock = new ClockOffset();
    clock.add(1_000, 1_010, 1_005);
    clock.add(2_000, 2_400, 2_200 + DAY_MS);
    expect(clock.ms).toBe(DAY_MS);
    clock.add(4_000, 4_400, 4_200);
    expect(clock.ms).toBe(0);
  });

  it("is not believed of an exchange during which a clock was set", () => {
    const clock = new ClockOffset();
    clock.add(1_000, 1_010, 1_005);
    clock.add(2_000, 2_010 + DAY_MS, 2_005);
    clock.add(3_000 + DAY_MS, 3_010, 3_005);
    expect(clock.ms).toBe(0);
  });

  it("is that of a welcome where it cannot be what was measured", () => {
    const clock = new ClockOffset();
    clock.add(1_000, 1_010, 1_005);
    clock.tell(2_000, 2_800);
    expect(clock.ms).toBe(0);
    clock.tell(3_000, 3_000 - DAY_MS);
    expect(clock.ms).toBe(-DAY_MS);
  });

  it("is what the server said while no exchange was measured, but no measurement", () => {
    const clock = new ClockOffset();
    expect(serverNow(clock)).toBeUndefined();
    clock.tell(1_000, 8_000);
    expect(clock.ms).toBe(7_000);
    expect(serverNow(clock)).toBeUndefined();
    clock.add(1_000, 1_000, 8_500);
    expect(serverNow(clock)! - Date.now()).toBeCloseTo(7_500, -2);
  });
});

describe("the watch over this screen's clock", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date", "performance"] }));
  afterEach(() => void vi.useRealTimers());

  it("notices once that the clock was set, and nothing while time passes by", () => {
    const watch = new ClockWatch();
    vi.advanceTimersByTime(60_000);
    expect(watch.moved()).toBe(false);
    vi.setSystemTime(Date.now() - DAY_MS);
    expect([watch.moved(), watch.moved()]).toEqual([true, false]);
  });
});
