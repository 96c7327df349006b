import type { PaymentEntry } from "../contract/settlement";
import { words } from "../words.svelte";

/** How an entry of the till was paid, and by whom; what a payer takes over by a claim is no money yet. */
export function paidHow({ kind, payer }: PaymentEntry): string {
  const by = words.say(`payer.${payer}`);
  return kind === payer ? words.say("till.covered", { payer: by }) : `${words.say(`payment.${kind}`)} · ${by}`;
}
