import { describe, expect, it } from "vitest";
import type { BoothLoad, PaintBooth } from "../../shared/contract/boards";
import { boothOrder, boothsOf, metres, nextLoad } from "./booths";

function load(...visits: string[]): BoothLoad {
  return { visit_ids: visits, order_ids: visits, colour_code: "LY7W", used_cm: 320, reasons: [] };
}

function booth(number: string, change: Partial<PaintBooth> = {}): PaintBooth {
  const name = { zh: number, en: number };
  const none = { colour_code: "", inside: [], planned: null, override: null, proposed: [], not_told: [], too_long: [] };
  return { bay_id: `b${number}`, number, name, length_cm: 700, ...none, ...change };
}

describe("the booths", () => {
  it("stand in the order of their numbers", () => {
    const board = { "booth/b10": booth("10"), "booth/b9": booth("9") } as never;
    expect(boothsOf(board).map(({ number }) => number)).toEqual(["9", "10"]);
  });

  it("take next what was decided, else what is proposed first", () => {
    const proposed = [load("a"), load("b")];
    expect(nextLoad(booth("9", { proposed }))?.visit_ids).toEqual(["a"]);
    expect(nextLoad(booth("9", { proposed, planned: load("c") }))?.visit_ids).toEqual(["c"]);
    expect(nextLoad(booth("9"))).toBeUndefined();
  });

  it("take their loads in turn", () => {
    const one = booth("9", { planned: load("a", "b"), proposed: [load("c")] });
    const other = booth("10", { proposed: [load("d")] });
    expect([...boothOrder([one, other]).keys()]).toEqual(["a", "b", "d", "c"]);
  });

  it("are as long as told in metres", () => {
    expect(metres(680)).toBe("6.8");
  });
});
