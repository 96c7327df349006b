import { hourMinute } from "../../shared/clock";
import type { FinishReception } from "../../shared/contract/deeds";
import { EstimateDraft } from "../../shared/estimate/estimate_draft.svelte";
import { PossiblePromise } from "../../shared/estimate/promise.svelte";
import { type PromisedWindow, defaultWindow, typedWindow } from "./promise_default";
import type { VehicleDraft } from "./vehicle_draft.svelte";

const MOST_KILOMETRES = 5_000_000;

function kilometresFrom(typed: string): number | null {
  const plain = typed.replace(/[,，\s]/g, "");
  return /^\d{1,7}$/.test(plain) && Number(plain) <= MOST_KILOMETRES ? Number(plain) : null;
}

/** The reception of one car while it is being written down; kept while other cars are looked at. */
export class ReceptionDraft {
  readonly estimate: EstimateDraft;
  readonly possible: PossiblePromise;
  mileage = $state("");
  waitsHere = $state(false);
  /** What was typed for the window; null: as the bays or the standard time make it. */
  typedFrom = $state<string | null>(null);
  typedTo = $state<string | null>(null);
  /** Why a window can be kept that the bays do not allow by themselves. */
  reason = $state("");

  /** `vehicle`: for a car that somebody must say what it is. */
  constructor(
    job: string,
    readonly vehicle: VehicleDraft | null = null,
    orderId = "",
  ) {
    this.estimate = new EstimateDraft(job);
    this.possible = new PossiblePromise(orderId);
  }

  from(now: number, zone: string): string {
    return this.typedFrom ?? hourMinute(this.proposed(now).from, zone);
  }

  to(now: number, zone: string): string {
    return this.typedTo ?? hourMinute(this.proposed(now).to, zone);
  }

  /** What is promised at `now` (shop time, ms); null until both ends are times. */
  window(now: number, zone: string): PromisedWindow | null {
    if (this.typedFrom === null && this.typedTo === null) return this.proposed(now);
    return typedWindow(this.from(now, zone), this.to(now, zone), now, zone);
  }

  /** Whether it ends before the bays allow it: then somebody must say why it can be kept. */
  isTooEarly(now: number, zone: string): boolean {
    const [window, possible] = [this.window(now, zone), this.possible.answer];
    return window !== null && possible !== null && window.to < Date.parse(possible.from_at);
  }

  /** The deed's body at `now`, or null while something is missing or wrong. */
  body(now: number, zone: string): Omit<FinishReception, "order_version"> | null {
    const lines = this.estimate.lines();
    const window = this.window(now, zone);
    const mileage = this.mileage.trim() === "" ? undefined : kilometresFrom(this.mileage);
    const vehicle = this.vehicle?.description;
    if (lines === null || window === null || mileage === null || vehicle === null) return null;
    const reason = this.reason.trim();
    const tooEarly = this.isTooEarly(now, zone);
    if (tooEarly && !reason) return null;
    return {
      ...(vehicle && { vehicle }),
      lines,
      mileage_km: mileage ?? null,
      waits_here: this.waitsHere,
      promised_from: new Date(window.from).toISOString(),
      promised_to: new Date(window.to).toISOString(),
      ...(tooEarly && { promise_reason: reason }),
    };
  }

  /** The earliest that the bays allow, while it is still ahead; else the standard time from now on. */
  private proposed(now: number): PromisedWindow {
    const possible = this.possible.answer;
    if (possible && Date.parse(possible.from_at) > now) {
      return { from: Date.parse(possible.from_at), to: Date.parse(possible.to_at) };
    }
    return defaultWindow(now, this.estimate.minutes);
  }
}
