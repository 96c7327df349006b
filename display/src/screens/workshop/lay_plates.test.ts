import { expect, it } from "vitest";
import { GAP, PLATE_SHARE, layPlates } from "./lay_plates";

const LANE = { width: 900, height: 56, from: 0 };
const bar = (left: number, right: number) => ({ left, right, blocked: false });
const end = (place: { left: number; height: number } | null | undefined) => (place ? place.left + place.height * PLATE_SHARE : NaN);

it("puts a plate into its bar, smaller where the bar is narrow", () => {
  const [wide, narrow] = layPlates([bar(0, 300), bar(300, 428)], LANE);
  expect(wide).toEqual({ left: GAP, height: 56, over: false });
  expect(narrow?.over).toBe(false);
  expect(narrow?.height).toBeCloseTo(32.7, 1);
});

it("lets it stand out of a bar in which it could not be read, small, yet begin there", () => {
  const [place] = layPlates([bar(100, 164)], LANE);
  expect(place).toEqual({ left: 100 + GAP, height: 56 * 0.6, over: true });
});

it("lets it end with the lane, over the bar that the lane cuts", () => {
  const [place] = layPlates([bar(860, 900)], LANE);
  expect(place?.over).toBe(true);
  expect(end(place)).toBeCloseTo(900 - GAP);
});

it("makes it smaller still before the next bar, and leaves it out where it could not be read", () => {
  const [tight, none] = layPlates([bar(100, 164), bar(210, 250)], { ...LANE, width: 300 });
  expect(end(tight)).toBeLessThanOrEqual(210 - GAP + 0.001);
  expect(none).toBeNull();
  expect(layPlates([bar(100, 164), bar(180, 500)], LANE)[0]).toBeNull();
});

it("never stands where the words of the car in the bay do", () => {
  const [behind, shared, cut] = layPlates([bar(100, 300), bar(300, 600), bar(860, 900)], { ...LANE, from: 420 });
  expect(behind).toBeNull();
  expect(shared?.left).toBe(420 + GAP);
  expect(end(shared)).toBeLessThanOrEqual(600);
  expect(cut?.left).toBeGreaterThan(600);
  expect(layPlates([bar(860, 900)], { ...LANE, from: 850 })).toEqual([null]);
});
