import type { LoungeCar } from "../../shared/contract/boards";
import { spokenPlate } from "../../shared/plate/geometry";
import { words } from "../../shared/words.svelte";
import type { Language } from "../../shared/wording";

/** Where a car that is ready stands. */
export function placeText(car: LoungeCar, language: Language = words.language): string {
  if (car.handover_bay === null) return words.say("lounge.handover_any", {}, language);
  return words.say("lounge.handover", { bay: car.handover_bay }, language);
}

/** A call in one line, for those who read the other language: which car, and where to. */
export function shortCall(car: LoungeCar, language: Language): string {
  const named = `${words.of(car.brand, language)} ${words.of(car.series, language)}`.trim();
  const vehicle = named || spokenPlate(car.plate.text);
  return words.say("lounge.call_short", { vehicle, place: placeText(car, language) }, language);
}
