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
