import type { Paint, ScreenMessage, ServerMessage } from "../contract/realtime";
import { type LinkState, SILENT_AFTER_MS } from "./freshness";
import { pauseBefore } from "./pauses";

const PULSE_MS = 2_000;
const REFUSED_PAUSE_MS = 15_000;

export interface LinkEvents {
  /** The socket is open: say hello. */
  opened(): void;
  received(message: ServerMessage): void;
  /** Takes out what was painted since it was last asked. */
  painted(): Paint[];
}

/** The part of a WebSocket that the link uses. */
export type Socket = Pick<WebSocket, "readyState" | "send" | "close" | "onopen" | "onmessage" | "onclose">;

/** Keeps one socket to the server: pulses, notices silence, and comes back with growing pauses. */
export class Link {
  private socket: Socket | null = null;
  private failures = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private readonly beat: ReturnType<typeof setInterval>;
  private readonly wakers = new AbortController();
  private heardAt: number | null = null;
  /** When this socket was begun or last heard. */
  private quietSince = 0;
  private refused = false;
  private readonly begunAt = performance.now();

  constructor(
    private readonly connect: () => Socket,
    private readonly events: LinkEvents,
  ) {
    this.beat = setInterval(() => this.pulse(), PULSE_MS);
    this.listen();
    this.open();
  }

  get state(): LinkState {
    const open = this.socket?.readyState === WebSocket.OPEN;
    return { open, refused: this.refused, heardAt: this.heardAt, begunAt: this.begunAt };
  }

  /** Sends if the socket is open; says whether it was. */
  send(message: ScreenMessage): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** The server refused the token: try again seldom, somebody may admit this screen. */
  refuse(): void {
    this.refused = true;
  }

  stop(): void {
    clearInterval(this.beat);
    clearTimeout(this.retry);
    this.wakers.abort();
    this.drop();
  }

  /** A hidden page's timers sleep, so a page that is seen again, or on a network again, looks at once. */
  private listen(): void {
    const { signal } = this.wakers;
    document.addEventListener("visibilitychange", () => !document.hidden && this.wake(), { signal });
    document.addEventListener("resume", () => this.wake(), { signal });
    window.addEventListener("online", () => this.wake(), { signal });
  }

  private wake(): void {
    if (this.socket === null) this.open();
    else this.pulse();
  }

  private open(): void {
    clearTimeout(this.retry);
    this.quietSince = performance.now();
    const socket = this.connect();
    this.socket = socket;
    socket.onopen = () => this.events.opened();
    socket.onmessage = (event) => this.hear(event.data as string);
    socket.onclose = () => this.lost(socket);
  }

  private hear(text: string): void {
    const message = JSON.parse(text) as ServerMessage;
    this.heardAt = this.quietSince = performance.now();
    if (message.type !== "refused") {
      this.refused = false;
      this.failures = 0;
    }
    this.events.received(message);
  }

  /** Says that the page lives, and what it has painted; comes of itself every two seconds. */
  pulse(): void {
    const quietMs = performance.now() - this.quietSince;
    if (this.socket !== null && quietMs > SILENT_AFTER_MS) this.giveUp();
    else if (this.state.open) this.send({ type: "pulse", sent_at: Date.now(), painted: this.events.painted() });
  }

  private giveUp(): void {
    this.drop();
    this.comeBack();
  }

  private lost(socket: Socket): void {
    if (socket !== this.socket) return;
    this.socket = null;
    this.comeBack();
  }

  private comeBack(): void {
    const pauseMs = this.refused ? REFUSED_PAUSE_MS : pauseBefore(this.failures);
    this.failures += 1;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.open(), pauseMs);
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = null;
    if (socket === null) return;
    socket.onclose = null;
    socket.close();
  }
}
