import type { ReceptionRecord } from "../../shared/contract/boards";
import { type Notes, PARTS, type Part, notesOf, partOf } from "./notes";

const KEPT = "glassbay.reception:";

interface Kept {
  readonly notes: Notes;
  readonly sent: Readonly<Record<string, string>>;
}

function readKept(orderId: string): Kept | null {
  const kept = localStorage.getItem(KEPT + orderId);
  return kept === null ? null : (JSON.parse(kept) as Kept);
}

/** Forget what was typed for cars that are not received any more. */
export function forgetOthers(orderIds: ReadonlySet<string>): void {
  const kept = Object.keys(localStorage).filter((key) => key.startsWith(KEPT));
  for (const key of kept) if (!orderIds.has(key.slice(KEPT.length))) localStorage.removeItem(key);
}

/** The notes of one reception on this device, and which of them have been handed on. */
export class KeptNotes {
  notes = $state<Notes>()!;
  private sent: Record<string, string>;

  constructor(
    readonly orderId: string,
    record: ReceptionRecord | undefined,
  ) {
    const kept = readKept(orderId);
    this.notes = kept?.notes ?? notesOf(record);
    this.sent = { ...(kept?.sent ?? this.alike()) };
    $effect(() => this.keep());
  }

  /** The parts that are whole and were not handed on as they are now. */
  changed(lastKm: number | null): Array<{ part: Part; body: object }> {
    return PARTS.map((part) => ({ part, body: partOf(this.notes, part, lastKm) })).filter(
      (each): each is { part: Part; body: object } =>
        each.body !== null && JSON.stringify(each.body) !== this.sent[each.part],
    );
  }

  markSent(part: Part, body: object): void {
    this.sent[part] = JSON.stringify(body);
    this.keep();
  }

  /** The server did not take it: it is handed on again once it was corrected. */
  markRefused(part: string): void {
    delete this.sent[part];
    this.keep();
  }

  private alike(): Record<string, string> {
    return Object.fromEntries(PARTS.map((part) => [part, JSON.stringify(partOf(this.notes, part, null))]));
  }

  private keep(): void {
    localStorage.setItem(KEPT + this.orderId, JSON.stringify({ notes: this.notes, sent: this.sent }));
  }
}
