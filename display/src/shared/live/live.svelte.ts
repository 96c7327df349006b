import { askRightsAgain } from "../adopt_session";
import { shopTime } from "../clock";
import type { ShopHead } from "../contract/boards";
import { findPlace } from "../find_place";
import { currentToken } from "../token";
import type { HeldBoard } from "./board";
import { ClockWatch } from "./clock_offset";
import { type Freshness, freshness } from "./freshness";
import { Link, type Socket } from "./link";
import { reloadForVersion } from "./new_version";
import { PaintNotes } from "./painted";
import { ScreenSession } from "./session";
import { type BoardStorage, browserStorage } from "./storage";

const TICK_MS = 250;
const KEEP_EVERY_MS = 1_000;
const NO_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

function connect(): Socket {
  return new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/live`);
}

/**
 * One topic, live: its board, the shop's time and how far both can be trusted. Make it in a screen's script
 * and `stop()` it when the screen goes.
 */
export class LiveBoard {
  /** What is shown. Kept boards of an earlier run appear here while the server is away. */
  board = $state.raw<HeldBoard["board"]>({});
  /** True once there is any board, live or kept. */
  known = $state(false);
  freshness = $state<Freshness>("fresh");
  /** Why the server refused this page when it last did: `not_signed_in` or `not_allowed`. */
  refusal = $state<string | null>(null);
  /** Shop time now, in ms since 1970; moves once a second of the shop's clock. */
  now = $state(Date.now());
  /** Shop time at which the server last confirmed what is shown; null: never. */
  asOf = $state<number | null>(null);
  private readonly session: ScreenSession;
  private readonly painted = new PaintNotes(() => this.link?.pulse());
  private readonly watch = new ClockWatch();
  private readonly ticker: ReturnType<typeof setInterval>;
  private link: Link | undefined;
  private keptAt = 0;
  private stopped = false;

  constructor(
    readonly topic: string,
    private readonly storage: BoardStorage = browserStorage,
  ) {
    this.session = new ScreenSession([topic], {
      board: (_, held, after) => this.show(held, after),
      version: reloadForVersion,
      refused: (code) => this.refused(code),
      rights: () => void askRightsAgain(),
      again: () => this.sayHello(),
    });
    this.ticker = setInterval(() => this.tick(), TICK_MS);
    void this.begin();
  }

  get shop(): ShopHead | undefined {
    return this.board["shop"] as ShopHead | undefined;
  }

  /** The shop's IANA zone; this screen's own until the shop is known. */
  get zone(): string {
    return this.shop?.zone ?? NO_ZONE;
  }

  /** Shop time in ms since 1970, exactly now. */
  shopNow(): number {
    const { clock } = this.session;
    return clock ? shopTime(clock, this.session.serverTime(Date.now())) : Date.now();
  }

  /** Seconds of shop time in a second; 1 but in a demonstration. */
  get rate(): number {
    return this.session.clock?.rate || 1;
  }

  /** Tells the server what became of an announcement. */
  reportPlayed(announcement: string, take: number, outcome: "played" | "blocked" | "failed"): void {
    this.link?.send({ type: "played", announcement_id: announcement, take, player: "page", outcome });
  }

  stop(): void {
    this.stopped = true;
    clearInterval(this.ticker);
    this.link?.stop();
  }

  private async begin(): Promise<void> {
    const kept = await this.storage.read(this.topic);
    if (this.stopped) return;
    if (kept) {
      this.session.restore(this.topic, kept, kept.journalId, kept.clock);
      this.asOf = kept.asOf;
    }
    this.link = new Link(connect, {
      opened: () => this.sayHello(),
      painted: () => this.painted.take(this.session.serverTime(Date.now())),
      received: (message) => {
        this.session.receive(message, Date.now());
        this.confirm(message.type);
      },
    });
    this.tick();
  }

  /** The device of this page may have been given another screen, or be revoked; a person other roles. */
  private refused(code: string): void {
    this.refusal = code;
    this.link?.refuse();
    void findPlace();
    void askRightsAgain();
  }

  protected sayHello(): void {
    this.link?.send(this.session.hello(currentToken() ?? ""));
  }

  private show(held: HeldBoard, after: number | null): void {
    this.board = held.board;
    this.known = true;
    if (this.link && held.number !== null) this.painted.add(this.topic, after, held.number);
  }

  /** What the server has just said is true as of now. */
  private confirm(type: string): void {
    if (type === "refused") return;
    if (type !== "welcome") this.asOf = this.shopNow();
    this.tick();
    const now = performance.now();
    if (type === "delta" && now - this.keptAt < KEEP_EVERY_MS) return;
    this.keptAt = now;
    const { journalId, clock } = this.session;
    void this.storage.write(this.topic, { ...this.session.heldOf(this.topic), journalId, clock, asOf: this.asOf });
  }

  private tick(): void {
    if (this.watch.moved() && this.link?.state.open) {
      /* The answer says what time it is; until then the last that was shown is nearer to it. */
      this.link.pulse();
      return;
    }
    this.now = Math.floor(this.shopNow() / 1_000) * 1_000;
    if (this.link) this.freshness = freshness(this.link.state, performance.now());
  }
}
