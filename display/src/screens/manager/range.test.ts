import { expect, it } from "vitest";
import { daysShown, rangeOf } from "./range";

it.each([
  ["day", "2025-11-21", "2025-11-21"],
  ["week", "2025-11-21", "2025-11-17"],
  ["week", "2025-11-17", "2025-11-17"],
  ["week", "2025-11-23", "2025-11-17"],
  ["week", "2025-12-03", "2025-12-01"],
  ["month", "2025-11-21", "2025-11-01"],
] as const)("a %s up to %s begins on %s", (span, today, first) => {
  expect(rangeOf(span, today)).toEqual({ first, last: today });
});

it.each([
  ["2025-11-21", "2025-11-21", "zh", "2025年11月21日"],
  ["2025-11-21", "2025-11-21", "en", "21 Nov 2025"],
  ["2025-11-01", "2025-11-19", "zh", "2025年11月1日–2025年11月19日"],
  ["2025-11-01", "2025-11-19", "en", "1 Nov 2025–19 Nov 2025"],
] as const)("%s to %s in %s are %s", (first, last, language, said) => {
  expect(daysShown(first, last, language)).toBe(said);
});
