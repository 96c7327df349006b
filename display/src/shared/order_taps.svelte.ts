import { Refusal, send } from "./api";
import { type RefusedTap, type Tap, Taps, browserTapStorage, partsOf } from "./taps";
import { dropSession, session } from "./token";

/** How long a deed can be taken back, in ms. */
const UNDO_MS = 10_000;
const TICK_MS = 250;

/** A tap that the server has taken, and the order's version since: until the board has it, it is foretold. */
interface Taken {
  readonly tap: Tap;
  readonly version: number;
}

/** Kept over a reload: the board of before the tap may be all that a tablet has until its server is back. */
const TAKEN = "glassbay.taken:";
const MOST_TAKEN = 20;

/** The last deed, while it can be taken back. */
interface LastDeed {
  readonly tap: Tap;
  readonly leftMs: number;
}

/** What a tap needs to know of the order that a board shows. */
interface ShownOrder {
  readonly order_id: string;
  readonly order_version: number;
}

/** What is tapped on this screen: kept, shown at once, sent in order, and taken back if asked in time. */
export class OrderTaps {
  waiting = $state.raw<readonly Tap[]>([]);
  /** What nobody has taken note of yet, oldest first. */
  refused = $state.raw<readonly RefusedTap[]>([]);
  last = $state.raw<LastDeed | null>(null);
  private taken = $state.raw<readonly Taken[]>([]);
  private readonly keptAs: string;
  private readonly queue: Taps;
  private readonly ticker = setInterval(() => this.tick(), TICK_MS);
  private lastAt = 0;

  /**
   * `lasting` are deeds for which no undo is offered. `onsignedout` is called when the server no longer knows the
   * person's session: taps wait for the next.
   */
  constructor(
    path: string,
    shopNow: () => number,
    private readonly lasting: ReadonlySet<string>,
    private readonly onsignedout: () => void,
  ) {
    this.keptAs = TAKEN + path;
    this.taken = JSON.parse(localStorage.getItem(this.keptAs) ?? "[]") as Taken[];
    this.queue = new Taps(browserTapStorage(path), shopNow, (tap) => this.send(tap));
    this.queue.onchange = (waiting) => (this.waiting = waiting);
    this.queue.onrefused = (refused) => this.refuse(refused);
  }

  /** What was tapped since the board showed this order, oldest first. */
  since({ order_id, order_version }: ShownOrder): Tap[] {
    const unseen = this.taken.filter((taken) => taken.version > order_version).map((taken) => taken.tap);
    // One that the server has just answered is in both until it has left the queue.
    const answered = new Set(unseen.map((tap) => tap.key));
    const waiting = this.waiting.filter((tap) => !answered.has(tap.key));
    return [...unseen, ...waiting].filter((tap) => partsOf(tap.path).order === order_id);
  }

  /** Does a deed on an order. */
  async do(order: string, deed: string, body: Tap["body"] = {}): Promise<void> {
    this.last = null;
    const tap = await this.queue.push(`/api/repair-orders/${order}/${deed}`, body);
    if (this.lasting.has(deed)) return;
    this.lastAt = performance.now();
    this.last = { tap, leftMs: UNDO_MS };
  }

  /** Queues what is no deed on an order, in its turn among them. */
  async queueTap({ path, body }: Pick<Tap, "path" | "body">): Promise<void> {
    this.last = null;
    await this.queue.push(path, body);
  }

  async undo(): Promise<void> {
    if (!this.last) return;
    const { order } = partsOf(this.last.tap.path);
    this.last = null;
    await this.queue.push(`/api/repair-orders/${order}/undo-deed`, {});
  }

  /** Tries again at once: the link is back, or somebody has signed in. */
  wake(): void {
    this.queue.wake();
  }

  /** Somebody has taken note of the oldest refusal. */
  forgetRefusal(): void {
    this.refused = this.refused.slice(1);
  }

  stop(): void {
    clearInterval(this.ticker);
  }

  private tick(): void {
    if (!this.last) return;
    const leftMs = UNDO_MS - (performance.now() - this.lastAt);
    this.last = leftMs > 0 ? { tap: this.last.tap, leftMs } : null;
  }

  private refuse(refused: RefusedTap): void {
    this.refused = [...this.refused, refused];
    if (this.last?.tap.key === refused.tap.key) this.last = null;
  }

  private async send(tap: Tap): Promise<void> {
    const { photo, ...rest } = tap.body;
    const isPhoto = photo instanceof Blob;
    // A picture is the body itself: what else the tap says goes as the query.
    const path = isPhoto ? `${tap.path}?${new URLSearchParams(rest as Record<string, string>)}` : tap.path;
    const person = session();
    /* The tablet's own token may not do a person's deeds: the tap would be refused instead of kept. */
    if (!person) throw new Refusal(401, "not_signed_in", {});
    try {
      const request = { method: "POST", body: isPhoto ? photo : rest, key: tap.key, token: person.token } as const;
      const answer = await send<{ order_version?: number }>(path, request);
      if (answer.order_version !== undefined) this.keep({ tap, version: answer.order_version });
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) this.signOut();
      throw error;
    }
  }

  private keep(taken: Taken): void {
    this.taken = [...this.taken, taken].slice(-MOST_TAKEN);
    localStorage.setItem(this.keptAs, JSON.stringify(this.taken));
  }

  private signOut(): void {
    dropSession();
    this.onsignedout();
  }
}
