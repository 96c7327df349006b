import { describe, expect, it } from "vitest";
import type { LegFigures } from "../../../shared/contract/latency";
import { duration, wayOf } from "./way";

function leg(name: string, p50_ms: number, p95_ms: number): LegFigures {
  return { leg: name, count: 7, p50_ms, p95_ms, p99_ms: p95_ms };
}

describe("the way to the glass", () => {
  it("lays the legs end to end on the scale of the longest reach", () => {
    const way = wayOf([leg("transfer", 10, 20), leg("decision", 30, 90), leg("whole", 60, 100)]);
    expect(way.steps.map(({ begin, half, most }) => [begin, half, most])).toEqual([
      [0, 0.1, 0.2],
      [0.1, 0.3, 0.9],
    ]);
    expect(way.over.map((figures) => figures.leg)).toEqual(["whole"]);
  });

  it("is empty where nothing was measured, and has no width where nothing took time", () => {
    expect(wayOf([])).toEqual({ steps: [], over: [] });
    expect(wayOf([leg("capture", 0, 0)]).steps[0]).toMatchObject({ begin: 0, half: 0, most: 0 });
  });
});

it.each([
  [0, "0.0 ms"],
  [0.44, "0.4 ms"],
  [9.97, "10 ms"],
  [412.6, "413 ms"],
  [999.7, "1.00 s"],
  [61_234, "61.23 s"],
])("%f ms is said as %s", (ms, said) => expect(duration(ms)).toBe(said));
