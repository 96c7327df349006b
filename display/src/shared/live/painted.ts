import type { Paint } from "../contract/realtime";

/** What one frame showed first, at `paintedAt` of the page's steady clock. */
interface Painted {
  readonly topic: string;
  readonly after: number;
  readonly number: number;
  readonly paintedAt: number;
}

/** As many as one pulse takes; about a second's at the full rate of a screen. */
export const MOST_PAINTS = 64;

/**
 * Notes what came onto the glass, and when: the task after an animation frame runs when that frame is done. All
 * that one frame showed is one note, and the notes go with the next pulse. A hidden page paints nothing, so what
 * changed while it was hidden is never claimed.
 */
export class PaintNotes {
  private readonly applied = new Map<string, { after: number; number: number }>();
  private readonly notes: Painted[] = [];
  private readonly channel = new MessageChannel();

  /** `full` is called when no more notes can be kept. */
  constructor(private readonly full: () => void) {
    this.channel.port1.onmessage = () => this.framePainted();
    document.addEventListener("visibilitychange", () => document.hidden && this.applied.clear());
  }

  /** A topic's board has moved on from `after`, or came whole where that is null, to `number`. */
  add(topic: string, after: number | null, number: number): void {
    if (document.hidden) return;
    if (this.applied.size === 0) requestAnimationFrame(() => this.channel.port2.postMessage(null));
    const from = this.applied.get(topic)?.after ?? after ?? number;
    this.applied.set(topic, { after: from, number });
  }

  /** Takes the notes out; `serverNow` is server time in ms. */
  take(serverNow: number): Paint[] {
    const notes = this.notes.splice(0, MOST_PAINTS);
    const now = performance.now();
    return notes.map(({ paintedAt, ...note }) => ({ ...note, painted_at: serverNow - (now - paintedAt) }));
  }

  private framePainted(): void {
    const paintedAt = performance.now();
    for (const [topic, { after, number }] of this.applied) this.notes.push({ topic, after, number, paintedAt });
    this.applied.clear();
    if (this.notes.length >= MOST_PAINTS) this.full();
  }
}
