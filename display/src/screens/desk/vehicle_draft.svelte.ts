import type { VehicleDescription } from "../../shared/contract/deeds";

function inBoth(typed: string): { zh: string; en: string } | null {
  const text = typed.trim();
  return text === "" ? null : { zh: text, en: text };
}

/** What a car is, while it is being written down; its words stand for both languages. */
export class VehicleDraft {
  brand = $state("");
  series = $state("");
  colour = $state("");

  /** What to send, or null while brand or series is missing. */
  get description(): VehicleDescription | null {
    const brand = inBoth(this.brand);
    const series = inBoth(this.series);
    return brand && series && { brand, series, colour: inBoth(this.colour) };
  }
}
