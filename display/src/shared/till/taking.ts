import type { PayerBalance, PaymentEntry, Settlement } from "../contract/settlement";
import { minorFrom } from "../money";

export type Payer = PayerBalance["payer"];
export type Kind = PaymentEntry["kind"];

const CUSTOMERS: readonly Kind[] = ["wechat", "alipay", "card", "cash", "transfer", "voucher", "rounding"];
const KINDS: Readonly<Record<Payer, readonly Kind[]>> = {
  customer: CUSTOMERS,
  insurer: ["insurer", "transfer"],
  warranty: ["warranty"],
  internal: ["internal"],
};
const MOST_ROUNDING_MINOR = 99;

/** How a payer pays; less than one whole unit may be let off. */
export function kindsFor(payer: Payer, leftMinor: number): Kind[] {
  return KINDS[payer].filter((kind) => kind !== "rounding" || leftMinor <= MOST_ROUNDING_MINOR);
}

/** Who still owes something, as the till asks them. */
export function openBalances(sheet: Settlement): PayerBalance[] {
  return sheet.balances.filter((balance) => balance.due_minor > balance.paid_minor);
}

export function leftOf(balance: PayerBalance): number {
  return balance.due_minor - balance.paid_minor;
}

/** What was typed as an amount that can be taken: above nothing, and no more than is left. */
export function takenMinor(typed: string, leftMinor: number): number | null {
  const minor = minorFrom(typed);
  return minor !== null && minor > 0 && minor <= leftMinor ? minor : null;
}

/** The change for cash that was given; null: too little, or nothing was typed. */
export function changeMinor(typed: string, amountMinor: number): number | null {
  const given = minorFrom(typed);
  return given !== null && given >= amountMinor ? given - amountMinor : null;
}

/** An amount as a person would type it. */
export function typedAmount(minor: number): string {
  return minor % 100 === 0 ? String(minor / 100) : (minor / 100).toFixed(2);
}
