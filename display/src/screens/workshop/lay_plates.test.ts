import { expect, it } from "vitest";
import { layPlates } from "./lay_plates";

const LANE = { width: 900, height: 56, empty: true };
const bar = (left: number, right: number) => ({ left, right, blocked: false });

it("puts a plate into its bar, smaller where the bar is narrow", () => {
  const [wide, narrow] = layPlates([bar(0, 300), bar(300, 428)], LANE);
  expect(wide).toEqual({ side: "in", height: 56 });
  expect(narrow?.side).toBe("in");
  expect(narrow?.height).toBeCloseTo(32.7, 1);
});

it("puts it beside a bar in which it could not be read", () => {
  expect(layPlates([bar(100, 164)], LANE)).toEqual([{ side: "right", height: 56 }]);
  expect(layPlates([bar(860, 900)], LANE)).toEqual([{ side: "left", height: 56 }]);
});

it("leaves it out rather than put it where it would belong to another car", () => {
  expect(layPlates([bar(100, 164), bar(200, 500)], LANE)[0]).toBeNull();
  expect(layPlates([bar(600, 664), bar(870, 900)], { ...LANE, width: 900 })[1]).toBeNull();
  expect(layPlates([bar(860, 900)], { ...LANE, empty: false })).toEqual([null]);
});
