import type { ReceptionDraft } from "./reception_draft.svelte";

const KEPT = "glassbay.estimate:";

/** Keeps an estimate on this device until it is written: a reload loses nothing of it. */
export function keepDraft(orderId: string, draft: ReceptionDraft): void {
  const { mileage, waitsHere, reason } = draft;
  localStorage.setItem(KEPT + orderId, JSON.stringify({ estimate: draft.estimate.keep(), mileage, waitsHere, reason }));
}

/** Fills a draft with what was kept; nothing where nothing was. */
export function takeKept(orderId: string, draft: ReceptionDraft): void {
  const text = localStorage.getItem(KEPT + orderId);
  if (text === null) return;
  const { estimate, ...typed } = JSON.parse(text) as ReturnType<typeof JSON.parse>;
  draft.estimate.take(estimate);
  Object.assign(draft, typed);
}

/** The estimates of these orders are still to be written; what was kept of others is not needed any more. */
export function forgetDrafts(orderIds: ReadonlySet<string>): void {
  const kept = Object.keys(localStorage).filter((key) => key.startsWith(KEPT));
  for (const key of kept) if (!orderIds.has(key.slice(KEPT.length))) localStorage.removeItem(key);
}
