import { describe, expect, it } from "vitest";
import { TWO_PM, exampleCar, exampleWork, minutesOn } from "../../shared/floor/example_car";
import type { Reservation } from "../../shared/contract/boards";
import { barOf, halfHours, isCovered, laneAt, positionOf, reservedBarOf } from "./lane";

const lane = laneAt(TWO_PM + 6 * 60_000, 920, 256);

describe("the lane", () => {
  it("begins an hour before the last half hour", () => {
    expect(lane.beginAt).toBe(TWO_PM - 60 * 60_000);
    expect(positionOf(lane, TWO_PM)).toBe(256);
  });

  it("stands still until the next half hour, so that only the now-line moves", () => {
    expect(laneAt(TWO_PM + 29 * 60_000, 920, 256).beginAt).toBe(lane.beginAt);
    expect(laneAt(TWO_PM + 30 * 60_000, 920, 256).beginAt).toBe(lane.beginAt + 30 * 60_000);
  });

  it("marks every half hour within its width", () => {
    const marks = halfHours(lane).map((at) => positionOf(lane, at));
    expect(marks).toEqual([0, 128, 256, 384, 512, 640, 768, 896]);
  });
});

describe("the label of an hour", () => {
  const size = { inset: 10, width: 117, nowWidth: 133 };

  it("is covered only where the present time would stand on it", () => {
    expect(isCovered(256, 256 + 126, size)).toBe(true);
    expect(isCovered(256, 256 + 127, size)).toBe(false);
    expect(isCovered(256, 256 - 122, size)).toBe(true);
    expect(isCovered(256, 256 - 123, size)).toBe(false);
  });

  it("is covered for one hour at the most", () => {
    for (let nowAt = 256; nowAt <= 512; nowAt += 1) {
      expect([0, 256, 512].filter((mark) => isCovered(mark, nowAt, size)).length).toBeLessThanOrEqual(1);
    }
  });
});

describe("a bar", () => {
  const at = laneAt(TWO_PM, 920, 256);

  it("runs from the first start to where the standard time will be used up", () => {
    const bar = barOf(at, exampleCar(), TWO_PM);
    expect(bar).toMatchObject({ overFrom: null, planned: false });
    expect(bar.left).toBeCloseTo(256 - (20 / 60) * 256);
    expect(bar.right).toBeCloseTo(256 + (40 / 60) * 256);
    expect(bar.doneTo).toBe(256);
  });

  it("ends at now once the standard time is used up, and says since when", () => {
    const bar = barOf(at, exampleCar({ work: exampleWork({ standard_minutes: 8 }) }), TWO_PM);
    expect(bar.right).toBe(256);
    expect(bar.overFrom).toBeCloseTo(256 - (12 / 60) * 256);
  });

  it("moves its end with a pause, since the work still to do is put off", () => {
    const work = exampleWork({ state: "paused", worked_seconds: 600, working_since: null, paused_at: minutesOn(-10) });
    const bar = barOf(at, exampleCar({ work }), TWO_PM);
    expect(bar.right).toBeCloseTo(256 + (50 / 60) * 256);
  });

  it("is planned from now on while nobody has begun", () => {
    const work = exampleWork({ state: "assigned", working_since: null, started_at: null });
    expect(barOf(at, exampleCar({ work }), TWO_PM)).toMatchObject({ left: 256, right: 512, doneTo: 256, planned: true });
  });

  it("stays on the lane and can be seen, however early or late", () => {
    const long = barOf(at, exampleCar({ work: exampleWork({ started_at: minutesOn(-600), standard_minutes: 900 }) }), TWO_PM);
    expect([long.left, long.right]).toEqual([0, 920]);
    const over = exampleWork({ state: "assigned", started_at: null, working_since: null, standard_minutes: 0 });
    const bar = barOf(at, exampleCar({ work: over }), TWO_PM);
    expect(bar.right - bar.left).toBe(16);
  });
});

describe("a reserved time", () => {
  const at = laneAt(TWO_PM, 920, 256);
  const reserved: Reservation = {
    bay_id: "b1",
    begins_at: minutesOn(60),
    ends_at: minutesOn(120),
    plate: exampleCar().plate,
    job: { zh: "保养", en: "Service" },
    number: "2026-0001",
    technician: null,
    technician_id: null,
    visit_id: null,
  };

  it("stands at its hours, as wide as its work", () => {
    expect(reservedBarOf(at, reserved, undefined, TWO_PM)).toEqual({ left: 512, right: 768, blocked: false });
  });

  it("is not drawn where it lies outside of the lane", () => {
    expect(reservedBarOf(at, { ...reserved, begins_at: minutesOn(-300), ends_at: minutesOn(-200) }, undefined, TWO_PM)).toBeNull();
    expect(reservedBarOf(at, { ...reserved, begins_at: minutesOn(300), ends_at: minutesOn(360) }, undefined, TWO_PM)).toBeNull();
  });

  it("tells of the car that will not be done by then", () => {
    const work = exampleWork({ standard_minutes: 120 });
    const blocked = reservedBarOf(at, reserved, exampleCar({ work }), TWO_PM);
    expect(blocked?.blocked).toBe(true);
    expect(blocked?.left).toBeCloseTo(256 + (100 / 60) * 256);
    expect(reservedBarOf(at, reserved, exampleCar(), TWO_PM)?.blocked).toBe(false);
  });
});
