import type { FloorCar } from "./contract/boards";

/** What a car's promise is judged by. */
export type Promised = Pick<FloorCar, "window" | "at_risk_from">;

export type PromiseHeat = "neutral" | "amber" | "red";

/**
 * How hot a promise is at `now` (shop time, ms): red once the window has closed, amber from when the
 * service clock warns of it, or when the work still to do (minutes) no longer fits before its end.
 */
export function promiseHeat({ window, at_risk_from: from }: Promised, now: number, remainingMinutes: number): PromiseHeat {
  if (window === null) return "neutral";
  const leftMs = Date.parse(window.to_at) - now;
  if (leftMs < 0) return "red";
  return (from && now >= Date.parse(from)) || leftMs < remainingMinutes * 60_000 ? "amber" : "neutral";
}
