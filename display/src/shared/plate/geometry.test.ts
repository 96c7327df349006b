import { describe, expect, it } from "vitest";
import { COLOURS, glyphPath, inkOf, layoutFor, spokenPlate } from "./geometry";

function reach(path: string): [number, number] {
  const across = [...path.matchAll(/([\d.]+) [\d.]+/g)].map((match) => Number(match[1]));
  return [Math.min(...across), Math.max(...across)];
}

describe("the plate", () => {
  it("has the cells of the standard", () => {
    expect(layoutFor(7)).toMatchObject({ width: 440 });
    expect(layoutFor(7).cells.map((cell) => cell.left)).toEqual([15.5, 72.5, 151.5, 208.5, 265.5, 322.5, 379.5]);
    expect(layoutFor(8)).toMatchObject({ width: 480 });
    expect(layoutFor(8).cells.at(-1)).toEqual({ left: 421.5, width: 43 });
  });

  it("draws a character into its cell, and a narrow one into its middle", () => {
    expect(reach(glyphPath("京", { left: 15.5, width: 45 })!)).toEqual([15.5, 60.5]);
    const [left, right] = reach(glyphPath("1", { left: 100, width: 45 })!);
    expect((left + right) / 2).toBeCloseTo(122.5, 0);
    expect(right - left).toBeLessThan(30);
  });

  it("has a glyph for every character of the grammar", () => {
    const alphabet = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼警学挂港澳使领应急ABCDEFGHJKLMNOPQRSTUVWXYZ0123456789";
    const missing = [...alphabet].filter((character) => !glyphPath(character, { left: 0, width: 45 }));
    expect(missing).toEqual([]);
  });

  it.each([
    ["京A0316警", [6]],
    ["川A1234应急", [6, 7]],
    ["WJ京12345", [0, 1]],
    ["京A12345", []],
  ])("%s has its red characters at %j", (text, red) => {
    const inks = [...text].map((_, index) => inkOf(text, index, "white"));
    expect(inks.flatMap((ink, index) => (ink === COLOURS.white.text ? [] : [index]))).toEqual(red);
  });

  it("is spoken as it is written", () => {
    expect(spokenPlate("京A1••45")).toBe("京A·1••45");
  });
});
