import type { RunningTimer } from "../../shared/contract/boards";
import { byDue } from "../../shared/floor/timers";

/** Shown where they are about: in the list of whom to contact, in the greeting, at the bay, as a promise's heat. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  "late_care",
  "progress_word",
  "collect",
  "interview_least",
  "promise_near",
  "pause",
]);

/** What a desk is told of the service clock: what nears its end or is over, and what somebody can say to have done. */
export function dueAtDesk(timers: readonly RunningTimer[]): RunningTimer[] {
  return timers
    .filter((timer) => !ELSEWHERE.has(timer.rule))
    .filter((timer) => timer.state !== "running" || timer.asks !== null)
    .sort(byDue);
}
