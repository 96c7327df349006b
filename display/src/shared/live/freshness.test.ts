import { expect, it } from "vitest";
import { type LinkState, freshness } from "./freshness";

const link: LinkState = { open: true, refused: false, heardAt: 10_000, begunAt: 0 };

it.each([
  ["open and heard lately", link, 14_900, "fresh"],
  ["open and silent for more than five seconds", link, 15_100, "stale"],
  ["closed for an instant, as when the server restarts", { ...link, open: false }, 11_900, "fresh"],
  ["closed for longer", { ...link, open: false }, 12_100, "down"],
  ["never reached", { ...link, open: false, heardAt: null }, 2_100, "down"],
  ["refused", { ...link, refused: true }, 10_100, "refused"],
] as const)("a link that is %s", (_, state, now, expected) => {
  expect(freshness(state, now)).toBe(expected);
});
