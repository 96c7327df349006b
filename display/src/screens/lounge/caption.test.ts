import { describe, expect, it } from "vitest";
import { captionClauses, captionWords } from "./caption";

const ZH = "请尾号 4 5、白色大众朗逸的车主到交车区取车，王顾问在等您。";

describe("a caption", () => {
  it.each([
    ["zh", ZH],
    ["en", "BMW 3 Series: your car is ready. Wang meets you at handover 2."],
  ] as const)("in %s loses no letter when it is cut into words", (language, text) => {
    expect(captionWords(text, language).map((word) => word.text).join("")).toBe(text);
  });

  it("begins at once and gives each word its turn before the end", () => {
    const shares = captionWords(ZH, "zh").map((word) => word.from);
    expect(shares[0]).toBe(0);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.at(-1)!).toBeLessThan(1);
  });

  it("breaks after a pause and never inside the figures of a plate", () => {
    const clauses = captionClauses(ZH, "zh").map((clause) => clause.map((word) => word.text).join(""));
    expect(clauses).toEqual(["请尾号 4\u00a05、", "白色大众朗逸的车主到交车区取车，", "王顾问在等您。"]);
  });

  it("without words is empty", () => {
    expect(captionWords("", "zh")).toEqual([]);
  });
});
