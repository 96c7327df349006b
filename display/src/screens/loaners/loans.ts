import type { LoanEntry, LoanerDamage, LoanerEntry } from "../../shared/contract/loaners";

export type LoanerState = "overdue" | "out" | "free" | "retired";

/** How a loaner stands at an instant (ms). */
export function stateOf({ loan, in_service }: LoanerEntry, now: number): LoanerState {
  if (loan !== null) return Date.parse(loan.due_at) < now ? "overdue" : "out";
  return in_service ? "free" : "retired";
}

/** Whole kilometres as typed, between what it had and what a car can have; null: not such a number. */
export function typedKilometres(typed: string, least: number): number | null {
  const digits = typed.replaceAll(/[\s,]/g, "");
  const km = /^\d{1,7}$/.test(digits) ? Number(digits) : Number.NaN;
  return km >= least && km <= 5_000_000 ? km : null;
}

/** What was marked now and was not there as the car went out. */
export function newSince(before: readonly LoanerDamage[], now: readonly LoanerDamage[]): LoanerDamage[] {
  const known = new Set(before.map((mark) => mark.mark_id));
  return now.filter((mark) => !known.has(mark.mark_id));
}

/** Until the evening of the same day, or the next where that is near: a usual loan, as the field shows it. */
export function usualDue(localNow: string): string {
  const [day = "", hour = ""] = [localNow.slice(0, 10), localNow.slice(11, 13)];
  if (Number(hour) < 16) return `${day}T18:00`;
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return `${next.toISOString().slice(0, 10)}T18:00`;
}

/** Eighths that were in the tank as it went out and are not now. */
export function missingFuel(loan: LoanEntry, eighths: number | null): number {
  return eighths === null ? 0 : Math.max(0, loan.given_eighths - eighths);
}
