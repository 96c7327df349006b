import { hourMinute } from "../../shared/clock";
import type { FinishReception } from "../../shared/contract/deeds";
import { draftMinutes, draftTotal, type DraftLine, emptyLine, estimateFrom } from "./estimate";
import { defaultWindow, typedWindow } from "./promise_default";
import type { VehicleDraft } from "./vehicle_draft.svelte";

const MOST_KILOMETRES = 5_000_000;

function kilometresFrom(typed: string): number | null {
  const plain = typed.replace(/[,，\s]/g, "");
  return /^\d{1,7}$/.test(plain) && Number(plain) <= MOST_KILOMETRES ? Number(plain) : null;
}

/** The reception of one car while it is being written down; kept while other cars are looked at. */
export class ReceptionDraft {
  lines = $state<DraftLine[]>([]);
  mileage = $state("");
  waitsHere = $state(false);
  /** What was typed for the window; null: as the standard time makes it. */
  typedFrom = $state<string | null>(null);
  typedTo = $state<string | null>(null);

  /** `vehicle`: for a car that somebody must say what it is. */
  constructor(
    job: string,
    readonly vehicle: VehicleDraft | null = null,
  ) {
    this.lines = [emptyLine(job)];
  }

  get total(): number {
    return draftTotal(this.lines);
  }

  get minutes(): number {
    return draftMinutes(this.lines);
  }

  from(now: number, zone: string): string {
    return this.typedFrom ?? hourMinute(defaultWindow(now, this.minutes).from, zone);
  }

  to(now: number, zone: string): string {
    return this.typedTo ?? hourMinute(defaultWindow(now, this.minutes).to, zone);
  }

  addLine(): void {
    this.lines.push(emptyLine());
  }

  removeLine(index: number): void {
    this.lines.splice(index, 1);
    if (this.lines.length === 0) this.addLine();
  }

  /** The deed's body at `now` (shop time, ms), or null while something is missing or wrong. */
  body(now: number, zone: string): Omit<FinishReception, "order_version"> | null {
    const lines = estimateFrom(this.lines);
    const window = typedWindow(this.from(now, zone), this.to(now, zone), now, zone);
    const mileage = this.mileage.trim() === "" ? undefined : kilometresFrom(this.mileage);
    const vehicle = this.vehicle?.description;
    if (lines === null || window === null || mileage === null || vehicle === null) return null;
    return {
      ...(vehicle && { vehicle }),
      lines,
      mileage_km: mileage ?? null,
      waits_here: this.waitsHere,
      promised_from: new Date(window.from).toISOString(),
      promised_to: new Date(window.to).toISOString(),
    };
  }
}
