import { describe, expect, it } from "vitest";
import { added, aLine } from "../car_for_tests";
import { approvalSince, concernOf } from "./concern";
import { TWO_PM, exampleCar, exampleWork, minutesOn } from "./example_car";
import { minutesToPromise, remainingMinutes, workedMinutes } from "./work_time";

const until = (minutes: number) => ({ from_at: minutesOn(minutes - 15), to_at: minutesOn(minutes), moved: false });
const paused = exampleWork({
  state: "paused",
  worked_seconds: 600,
  working_since: null,
  pause_reason: "parts",
  paused_at: minutesOn(-32),
});

describe("worked time", () => {
  it("adds what is running to what was worked before the pause", () => {
    expect(workedMinutes(exampleWork({ worked_seconds: 300 }), TWO_PM)).toBe(25);
  });

  it("stands still in a pause", () => {
    expect(workedMinutes(paused, TWO_PM + 3_600_000)).toBe(10);
  });

  it("needs nothing more once the car is checked, however long the work took", () => {
    expect(remainingMinutes(exampleCar({ stage_kind: "check" }), TWO_PM)).toBe(0);
    expect(remainingMinutes(exampleCar(), TWO_PM)).toBe(40);
  });

  it("knows no margin without a promise", () => {
    expect(minutesToPromise(exampleCar({ window: null }), TWO_PM)).toBeNull();
  });
});

describe("the concern of a car", () => {
  it("is none while the work is within its standard and the promise far", () => {
    expect(concernOf(exampleCar(), TWO_PM)).toEqual({ kind: "on_track", status: "ok", minutes: 20 });
  });

  it("is a call for help before everything else", () => {
    const work = exampleWork({ help_called_at: minutesOn(-3), standard_minutes: 5 });
    expect(concernOf(exampleCar({ work, window: until(-9) }), TWO_PM)).toMatchObject({ kind: "help", minutes: 3 });
  });

  it("is late once the promised window has closed, by whole minutes", () => {
    expect(concernOf(exampleCar({ window: until(-8.5) }), TWO_PM)).toEqual({ kind: "late", status: "act", minutes: 8 });
  });

  it("is over the standard time from the first whole minute on", () => {
    expect(concernOf(exampleCar({ work: exampleWork({ standard_minutes: 20 }) }), TWO_PM).kind).toBe("on_track");
    const over = concernOf(exampleCar({ work: exampleWork({ standard_minutes: 8 }) }), TWO_PM);
    expect(over).toEqual({ kind: "overrun", status: "act", minutes: 12 });
  });

  it("is tight where the work no longer fits and soon where it does", () => {
    expect(concernOf(exampleCar({ window: until(39) }), TWO_PM).kind).toBe("tight");
    expect(concernOf(exampleCar({ window: until(41) }), TWO_PM).kind).toBe("soon");
    expect(concernOf(exampleCar({ window: until(61) }), TWO_PM).kind).toBe("on_track");
  });

  it("is the pause with its length, unless the promise is at risk", () => {
    expect(concernOf(exampleCar({ work: paused }), TWO_PM)).toEqual({ kind: "paused", status: "hold", minutes: 32 });
    expect(concernOf(exampleCar({ work: paused, window: until(30) }), TWO_PM).status).toBe("warn");
  });

  it("is the customer's answer, counted from the question", () => {
    const car = exampleCar({ stage_kind: "authorization", work: null, stage_entered_at: minutesOn(-38) });
    expect(concernOf(car, TWO_PM)).toEqual({ kind: "approval", status: "move", minutes: 38 });
  });

  it("lets a ready car's promise rest and counts how long it waits to be collected", () => {
    const ready = { stage_kind: "ready", work: null, window: until(-90), stage_limit_minutes: 30 } as const;
    expect(concernOf(exampleCar({ ...ready, stage_entered_at: minutesOn(-12) }), TWO_PM).kind).toBe("collect");
    expect(concernOf(exampleCar({ ...ready, stage_entered_at: minutesOn(-35) }), TWO_PM)).toMatchObject({
      kind: "uncollected",
      status: "warn",
      minutes: 35,
    });
  });

  it("is slow past the limit of a stage where the car waits", () => {
    const waits = { stage_kind: "wait", work: null, stage_limit_minutes: 15 } as const;
    expect(concernOf(exampleCar({ ...waits, stage_entered_at: minutesOn(-15) }), TWO_PM).kind).toBe("waiting");
    expect(concernOf(exampleCar({ ...waits, stage_entered_at: minutesOn(-16) }), TWO_PM).kind).toBe("slow");
  });
});

describe("a question to the customer", () => {
  it("about the estimate stands since the car came to its stage", () => {
    const lines = [aLine({ authorization: "requested" })];
    const estimate = exampleCar({ stage_kind: "authorization", stage_entered_at: minutesOn(-21), lines });
    expect(approvalSince(estimate)).toBe(minutesOn(-21));
  });

  it("about added work stands since the eldest was asked", () => {
    const lines = [added({ requested_at: minutesOn(-3) }), added({ requested_at: minutesOn(-8) })];
    expect(approvalSince(exampleCar({ lines }))).toBe(minutesOn(-8));
  });

  it("is over with any answer", () => {
    expect(approvalSince(exampleCar({ lines: [added({ authorization: "declined" })] }))).toBeNull();
  });
});
