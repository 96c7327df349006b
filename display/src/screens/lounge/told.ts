import type { LoungeCar } from "../../shared/contract/boards";
import { firstThatFits } from "../../shared/text_width";
import { words } from "../../shared/words.svelte";

const TYPE = 38;

/** Who has told the customer of the new window; a name that does not fit into `width` px goes unsaid. */
export function toldText(car: LoungeCar, width: number): string {
  const named = car.advisor ? [words.say("lounge.told", { name: words.of(car.advisor) })] : [];
  return firstThatFits([...named, words.say("lounge.told_unnamed")], TYPE, width);
}
