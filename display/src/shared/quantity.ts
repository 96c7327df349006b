/** Thousandths in one piece: quantities are kept in them. */
export const WHOLE_THOUSANDTHS = 1_000;

/** What a person typed for a quantity, in thousandths; null where it is none, or nothing. */
export function thousandthsFrom(typed: string): number | null {
  const parts = /^(\d{1,5})(?:\.(\d{1,3}))?$/.exec(typed.trim());
  if (!parts) return null;
  const thousandths = Number(parts[1]) * WHOLE_THOUSANDTHS + Number((parts[2] ?? "").padEnd(3, "0"));
  return thousandths > 0 ? thousandths : null;
}
