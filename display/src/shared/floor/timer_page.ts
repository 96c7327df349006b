import type { RunningTimer } from "../contract/boards";

/** Where a loaner is given to the customer of a visit. */
export function loanersFor(visitId: string): string {
  return `/loaners?visit=${encodeURIComponent(visitId)}`;
}

/** What is opened on the page of what comes after the service: a call, a complaint or a reminder, by its key there. */
const afterService = (key: string): string => `/after-service?open=${encodeURIComponent(key)}`;

const CALLS: Readonly<Record<string, string>> = { follow_up: "first", second_follow_up: "second" };
const REMINDERS: ReadonlySet<string> = new Set(["service_due", "recall", "recheck", "next_service"]);

/** The page on which what a timer waits for is done; null where that is the desk itself. */
export function pageOf({ rule, visit_id: visitId, subject_id: subject, timer_id: timer }: RunningTimer): string | null {
  if (rule.startsWith("complaint_")) return afterService(subject);
  if (rule in CALLS) return afterService(`${CALLS[rule]} ${subject}`);
  if (REMINDERS.has(rule)) return afterService(timer);
  if (rule === "loaner_back") return "/loaners";
  return rule === "late_loaner" && visitId !== null ? loanersFor(visitId) : null;
}
