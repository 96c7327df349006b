import { describe, expect, it } from "vitest";
import type { StageColumn } from "../../shared/contract/boards";
import { TWO_PM, exampleCar, exampleWork } from "../../shared/floor/example_car";
import { columnsOf, groupOf, limitOf } from "./columns";

const KINDS = ["wait", "reception", "authorization", "wait", "work", "check", "check", "wash", "ready"] as const;
const LIMITS = [null, null, null, 5, 12, null, 3, 4, null];

function stages(flow: string, more = 0): StageColumn[] {
  return KINDS.map((kind, order) => {
    const limit = LIMITS[order] ?? null;
    const wip_limit = limit === null ? null : limit + more;
    return { stage: `${kind}${order}`, name: { zh: kind, en: kind }, kind, order, wip_limit, flow };
  });
}

const waiting = exampleWork({ state: "queued", bay_id: null, working_since: null, started_at: null });

describe("the column of a car", () => {
  it("is to assign while it has no bay, also between two stations of a line", () => {
    expect(groupOf(exampleCar({ stage_kind: "wait", step: "approval", work: waiting, allowed: ["assign_bay"] }))).toBe("dispatch");
    expect(groupOf(exampleCar({ work: waiting, allowed: ["assign_bay"] }))).toBe("dispatch");
  });

  it("is the bay once one is assigned, though it may still be changed", () => {
    expect(groupOf(exampleCar({ work: exampleWork({ state: "assigned" }), allowed: ["assign_bay", "start_work"] }))).toBe("bay");
  });

  it("is reception from the gate on", () => {
    expect(groupOf(exampleCar({ stage_kind: "wait", step: "reception", work: null, allowed: ["begin_reception"] }))).toBe("reception");
  });
});

describe("limits", () => {
  it("are those of the flow that the board names first, summed over a column's stages", () => {
    const columns = [...stages("mechanical"), ...stages("body_and_paint", 10)];
    expect(limitOf("dispatch", columns)).toBe(5);
    expect(limitOf("checks", columns)).toBe(3);
    expect(limitOf("reception", columns)).toBeNull();
  });

  it("are passed by one car more, not by as many", () => {
    const car = (visit_id: string) => exampleCar({ visit_id, stage_kind: "check", work: null });
    const floor = { bays: [], staff: [], exceptions: [], timers: [], reserved: [], columns: stages("mechanical") };
    const over = (count: number) =>
      columnsOf({ ...floor, cars: Array.from({ length: count }, (_, index) => car(`v${index}`)) }, TWO_PM).find(
        (column) => column.group === "checks",
      )?.over;
    expect([over(3), over(4)]).toEqual([false, true]);
  });
});
