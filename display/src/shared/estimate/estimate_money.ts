import type { EstimateCost } from "../contract/deeds";

const WHOLE = 1_000n;
const HUNDRED_PER_CENT = 10_000n;
const MINUTES_OF_HOUR = 60n;

/** `part` of `whole` of an amount in minor units, half up, as the server rounds. */
export function shareOf(amount: bigint, part: bigint, whole: bigint): bigint {
  return (2n * amount * part + whole) / (2n * whole);
}

/** What a line costs without its discount, in minor units. */
export function fullMinor(cost: EstimateCost): number {
  const price = BigInt(cost.price_minor);
  if (cost.kind === "labour") return Number(shareOf(price, BigInt(cost.minutes ?? 0), MINUTES_OF_HOUR));
  return Number(shareOf(price, BigInt(cost.quantity_thousandths ?? WHOLE), WHOLE));
}

/** What is paid for a line. */
export function amountMinor(cost: EstimateCost): number {
  const full = fullMinor(cost);
  return full - Number(shareOf(BigInt(full), BigInt(cost.discount_basis_points ?? 0), HUNDRED_PER_CENT));
}

/** The tax that is in an amount, where all prices include `points` hundredths of a per cent of it. */
export function taxIn(amount: number, points: number): number {
  return Number(shareOf(BigInt(amount), BigInt(points), HUNDRED_PER_CENT + BigInt(points)));
}
