import { expect, it } from "vitest";
import { rangeOf } from "./range";

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
