import type { Plate } from "../contract/boards";
import { words } from "../words.svelte";
import { spokenPlate } from "./geometry";

/** Whether this stands where a car has no plate yet. */
export function isMark(plate: Plate): boolean {
  return plate.colour === "none";
}

/** The plate as people write it; of a car without one, that and its mark. */
export function plateText(plate: Plate): string {
  return isMark(plate) ? words.say("plate.none", { mark: spokenPlate(plate.text) }) : spokenPlate(plate.text);
}
