import type { CustomerVisit, JobLine } from "../../shared/contract/boards";

/** What the customer is asked now, one thing at a time. */
export type Question =
  | { readonly kind: "estimate"; readonly lines: readonly JobLine[]; readonly total: number }
  | { readonly kind: "added_work"; readonly line: JobLine; readonly number: number; readonly count: number }
  | { readonly kind: "rating" };

export function linesTotal(lines: readonly JobLine[]): number {
  return lines.reduce((sum, line) => sum + line.price_minor, 0);
}

/** The estimate first, then each added line in the order in which it was found, then how it went. */
export function questionFor(visit: CustomerVisit): Question | null {
  const asked = visit.lines.filter((line) => line.authorization === "requested");
  const estimate = asked.filter((line) => !line.added);
  if (estimate.length > 0) return { kind: "estimate", lines: estimate, total: linesTotal(estimate) };
  const added = asked.filter((line) => line.added).sort(byRequest);
  if (added[0]) return { kind: "added_work", line: added[0], number: 1, count: added.length };
  return visit.delivered_at !== null && visit.rating === null ? { kind: "rating" } : null;
}

function byRequest(left: JobLine, right: JobLine): number {
  return Date.parse(left.requested_at ?? "") - Date.parse(right.requested_at ?? "") || 0;
}

/** Work that the customer pays for, and work that was advised and declined. */
export function agreedLines(visit: CustomerVisit): JobLine[] {
  return visit.lines.filter((line) => line.authorization === "authorized");
}

export function declinedLines(visit: CustomerVisit): JobLine[] {
  return visit.lines.filter((line) => line.authorization === "declined");
}
