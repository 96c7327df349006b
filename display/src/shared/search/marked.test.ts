import { expect, test } from "vitest";
import { marked, soughtWords } from "./marked";

const shown = (text: string, sought: string) =>
  marked(text, sought)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join("");

test.each([
  ["京A12345", "a123", "京[A123]45"],
  ["京A·12345", "A123", "京[A·123]45"],
  ["前刹车片异响", "刹车", "前[刹车]片异响"],
  ["13800138000", "8000", "1380013[8000]"],
  ["Front brake pads", "BRAKE pad", "Front [brake pad]s"],
  ["ＡＢＣ", "b", "Ａ[Ｂ]Ｃ"],
  ["李雷", "", "李雷"],
  ["aaaa", "aa", "[aaaa]"],
])("%s by %s", (text, sought, told) => {
  expect(shown(text, sought)).toBe(told);
});

test("what is neither letter nor digit parts words", () => {
  expect(soughtWords(" 2026-0417 ·京A ")).toEqual(["2026", "0417", "京a"]);
});
