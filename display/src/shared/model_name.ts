import type { Words } from "./contract/boards";
import { words } from "./words.svelte";
import type { Language } from "./wording";

interface Described {
  readonly brand: Words;
  readonly series: Words;
}

/** Whether nobody has yet said what the car is, as with one that comes for the first time. */
export function isUndescribed(car: Described): boolean {
  return car.brand.zh === "" && car.series.zh === "";
}

/** Brand and series on one line; a dash for a car of which neither is known. */
export function modelName(car: Described, language: Language = words.language): string {
  if (isUndescribed(car)) return "–";
  return `${words.of(car.brand, language)} ${words.of(car.series, language)}`.trim();
}
