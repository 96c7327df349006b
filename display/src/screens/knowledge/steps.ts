import type { FaultEntry, TakeFaultStep } from "../../shared/contract/fault_reports";

export type Step = FaultEntry["step"];
export const STEPS: readonly Step[] = ["recorded", "cause_found", "repaired", "verified", "closed"];

/** What was written at a step. */
export function wordsAt(report: FaultEntry, step: Step): string {
  const told = {
    recorded: report.symptom,
    cause_found: report.cause,
    repaired: report.action,
    verified: report.check,
    closed: "",
  };
  return told[step];
}

/** Who took a step, where that is kept. */
export function whoAt(report: FaultEntry, step: Step): FaultEntry["reported_by"] {
  if (step === "recorded") return report.reported_by;
  if (step === "repaired") return report.repaired_by;
  return step === "verified" ? report.verified_by : null;
}

export function isReached(report: FaultEntry, step: Step): boolean {
  return STEPS.indexOf(step) <= STEPS.indexOf(report.step);
}

/** What somebody may do next, given the deeds that they are allowed; null: nothing. */
export function nextFor(report: FaultEntry, may: (deed: string) => boolean): TakeFaultStep["step"] | null {
  const next = report.next_step;
  if (next === null || next === "recorded") return null;
  const deed = next === "verified" || next === "closed" ? "verify_fault" : "report_fault";
  return may(deed) ? next : null;
}
