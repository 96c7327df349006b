import type { JobLine } from "../contract/boards";

export type Payer = NonNullable<JobLine["payer"]>;

/** What all work costs, and who pays how much of it: the parts add up to the whole. */
export interface PayerSums {
  readonly whole: number;
  readonly customer: number;
  readonly others: ReadonlyArray<{ readonly payer: Payer; readonly amount: number }>;
}

interface Priced {
  readonly payer?: Payer;
  readonly amount: number;
}

const OTHERS: readonly Payer[] = ["insurer", "warranty", "internal"];

export function payerSums(lines: readonly Priced[]): PayerSums {
  const of = (payer: Payer) =>
    lines.filter((line) => (line.payer ?? "customer") === payer).reduce((sum, line) => sum + line.amount, 0);
  const others = OTHERS.map((payer) => ({ payer, amount: of(payer) })).filter(({ amount }) => amount > 0);
  const customer = of("customer");
  return { whole: others.reduce((sum, { amount }) => sum + amount, customer), customer, others };
}

/** What a line costs; one that nobody has agreed to has no way chosen yet, and costs what the first would. */
export function priceOf(line: JobLine): number {
  return line.price_minor || (line.option_id === null ? (line.options[0]?.price_minor ?? 0) : 0);
}

/** How long it takes, by the same rule. */
export function minutesOf(line: JobLine): number {
  return line.standard_minutes || (line.option_id === null ? (line.options[0]?.minutes ?? 0) : 0);
}
