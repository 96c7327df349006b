import { describe, expect, it } from "vitest";
import type { FloorCar, StageColumn } from "../../shared/contract/boards";
import { exampleCar, exampleWork, minutesOn, TWO_PM } from "../../shared/floor/example_car";
import type { Floor } from "../../shared/floor/floor";
import { FLOW, lineOf, stationPages } from "./stations";

const KINDS = { dispatch: "wait", panel: "work", paint: "work", wash: "wash" } as const;

function columns(flow = FLOW): StageColumn[] {
  return Object.entries(KINDS).map(([stage, kind], order) => {
    const limit = kind === "work" ? 2 : null;
    return { stage, kind, order, flow, name: { zh: stage, en: stage }, wip_limit: limit };
  });
}

function carAt(stage: keyof typeof KINDS, id: string, waits: boolean, change: Partial<FloorCar> = {}): FloorCar {
  const work = waits ? exampleWork({ state: "queued", bay_id: null, working_since: null }) : exampleWork();
  const allowed = waits ? ["assign_bay"] : [];
  return exampleCar({ flow: FLOW, stage, stage_kind: KINDS[stage], visit_id: id, work, allowed, ...change });
}

function floorWith(...cars: FloorCar[]): Floor {
  return { bays: [], staff: [], exceptions: [], timers: [], reserved: [], cars, columns: [...columns("mechanical"), ...columns().reverse()] };
}

function ids(cards: ReadonlyArray<{ car: FloorCar }>): string[] {
  return cards.map(({ car }) => car.visit_id);
}

describe("the line", () => {
  it("has the flow's stations in order and its end, whatever order the board names them in", () => {
    expect(lineOf(floorWith(), TWO_PM).stations.map(({ key }) => key)).toEqual(["panel", "paint", "end"]);
  });

  it("tells the cars at a station from those that queue before it", () => {
    const floor = floorWith(carAt("paint", "a", false), carAt("paint", "b", true), carAt("wash", "c", false));
    const [panel, paint, end] = lineOf(floor, TWO_PM).stations;
    expect([panel!, paint!, end!].map(({ here, queue }) => [ids(here), ids(queue)])).toEqual([
      [[], []],
      [["a"], ["b"]],
      [["c"], []],
    ]);
  });

  it("lets a car that may be assigned queue before the first station, and counts the others as to come", () => {
    const line = lineOf(floorWith(carAt("dispatch", "a", true), carAt("dispatch", "b", false)), TWO_PM);
    expect([ids(line.stations[0]!.queue), line.beforeLine]).toEqual([["a"], 1]);
  });

  it("shows nothing of other flows", () => {
    const other = carAt("paint", "a", false, { flow: "mechanical" });
    expect(lineOf(floorWith(other), TWO_PM).stations.flatMap(({ here }) => ids(here))).toEqual([]);
  });

  it("is over its limit with the queue counted, and puts the late car first", () => {
    const late = { window: { from_at: minutesOn(-20), to_at: minutesOn(-5), moved: false } };
    const floor = floorWith(carAt("paint", "a", true), carAt("paint", "b", true), carAt("paint", "z", true, late));
    const paint = lineOf(floor, TWO_PM).stations[1]!;
    expect([paint.over, ids(paint.queue)[0]]).toEqual([true, "z"]);
  });

  it("of a shop without the flow has no stations", () => {
    expect(lineOf({ ...floorWith(), columns: columns("mechanical") }, TWO_PM).stations).toEqual([]);
  });
});

it.each([
  [0, 0, [[0, 0]]],
  [1, 3, [[1, 3]]],
  [6, 0, [[4, 0], [2, 0]]],
  [1, 5, [[1, 3], [0, 2]]],
  [5, 4, [[4, 0], [1, 3], [0, 1]]],
])("%d in the station and %d in its queue take turns in four rows", (here, queue, expected) => {
  const cards = (count: number) => Array.from({ length: count }, (_, index) => ({ car: index }) as never);
  const station = { key: "", name: null, here: cards(here), queue: cards(queue), limit: null, over: false };
  expect(stationPages(station, 4).map((page) => [page.here.length, page.queue.length])).toEqual(expected);
});
