import { get, set } from "idb-keyval";
import { Refusal, Unreachable, send } from "./api";
import { serverNow } from "./live/clock_offset";
import { pauseBefore } from "./live/pauses";
import { uuid7 } from "./uuid7";

/** One write that must reach the server, once and in its turn. */
export interface Tap {
  readonly key: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface RefusedTap {
  readonly tap: Tap;
  readonly refusal: Refusal;
}

export interface TapStorage {
  read(): Promise<Tap[]>;
  write(taps: Tap[]): Promise<void>;
}

/** Kept in IndexedDB; `name` parts the queues of several tablets in one browser. */
export function browserTapStorage(name: string): TapStorage {
  return {
    read: () => get<Tap[]>(`taps:${name}`).then((taps) => taps ?? []),
    write: (taps) => set(`taps:${name}`, taps),
  };
}

/** `pressedAt`: server time in ms of a tap that is sent at once; a tap that has waited tells no latency. */
type Sender = (tap: Tap, pressedAt?: number) => Promise<unknown>;
type Listener = (waiting: readonly Tap[]) => void;

const sendTap: Sender = (tap, pressedAt) =>
  send(tap.path, { method: "POST", body: tap.body, key: tap.key, pressedAt });

/** The order and the deed of a path `/api/repair-orders/<order>/<deed>`. */
export function partsOf(path: string): { order: string; deed: string } {
  const [deed = "", order = ""] = path.split("/").reverse();
  return { order, deed };
}

/** A tap is answered by 401 while the tablet's sign-in has run out: it waits, it is not lost. */
function mustWait(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof Refusal && [401, 408, 429].includes(error.status));
}

/** A durable queue of writes: kept before they are sent, sent in order, each refusal reported and passed over. */
export class Taps {
  private waiting: Tap[] = [];
  private failures = 0;
  private sending = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** By the key of each tap that has not had to wait. */
  private readonly pressedAt = new Map<string, number>();
  private readonly loaded: Promise<void>;
  onchange: Listener = () => {};
  onrefused: (refused: RefusedTap) => void = () => {};

  /** `shopNow` gives shop time in ms: each tap carries when it was done, however late it arrives. */
  constructor(
    private readonly storage: TapStorage,
    private readonly shopNow: () => number,
    private readonly sender: Sender = sendTap,
  ) {
    this.loaded = this.load();
  }

  /** Keeps the tap, then sends what waits. Resolves once it is kept. */
  async push(path: string, body: Tap["body"]): Promise<Tap> {
    const pressedAt = serverNow();
    await this.loaded;
    const tap: Tap = { key: uuid7(), path, body: { ...body, done_at: new Date(this.shopNow()).toISOString() } };
    if (pressedAt !== undefined) this.pressedAt.set(tap.key, pressedAt);
    await this.keep([...this.waiting, tap]);
    void this.sendAll();
    return tap;
  }

  /** Tries again at once: call it when the link is back. */
  wake(): void {
    clearTimeout(this.timer);
    void this.loaded.then(() => this.sendAll());
  }

  private async load(): Promise<void> {
    this.waiting = await this.storage.read().catch(() => []);
    this.onchange(this.waiting);
    if (this.waiting.length > 0) void this.sendAll();
  }

  private async keep(taps: Tap[]): Promise<void> {
    this.waiting = taps;
    this.onchange(taps);
    await this.storage.write(taps);
  }

  private async sendAll(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let tap = this.waiting[0]; tap; tap = this.waiting[0]) {
        if (!(await this.sendOne(tap))) return this.retryLater();
        this.failures = 0;
        await this.keep(this.waiting.filter((other) => other.key !== tap!.key));
      }
    } finally {
      this.sending = false;
    }
  }

  /** Whether the tap is done with, accepted or refused. */
  private async sendOne(tap: Tap): Promise<boolean> {
    try {
      await this.sender(tap, this.pressedAt.get(tap.key));
    } catch (error) {
      if (mustWait(error) || !(error instanceof Refusal)) return false;
      this.onrefused({ tap, refusal: error });
    }
    this.pressedAt.delete(tap.key);
    return true;
  }

  private retryLater(): void {
    this.pressedAt.clear();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.sendAll(), pauseBefore(this.failures));
    this.failures += 1;
  }
}
