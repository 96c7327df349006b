import { describe, expect, it } from "vitest";
import type { BayJob } from "../../shared/contract/boards";
import { TWO_PM, exampleCar, exampleWork, minutesOn } from "../../shared/floor/example_car";
import { workedMinutes } from "../../shared/floor/work_time";
import type { Tap } from "../../shared/taps";
import { finishBlock } from "./job";
import { predict } from "./prediction";

const OIL = { item_id: "levels", title: { zh: "油液", en: "Levels" }, ticked_at: null };

function job(change: Partial<BayJob> = {}): BayJob {
  return { car: exampleCar(), checklist: [OIL], photos: 0, mileage_km: 48_210, ...change };
}

let keys = 0;
function tap(deed: string, body: Tap["body"] = {}, order = "o1", minutes = 0): Tap {
  keys += 1;
  return { key: `k${keys}`, path: `/api/repair-orders/${order}/${deed}`, body: { ...body, done_at: minutesOn(minutes) } };
}

describe("what a tap shows before the server has it", () => {
  it("pauses at once, with the time worked until the tap and what can be done now", () => {
    const work = predict(job(), [tap("pause-work", { reason: "parts" })])!.car.work!;
    expect(work).toMatchObject({ state: "paused", pause_reason: "parts", worked_seconds: 1200, working_since: null });
    expect(workedMinutes(work, TWO_PM + 600_000)).toBe(20);
    expect(predict(job(), [tap("pause-work")])!.car.allowed).toContain("start_work");
  });

  it("goes on where it stopped", () => {
    const taps = [tap("pause-work", { reason: "break" }, "o1", 0), tap("start-work", {}, "o1", 10)];
    const work = predict(job(), taps)!.car.work!;
    expect(workedMinutes(work, TWO_PM + 15 * 60_000)).toBe(25);
    expect(work.started_at).toBe(minutesOn(-20));
  });

  it("takes back the deed before an undo and nothing else", () => {
    const taps = [tap("tick-checklist", { item_id: "levels" }), tap("pause-work", { reason: "parts" }), tap("undo-deed")];
    const shown = predict(job(), taps)!;
    expect(shown.car.work?.state).toBe("working");
    expect(shown.checklist[0]?.ticked_at).toBe(minutesOn(0));
  });

  it("cannot take back what the server already has", () => {
    expect(predict(job(), [tap("undo-deed")])).toEqual(job());
  });

  it("ticks and unticks", () => {
    const ticked = [tap("tick-checklist", { item_id: "levels", ticked: true })];
    expect(finishBlock(predict(job(), ticked)!)).toBeNull();
    expect(finishBlock(predict(job(), [...ticked, tap("tick-checklist", { item_id: "levels", ticked: false })])!)).toEqual({
      kind: "items",
      count: 1,
    });
  });

  it("frees the bay when the work is done, and gives it back when that is undone", () => {
    expect(predict(job(), [tap("finish-work")])).toBeUndefined();
    expect(predict(job(), [tap("finish-work"), tap("undo-deed")])).toEqual(job());
  });

  it("calls and answers help", () => {
    const called = predict(job(), [tap("call-for-help")])!;
    expect(called.car.work?.help_called_at).toBe(minutesOn(0));
    expect(called.car.allowed).toContain("answer_help");
    expect(predict(job(), [tap("call-for-help"), tap("answer-help")])!.car.work?.help_called_at).toBeNull();
  });

  it("waits for the customer once added work is requested", () => {
    const request = tap("request-added-work", { title: { zh: "刹车片", en: "Pads" }, options: [], safety: true });
    const shown = predict(job({ checklist: [] }), [request])!;
    expect(finishBlock(shown)).toEqual({ kind: "approval" });
    expect(shown.car.lines[0]).toMatchObject({ added: true, safety: true, authorization: "requested" });
  });

  it("leaves another order's taps alone", () => {
    expect(predict(job(), [tap("pause-work", {}, "o9")])).toEqual(job());
  });

  it("starts the first time from the tap", () => {
    const work = exampleWork({ state: "assigned", working_since: null, started_at: null });
    const started = predict(job({ car: exampleCar({ work }) }), [tap("start-work", {}, "o1", 2)])!.car.work!;
    expect(started).toMatchObject({ state: "working", started_at: minutesOn(2), working_since: minutesOn(2) });
  });
});
