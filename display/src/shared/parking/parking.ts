import type { Tap } from "../taps";
import { words } from "../words.svelte";

/** Where a car stands and what hangs on its key. */
export interface Parked {
  readonly visit_id: string;
  readonly key_tag?: string;
  readonly spot?: string;
}

/** Key and place in words, as far as they are known. */
export function parkedText({ key_tag, spot }: Parked): string[] {
  return [
    ...(key_tag ? [words.say("parking.key_of", { tag: key_tag })] : []),
    ...(spot ? [words.say("parking.spot_of", { spot })] : []),
  ];
}

/** Where it is said where a car stands. */
export function placePath(visitId: string): string {
  return `/api/visits/${encodeURIComponent(visitId)}/place`;
}

/** Where a car stands once these taps, oldest first, have reached the server. */
export function parkedAfter<Car extends Parked>(car: Car, taps: readonly Tap[]): Car {
  const last = taps.findLast((tap) => tap.path === placePath(car.visit_id));
  return last ? { ...car, key_tag: String(last.body["key_tag"]), spot: String(last.body["spot"]) } : car;
}
