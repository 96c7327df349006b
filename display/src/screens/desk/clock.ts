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

/** Where a loaner is given to the customer of a visit. */
export function loanersFor(visitId: string): string {
  return `/loaners?visit=${encodeURIComponent(visitId)}`;
}

/** The page on which what a timer waits for is done; null where that is the desk itself. */
export function pageOf({ rule, visit_id: visitId }: RunningTimer): string | null {
  if (rule.startsWith("complaint_")) return "/after-service";
  if (rule === "loaner_back") return "/loaners";
  return rule === "late_loaner" && visitId !== null ? loanersFor(visitId) : null;
}
