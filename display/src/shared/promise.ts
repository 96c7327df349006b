import type { Window } from "./contract/boards";

export type PromiseHeat = "neutral" | "amber" | "red";

const SOON_MS = 60 * 60_000;

/**
 * How hot a promise is at `now` (shop time, ms): red once the window has closed, amber within the last hour or
 * when the work still to do (minutes) no longer fits before its end.
 */
export function promiseHeat(window: Window | null, now: number, remainingMinutes: number): PromiseHeat {
  if (window === null) return "neutral";
  const leftMs = Date.parse(window.to_at) - now;
  if (leftMs < 0) return "red";
  return leftMs < SOON_MS || leftMs < remainingMinutes * 60_000 ? "amber" : "neutral";
}
