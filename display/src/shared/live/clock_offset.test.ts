import { describe, expect, it } from "vitest";
import { ClockOffset, serverNow } from "./clock_offset";

describe("the server's clock", () => {
  it("is known from the quickest of the last exchanges", () => {
    const clock = new ClockOffset();
    clock.add(1_000, 1_100, 61_050);
    clock.add(2_000, 2_010, 62_105);
    clock.add(3_000, 3_500, 63_500);
    expect(clock.ms).toBe(60_100);
    for (let exchange = 0; exchange < 8; exchange += 1) clock.add(4_000, 4_100, 4_550);
    expect(clock.ms).toBe(500);
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
