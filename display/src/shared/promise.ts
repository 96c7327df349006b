import type { Window } from "./contract/boards";
import { serviceClock } from "./service_clock.svelte";

export type PromiseHeat = "neutral" | "amber" | "red";

/**
 * How hot a promise is at `now` (shop time, ms): red once the window has closed, amber near it or
 * when the work still to do (minutes) no longer fits before its end.
 */
export function promiseHeat(window: Window | null, now: number, remainingMinutes: number): PromiseHeat {
  if (window === null) return "neutral";
  const leftMs = Date.parse(window.to_at) - now;
  if (leftMs < 0) return "red";
  return leftMs < serviceClock.seconds("promise_near", 0) * 1_000 || leftMs < remainingMinutes * 60_000 ? "amber" : "neutral";
}
