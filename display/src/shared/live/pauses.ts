const SHORTEST_MS = 500;
const LONGEST_MS = 8_000;

/** The pause before attempt `failures`: it doubles, and is spread so that a shop's screens do not call at once. */
export function pauseBefore(failures: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** failures);
  return full * (0.75 + random() / 2);
}
