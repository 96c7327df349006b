import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { expect, it } from "vitest";
import { fill } from "./wording";

const dictionary = { "page.of": "第 {page} / {pages} 页", "ago.one": "{count} second", "ago.other": "{count} seconds" };

it("fills in names", () => {
  expect(fill(dictionary, "page.of", { page: 1, pages: 2 })).toBe("第 1 / 2 页");
});

it("shows whole numbers by their thousands", () => {
  expect(fill({ km: "{km} km" }, "km", { km: 58_210 })).toBe("58,210 km");
  expect(fill({ km: "{km} km" }, "km", { km: "58210" })).toBe("58210 km");
});

it("chooses by count", () => {
  expect(fill(dictionary, "ago", { count: 1 })).toBe("1 second");
  expect(fill(dictionary, "ago", { count: 0 })).toBe("0 seconds");
});

it("leaves a name without a value to be seen, and says that a key is missing", () => {
  expect(fill(dictionary, "page.of", { page: 1 })).toBe("第 1 / {pages} 页");
  expect(fill(dictionary, "page.none")).toBeUndefined();
});

it("has short words in English for the steps, as the lounge's columns need", () => {
  const en = parse(readFileSync("../config/wording/en.toml", "utf-8")) as { step: Record<string, string> };
  for (const word of Object.values(en.step)) expect(word.length).toBeLessThanOrEqual(10);
});
