import { describe, expect, it } from "vitest";
import type { Call, LoungeCar } from "../../shared/contract/boards";
import { type Room, layPages, pinnedRows, rowsThatFit, waitingRows } from "./rows";

const ROOM: Room = { height: 1000, pinnedHeight: 124, rowHeight: 108 };

function car(over: Partial<LoungeCar> = {}): LoungeCar {
  return {
    plate: { text: "京A1••45", colour: "blue" },
    brand: { zh: "大众", en: "VW" },
    series: { zh: "朗逸", en: "Lavida" },
    step: "service",
    step_index: 2,
    step_count: 6,
    needs_customer: false,
    window: null,
    advisor: null,
    handover_bay: null,
    ready_at: null,
    ...over,
  };
}

function promised(from: string): LoungeCar {
  return car({ window: { from_at: from, to_at: "2025-11-21T10:00:00Z", moved: false } });
}

function ready(at: string): LoungeCar {
  return car({ step: "ready", ready_at: at });
}

const many = (count: number): Array<[string, LoungeCar]> =>
  Array.from({ length: count }, (_, index) => [`v${index}`, promised(`2025-11-21T06:${10 + index}:00Z`)]);

describe("the lounge's rows", () => {
  it("stand by their window; a car without one comes last", () => {
    const cars: Array<[string, LoungeCar]> = [
      ["unknown", car()],
      ["late", promised("2025-11-21T09:00:00Z")],
      ["soon", promised("2025-11-21T06:00:00Z")],
    ];
    expect(waitingRows(cars).map((row) => row.visit)).toEqual(["soon", "late", "unknown"]);
  });

  it("put the called car first, then who has waited longest", () => {
    const cars: Array<[string, LoungeCar]> = [
      ["b", ready("2025-11-21T06:05:00Z")],
      ["a", ready("2025-11-21T06:01:00Z")],
      ["called", ready("2025-11-21T06:09:00Z")],
    ];
    const call = { visit_id: "called" } as Call;
    expect(pinnedRows(cars, call).map((row) => row.visit)).toEqual(["called", "a", "b"]);
    expect(waitingRows(cars, call)).toEqual([]);
  });

  it.each([
    [0, 9],
    [1, 8],
    [2, 6],
    [3, 5],
    [7, 5],
  ])("leave room below %i pinned ones for %i", (pinned, rows) => {
    expect(rowsThatFit(ROOM, pinned)).toBe(rows);
  });
});

describe("the lounge's pages", () => {
  it("show nine cars at most, and every car once in a round", () => {
    const pages = layPages([], waitingRows(many(20)), ROOM);
    expect(pages.map((page) => page.rows.length)).toEqual([9, 9, 2]);
    expect(new Set(pages.flatMap((page) => page.rows.map((row) => row.visit))).size).toBe(20);
  });

  it("keep up to three pinned rows on each of them", () => {
    const pinned = pinnedRows([
      ["a", ready("2025-11-21T06:01:00Z")],
      ["b", ready("2025-11-21T06:02:00Z")],
    ]);
    const pages = layPages(pinned, waitingRows(many(8)), ROOM);
    expect(pages.map((page) => page.pinned.map((row) => row.visit))).toEqual([
      ["a", "b"],
      ["a", "b"],
    ]);
  });

  it("turn the pinned rows too where there are more than three", () => {
    const pinned = pinnedRows(
      ["1", "2", "3", "4", "5"].map((minute) => [minute, ready(`2025-11-21T06:0${minute}:00Z`)]),
    );
    const pages = layPages(pinned, waitingRows(many(2)), ROOM);
    expect(pages.map((page) => page.pinned.length)).toEqual([3, 2]);
    expect(pages.map((page) => page.rows.length)).toEqual([2, 2]);
  });

  it("are one, and empty, where there is no car", () => {
    expect(layPages([], [], ROOM)).toEqual([{ pinned: [], rows: [] }]);
  });
});
