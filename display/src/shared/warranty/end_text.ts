import type { WarrantyEnd } from "../contract/boards";
import { words } from "../words.svelte";

/** `until 2027-02-22 or 53210 km`. */
export function endText(end: WarrantyEnd): string {
  return end.until_km === null
    ? words.say("warranty.until", { day: end.until })
    : words.say("warranty.until_km", { day: end.until, km: end.until_km });
}
