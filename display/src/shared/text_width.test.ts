import { expect, it } from "vitest";
import { firstThatFits, sizeThatFits, textWidth } from "./text_width";

it("counts hanzi as a full width and Latin as much as Barlow is wide", () => {
  expect(textWidth("保养", 40)).toBe(80);
  expect(textWidth("A1", 100)).toBeCloseTo(126);
  expect(textWidth("W", 40)).toBeGreaterThan(textWidth("li", 40));
  expect(textWidth("1:1", 40)).toBeLessThan(textWidth("111", 40));
});

it("takes the first text that fits, or the last", () => {
  expect(firstThatFits(["陈强", "陈"], 36, 80)).toBe("陈强");
  expect(firstThatFits(["陈强", "陈"], 36, 40)).toBe("陈");
  expect(firstThatFits(["欧阳"], 36, 40)).toBe("欧阳");
});

it("takes the largest type that fits, or the smallest", () => {
  expect(sizeThatFits("2 号交车位", [50, 44, 38], 274)).toBe(50);
  expect(sizeThatFits("A12 号交车位", [50, 44, 38], 274)).toBe(44);
  expect(sizeThatFits("A12 号交车位", [50, 44, 38], 90)).toBe(38);
});
