import { hourMinute } from "../../shared/clock";
import type { Window } from "../../shared/contract/boards";

const STEP_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
const NARROW_MINUTES = 15;
const WIDE_MINUTES = 20;
/** Longer work is promised less sharply. */
const LONG_WORK_MINUTES = 120;

/** A window as instants in ms since 1970. */
export interface PromisedWindow {
  readonly from: number;
  readonly to: number;
}

/** Now plus the standard time, on the next five minutes; 15 minutes wide, 20 for work of two hours and more. */
export function defaultWindow(now: number, standardMinutes: number): PromisedWindow {
  const from = Math.ceil((now + standardMinutes * 60_000) / STEP_MS) * STEP_MS;
  const width = standardMinutes >= LONG_WORK_MINUTES ? WIDE_MINUTES : NARROW_MINUTES;
  return { from, to: from + width * 60_000 };
}

/** The window that is promised at `now`, as far as it is still to come; the default one once it is over, or where none is. */
export function proposedWindow(promised: Window | null, now: number, remainingMinutes: number): PromisedWindow {
  if (promised === null) return defaultWindow(now, remainingMinutes);
  const [begin, to] = [Date.parse(promised.from_at), Date.parse(promised.to_at)];
  const from = begin < now ? Math.ceil(now / STEP_MS) * STEP_MS : begin;
  return from < to ? { from, to } : defaultWindow(now, remainingMinutes);
}

/** Minutes of the day in the shop's zone. */
function minutesOfDay(instant: number, zone: string): number {
  const [hours = 0, minutes = 0] = hourMinute(instant, zone).split(":").map(Number);
  return hours * 60 + minutes;
}

/**
 * The next instant after `after` (ms) at which the shop's clock shows `text` (`14:10`): promises are made for
 * times to come, so an earlier time of the day is tomorrow's. Null where it is no time.
 */
export function nextInstantAt(text: string, after: number, zone: string): number | null {
  const parts = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim());
  if (!parts || Number(parts[1]) > 23 || Number(parts[2]) > 59) return null;
  const startOfMinute = Math.floor(after / 60_000) * 60_000;
  const wanted = Number(parts[1]) * 60 + Number(parts[2]);
  const aheadMs = (wanted - minutesOfDay(startOfMinute, zone)) * 60_000;
  return startOfMinute + (aheadMs < 0 ? aheadMs + DAY_MS : aheadMs);
}

/** What was typed for both ends, as the window that is promised; null until both are times. */
export function typedWindow(from: string, to: string, now: number, zone: string): PromisedWindow | null {
  const begin = nextInstantAt(from, now, zone);
  const end = begin === null ? null : nextInstantAt(to, begin, zone);
  return begin === null || end === null ? null : { from: begin, to: end };
}
