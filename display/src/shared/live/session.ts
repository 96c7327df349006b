import type { Delta, Heartbeat, Hello, ServerMessage, ShopClock, Snapshot, Welcome } from "../contract/realtime";
import { type HeldBoard, NOTHING_HELD, applyDelta, applySnapshot, isBehind } from "./board";
import { type ClockOffset, pageClock } from "./clock_offset";

/** What the session asks of its surroundings. */
export interface SessionEvents {
  /** A topic's board is now `held`: moved on from number `after`, or null where it came whole. */
  board(topic: string, held: HeldBoard, after: number | null): void;
  /** The server's build of the screens is another than this one. */
  version(version: string): void;
  /** The hello was refused. */
  refused(code: string): void;
  /** Whoever has signed in may do other things than before. */
  rights(): void;
  /** Something was missed: say hello again. */
  again(): void;
}

/** The screen's side of the protocol, without a socket: messages in, boards and a clock out. */
export class ScreenSession {
  journalId: string | null = null;
  clock: ShopClock | null = null;
  private readonly held = new Map<string, HeldBoard>();
  /** Topics whose snapshot has been asked for; deltas are let pass until it comes. */
  private readonly awaited = new Set<string>();

  constructor(
    private readonly topics: readonly string[],
    private readonly events: SessionEvents,
    private readonly offset: ClockOffset = pageClock,
  ) {}

  /** Takes up a board that was kept over a restart; one that has since come from the server stays. */
  restore(topic: string, held: HeldBoard, journalId: string | null, clock: ShopClock | null): void {
    if (this.held.has(topic)) return;
    this.held.set(topic, held);
    this.journalId ??= journalId;
    this.clock ??= clock;
    this.events.board(topic, held, null);
  }

  hello(token: string): Hello {
    this.awaited.clear();
    const numbers = this.topics.map((topic) => [topic, this.heldOf(topic).number] as const);
    return { type: "hello", token, topics: Object.fromEntries(numbers), journal_id: this.journalId };
  }

  /** Takes one message; `receivedAt` is the screen's clock in ms since 1970. */
  receive(message: ServerMessage, receivedAt: number): void {
    if (message.type === "welcome") this.welcome(message, receivedAt);
    else if (message.type === "snapshot") this.snapshot(message);
    else if (message.type === "delta") this.delta(message);
    else if (message.type === "heartbeat") this.heartbeat(message, receivedAt);
    else if (message.type === "rights") this.events.rights();
    else if (message.type === "refused") this.events.refused(message.code);
  }

  /** Server time in ms, as this screen estimates it at its own time `at`. */
  serverTime(at: number): number {
    return at + this.offset.ms;
  }

  heldOf(topic: string): HeldBoard {
    return this.held.get(topic) ?? NOTHING_HELD;
  }

  private welcome(message: Welcome, receivedAt: number): void {
    this.journalId = message.journal_id;
    this.clock = message.clock;
    this.offset.tell(receivedAt, message.clock.server_at);
    this.events.version(message.version);
  }

  private snapshot(message: Snapshot): void {
    this.awaited.delete(message.topic);
    this.put(message.topic, applySnapshot(message), null);
  }

  private delta(message: Delta): void {
    if (this.awaited.has(message.topic)) return;
    const outcome = applyDelta(this.heldOf(message.topic), message);
    if (outcome.kind === "applied") this.put(message.topic, outcome.held, message.previous);
    else if (outcome.kind === "gap") this.ask(message.topic);
  }

  private heartbeat(message: Heartbeat, receivedAt: number): void {
    this.clock = message.clock;
    this.offset.add(message.sent_at, receivedAt, message.clock.server_at);
    for (const topic of this.topics) {
      const behind = isBehind(this.heldOf(topic), message.topics[topic]);
      if (behind && !this.awaited.has(topic)) this.ask(topic);
    }
  }

  private ask(topic: string): void {
    this.held.set(topic, { ...this.heldOf(topic), number: null });
    this.events.again();
    this.awaited.add(topic);
  }

  private put(topic: string, held: HeldBoard, after: number | null): void {
    this.held.set(topic, held);
    this.events.board(topic, held, after);
  }
}
