import type { RepairWarranty, WarrantyEnd } from "../contract/boards";
import type { WordingKey } from "../wording_keys";

/** What one part of a warranty is said with: the key of its words, and where it ends. */
export interface SaidEnd {
  readonly of: Extract<WordingKey, "warranty.labour" | "warranty.parts" | "warranty.both">;
  readonly end: WarrantyEnd;
}

/** Labour and parts, as one where they end alike. */
export function saidEnds(warranty: RepairWarranty): SaidEnd[] {
  const { labour, parts } = warranty;
  if (labour && parts && labour.until === parts.until && labour.until_km === parts.until_km) {
    return [{ of: "warranty.both", end: labour }];
  }
  return [
    ...(labour ? [{ of: "warranty.labour" as const, end: labour }] : []),
    ...(parts ? [{ of: "warranty.parts" as const, end: parts }] : []),
  ];
}
