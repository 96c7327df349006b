import type { LoungeCar } from "../../shared/contract/boards";
import { words } from "../../shared/words.svelte";

/** Who has told the customer of the new window. */
export function toldText(car: LoungeCar): string {
  return car.advisor ? words.say("lounge.told", { name: words.of(car.advisor) }) : words.say("lounge.told_unnamed");
}
