export type Freshness = "fresh" | "stale" | "down" | "refused";

export const STALE_AFTER_MS = 5_000;
export const DOWN_AFTER_MS = 2_000;
/** An open socket this long without a word is given up: the cable may be out without anybody having said so. */
export const SILENT_AFTER_MS = 12_000;

export interface LinkState {
  readonly open: boolean;
  readonly refused: boolean;
  /** When the server was last heard, in ms of the screen's monotonic clock; null: never. */
  readonly heardAt: number | null;
  /** When this page began to try. */
  readonly begunAt: number;
}

/** How much a screen may trust what it shows at `now` (ms, the same clock). */
export function freshness(link: LinkState, now: number): Freshness {
  if (link.refused) return "refused";
  const silentMs = now - (link.heardAt ?? link.begunAt);
  if (!link.open && silentMs > DOWN_AFTER_MS) return "down";
  return silentMs > STALE_AFTER_MS ? "stale" : "fresh";
}
