import { expect, it } from "vitest";
import { firstThatFits, layWords, textWidth } from "./fit";

const WORDS = { title: "保养 A", technician: "陈强", detail: "42/60 分" };

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

it("says everything where there is room", () => {
  expect(layWords(WORDS, { inside: 400, right: 0, type: 44, shape: 50 })).toEqual({ title: "保养 A 陈强", outside: false });
});

it("drops the technician first", () => {
  expect(layWords(WORDS, { inside: 222, right: 600, type: 44, shape: 40 })).toEqual({ title: "保养 A", outside: false });
});

it("then stands to the right of the bar", () => {
  expect(layWords(WORDS, { inside: 90, right: 600, type: 44, shape: 50 })).toEqual({ title: "保养 A", outside: true });
});

it("stays in the bar where the lane ends beside it", () => {
  expect(layWords(WORDS, { inside: 90, right: 40, type: 44, shape: 50 }).outside).toBe(false);
});
